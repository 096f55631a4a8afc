// Format goes through package fmt: every verb with flags, widths and
// precisions for every kind of value, the interfaces by which types print
// themselves, and what fmt prints when verb and value do not fit.
package main

import (
	"errors"
	"fmt"
	"os"
)

type point struct {
	X, Y int
}

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type secret string

func (secret) GoString() string { return `secret("...")` }

type bits uint8

// Format prints the set bits between brackets.
func (b bits) Format(f fmt.State, verb rune) {
	fmt.Fprintf(f, "<%c", verb)
	for i := range 8 {
		if b>>i&1 == 1 {
			fmt.Fprintf(f, " %d", i)
		}
	}
	if w, ok := f.Width(); ok {
		fmt.Fprintf(f, " w%d", w)
	}
	if p, ok := f.Precision(); ok {
		fmt.Fprintf(f, " p%d", p)
	}
	for _, flag := range "+-# 0" {
		if f.Flag(int(flag)) {
			fmt.Fprintf(f, " %q", flag)
		}
	}
	fmt.Fprint(f, ">")
}

type tree struct {
	name string
	kids []*tree
	note any
}

type broken struct{}

func (broken) String() string { panic("cannot print") }

func main() {
	p := func(format string, args ...any) { fmt.Printf(format+"\n", args...) }

	p("integers: %d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%O|%b|%c|%U|%#U|%q",
		42, 42, 42, 42, 42, 42, 255, 255, 255, 8, 8, 8, 5, 'G', 'G', 'ö', 'x')
	p("negative: %d|%6d|%06d|%x|%b|%+.3d|%8.3d", -42, -42, -42, -255, -5, -7, -7)
	p("extreme:  %d %d %x", int64(-1<<63), uint64(1<<64-1), uint64(1<<64-1))
	p("floats:   %f|%.2f|%8.3f|%-8.1f|%+.1f|%08.2f|%e|%.3E|%g|%G|%.3g|%#g|%x|%b",
		3.14159, 3.14159, 3.14159, 3.14159, 3.14159, -3.14159, 1234.5678, 1234.5678, 1e21, 1e-7, 1234.5678, 2.0, 1.5, 1.0)
	p("floats:   %v %v %v %v %v %v", 1e20, 1e21, 1e-4, 1e-5, float32(0.1), 100000000.0)
	p("complex:  %v %.1f %+g %8.2f", 1+2i, 1.25-2i, 3i, complex64(1-1i))
	p("strings:  %s|%8s|%-8s|%.2s|%q|%+q|%#q|%x|%X|% x|%#x|%08s", "Gobi", "Gobi", "Gobi", "Gobi", "a\"b\nü", "ü", "`", "Gobi", "Gobi", "Gobi", "Gobi", "Gobi")
	p("bytes:    %s|%v|%d|%x|%q|% X", []byte("abc"), []byte("abc"), []byte("abc"), []byte("abc"), []byte("abc"), []byte("abc"))
	p("booleans: %t|%v|%7t|%-7t|", true, false, true, false)
	p("stars:    %*d|%-*d|%.*f|%[2]*[1]d|%[3]v %[1]v", 7, 42, 7, 42, 2, 2.71828)
	p("indexes:  %[2]d %[1]d %[2]x %d", 10, 20)
	p("percent:  %d%% %c", 50, 0x4E16)

	v := point{3, -4}
	pv := &v
	p("structs:  %v|%+v|%#v|%T|%v|%+v|%T", v, v, v, v, pv, pv, pv)
	p("slices:   %v|%d|%#v|%q|%v|%5.1f|%v|%T", []int{1, 2}, []int{1, 2}, []int{1, 2}, []string{"a", "b"}, []string(nil), []float64{1, 2.25}, [2]bool{true}, [2]bool{})
	p("maps:     %v|%#v|%v|%T|%v", map[string]int{"b": 2, "a": 1}, map[string]int{"b": 2, "a": 1}, map[point]bool{{2, 1}: true, {1, 9}: false}, map[string]int{}, map[int]string(nil))
	p("nested:   %v|%+v", []any{1, "two", nil, []any{3.5, 'x'}, struct{}{}, [2]point{}}, tree{"root", []*tree{nil}, point{1, 2}})
	p("nested:   %#v", []any{1, "two", nil, uint8(3), 4.0, true, struct{ A, b any }{1, "x"}, [1]point{{1, 2}}})
	p("nils:     %v %+v %v %d %s", nil, error(nil), (*point)(nil), nil, []any{nil})
	p("chans:    %v %T %T %T", (chan int)(nil), make(<-chan int), make(chan<- string), func(int, ...string) error { return nil })

	t := celsius(21.55)
	p("Stringer: %v|%s|%8.2f|%q|%v|%v|%v", t, t, t, t, []celsius{1, 2}, map[string]celsius{"a": 3}, struct{ T celsius }{4})
	p("GoString: %v|%#v|%#v", secret("x"), secret("x"), []secret{"y"})
	p("Format:   %v|%d|%+8.3x|%-#s|%v", bits(5), bits(0), bits(128), bits(6), []bits{1, 2})
	p("errors:   %v|%s|%q|%+v|%T", errors.New("bad"), errors.New("bad"), errors.New("bad"), fmt.Errorf("very %w", os.ErrNotExist), fmt.Errorf("x %w", os.ErrExist))
	p("wrapped:  %t", errors.Is(fmt.Errorf("%w and %w", os.ErrExist, os.ErrClosed), os.ErrClosed))

	// go vet would refuse these.
	mistakes := []struct {
		format string
		args   []any
	}{
		{"%d", []any{"text"}}, {"%s", []any{42}}, {"%s %d", []any{"one"}}, {"%d", []any{1, 2, "x"}},
		{"%z", []any{1.5}}, {"%!", nil}, {"100%", nil}, {"%[3]d", []any{1}}, {"%[x]d", []any{1}},
		{"%*d", []any{"w", 5}}, {"%.*d", []any{-1, 5}}, {"%t", []any{1}}, {"%c", []any{"c"}}, {"%d", []any{v}},
		{"%x", []any{v}}, {"%s", []any{v}}, {"%q", []any{[]any{1, "a", 2.5}}}, {"%v", []any{broken{}}}, {"%s", []any{(*celsius)(nil)}},
		{"%s", []any{nil}}, {"%d", []any{[]string{"a"}}}, {"%-010d|%+-5d", []any{7, 7}}, {"%x", []any{"héllo"}}, {"%6.2%", nil},
	}
	for _, m := range mistakes {
		fmt.Printf("%-12q %s\n", m.format, fmt.Sprintf(m.format, m.args...))
	}

	fmt.Print("Print ", 1, 2, "and", 3, 4, "\n", 'x', true, nil, "\n")
	fmt.Println("Println", 1, 2, "and", 3.0, 'x', []byte("hi"), t)
	n, err := fmt.Fprintln(os.Stdout, "naïve")
	fmt.Println(n, err, fmt.Sprint("a", "b", 1, 2, "c", 3.5, 'd', v, v), len(fmt.Sprintln()))
	fmt.Printf("%s\n", fmt.Append([]byte("x"), 1, 2, "y", 3))
	fmt.Printf("%v %s\n", fmt.Appendf(nil, "%03d", 7), fmt.Appendln([]byte("q"), "r"))
}
