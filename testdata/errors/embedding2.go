package main

import "fmt"

type A struct{ x int }
type B struct{ x int }
type C struct {
	A
	B
}

func (a A) String() string { return "a" }
func (b B) String() string { return "b" }

func main() {
	var c C
	_ = c.x
	_ = c.A.y
	c.m()
	var s fmt.Stringer = c
	_ = s
	type E struct {
		A
		A
	}
	c.A.string()
}
