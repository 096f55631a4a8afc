// Pointers to everything that has an address, and how they keep it alive.
package main

import "fmt"

type node struct {
	val         int
	left, right *node
}

type holder struct {
	arr   [3]int
	inner struct{ x, y int }
	sl    []int
	self  *holder
	fn    func() int
}

func insert(n **node, v int) {
	for *n != nil {
		if v < (*n).val {
			n = &(*n).left
		} else {
			n = &(*n).right
		}
	}
	*n = &node{val: v}
}

func remove(n **node, v int) bool {
	for *n != nil && (*n).val != v {
		if v < (*n).val {
			n = &(*n).left
		} else {
			n = &(*n).right
		}
	}
	if *n == nil {
		return false
	}
	dead := *n
	switch {
	case dead.left == nil:
		*n = dead.right
	case dead.right == nil:
		*n = dead.left
	default:
		m := &dead.right
		for (*m).left != nil {
			m = &(*m).left
		}
		dead.val = (*m).val
		*m = (*m).right
	}
	return true
}

func walk(n *node) string {
	if n == nil {
		return ""
	}
	return walk(n.left) + fmt.Sprint(n.val, " ") + walk(n.right)
}

func locals() (*int, *[3]int, *holder, **int) {
	a, b, c := 1, [3]int{1, 2, 3}, holder{}
	p := &a
	return &a, &b, &c, &p
}

func main() {
	var root *node
	for _, v := range []int{5, 2, 8, 1, 9, 3, 7} {
		insert(&root, v)
	}
	fmt.Println(walk(root), remove(&root, 5), remove(&root, 4), remove(&root, 1), walk(root))

	a, b, c, pp := locals()
	*a = 10
	fmt.Println(**pp, *pp == a, b[2])
	h := holder{sl: []int{1, 2, 3}}
	px, p1, ps := &h.inner.y, &h.arr[1], &h.sl[2]
	*px, *p1, *ps = 7, 8, 9
	h.self = &h
	h.self.self.self.inner.x = 6
	h.sl = append(h.sl, 4) // ps still points into the old array
	*ps = 99
	h.fn = func() int { return h.arr[1] }
	copied := h
	h.arr[1] = 50
	fmt.Println(h.inner, h.arr, h.sl, *ps, copied.fn(), copied.self == &h, c.self == nil)
	pa := &h.arr
	for i := range pa {
		pa[i] *= 2
	}
	sl := pa[:]
	sl[0] = -1
	fmt.Println(h.arr, len(pa), *pa == h.arr, &sl[0] == &h.arr[0])
	m := map[string]*holder{"h": &h}
	m["h"].inner.x++
	(*m["h"]).inner.y--
	fmt.Println(h.inner)
	var np *holder
	fmt.Println(np == nil, &h == h.self, &h.arr[0] == &copied.arr[0])
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(np.inner.x)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(&np.inner.x != nil)
	}()
	pf := &h.fn
	*pf = func() int { return 123 }
	fmt.Println(h.fn(), (*pf)())
	i := any(&h)
	i.(*holder).inner.x = 77
	pi := &i
	*pi = 5
	fmt.Println(h.inner.x, i)
	ptrs := make([]*int, 5)
	for i := range ptrs {
		ptrs[i] = &i
		*ptrs[i] *= 10
	}
	for _, p := range ptrs {
		fmt.Print(*p, " ")
	}
	s := "text"
	pstr := &s
	*pstr += "!"
	pc := &[]rune(s)[0]
	*pc = 'T'
	type pt struct{ x, y *int }
	q := pt{new(int), new(int)}
	r := q
	*r.x = 4
	*&*q.y = 5
	fmt.Println(s, string(*pc), *q.x, *r.y, q == r)
}
