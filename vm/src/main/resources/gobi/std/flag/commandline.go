package flag

import (
	"encoding"
	"os"
	"time"
)

// The functions of this file work on CommandLine as its methods of the same names do.

// BoolVar defines a flag of a bool that is kept in *p.
func BoolVar(p *bool, name string, value bool, usage string) {
	CommandLine.BoolVar(p, name, value, usage)
}

// Bool defines a flag of a bool and returns where it is kept.
func Bool(name string, value bool, usage string) *bool {
	return CommandLine.Bool(name, value, usage)
}

// IntVar defines a flag of an int that is kept in *p.
func IntVar(p *int, name string, value int, usage string) {
	CommandLine.IntVar(p, name, value, usage)
}

// Int defines a flag of an int and returns where it is kept.
func Int(name string, value int, usage string) *int {
	return CommandLine.Int(name, value, usage)
}

// Int64Var defines a flag of an int64 that is kept in *p.
func Int64Var(p *int64, name string, value int64, usage string) {
	CommandLine.Int64Var(p, name, value, usage)
}

// Int64 defines a flag of an int64 and returns where it is kept.
func Int64(name string, value int64, usage string) *int64 {
	return CommandLine.Int64(name, value, usage)
}

// UintVar defines a flag of a uint that is kept in *p.
func UintVar(p *uint, name string, value uint, usage string) {
	CommandLine.UintVar(p, name, value, usage)
}

// Uint defines a flag of a uint and returns where it is kept.
func Uint(name string, value uint, usage string) *uint {
	return CommandLine.Uint(name, value, usage)
}

// Uint64Var defines a flag of a uint64 that is kept in *p.
func Uint64Var(p *uint64, name string, value uint64, usage string) {
	CommandLine.Uint64Var(p, name, value, usage)
}

// Uint64 defines a flag of a uint64 and returns where it is kept.
func Uint64(name string, value uint64, usage string) *uint64 {
	return CommandLine.Uint64(name, value, usage)
}

// StringVar defines a flag of a string that is kept in *p.
func StringVar(p *string, name string, value string, usage string) {
	CommandLine.StringVar(p, name, value, usage)
}

// String defines a flag of a string and returns where it is kept.
func String(name string, value string, usage string) *string {
	return CommandLine.String(name, value, usage)
}

// Float64Var defines a flag of a float64 that is kept in *p.
func Float64Var(p *float64, name string, value float64, usage string) {
	CommandLine.Float64Var(p, name, value, usage)
}

// Float64 defines a flag of a float64 and returns where it is kept.
func Float64(name string, value float64, usage string) *float64 {
	return CommandLine.Float64(name, value, usage)
}

// DurationVar defines a flag of a duration that is kept in *p.
func DurationVar(p *time.Duration, name string, value time.Duration, usage string) {
	CommandLine.DurationVar(p, name, value, usage)
}

// Duration defines a flag of a duration and returns where it is kept.
func Duration(name string, value time.Duration, usage string) *time.Duration {
	return CommandLine.Duration(name, value, usage)
}

// TextVar defines a flag of a value that converts itself, kept in p; value is the default.
func TextVar(p encoding.TextUnmarshaler, name string, value encoding.TextMarshaler, usage string) {
	CommandLine.TextVar(p, name, value, usage)
}

// Func defines a flag that calls fn with its argument each time it is given.
func Func(name, usage string, fn func(string) error) { CommandLine.Func(name, usage, fn) }

// BoolFunc is Func for a flag that needs no argument.
func BoolFunc(name, usage string, fn func(string) error) { CommandLine.BoolFunc(name, usage, fn) }

// Var defines a flag with a value of any type.
func Var(value Value, name string, usage string) { CommandLine.Var(value, name, usage) }

// VisitAll calls fn for all flags, in the order of their names.
func VisitAll(fn func(*Flag)) { CommandLine.VisitAll(fn) }

// Visit calls fn for the flags that were set, in the order of their names.
func Visit(fn func(*Flag)) { CommandLine.Visit(fn) }

// Lookup returns the flag of the name, or nil.
func Lookup(name string) *Flag { return CommandLine.Lookup(name) }

// Set sets the flag of the name.
func Set(name, value string) error { return CommandLine.set(name, value, 2) }

// PrintDefaults prints all flags with their usage and their defaults, unless these are zero.
func PrintDefaults() { CommandLine.PrintDefaults() }

// NFlag returns how many flags were set.
func NFlag() int { return CommandLine.NFlag() }

// Arg returns argument i after the flags; "" if there is none.
func Arg(i int) string { return CommandLine.Arg(i) }

// NArg returns the number of arguments after the flags.
func NArg() int { return CommandLine.NArg() }

// Args returns the arguments after the flags.
func Args() []string { return CommandLine.Args() }

// Parse parses the flags of the command line.
func Parse() { CommandLine.Parse(os.Args[1:]) }

// Parsed reports whether Parse was called.
func Parsed() bool { return CommandLine.Parsed() }
