// Arrays are values: assignment, arguments, results, ranges, comparison, keys.
package main

import "fmt"

type grid [3][3]int

func (g grid) set(v int) grid   { g[1][1] = v; return g }
func (g *grid) fill(v int)      { g[0][0] = v }
func change(a [4]string) string { a[0] = "changed"; return a[0] }

type big struct {
	head int
	data [10000]int
	tail int
}

func sum(b big) (s int) {
	for _, v := range b.data {
		s += v
	}
	b.data[5] = -1
	return s + b.head + b.tail
}

func make1(n int) (b big) {
	b.head, b.tail = n, n
	for i := range b.data {
		b.data[i] = i
	}
	return
}

func main() {
	a := [...]string{2: "c", 0: "a", 3: "d"}
	b := a
	b[1] = "b"
	fmt.Println(len(a), a, b, a == b, change(a), a[0])

	var g grid
	h := g.set(5)
	g.fill(7)
	fmt.Println(g, h, g != h)

	// The range expression of an array is copied, behind a pointer it is not.
	x := [3]int{1, 2, 3}
	for i, v := range x {
		x[2] = 10
		fmt.Print(i, v, " ")
	}
	y := [3]int{1, 2, 3}
	for i, v := range &y {
		y[2] = 10
		fmt.Print(i, v, " ")
	}
	z := y[:]
	for i, v := range z {
		z[2] = 20
		fmt.Print(i, v, " ")
	}
	fmt.Println()

	m := map[[2]int]string{{1, 2}: "x"}
	k := [2]int{1, 2}
	fmt.Println(m[k], m[[2]int{2, 1}] == "")
	i := any([2]int{1, 2})
	fmt.Println(i == any(k), i == any([3]int{1, 2}), i == any([2]int8{1, 2}))

	one := make1(3)
	two := one
	two.data[9999] = 0
	fmt.Println(sum(one), sum(two), one.data[5], one == two, one.tail)
	arr := [2]big{one, two}
	arr[0], arr[1] = arr[1], arr[0]
	fmt.Println(arr[1].data[9999], arr[0].data[9999], arr[0] == two)
	ch := make(chan [5000]int, 1)
	part := [5000]int(one.data[:5000])
	ch <- part
	part[1] = 55
	got := <-ch
	fmt.Println(got[1], one.data[1])
	var iface any = one
	one.data[2] = 66
	fmt.Println(iface.(big).data[2])
	f := func() int { return one.data[2] }
	one.data[2]++
	fmt.Println(f())
	const n = len([10]int{})
	var p *[7]int
	fmt.Println(n, len(p), cap(p), len([...]int{5: 1}))
	for i := range p {
		fmt.Print(i)
	}
	fmt.Println()
	var zero [0]int
	fmt.Println(zero, len(zero), zero == [0]int{})
	index := []int{0}
	w := [2]int{}
	index[0], w[index[0]] = 1, 5
	fmt.Println(index, w)
}
