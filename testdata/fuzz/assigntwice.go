// One variable stands twice on the left: it is assigned from left to right.
package main

import "fmt"

type pair struct{ a, b int }

func results() (r int) {
	r, r = 14, r
	return
}

func slices(p, q []int) int {
	p, p = q, p
	return len(p)
}

func main() {
	x := 1
	x, x = 2, 3
	fmt.Println(x, results(), slices([]int{1}, []int{1, 2}))
	x, x = x+10, x
	fmt.Println(x)
	var p pair
	p.a, p.a = 5, p.b
	fmt.Println(p)
	var f float64
	f, x, f = 1.5, 4, f
	fmt.Println(f, x)
	a := []int{1, 2, 3}
	i := 0
	i, a[i], i = 1, 9, 2
	fmt.Println(i, a)
	m := map[string]int{}
	m["k"], m["k"] = 1, 2
	fmt.Println(m)
}
