// What a collection keeps: variables only up to their last use, memory of frames only while something points to it.
package main

import (
	"fmt"
	"runtime"
	"time"
)

type node struct {
	name string
	next *node
}

// watch says whether the object is freed by collections made now.
type watch chan string

func (w watch) on(name string) *node {
	n := &node{name: name}
	runtime.SetFinalizer(n, func(n *node) { w <- n.name })
	return n
}

func (w watch) freed() string {
	for i := 0; i < 3; i++ {
		runtime.GC()
		select {
		case name := <-w:
			return name
		case <-time.After(10 * time.Millisecond):
		}
	}
	return "nothing"
}

//go:noinline
func use(n *node) {}

func variable(w watch) {
	n := w.on("variable")
	fmt.Println("used later:", w.freed())
	use(n)
	fmt.Println("used no more:", w.freed())
}

func parameter(w watch, n *node) {
	fmt.Println("parameter:", w.freed())
}

type holder struct {
	a, b *node
	pad  [6]int
}

func inMemory(w watch) {
	var h holder
	h.b = w.on("field")
	reader(w, &h)
	fmt.Println("after the reader:", w.freed())
}

//go:noinline
func reader(w watch, h *holder) {
	fmt.Println("read later:", w.freed())
	use(h.b)
	fmt.Println("read no more:", w.freed())
}

func deferred(w watch) {
	n := w.on("deferred")
	defer use(n)
	fmt.Println("deferred:", w.freed())
}

func loop(w watch) {
	c := make(chan *node, 2)
	c <- w.on("first")
	c <- w.on("second")
	close(c)
	for n := range c {
		use(n)
		n = nil
		fmt.Println("received and dropped:", w.freed())
	}
}

func recovered(w watch) (n *node) {
	defer func() {
		recover()
		fmt.Println("result after a panic:", n.name, w.freed())
	}()
	n = w.on("result")
	var m map[string]int
	m["x"] = 1
	return nil
}

func keepAlive(w watch) {
	n := w.on("kept alive")
	fmt.Println("kept:", w.freed())
	runtime.KeepAlive(n)
	fmt.Println("let go:", w.freed())
}

// manyResults is a finalizer's way to fail: its result is larger than what registers hold.
func manyResults(w watch) {
	n := &node{name: "results"}
	runtime.SetFinalizer(n, func(n *node) (a [40]int, b string, err error) {
		w <- n.name
		return
	})
	n = nil
	fmt.Println("finalizer with results:", w.freed())
}

func main() {
	w := make(watch, 10)
	variable(w)
	parameter(w, w.on("argument"))
	inMemory(w)
	deferred(w)
	fmt.Println("after it ran:", w.freed())
	loop(w)
	fmt.Println(recovered(w).name)
	fmt.Println("now:", w.freed())
	keepAlive(w)
	manyResults(w)
}
