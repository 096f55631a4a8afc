// Values of size zero, in maps, channels, slices, fields and interfaces.
package main

import (
	"fmt"
	"unsafe"
)

type empty struct{}
type none [0]int
type wrap struct {
	e empty
	n none
	x [0]string
}

func (empty) hello() string     { return "hello" }
func (*empty) pointer() bool    { return true }
func ret() (empty, none, error) { return empty{}, none{}, nil }

type greeter interface{ hello() string }

func main() {
	var w wrap
	fmt.Println(unsafe.Sizeof(w), w == wrap{}, len(w.n), w)
	set := map[string]empty{"a": {}, "b": {}}
	_, ok := set["a"]
	_, no := set["c"]
	fmt.Println(len(set), ok, no, map[empty]int{{}: 5}[empty{}], map[none]int{}[none{}])
	ch := make(chan empty, 3)
	ch <- empty{}
	ch <- struct{}{}
	fmt.Println(len(ch), <-ch, len(ch))
	sl := make([]empty, 5, 10)
	sl = append(sl, empty{}, empty{})
	fmt.Println(len(sl), cap(sl) >= 7, len(sl[2:4]), copy(sl, sl[3:]))
	for i := range sl[:2] {
		fmt.Print(i, sl[i].hello(), " ")
	}
	huge := make([]struct{}, 1<<40)
	fmt.Println(len(huge), len(huge[1<<39:]))
	var g greeter = empty{}
	var gp greeter = new(empty)
	fmt.Println(g.hello(), gp.hello(), g == greeter(empty{}), any(empty{}) == any(none{}))
	e, n, err := ret()
	fmt.Println(e, n, err, e.pointer(), [3]empty{} == [3]empty{})
	done := make(chan struct{})
	go func() { defer close(done) }()
	<-done
	type tail struct {
		a int8
		z struct{}
	}
	fmt.Println(unsafe.Sizeof(tail{}), unsafe.Sizeof([0]int64{}), unsafe.Sizeof(struct {
		z struct{}
		a int8
	}{}))
	f := func(empty, none) int { return 3 }
	fmt.Println(f(empty{}, none{}), struct{}{} == empty{})
	var arr [4]struct{ e empty }
	for i, v := range arr {
		fmt.Print(i, v)
	}
	fmt.Println()
}
