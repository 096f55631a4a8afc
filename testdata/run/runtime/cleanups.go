// Cleanups: runtime.AddCleanup, which is newer than Go 1.23.
package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"
	"weak"
)

type file struct {
	name string
	fd   int
	buf  [8]byte
}

// events collects what cleanups tell, sorted, since their order is not promised.
type events chan string

func (e events) after(n int) []string {
	runtime.GC()
	var list []string
	for range n {
		select {
		case s := <-e:
			list = append(list, s)
		case <-time.After(5 * time.Second):
			list = append(list, "nothing")
		}
	}
	select {
	case s := <-e:
		list = append(list, "too much: "+s)
	default:
	}
	slices.Sort(list)
	return list
}

func oneArgument(e events) {
	f := &file{name: "a", fd: 7}
	runtime.AddCleanup(f, func(fd int) { e <- fmt.Sprint("close ", fd) }, f.fd)
	fmt.Println("in use:", e.after(0))
	runtime.KeepAlive(f)
	fmt.Println("unused:", e.after(1))
}

func several(e events) {
	func() {
		f := &file{name: "b"}
		for _, s := range []string{"one", "two", "three"} {
			runtime.AddCleanup(f, func(s string) { e <- s }, s)
		}
		runtime.AddCleanup(&f.buf[3], func(b [2]string) { e <- b[0] + b[1] }, [2]string{"inside", "!"})
	}()
	fmt.Println("several:", e.after(4))
}

func stopped(e events) {
	f := &file{name: "c"}
	tell := func(s string) { e <- s }
	first := runtime.AddCleanup(f, tell, "first")
	runtime.AddCleanup(f, tell, "second")
	third := runtime.AddCleanup(f, tell, "third")
	first.Stop()
	third.Stop()
	third.Stop()
	runtime.Cleanup{}.Stop()
	runtime.KeepAlive(f)
	fmt.Println("stopped:", e.after(1))
	first.Stop()
}

// finalized shows that the cleanup waits for the finalizer, and for the object
// that this revives.
func finalized(e events) {
	var saved *file
	var w weak.Pointer[file]
	func() {
		f := &file{name: "d"}
		w = weak.Make(f)
		runtime.AddCleanup(f, func(s string) { e <- s }, "cleanup")
		runtime.SetFinalizer(f, func(f *file) {
			saved = f
			e <- "finalizer of " + f.name
		})
	}()
	fmt.Println("first:", e.after(1), w.Value() == nil)
	fmt.Println("revived:", e.after(0), saved.name)
	saved = nil
	fmt.Println("second:", e.after(1))
}

// cache forgets an entry when its value is gone.
func cache(e events) {
	entries := map[string]weak.Pointer[file]{}
	get := func(name string) *file {
		if f := entries[name].Value(); f != nil {
			return f
		}
		f := &file{name: name}
		entries[name] = weak.Make(f)
		runtime.AddCleanup(f, func(name string) { e <- name }, name)
		return f
	}
	x, y := get("x"), get("y")
	fmt.Println("cached:", get("x") == x, get("y") == y, len(entries))
	for _, name := range e.after(0) {
		delete(entries, name)
	}
	runtime.KeepAlive(y)
	for _, name := range e.after(1) {
		delete(entries, name)
	}
	fmt.Println("left:", len(entries), entries["x"].Value() == x)
	runtime.KeepAlive(x)
}

func refused(what string, f func()) {
	defer func() { fmt.Println(what+":", recover()) }()
	f()
}

var global int

func main() {
	e := make(events, 10)
	oneArgument(e)
	several(e)
	stopped(e)
	finalized(e)
	cache(e)
	fmt.Println("the last one:", e.after(1))
	runtime.AddCleanup(&global, func(int) { e <- "never" }, 1).Stop()
	refused("itself", func() {
		f := new(file)
		runtime.AddCleanup(f, func(f *file) {}, f)
	})
	refused("nil", func() { runtime.AddCleanup[int](nil, func(int) {}, 1) })
}
