package main

type T struct{ a int }

func f() int { return 1 }

func main() {
	x := 1
	_ = *x
	_ = &5
	_ = &f()
	var p *T
	_ = p.b
	var pp **T = &p
	_ = pp.a
	f() = 2
	"s"[0] = 'x'
	T{}.a = 1
	map[string]T{}["k"].a = 3
}
