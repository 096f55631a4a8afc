package log

import (
	"fmt"
	"io"
	"os"
)

// SetOutput sets where the lines of the standard logger go.
func SetOutput(w io.Writer) { std.SetOutput(w) }

// Writer returns where the lines of the standard logger go.
func Writer() io.Writer { return std.Writer() }

// Flags returns the flags of the standard logger.
func Flags() int { return std.Flags() }

// SetFlags sets the flags of the standard logger.
func SetFlags(flag int) { std.SetFlags(flag) }

// Prefix returns the prefix of the standard logger.
func Prefix() string { return std.Prefix() }

// SetPrefix sets the prefix of the standard logger.
func SetPrefix(prefix string) { std.SetPrefix(prefix) }

// Output writes a line to the standard logger, as Logger.Output.
func Output(calldepth int, s string) error { return std.output(calldepth+1, s) }

// Print writes a line to the standard logger, with the arguments as by fmt.Print.
func Print(v ...any) {
	if !std.discard.Load() {
		std.output(2, fmt.Sprint(v...))
	}
}

// Printf writes a line to the standard logger, with the arguments as by fmt.Printf.
func Printf(format string, v ...any) {
	if !std.discard.Load() {
		std.output(2, fmt.Sprintf(format, v...))
	}
}

// Println writes a line to the standard logger, with the arguments as by fmt.Println.
func Println(v ...any) {
	if !std.discard.Load() {
		std.output(2, fmt.Sprintln(v...))
	}
}

// Fatal is Print and then os.Exit(1).
func Fatal(v ...any) {
	std.output(2, fmt.Sprint(v...))
	os.Exit(1)
}

// Fatalf is Printf and then os.Exit(1).
func Fatalf(format string, v ...any) {
	std.output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

// Fatalln is Println and then os.Exit(1).
func Fatalln(v ...any) {
	std.output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

// Panic is Print and then a panic with the message.
func Panic(v ...any) {
	s := fmt.Sprint(v...)
	std.output(2, s)
	panic(s)
}

// Panicf is Printf and then a panic with the message.
func Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	std.output(2, s)
	panic(s)
}

// Panicln is Println and then a panic with the message.
func Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	std.output(2, s)
	panic(s)
}
