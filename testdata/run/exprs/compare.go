// Comparison of everything comparable, and panics for what is not.
package main

import (
	"errors"
	"fmt"
)

type pair struct {
	a any
	b string
}

func try(what string, f func() bool) {
	defer func() {
		if r := recover(); r != nil {
			_, isErr := r.(error)
			fmt.Println(what, "panics:", r, isErr)
		}
	}()
	fmt.Println(what, f())
}

func main() {
	x, y := 1, 1
	p, q := &x, &y
	c1, c2 := make(chan int), make(chan int)
	fmt.Println(p == q, *p == *q, p == &x, c1 == c2, c1 == c1, true != false)
	var e1, e2 any
	fmt.Println(e1 == e2, e1 == nil, any(1) == any(1.0), any("a") == any("a"), any(p) == any(&x), any([2]int{1, 2}) == any([2]int{1, 2}))
	fmt.Println(pair{1, "x"} == pair{1, "x"}, pair{1, "x"} == pair{int8(1), "x"}, [2]pair{} == [2]pair{}, errors.New("a") == errors.New("a"))
	fmt.Println("abc" < "abd", "Z" < "a", 'a' < 'b', 1.5 > 1, "a" <= "a", "" < "\x00", uint8(200) > 100)

	s := any([]int{1})
	m := any(map[string]int{})
	f := any(func() {})
	try("slices", func() bool { return s == s })
	try("maps", func() bool { return m == m })
	try("funcs", func() bool { return f == f })
	try("different types", func() bool { return s == m })
	try("slice and nil", func() bool { return s == nil })
	try("struct with slice inside", func() bool { return any(struct{ s []int }{}) == any(struct{ s []int }{}) })
	try("array of funcs", func() bool { return any([1]func(){}) == any([1]func(){}) })
	try("field order decides", func() bool {
		type t struct {
			n int
			a any
		}
		return t{1, s} == t{2, s}
	})
	try("equal fields panic", func() bool { return pair{s, "x"} == pair{s, "x"} })
	try("fields are compared in order", func() bool { return pair{s, "x"} == pair{s, "y"} })
	try("map key", func() bool { return map[any]int{}[s] == 0 })
	try("map key store", func() bool { mm := map[any]int{}; mm[m] = 1; return true })
	try("struct key", func() bool { mm := map[pair]int{}; mm[pair{f, ""}]++; return true })
	try("empty map read", func() bool { var mm map[any]bool; return mm[f] })
	try("delete", func() bool { delete(map[any]int{1: 1}, s); return true })
	try("switch", func() bool {
		switch s {
		case 1, "x":
			return true
		case nil:
			return true
		}
		return false
	})
	try("switch same type", func() bool {
		switch s {
		case any([]int{1}):
			return true
		}
		return false
	})
	type wrap struct{ error }
	try("embedded", func() bool { return wrap{nil} == wrap{nil} })
	var fn func()
	var sl []int
	fmt.Println(fn == nil, sl == nil, map[int]int(nil) == nil)
	type key struct{ x, y int8 }
	k := map[key]bool{{1, 2}: true}
	fmt.Println(k[key{1, 2}], k[key{2, 1}], interface{ Error() string }(nil) == nil)
	var ro <-chan int = c1
	fmt.Println(ro == c1, any(ro) == any(c1))
}
