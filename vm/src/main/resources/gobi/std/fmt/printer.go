// Package fmt formats and scans text after the manner of C's printf and scanf, with the verbs, flags and error forms
// that Go 1.23 documents.
//
// A printer collects the output of one call in a buffer that the next call uses again. Common arguments (strings, integers,
// without flags) go straight into the buffer; other basic types go through a type switch; only what remains is taken
// apart with reflect. Flags are bits of one word, so that resetting them costs one store.
package fmt

import (
	"io"
	"os"
	"reflect"
	"sync/atomic"
	"unicode/utf8"
	"unsafe"
)

// State is what a Formatter gets to print to.
type State interface {
	Write(b []byte) (n int, err error)

	// Width and Precision return the values and whether they were given.
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)

	// Flag reports whether the flag character c was given.
	Flag(c int) bool
}

// Formatter is implemented by types that format themselves for every verb.
type Formatter interface {
	Format(f State, verb rune)
}

// Stringer is implemented by types that have a readable form, which %v, %s and the like print.
type Stringer interface {
	String() string
}

// GoStringer is implemented by types that have a form in Go syntax, which %#v prints.
type GoStringer interface {
	GoString() string
}

// FormatString returns the verb with its flags, width and precision as a format string.
func FormatString(state State, verb rune) string {
	b := []byte{'%'}
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			b = append(b, byte(c))
		}
	}
	if w, ok := state.Width(); ok {
		b = appendInt(b, int64(w))
	}
	if p, ok := state.Precision(); ok {
		b = append(b, '.')
		b = appendInt(b, int64(p))
	}
	return string(utf8.AppendRune(b, verb))
}

// Flags of one verb. sharpV and plusV replace sharp and plus under %v.
const (
	minus = 1 << iota
	plus
	sharp
	space
	zero
	plusV
	sharpV
	hasWid
	hasPrec
)

// printer is the state of one printing call.
type printer struct {
	buf   []byte
	flags uint
	wid   int
	prec  int

	arg   any           // the argument being printed
	value reflect.Value // the value, where only that is known

	reordered  bool  // the format used an argument index
	goodArgNum bool  // the last argument index was in range
	panicking  bool  // printing a recovered panic's value
	erroring   bool  // printing a bad verb: methods are not called
	wrapErrs   bool  // %w is allowed
	wrapped    []int // indices of the %w arguments
}

// spare is a printer to use again, if not nil. One is enough: calls seldom nest or overlap.
var spare unsafe.Pointer

// maxSpare is the largest buffer worth keeping.
const maxSpare = 64 << 10

func newPrinter() *printer {
	if p := (*printer)(atomic.SwapPointer(&spare, nil)); p != nil {
		return p
	}
	return &printer{buf: make([]byte, 0, 128)}
}

func (p *printer) free() {
	if cap(p.buf) > maxSpare {
		return
	}
	p.buf = p.buf[:0]
	if p.arg != nil || p.value.IsValid() {
		p.arg = nil
		p.value = reflect.Value{}
	}
	if p.wrapErrs {
		p.wrapErrs = false
		p.wrapped = nil
	}
	p.flags = 0
	atomic.StorePointer(&spare, unsafe.Pointer(p))
}

// Width, Precision, Flag, Write and WriteString make a printer a State for Formatters.

func (p *printer) Width() (wid int, ok bool) {
	if p.flags&hasWid == 0 {
		return 0, false
	}
	return p.wid, true
}

func (p *printer) Precision() (prec int, ok bool) {
	if p.flags&hasPrec == 0 {
		return 0, false
	}
	return p.prec, true
}

func (p *printer) Flag(c int) bool {
	switch c {
	case '-':
		return p.flags&minus != 0
	case '+':
		return p.flags&(plus|plusV) != 0
	case '#':
		return p.flags&(sharp|sharpV) != 0
	case ' ':
		return p.flags&space != 0
	case '0':
		return p.flags&zero != 0
	}
	return false
}

func (p *printer) Write(b []byte) (n int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

func (p *printer) WriteString(s string) (n int, err error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

// Fprintf formats to w.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	p := newPrinter()
	p.printf(format, a)
	n, err = w.Write(p.buf)
	p.free()
	return n, err
}

// Printf formats to standard output.
func Printf(format string, a ...any) (n int, err error) {
	p := newPrinter()
	p.printf(format, a)
	n, err = os.Stdout.Write(p.buf)
	p.free()
	return n, err
}

// Sprintf formats to a string.
func Sprintf(format string, a ...any) string {
	p := newPrinter()
	p.printf(format, a)
	s := string(p.buf)
	p.free()
	return s
}

// Appendf formats to the end of b.
func Appendf(b []byte, format string, a ...any) []byte {
	p := newPrinter()
	p.printf(format, a)
	b = append(b, p.buf...)
	p.free()
	return b
}

// Fprint prints the operands with %v to w, with a space between two of which neither is a string.
func Fprint(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.print(a)
	n, err = w.Write(p.buf)
	p.free()
	return n, err
}

// Print prints as Fprint does to standard output.
func Print(a ...any) (n int, err error) {
	p := newPrinter()
	p.print(a)
	n, err = os.Stdout.Write(p.buf)
	p.free()
	return n, err
}

// Sprint prints as Fprint does to a string.
func Sprint(a ...any) string {
	p := newPrinter()
	p.print(a)
	s := string(p.buf)
	p.free()
	return s
}

// Append prints as Fprint does to the end of b.
func Append(b []byte, a ...any) []byte {
	p := newPrinter()
	p.print(a)
	b = append(b, p.buf...)
	p.free()
	return b
}

// Fprintln prints the operands with %v to w, spaces between them and a newline after the last.
func Fprintln(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.println(a)
	n, err = w.Write(p.buf)
	p.free()
	return n, err
}

// Println prints as Fprintln does to standard output.
func Println(a ...any) (n int, err error) {
	p := newPrinter()
	p.println(a)
	n, err = os.Stdout.Write(p.buf)
	p.free()
	return n, err
}

// Sprintln prints as Fprintln does to a string.
func Sprintln(a ...any) string {
	p := newPrinter()
	p.println(a)
	s := string(p.buf)
	p.free()
	return s
}

// Appendln prints as Fprintln does to the end of b.
func Appendln(b []byte, a ...any) []byte {
	p := newPrinter()
	p.println(a)
	b = append(b, p.buf...)
	p.free()
	return b
}

func (p *printer) println(a []any) {
	for i, arg := range a {
		if i > 0 {
			p.buf = append(p.buf, ' ')
		}
		switch v := arg.(type) {
		case string:
			p.buf = append(p.buf, v...)
		case int:
			p.buf = appendInt(p.buf, int64(v))
		default:
			p.printArg(arg, 'v')
		}
	}
	p.buf = append(p.buf, '\n')
}

func (p *printer) print(a []any) {
	afterString := true
	for _, arg := range a {
		// A defined string type counts as a string here too.
		isString := arg != nil && reflect.TypeOf(arg).Kind() == reflect.String
		if !isString && !afterString {
			p.buf = append(p.buf, ' ')
		}
		p.printArg(arg, 'v')
		afterString = isString
	}
}
