package main

import "fmt"

var x = 1

func x() {}

type T struct{ a, b, a int }

func (T) m() {}
func (T) m() {}

func f(a int, a string) {}

func main() {
	y := 1
	y := 2
	fmt.Println(y)
}

func main() {}
