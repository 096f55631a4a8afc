// Weak pointers: equality, and when they become nil. Package weak is newer than Go 1.23.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"weak"
)

type node struct {
	name string
	next *node
	pad  [4]int
}

var global node

//go:noinline
func make2(name string) (weak.Pointer[node], weak.Pointer[node]) {
	n := &node{name: name}
	return weak.Make(n), weak.Make(n)
}

func equality() {
	a := &node{name: "a"}
	b := &node{name: "b"}
	fmt.Println("same:", weak.Make(a) == weak.Make(a), "other:", weak.Make(a) == weak.Make(b))
	fmt.Println("zero:", weak.Make[node](nil) == weak.Pointer[node]{}, weak.Make[node](nil).Value() == nil)
	first := weak.Make(&a.pad[0])
	third := weak.Make(&a.pad[2])
	fmt.Println("inside:", first == third, third == weak.Make(&a.pad[2]))
	a.pad[2] = 42
	runtime.GC()
	fmt.Println("kept by another part:", *third.Value(), third.Value() == &a.pad[2])
	name := weak.Make(a)
	fmt.Println("strong again:", name.Value().name, name.Value() == a)
	keys := map[weak.Pointer[node]]string{weak.Make(a): "a", weak.Make(b): "b"}
	fmt.Println("as keys:", keys[weak.Make(b)], keys[weak.Make(a)], len(keys))
	runtime.KeepAlive(a)
	runtime.KeepAlive(b)
}

func cleared() {
	p, q := make2("short lived")
	r, _ := make2("another")
	runtime.GC()
	fmt.Println("cleared:", p.Value() == nil, q.Value() == nil)
	fmt.Println("still equal:", p == q, "still different:", p != r)
	g := weak.Make(&global)
	runtime.GC()
	fmt.Println("global:", g.Value() == &global)
}

// chain keeps the list by its head only.
func chain() {
	head := &node{name: "0"}
	var weaks []weak.Pointer[node]
	for i := 1; i < 5; i++ {
		head = &node{name: fmt.Sprint(i), next: head}
		weaks = append(weaks, weak.Make(head))
	}
	show := func(when string) {
		fmt.Print(when, ":")
		for _, w := range weaks {
			if n := w.Value(); n != nil {
				fmt.Print(" ", n.name)
			} else {
				fmt.Print(" -")
			}
		}
		fmt.Println()
	}
	runtime.GC()
	show("all")
	head = head.next.next
	runtime.GC()
	show("half")
	runtime.KeepAlive(head)
	head = nil
	runtime.GC()
	show("none")
}

// revived shows that a weak pointer is nil for the finalizer already, and stays
// nil though the finalizer makes the object reachable.
func revived() {
	var saved *node
	var w, inner weak.Pointer[node]
	done := make(chan bool)
	func() {
		n := &node{name: "revived", next: &node{name: "child"}}
		w, inner = weak.Make(n), weak.Make(n.next)
		runtime.SetFinalizer(n, func(n *node) {
			saved = n
			done <- w.Value() == nil
		})
	}()
	runtime.GC()
	fmt.Println("nil in finalizer:", <-done)
	fmt.Println("afterwards:", saved.name, w.Value() == nil)
	fmt.Println("child of the revived:", inner.Value().name)
	again := weak.Make(saved)
	runtime.GC()
	fmt.Println("new one:", again.Value() == saved)
	saved = nil
	runtime.GC()
	fmt.Println("gone:", again.Value() == nil, inner.Value() == nil)
}

// raced reads and drops values while collections go on: what Value returns is intact.
func raced() {
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			var weaks [16]weak.Pointer[node]
			var strong [16]*node
			for i := range 3000 {
				at := (i*7 + w) % 16
				if n := weaks[at].Value(); n != nil {
					if n.pad[0] != at || n.next.pad[1] != at {
						panic("not the object that it was")
					}
					strong[(at+3)%16] = n
				} else {
					n := &node{next: new(node)}
					n.pad[0], n.next.pad[1] = at, at
					weaks[at] = weak.Make(n)
				}
				strong[(i*5)%16] = nil
				if i%1000 == 0 {
					runtime.GC()
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println("raced")
}

func main() {
	equality()
	cleared()
	chain()
	revived()
	raced()
}
