// Slices share their arrays until append must move; three-index slices guard.
package main

import "fmt"

func main() {
	a := [6]int{0, 1, 2, 3, 4, 5}
	s := a[1:3]
	fmt.Println(s, len(s), cap(s))
	s = append(s, 99)
	fmt.Println(a)
	g := a[1:3:3]
	g = append(g, -1)
	g[0] = -2
	fmt.Println(a, g, cap(a[2:4:5]))
	s = s[:cap(s)]
	fmt.Println(s)

	x := []int{1, 2, 3, 4}
	y := append(x[:1], x[2:]...)
	fmt.Println(x, y)
	p := append(x[:2:2], 7)
	q := append(x[:2:2], 8)
	fmt.Println(p, q, x)
	r1 := append(x[:2], 7)
	r2 := append(x[:2], 8)
	fmt.Println(r1, r2)

	copyDown := []int{1, 2, 3, 4, 5}
	fmt.Println(copy(copyDown, copyDown[2:]), copyDown)
	copyUp := []int{1, 2, 3, 4, 5}
	fmt.Println(copy(copyUp[2:], copyUp), copyUp)
	b := make([]byte, 3)
	fmt.Println(copy(b, "héllo"), b, copy(b[1:], b))

	self := []int{1, 2}
	self = append(self, self...)
	self = append(self[1:], self[0])
	fmt.Println(self)

	var none []int
	empty := []int{}
	fmt.Println(none == nil, empty == nil, len(none[:0]), none[0:0] == nil, empty[:0] == nil, append(none) == nil, append([]int(nil), empty...) == nil)
	for i := range none {
		fmt.Println("never", i)
	}
	arr := [3]int(copyUp[:3])
	ptr := (*[2]int)(copyUp)
	ptr[0] = 42
	fmt.Println(arr, copyUp[0], (*[0]int)(none) == nil, (*[0]int)(empty) == nil)
	clear(copyUp[1:3])
	fmt.Println(copyUp, min(3, 1, 2), max("a", "b"))

	// Two-dimensional slices: rows are shared, not copied.
	rows := make([][]int, 2)
	for i := range rows {
		rows[i] = a[i*3 : i*3+3]
	}
	rows[1][2]++
	rows[0] = append(rows[0], 77)
	fmt.Println(a, rows)
	// A range expression is evaluated once.
	z := []int{1, 2, 3}
	for i, v := range z {
		z = append(z, v*10)
		z[0] = 100
		if i == 0 {
			z[1] = 50
		}
	}
	fmt.Println(z)
}
