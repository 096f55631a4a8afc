// Package log writes lines of a log, each with the time and more if wanted. It follows the documented
// behaviour of Go 1.23.
package log

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// The flags tell what stands before a message.
const (
	Ldate         = 1 << iota     // the date, as 2009/01/23
	Ltime                         // the time, as 01:23:23
	Lmicroseconds                 // the time to the microsecond, as 01:23:23.123123
	Llongfile                     // the path of the file and the line, as /a/b/c/d.go:23
	Lshortfile                    // the name of the file and the line, as d.go:23
	LUTC                          // date and time in UTC
	Lmsgprefix                    // the prefix before the message instead of before all
	LstdFlags     = Ldate | Ltime // those of the standard logger at first
)

// A Logger writes each message with a single Write. Several goroutines may use one at once.
type Logger struct {
	mu      sync.Mutex // one line at a time
	out     io.Writer
	prefix  atomic.Value // a string
	flags   atomic.Int32
	discard atomic.Bool
}

// New returns a Logger to out.
func New(out io.Writer, prefix string, flag int) *Logger {
	l := new(Logger)
	l.SetOutput(out)
	l.SetPrefix(prefix)
	l.SetFlags(flag)
	return l
}

var std = New(os.Stderr, "", LstdFlags)

// Default returns the logger of the package's functions.
func Default() *Logger { return std }

// SetOutput sets where the lines go.
func (l *Logger) SetOutput(w io.Writer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.out = w
	l.discard.Store(w == io.Discard)
}

// Writer returns where the lines go.
func (l *Logger) Writer() io.Writer {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out
}

// Flags returns the flags.
func (l *Logger) Flags() int { return int(l.flags.Load()) }

// SetFlags sets the flags.
func (l *Logger) SetFlags(flag int) { l.flags.Store(int32(flag)) }

// Prefix returns the prefix.
func (l *Logger) Prefix() string {
	if p, ok := l.prefix.Load().(string); ok {
		return p
	}
	return ""
}

// SetPrefix sets the prefix.
func (l *Logger) SetPrefix(prefix string) { l.prefix.Store(prefix) }

// appendNumber appends n with at least width digits.
func appendNumber(b []byte, n, width int) []byte {
	var buf [20]byte
	at := len(buf)
	for n >= 10 || width > 1 {
		at--
		buf[at] = '0' + byte(n%10)
		n /= 10
		width--
	}
	at--
	buf[at] = '0' + byte(n)
	return append(b, buf[at:]...)
}

// appendHeader appends all that stands before a message.
func appendHeader(b []byte, now time.Time, prefix string, flag int, file string, line int) []byte {
	if flag&Lmsgprefix == 0 {
		b = append(b, prefix...)
	}
	if flag&(Ldate|Ltime|Lmicroseconds) != 0 {
		if flag&LUTC != 0 {
			now = now.UTC()
		}
		if flag&Ldate != 0 {
			year, month, day := now.Date()
			b = append(appendNumber(b, year, 4), '/')
			b = append(appendNumber(b, int(month), 2), '/')
			b = append(appendNumber(b, day, 2), ' ')
		}
		if flag&(Ltime|Lmicroseconds) != 0 {
			hour, minute, second := now.Clock()
			b = append(appendNumber(b, hour, 2), ':')
			b = append(appendNumber(b, minute, 2), ':')
			b = appendNumber(b, second, 2)
			if flag&Lmicroseconds != 0 {
				b = appendNumber(append(b, '.'), now.Nanosecond()/1000, 6)
			}
			b = append(b, ' ')
		}
	}
	if flag&(Lshortfile|Llongfile) != 0 {
		if flag&Lshortfile != 0 {
			for i := len(file) - 1; i > 0; i-- {
				if file[i] == '/' {
					file = file[i+1:]
					break
				}
			}
		}
		b = append(append(b, file...), ':')
		b = append(appendNumber(b, line, 1), ": "...)
	}
	if flag&Lmsgprefix != 0 {
		b = append(b, prefix...)
	}
	return b
}

// Output writes a line with the message s. calldepth counts the callers to go up for the file and
// line: 1 is the caller of Output.
func (l *Logger) Output(calldepth int, s string) error { return l.output(calldepth+1, s) }

func (l *Logger) output(calldepth int, s string) error {
	if l.discard.Load() {
		return nil
	}
	now := time.Now()
	prefix, flag := l.Prefix(), l.Flags()
	file, line := "", 0
	if flag&(Lshortfile|Llongfile) != 0 {
		var ok bool
		if _, file, line, ok = runtime.Caller(calldepth); !ok {
			file, line = "???", 0
		}
	}
	b := appendHeader(make([]byte, 0, len(prefix)+len(s)+64), now, prefix, flag, file, line)
	b = append(b, s...)
	if len(s) == 0 || s[len(s)-1] != '\n' {
		b = append(b, '\n')
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	_, err := l.out.Write(b)
	return err
}

// Print writes a line, with the arguments as by fmt.Print.
func (l *Logger) Print(v ...any) {
	if !l.discard.Load() {
		l.output(2, fmt.Sprint(v...))
	}
}

// Printf writes a line, with the arguments as by fmt.Printf.
func (l *Logger) Printf(format string, v ...any) {
	if !l.discard.Load() {
		l.output(2, fmt.Sprintf(format, v...))
	}
}

// Println writes a line, with the arguments as by fmt.Println.
func (l *Logger) Println(v ...any) {
	if !l.discard.Load() {
		l.output(2, fmt.Sprintln(v...))
	}
}

// Fatal is Print and then os.Exit(1).
func (l *Logger) Fatal(v ...any) {
	l.output(2, fmt.Sprint(v...))
	os.Exit(1)
}

// Fatalf is Printf and then os.Exit(1).
func (l *Logger) Fatalf(format string, v ...any) {
	l.output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

// Fatalln is Println and then os.Exit(1).
func (l *Logger) Fatalln(v ...any) {
	l.output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

// Panic is Print and then a panic with the message.
func (l *Logger) Panic(v ...any) {
	s := fmt.Sprint(v...)
	l.output(2, s)
	panic(s)
}

// Panicf is Printf and then a panic with the message.
func (l *Logger) Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	l.output(2, s)
	panic(s)
}

// Panicln is Println and then a panic with the message.
func (l *Logger) Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	l.output(2, s)
	panic(s)
}
