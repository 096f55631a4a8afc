// Package variables are initialized in the order of their dependencies, not of
// their text; then the init functions run in order.
package main

import "fmt"

var log []string

func trace(name string, v int) int {
	log = append(log, fmt.Sprintf("%s=%d", name, v))
	return v
}

var (
	a = trace("a", c+b)
	b = trace("b", f())
	c = trace("c", 1)
	d = trace("d", 3)
)

func f() int {
	d++
	return d
}

var x, y = pair()

func pair() (int, int) { return trace("x", e), trace("y", 20) }

var e = trace("e", 10)

// Through a method and a function value, references still count.
type t struct{}

func (t) m() int { return late }

var viaMethod = trace("viaMethod", t{}.m())
var viaValue = trace("viaValue", fn())
var fn = func() int { return late * 2 }
var late = trace("late", 50)

var _ = trace("blank", 99)

var m = map[string]int{"k": trace("mapvalue", late)}
var self = func() func() int {
	return func() int { return len(m) }
}()

const k = len([...]int{1, 2, 3})

func init() { trace("init1", a) }
func init() { trace("init2", x+y) }

var last = trace("last", k)

func main() {
	for i, s := range log {
		fmt.Println(i, s)
	}
	fmt.Println(a, b, c, d, x, y, self())
}

func init() { trace("init3", last) }
