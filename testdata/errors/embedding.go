package main

type A struct{ x int }
type B struct{ x int }
type C struct {
	A
	B
}
type D struct {
	*C
	**A
}

func main() {
	var c C
	_ = c.x
	_ = c.A.y
	c.m()
	type E struct {
		A
		A
	}
}
