// How fmt treats types with String, Error, Format and GoString at any depth,
// with pointers, cycles, nils and panics.
package main

import (
	"errors"
	"fmt"
)

type val int

func (v val) String() string { return fmt.Sprintf("val%d", int(v)) }

type ptr struct{ n int }

func (p *ptr) String() string {
	if p == nil {
		return "nil-ptr"
	}
	return fmt.Sprintf("ptr%d", p.n)
}

type errStr string

func (e errStr) Error() string  { return "error:" + string(e) }
func (e errStr) String() string { return "string:" + string(e) }

type goStr struct{ a, b int }

func (goStr) GoString() string { return "goStr!" }

type formatter struct{ x float64 }

func (f formatter) Format(s fmt.State, verb rune) {
	w, hasW := s.Width()
	p, hasP := s.Precision()
	fmt.Fprintf(s, "[%c %d %t %d %t %t %s]", verb, w, hasW, p, hasP, s.Flag('+'), fmt.FormatString(s, verb))
}

type panics struct{}

func (panics) String() string { panic("boom") }

type nilPanics struct{ s string }

func (n *nilPanics) String() string { return n.s }

type exported struct{ V val }
type unexported struct{ v val }
type embedded struct{ val }
type outer struct {
	A any
	B []val
	C map[string]val
	D *ptr
	E error
	f errStr
	G *int
	H func()
	I [2]bool
	J struct{ K, l string }
}
type recursive struct {
	name string
	next *recursive
}
type bytesT []byte
type byteT byte
type names []string

func (n names) String() string { return fmt.Sprintf("%d names", len(n)) }

func main() {
	v := val(3)
	pv := &v
	fmt.Println(v, []val{1, 2}, map[val]val{1: 2}, exported{4}, unexported{5}, embedded{6}, *pv, [1]val{7})
	fmt.Printf("%v %+v %#v %d %x %s %q %T %5d|%-8v|%8s\n", v, v, v, v, v, v, v, v, v, v, v)
	p := &ptr{8}
	var np *ptr
	fmt.Println(p, *p, np, []*ptr{nil}[0], struct{ P fmt.Stringer }{p})
	fmt.Println(errStr("x"), []error{errStr("y"), nil}, errors.Join(errStr("a"), nil, errors.New("b")))
	fmt.Printf("%v %s %q %x %#v %+v\n", errStr("x"), errStr("x"), errStr("x"), errStr("x"), errStr("x"), []errStr{"x"})
	fmt.Printf("%v %#v %#v %+v %#v\n", goStr{1, 2}, goStr{1, 2}, []goStr{{}}, goStr{1, 2}, &goStr{})
	fmt.Printf("%v|%+8.3z|%d|%v|%-#010x\n", formatter{1}, formatter{1}, []formatter{{2}}, map[string]formatter{"k": {}}, formatter{})
	fmt.Println(panics{}, []any{panics{}, 1}, (*nilPanics)(nil), &nilPanics{"fine"})
	fmt.Printf("%s %d %v\n", panics{}, panics{}, exported{})
	o := outer{A: v, B: []val{1}, C: map[string]val{"z": 1, "a": 2}, D: nil, E: errStr("e"), f: "f"}
	fmt.Printf("%v\n%+v\n", o, o)
	fmt.Printf("%#v\n", o)
	r := recursive{"a", nil}
	fmt.Printf("%v %+v %#v\n", r, r, r)
	fmt.Printf("%s %v %x %d %v %s %q %v\n", bytesT("hi"), bytesT("hi"), bytesT("hi"), []byteT{1}, byteT(65), []byteT{65}, []byteT{65}, [2]byte{1, 2})
	fmt.Printf("%v %s %d %q\n", names{"a", "b"}, names{"a"}, names{"c"}, []string(names{"d"}))
	fmt.Printf("%#v %#v %#v %#v %#v %#v %#v %#v\n", 1.0, 1e6, "q\"`", 'x', uint8(1), []byte{1}, uintptr(5), 1+2i)
	fmt.Printf("%#v %#v %#v %#v %#v\n", []string(nil), map[string]bool(nil), (*int)(nil), struct{}{}, [3]any{1, "a"})
	fmt.Printf("%#v %#v %#v\n", &[]int{1}, &map[string]int{"a": 1}, &struct{ X any }{v})
	fmt.Printf("%v %v %v %+v\n", &[]val{1}, &map[string]int{"a": 1}, &[2]int{}, &struct{ X any }{v})
	fmt.Printf("%v %v\n", struct{ a, b any }{nil, (*int)(nil)}, []any{nil, error(nil), (*ptr)(nil)})
	fmt.Printf("%6.2f|%-8d|%+d|%x|%t|%q|%v\n", []float64{1, 2.345}, []int{1, 2}, map[string]int{"a": 1}, []string{"ab", "c"}, []bool{true}, []any{"a", 1}, [][]int{{1}, nil, {2, 3}})
	fmt.Printf("%08.3f|%+08d|%x|%X|% x|%#x|% #x|%#q|%+q\n", -3.14159, 42, -255, "hi", "hi", "hi", "hi", "b`q", "é☺")
	fmt.Printf("%3c|%-3c|%03d|%.0f|%5t|%U|%#U|%o|%#o|%O|%b\n", 'x', 'y', -5, 2.5, true, 0x1F42A, 0x1F42A, 64, 64, 64, -5)
	fmt.Printf("%e %E %g %G %.3g %10.3e|%-10.1f|%+.2f|% d|% d|%x|%X\n", 123456.789, 0.00012, 1e-10, 1e10, 123456.0, 12345.678, 1.25, 1.0, 5, -5, 3.5, -1.0)
}
