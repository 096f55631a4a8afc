// Deferred calls: order, evaluated arguments, results, loops, methods, nil.
package main

import (
	"errors"
	"fmt"
)

type T struct{ n int }

func (t T) show(s string)   { fmt.Print(s, t.n, " ") }
func (t *T) showp(s string) { fmt.Print(s, t.n, " ") }

func order() {
	for i := range 3 {
		defer fmt.Print("d", i, " ")
		defer func() { fmt.Print("c", i, " ") }()
	}
	t := T{1}
	defer t.show("value")
	defer t.showp("pointer")
	defer func(n int) { fmt.Print("arg", n, " ") }(t.n)
	t.n = 2
	fmt.Print("body ")
}

func result() (n int) {
	defer func() { n *= 2 }()
	n = 5
	return n + 1
}

func unnamed() int {
	n := 5
	defer func() { n *= 2 }()
	return n
}

func errs(fail bool) (v string, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("wrapped: %w", err)
			v = "none"
		}
	}()
	if fail {
		return "some", errors.New("bad")
	}
	return "good", nil
}

func nested() {
	defer fmt.Print("outer ")
	defer func() {
		defer fmt.Print("inner-deferred ")
		fmt.Print("inner ")
	}()
}

func conditional(b bool) {
	if b {
		defer fmt.Print("yes ")
	} else {
		defer fmt.Print("no ")
	}
	for b {
		defer fmt.Print("loop ")
		b = false
	}
	switch {
	case !b:
		defer fmt.Print("switch ")
	}
}

func manyDefers() (n int) {
	for i := range 10000 {
		defer func() { n += i % 2 }()
	}
	return 0
}

func recursive(n int) {
	if n > 0 {
		defer recursive(n - 1)
		fmt.Print(n, " ")
	}
}

func nilFunc() {
	defer func() { fmt.Println("recovered:", recover()) }()
	var f func()
	defer f()
	fmt.Print("reached ")
}

func recovered() (s string) {
	defer func() { s += " after" }()
	defer func() { s = fmt.Sprint("recovered ", recover()) }()
	panic("oops")
}

func replaced() (n int) {
	defer func() {
		recover()
		n = 3
	}()
	return func() int { panic(1) }()
}

type closer struct {
	name string
	log  *[]string
}

func open(name string, log *[]string) *closer { return &closer{name, log} }
func (c *closer) Close() error                { *c.log = append(*c.log, c.name); return nil }

func resources() (log []string) {
	a := open("a", &log)
	defer a.Close()
	b := open("b", &log)
	defer b.Close()
	a = open("never", &log)
	return log
}

func builtins() (m map[string]int, ch chan int) {
	m = map[string]int{"x": 1, "y": 2}
	ch = make(chan int, 1)
	defer close(ch)
	defer delete(m, "x")
	return
}

func main() {
	order()
	fmt.Println()
	fmt.Println(result(), unnamed())
	fmt.Println(errs(true))
	fmt.Println(errs(false))
	nested()
	conditional(true)
	conditional(false)
	fmt.Println()
	fmt.Println(manyDefers())
	recursive(4)
	nilFunc()
	fmt.Println(recovered(), replaced(), resources())
	m, ch := builtins()
	_, ok := <-ch
	fmt.Println(m, ok)
	var i interface{ show(string) } = T{9}
	defer i.show("iface")
	i = nil
	func() {
		x := 1
		defer fmt.Print(func() int { x++; return x }(), " ")
		x = 50
	}()
}
