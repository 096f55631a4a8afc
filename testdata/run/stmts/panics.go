// Panic and recover: nesting, replacing, re-panicking, where recover works.
package main

import (
	"errors"
	"fmt"
	"runtime"
)

func try(name string, f func()) {
	defer func() {
		r := recover()
		kind := fmt.Sprintf("%T", r)
		if re, ok := r.(runtime.Error); ok {
			kind = "runtime.Error"
			r = re.Error()
		}
		fmt.Printf("%s: %v (%s)\n", name, r, kind)
	}()
	f()
}

func helper() any { return recover() }

func main() {
	try("none", func() {})
	try("string", func() { panic("s") })
	try("error", func() { panic(errors.New("e")) })
	try("struct", func() { panic(struct{ A int }{1}) })
	try("nil", func() { panic(nil) })
	try("replaced", func() {
		defer func() { panic("second") }()
		panic("first")
	})
	try("recovered inside", func() {
		defer func() {
			fmt.Print("got ", recover(), "; again ", recover(), "; ")
		}()
		panic("once")
	})
	try("recover then panic", func() {
		defer func() {
			r := recover()
			panic(fmt.Sprint(r, "+"))
		}()
		panic("x")
	})
	try("recover in a called function", func() {
		defer func() {
			func() { fmt.Print("nested ", recover(), "; ") }()
		}()
		panic("not caught by nested")
	})
	try("deferred helper", func() {
		defer helper()
		panic("caught by helper itself")
	})
	try("helper called by deferred", func() {
		defer func() { _ = helper() }()
		panic("helper is too deep")
	})
	try("deferred recover directly", func() {
		defer recover()
		panic("recover is not called by a deferred function")
	})
	try("recover before panic", func() {
		fmt.Print(recover(), "; ")
		panic("later")
	})
	try("other defers still run", func() {
		defer fmt.Print("third ")
		defer fmt.Print("second ")
		defer func() { recover(); fmt.Print("first ") }()
		panic("x")
	})
	try("panic in defer while panicking, recovered in it", func() {
		defer func() {
			defer func() { fmt.Print("inner ", recover(), "; ") }()
			panic("in defer")
		}()
		panic("outer")
	})
	try("through frames", func() {
		var f func(int)
		f = func(n int) {
			defer func() { fmt.Print(n, " ") }()
			if n == 3 {
				panic("deep")
			}
			f(n + 1)
		}
		f(0)
	})
	try("recovered in the middle", func() {
		inner := func() (s string) {
			defer func() { s = fmt.Sprint("value ", recover()) }()
			func() { panic("from below") }()
			return "unreached"
		}
		fmt.Print(inner(), "; ")
	})
	try("goexit does not recover", func() {
		done := make(chan any)
		go func() {
			defer func() { done <- recover() }()
			defer func() { fmt.Print("deferred; ") }()
			runtime.Goexit()
		}()
		fmt.Print(<-done, "; ")
	})
	try("goexit cancels panic", func() {
		done := make(chan string)
		go func() {
			defer func() { done <- "ended" }()
			defer runtime.Goexit()
			panic("swallowed by Goexit")
		}()
		fmt.Print(<-done, "; ")
	})
	try("recover in goroutine", func() {
		ch := make(chan any)
		go func() {
			defer func() { ch <- recover() }()
			panic("in goroutine")
		}()
		panic(fmt.Sprint("forwarded: ", <-ch))
	})
	try("many", func() {
		count := 0
		for i := range 1000 {
			func() {
				defer func() { count += recover().(int) }()
				panic(i)
			}()
		}
		panic(count)
	})
	// every run-time error
	var (
		s   []int
		m   map[string]int
		p   *struct{ x int }
		z   int
		n   = -1
		i   any
		ch  chan int
		arr [3]int
		str = "abc"
	)
	idx := 5
	try("index", func() { _ = s[idx] })
	try("index negative", func() { _ = arr[n] })
	try("index string", func() { _ = str[idx] })
	try("array index", func() { arr[idx] = 1 })
	try("slice high", func() { _ = arr[:idx] })
	try("slice order", func() { _ = str[idx-2 : 1] })
	try("slice order 2", func() { _ = s[2 : idx-4] })
	try("slice cap", func() { _ = make([]int, 2, 4)[:idx] })
	try("slice string", func() { _ = str[idx:] })
	try("slice three", func() { _ = make([]int, 4)[1:2:idx] })
	try("slice three order", func() { _ = make([]int, 9)[1:idx:3] })
	try("slice three low", func() { _ = make([]int, 9)[idx:4:4] })
	try("nil map", func() { m["a"] = 1 })
	try("nil pointer", func() { p.x++ })
	try("division", func() { _ = 1 / z })
	try("modulus", func() { _ = uint8(5) % uint8(z) })
	try("assertion nil", func() { _ = i.(string) })
	try("close nil", func() { close(ch) })
	try("makeslice", func() { _ = make([]int, n) })
	try("makeslice cap", func() { _ = make([]int, 1, z) })
	try("shift", func() { _ = 1 << n })
	try("make chan", func() { _ = make(chan int, n) })
	try("nil func", func() { var f func(); f() })
	try("nil method", func() { var e error; _ = e.Error() })
	try("array conversion", func() { _ = [4]int(s) })
}
