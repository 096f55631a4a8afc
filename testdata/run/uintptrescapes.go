// Functions with //go:uintptrescapes keep what their arguments were pointers to alive.
package main

import (
	"fmt"
	"runtime"
	"time"
	"unsafe"
)

//go:uintptrescapes
//go:noinline
func use(p uintptr, q ...uintptr) string {
	runtime.GC()
	s := *(*string)(unsafe.Pointer(p))
	for _, x := range q {
		s += *(*string)(unsafe.Pointer(x))
	}
	return s
}
func setup(s string) unsafe.Pointer {
	t := s
	runtime.SetFinalizer(&t, func(p *string) { *p = "FAIL" })
	return unsafe.Pointer(&t)
}
func main() {
	fmt.Println(use(uintptr(setup("a")), uintptr(setup("b"))))
	done := make(chan bool)
	go func() { fmt.Println(use(uintptr(setup("c")))); done <- true }()
	<-done
	func() { defer use(uintptr(setup("d"))); time.Sleep(time.Millisecond) }()
}
