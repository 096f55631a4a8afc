// Deferred calls in functions without loops around them, as they are left in every way: by return,
// panic, recovered or not, Goexit, waiting in a callee or in a deferred call.
package main

import (
	"errors"
	"fmt"
	"runtime"
)

var trail []string

func note(s string) { trail = append(trail, s) }

func nested(n int) (r int, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("recovered %v at %d", e, n)
		}
	}()
	defer note(fmt.Sprint("a", n))
	if n%2 == 0 {
		defer note(fmt.Sprint("even", n))
	}
	if n > 3 {
		var p *int
		r = *p
	}
	if n == 0 {
		runtime.Gosched()
		panic("bottom")
	}
	x, e := nested(n - 1)
	defer func() { r++ }()
	return x + n, e
}

func gone(done chan<- string) {
	defer func() { done <- fmt.Sprint("gone ", recover()) }()
	defer func() {
		defer note("inner")
		runtime.Gosched()
	}()
	runtime.Goexit()
}

func twice() (s string) {
	defer func() { s += fmt.Sprint(" outer:", recover()) }()
	defer func() { panic(errors.New("second")) }()
	defer func() { s += fmt.Sprint(" first:", recover()) }()
	panic("one")
}

func nilFunc() (err any) {
	defer func() { err = recover() }()
	var f func()
	defer f()
	note("after nil defer")
	return nil
}

func loops() {
	for i := range 3 {
		defer note(fmt.Sprint("loop", i))
	}
	defer note("last")
	ch := make(chan int)
	go func() { ch <- 1 }()
	<-ch
}

func main() {
	for i := range 200 {
		trail = trail[:0]
		for n := range 6 {
			r, err := nested(n)
			note(fmt.Sprint(r, err))
		}
		done := make(chan string)
		go gone(done)
		note(<-done)
		note(twice())
		note(fmt.Sprint(nilFunc()))
		loops()
		if i%100 == 0 {
			fmt.Println(trail)
		}
	}
}
