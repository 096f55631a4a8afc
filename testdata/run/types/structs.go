// Struct comparison, copies, embedding, anonymous structs and zero sizes.
package main

import (
	"fmt"
	"unsafe"
)

type point struct{ x, y int }

type named struct {
	point
	*label
	name string
	_    int
}

type label struct{ text string }

func (l *label) show() string { return "<" + l.text + ">" }
func (p point) sum() int      { return p.x + p.y }
func (p *point) inc()         { p.x++; p.y++ }

type outer struct{ named }

func (outer) sum() int { return -1 }

type mixed struct {
	a bool
	b int64
	c uint8
	d float32
	e string
	f []int
	g any
	h complex128
	i [3]uint16
	j struct{}
}

type A struct{ v int }
type B struct{ v int }
type C struct {
	A
	B
	w int
}

func main() {
	p, q := point{1, 2}, point{y: 2, x: 1}
	fmt.Println(p == q, &p == &q, p != point{}, struct{ x, y int }{1, 2} == p)
	anon := struct{ x, y int }(p)
	anon.x = 9
	fmt.Println(p, anon)

	o := outer{named{point{3, 4}, &label{"hi"}, "n", 0}}
	o.inc()
	fmt.Println(o.sum(), o.point.sum(), o.named.sum(), o.x, o.show(), o.text, o.name)
	copied := o
	copied.x = 100
	copied.label.text = "shared"
	fmt.Println(o.x, o.text, copied.point, o.named == copied.named)
	f := o.inc // the address of o.point
	f()
	f()
	g := o.point.sum // a copy
	o.x = 1000
	fmt.Println(o.x, o.y, g())

	c := C{A{1}, B{2}, 3}
	fmt.Printf("%v %+v %d\n", c, c, c.A.v+c.B.v)

	m := mixed{}
	fmt.Println(unsafe.Sizeof(m), unsafe.Alignof(m), unsafe.Offsetof(m.b), unsafe.Offsetof(m.c), unsafe.Offsetof(m.d), unsafe.Offsetof(m.e),
		unsafe.Offsetof(m.f), unsafe.Offsetof(m.g), unsafe.Offsetof(m.h), unsafe.Offsetof(m.i), unsafe.Offsetof(m.j))
	fmt.Println(unsafe.Sizeof(struct{}{}), unsafe.Sizeof(o), unsafe.Sizeof(p), unsafe.Sizeof(uintptr(0)), unsafe.Sizeof("x"), unsafe.Sizeof([]int(nil)),
		unsafe.Sizeof(any(nil)), unsafe.Sizeof(map[int]int(nil)), unsafe.Sizeof('x'), unsafe.Sizeof([5]int16{}), unsafe.Sizeof(struct {
			a bool
			b int32
			c bool
		}{}))

	// Comparison skips blank fields and goes into interfaces and strings.
	type key struct {
		_ int
		s string
		v any
	}
	k1, k2 := key{s: "a", v: 1}, key{s: "a", v: 1}
	fmt.Println(k1 == k2, k1 == key{s: "a", v: int64(1)}, map[key]int{k1: 5}[k2])

	list := []point{{1, 2}, {3, 4}}
	for _, v := range list {
		v.x = 100 // a copy
	}
	for i := range list {
		list[i].y *= 10
	}
	ptrs := []*point{{5, 6}, {7, 8}}
	for _, v := range ptrs {
		v.x = 100
	}
	byName := map[string]point{"a": {1, 1}}
	v := byName["a"]
	v.x = 50
	fmt.Println(list, *ptrs[0], *ptrs[1], byName, byName["b"].y)
	pp := &ptrs[0]
	(*pp).y, (**pp).x = 1, 2
	fmt.Println(**pp, *new(point), (&point{1, 2}).sum(), point{1, 2}.sum())
	type node struct {
		next *node
		val  int
	}
	var head *node
	for i := range 3 {
		head = &node{head, i}
	}
	for n := head; n != nil; n = n.next {
		fmt.Print(n.val, " ")
	}
	fmt.Println(head.next.next.next == nil)
}
