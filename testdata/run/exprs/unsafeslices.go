package main

import (
	"fmt"
	"unsafe"
)

func try(name string, f func()) {
	defer func() {
		fmt.Println(name, recover())
	}()
	f()
}

var sink byte

func main() {
	last := (*byte)(unsafe.Pointer(^uintptr(0)))
	try("last byte", func() { fmt.Println(len(unsafe.Slice(last, 1))) })
	try("beyond", func() { _ = unsafe.Slice(last, 2) })
	try("last string", func() { fmt.Println(len(unsafe.String(last, 1))) })
	try("beyond", func() { _ = unsafe.String(last, 2) })
	n := -1
	try("negative", func() { _ = unsafe.Slice(new(int), n) })
	n = 1 << 60
	try("large", func() { _ = unsafe.Slice(new(int), n) })
	try("nil", func() { _ = unsafe.Slice((*int)(nil), n) })
	n = 0
	try("nothing", func() { fmt.Println(unsafe.Slice((*int)(nil), n) == nil) })
	try("use", func() {
		low := unsafe.Slice((*byte)(unsafe.Pointer(uintptr(8))), 100)
		sink = low[50]
	})
}
