// While a panic runs deferred calls, the frames below are at the calls that they have not returned from.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

type W struct{ a []int }

func (w W) Get(i int) int {
	return w.a[i]
}

func g() {
	for i := 1; i < 6; i++ {
		pc, _, l, _ := runtime.Caller(i)
		if name := runtime.FuncForPC(pc).Name(); strings.HasPrefix(name, "main.") {
			fmt.Println(l, name)
		}
	}
	recover()
}
func f2() {
	defer g()
	foo := W{}
	_ = foo.Get(3)
}
func f3() {
	defer g()
	panic("x")
}
func f4() {
	defer g()
	h()
}
func h() { panic("y") }
func main() {
	f2()
	f3()
	f4()
}
