// What goes to the heap and what stays in frames: variables, literals, new and
// make, closures, variadic slices, values in interfaces.
package main

import "fmt"

type pair struct{ a, b *int }

type shape interface{ area() int }

type square struct{ side int }

func (s square) area() int { return s.side * s.side }

var (
	kept     *int
	keptAny  any
	keptFunc func() int
	sink     []*int
)

func moved(n int) {
	x := n
	kept = &x
	y := n
	p := &y
	*p++
	for i := 0; i < n; i++ {
		z := i
		sink = append(sink, &z)
		w := i
		q := &w
		*q++
	}
}

func outOfLoop(n int) int {
	var last *int
	for i := 0; i < n; i++ {
		j := i
		last = &j
	}
	return *last
}

func literals(n int) *pair {
	a := &pair{}
	b := &pair{a: &n}
	c := []int{1, 2, n}
	d := [2]*int{&n, a.a}
	e := []*pair{a, {b: d[0]}}
	f := make([]int, 3)
	g := make([]int, n)
	h := new(int)
	k := new(pair)
	k.a = h
	fmt.Println(len(c), e[1].b == nil, len(f), len(g))
	if n > 3 {
		return b
	}
	return &pair{a.a, h}
}

func closures(n int) func() int {
	count := 0
	add := func(k int) { count += k }
	add(n)
	func() { count++ }()
	keptFunc = func() int { return n }
	defer func() { count-- }()
	for i := 0; i < 2; i++ {
		defer func() { count += i }()
	}
	go func() { count++ }()
	total := 0
	return func() int { total += n; return total }
}

func each(s []int, f func(int)) {
	for _, x := range s {
		f(x)
	}
}

func sum(s []int) int {
	total := 0
	each(s, func(x int) { total += x })
	return total
}

func many(xs ...int) int { return len(xs) }

func some(xs ...*int) *int { return xs[0] }

func all(xs ...*int) []*int { return xs }

func variadic(n int) *int {
	a, b := n, n
	sink = all(&a)
	fmt.Println(many(1, 2, n), *some(&b))
	c := n
	return some(&c)
}

func interfaces(n int) {
	var s shape = square{n}
	if n > 100 {
		s = nil
	}
	println(s.area())
	keptAny = n
	keptAny = pair{}
	var a any = n
	if a == s {
		panic(n)
	}
	m := square{n}.area
	fmt.Println(m())
	fmt.Println("text", 1.5, 'x', nil, &n, n+1, s)
}

func main() {
	moved(1)
	fmt.Println(outOfLoop(2), literals(1), closures(1), sum([]int{1}), variadic(2))
	interfaces(3)
}
