//go:build go1.21

package main

func ints() {
	for range 10 {
	}
	for i := range len("abc") {
		_ = i
	}
}

func funcs() {
	for range func(func() bool) {} {
	}
}

func main() {
	ints()
	funcs()
	_ = min(1, 2)
}
