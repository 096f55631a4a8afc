package main

import "fmt"

type T struct{ a, b int }

//go:noinline
func use(p *T) int { return p.a }

func blocks() {
	var p *T
	{
		x := T{1, 2}
		p = &x
	}
	{
		y := T{3, 4}
		q := &y
		use(q)
	}
	fmt.Println(p.a)
}

func gotos() {
	var p, q *T
	i := 0
L:
	x := T{i, i}
	q = p
	p = &x
	i++
	if i < 3 {
		goto L
	}
	fmt.Println(use(p), use(q))
}

func main() {
	blocks()
	gotos()
}
