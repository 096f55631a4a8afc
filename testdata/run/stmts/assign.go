// Assignment: operators on every kind of place, each operand evaluated once;
// comma-ok forms; swaps; blank; copies of composite values.
package main

import "fmt"

var calls int

func idx(i int) int { calls++; return i }

type inner struct {
	n   int
	arr [2]int
	m   map[string]int
}
type outer struct {
	in  inner
	ptr *inner
	sl  []inner
}

func get(o *outer) *outer { calls++; return o }

func main() {
	o := outer{ptr: &inner{}, sl: make([]inner, 2)}
	o.in.n += 5
	o.in.arr[idx(1)] -= 3
	get(&o).ptr.n *= 2
	get(&o).ptr.arr[idx(0)]++
	o.sl[idx(1)].n |= 6
	o.sl[idx(0)].m = map[string]int{}
	o.sl[0].m["k"] <<= 3
	o.sl[0].m["k"]++
	o.sl[0].m[fmt.Sprint(idx(7))] += 7
	fmt.Println(o.in, *o.ptr, o.sl, calls)
	m := map[string][]int{}
	m["a"] = append(m["a"], 1)
	m["a"][0] += 41
	ms := map[[2]int]string{}
	ms[[2]int{idx(1), idx(2)}] += "x"
	ms[[2]int{1, 2}] += "y"
	mf := map[bool]float64{}
	mf[true]--
	mf[true] /= 4
	fmt.Println(m, ms, mf)
	a, b, c := 7, 3, uint8(250)
	a += b
	a -= 1
	a *= b
	a /= 2
	a %= 10
	a <<= 3
	a >>= 1
	a &= 0xfe
	a |= 1
	a ^= 0xf
	a &^= 2
	c += 10
	fmt.Println(a, c)
	s := "x"
	s += s + "y"
	v, ok := m["none"]
	_, ok2 := any(s).(string)
	var e any = 5
	n, ok3 := e.(int)
	ch := make(chan int, 1)
	ch <- 9
	r, ok4 := <-ch
	fmt.Println(s, v == nil, ok, ok2, n, ok3, r, ok4)
	var bb bool
	_, bb = m["a"]
	type boolT bool
	var custom boolT
	_, custom = ms[[2]int{}]
	fmt.Println(bb, custom)
	sl := []int{1, 2, 3, 4}
	sl[0], sl[3] = sl[3], sl[0]
	i := 1
	i, sl[i] = 3, 50
	sl[i], i = 60, 0
	fmt.Println(sl, i)
	for l, r := 0, len(sl)-1; l < r; l, r = l+1, r-1 {
		sl[l], sl[r] = sl[r], sl[l]
	}
	fmt.Println(sl)
	x := inner{arr: [2]int{1, 2}}
	y := x
	y.arr[0] = 100
	px := &x
	z := *px
	px.arr[1] = 200
	*px, y = y, *px
	fmt.Println(x, y, z)
	arr := [3]inner{{n: 1}, {n: 2}, {n: 3}}
	arr[0], arr[1], arr[2] = arr[2], arr[0], arr[1]
	fmt.Println(arr[0].n, arr[1].n, arr[2].n)
	st := struct {
		a [3]int
		i any
	}{[3]int{1, 2, 3}, nil}
	st.i = st.a
	st.a[0] = 9
	st.a, st.i = st.i.([3]int), st.a
	fmt.Println(st)
	p, q := new(int), new(int)
	*p, *q = 1, 2
	p, q = q, p
	*p, *q = *q, *p
	fmt.Println(*p, *q)
	_, _ = idx(1), idx(2)
	_ = 5
	var pp **int = &p
	**pp += 40
	fmt.Println(*p, calls)
	fnm := map[string]func() int{"f": func() int { return 1 }}
	old := fnm["f"]
	fnm["f"] = func() int { return old() + 10 }
	fmt.Println(fnm["f"]())
	var iface interface{ String() string }
	fmt.Println(iface == nil)
}
