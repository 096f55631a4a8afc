// Interface values: dynamic types, nil in its two forms, copies, comparison,
// embedding, assertion to interfaces, method sets.
package main

import (
	"errors"
	"fmt"
	"io"
)

type animal interface{ sound() string }
type mover interface{ move() string }
type both interface {
	animal
	mover
	fmt.Stringer
}

type dog struct{ name string }

func (d dog) sound() string  { return d.name + " barks" }
func (d *dog) move() string  { d.name += "!"; return d.name + " runs" }
func (d dog) String() string { return "dog " + d.name }

type myErr struct{ code int }

func (e *myErr) Error() string { return fmt.Sprint("code ", e.code) }

func mayFail(fail bool) error {
	var e *myErr
	if fail {
		e = &myErr{7}
	}
	return e // never equal to nil
}

type integer int

func (i integer) sound() string { return fmt.Sprint("int ", int(i)) }

type fn func() string

func (f fn) sound() string { return f() }

func kind(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case both:
		return "both"
	case animal:
		return "animal " + v.sound()
	case error, fmt.Stringer:
		return fmt.Sprintf("printable %v", v)
	case int, int8:
		return fmt.Sprintf("int %v %T", v, v)
	case func() int:
		return fmt.Sprint("func ", v())
	case []int:
		return fmt.Sprint("ints ", len(v))
	case *int:
		return fmt.Sprint("pointer ", *v)
	case chan<- int:
		return "send channel"
	case map[string]any:
		return fmt.Sprint("object ", len(v))
	case struct{ X int }:
		return fmt.Sprint("anonymous ", v.X)
	}
	return fmt.Sprintf("other %T", x)
}

func main() {
	d := dog{"rex"}
	var a animal = d // a copy
	d.name = "fido"
	fmt.Println(a.sound(), d.sound(), a == animal(dog{"rex"}), a == animal(d))
	a = &d
	m := a.(mover)
	fmt.Println(m.move(), a.sound(), d.name)
	b, ok := a.(both)
	fmt.Println(ok, b, a == animal(&d), any(a) == any(m))
	_, ok = animal(d).(mover)
	fmt.Println(ok)

	fmt.Println(mayFail(false) == nil, mayFail(true), errors.As(mayFail(true), new(*myErr)))
	var e error
	var pe *myErr
	fmt.Println(e == nil, pe == nil, error(pe) == nil, any(e) == nil)

	x := 5
	for _, v := range []any{nil, d, &d, integer(3), fn(func() string { return "called" }), &myErr{1}, 4, int8(5), int16(6), func() int { return 9 }, []int{1},
		&x, make(chan<- int), make(chan int), map[string]any{"a": 1}, struct{ X int }{8}, struct{ Y int }{8}, io.EOF, 2.5, [2]string{}} {
		fmt.Print(kind(v), "; ")
	}
	fmt.Println()

	var i1, i2 any = 1, 1
	var i3 any = int64(1)
	fmt.Println(i1 == i2, i1 == i3, i1 == 1, i3 == int64(1), i1 != nil, any([0]int{}) == any([0]int{}))
	arr := []animal{integer(1), integer(1), dog{"a"}, dog{"a"}}
	fmt.Println(arr[0] == arr[1], arr[1] == arr[2], arr[2] == arr[3])

	sound := a.sound // bound to the value of a now
	a = integer(9)
	fmt.Println(sound(), a.sound(), animal.sound(a), dog.sound(dog{"expr"}), (*dog).sound(&d))
	var w io.Writer
	_, isReader := w.(io.Reader)
	fmt.Println(isReader, w == nil)
	type wrapper struct{ animal }
	wr := wrapper{dog{"inner"}}
	fmt.Println(wr.sound(), animal(wr).sound(), wr == wrapper{dog{"inner"}})
	wr.animal = integer(1)
	fmt.Println(wr.sound(), wr.animal)
	var empty interface{} = struct{}{}
	_, isEmpty := empty.(struct{})
	fmt.Println(isEmpty, fmt.Sprintf("%T %T", empty, interface{ M() }(nil)))
}
