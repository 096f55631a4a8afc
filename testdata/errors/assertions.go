package main

import "io"

type T struct{}

func main() {
	x := 1
	_ = x.(int)
	var r io.Reader
	_ = r.(T)
	_ = r.(int)
	switch r.(type) {
	case T:
	case *T, string:
	}
}
