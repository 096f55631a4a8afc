// Large structs by value everywhere: parameters, results, interfaces, maps,
// channels, closures, defers, goroutines, method values, arrays, ranges.
package main

import "fmt"

type vec struct {
	name string
	xs   [20]int
	sub  struct{ a, b int32 }
	any  any
	tail [3]uint8
}

func mk(n int) (v vec) {
	v.name = fmt.Sprint("v", n)
	for i := range v.xs {
		v.xs[i] = n * i
	}
	v.sub.a, v.sub.b = int32(n), -int32(n)
	v.any = n
	v.tail = [3]uint8{uint8(n), uint8(n + 1), uint8(n + 2)}
	return
}

func (v vec) sum() (s int) {
	for _, x := range v.xs {
		s += x
	}
	return s + int(v.sub.a) + int(v.tail[2])
}

func (v *vec) bump()               { v.xs[1]++; v.tail[2]++ }
func change(v vec) vec             { v.xs[0] = -1; v.name += "'"; return v }
func two(a, b vec) (vec, vec, int) { a.xs, b.xs = b.xs, a.xs; return b, a, len(a.name) }
func variadic(vs ...vec) (n int) {
	for _, v := range vs {
		n += v.sum()
		v.bump()
	}
	return
}

type summer interface{ sum() int }

func main() {
	a := mk(1)
	b := a
	b.bump()
	fmt.Println(a.sum(), b.sum(), a == mk(1), a == b, change(a).name, a.name)
	x, y, n := two(mk(2), mk(3))
	fmt.Println(x.name, x.xs[1], y.name, y.xs[1], n)
	var s summer = a
	a.bump()
	fmt.Println(s.sum(), a.sum(), s == summer(mk(1)), s.(vec).tail)
	m := map[string]vec{"a": a}
	c := m["a"]
	c.bump()
	m["c"] = c
	fmt.Println(m["a"].sum(), m["c"].sum(), m["none"].sum(), len(m))
	mk2 := map[[20]int]vec{a.xs: a}
	_, ok := mk2[c.xs]
	fmt.Println(ok, mk2[a.xs].name)
	ch := make(chan vec, 2)
	ch <- a
	a.bump()
	ch <- a
	u, w := <-ch, <-ch
	fmt.Println(u.sum(), w.sum())
	unbuf := make(chan vec)
	go func(v vec) { v.bump(); unbuf <- v }(a)
	fmt.Println((<-unbuf).sum(), a.sum())
	f := a.sum
	g := func() int { return a.sum() }
	a.bump()
	fmt.Println(f(), g())
	defer func(v vec) { fmt.Println("deferred", v.sum(), a.sum()) }(a)
	defer a.bump()
	list := []vec{mk(1), mk(2)}
	for _, v := range list {
		v.bump()
	}
	for i := range list {
		list[i].bump()
	}
	list = append(list, list...)
	list[0].name = "first"
	fmt.Println(variadic(list...), list[2].name, variadic(mk(1), mk(5)))
	copy(list[1:], list)
	fmt.Println(list[0].name, list[1].name, list[2].name, list[3].name)
	arr := [2]vec{mk(7), mk(8)}
	brr := arr
	arr[0], arr[1] = arr[1], arr[0]
	fmt.Println(arr[0].name, brr[0].name, arr == [2]vec{mk(8), mk(7)})
	p := &arr[1]
	q := *p
	p.bump()
	*p = change(*p)
	fmt.Println(p.sum(), q.sum(), arr[1].xs[0])
	type nest struct {
		v vec
		m map[int]vec
		f func(vec) vec
	}
	ns := nest{mk(4), map[int]vec{1: mk(9)}, change}
	nt := ns
	nt.v.bump()
	fmt.Println(ns.v.sum(), nt.v.sum(), nt.f(ns.m[1]).xs[2])
	fmt.Println(func() (v vec, err error) { v = mk(6); return }())
	anys := []any{mk(1), mk(1), &a}
	fmt.Println(anys[0] == anys[1], anys[0].(vec).sum(), *anys[2].(*vec) == a)
	switch v := anys[0].(type) {
	case *vec:
	case vec:
		v.bump()
		fmt.Println(v.sum(), anys[0].(vec).sum())
	}
	defer func() { fmt.Println(recover().(vec).name) }()
	panic(mk(99))
}
