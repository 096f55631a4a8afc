package main

type T struct{ a int }

func main() {
	x := 1
	_ = *x
	_ = &5
	_ = &f()
	var p *T
	_ = p.b
	_ = p->a
}

func f() int { return 1 }
