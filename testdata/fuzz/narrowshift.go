package main

import "fmt"

//go:noinline
func count(x uint16) uint16 { return x }

func try(name string, f func() int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, r)
		}
	}()
	fmt.Println(name, f())
}

// A conversion that narrows an unsigned number may make it negative.
func main() {
	x := 1 << 20
	try("int8", func() int { return x >> int8(count(15768)) })
	try("int16", func() int { return x >> int16(count(65535)) })
	try("int32", func() int { return x >> int32(count(65535)) })
	try("left", func() int { return x << int16(count(40000)) })
	try("small", func() int { return x >> int8(count(3)) })
}
