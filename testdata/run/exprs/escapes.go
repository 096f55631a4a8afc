package main

import "fmt"

type T struct{ a, b int }

type Node struct {
	v    int
	next *Node
}

//go:noinline
func clobber(n int) int {
	var a [64]T
	for i := range a {
		a[i] = T{n + i, n - i}
	}
	p := &a[n%64]
	s := []int{n, n, n, n, n, n, n, n}
	q := &T{n, n}
	return p.a + s[n%8] + q.b
}

var sink any

func mapKey() map[*T]int {
	m := map[*T]int{}
	x := T{1, 2}
	m[&x] = 5
	m[&T{3, 4}]++
	y := T{6, 7}
	m[&y] += 2
	return m
}

func mapIfaceKey() map[any]int {
	m := map[any]int{}
	x := T{1, 2}
	m[&x]++
	return m
}

func mapLit() map[*T]*T { return map[*T]*T{{1, 2}: {3, 4}} }

func named() (p *T) {
	x := T{8, 9}
	p = &x
	return
}

func loops() []*int {
	var r []*int
	for i := 0; i < 3; i++ {
		p := new(int)
		*p = i
		r = append(r, p)
	}
	return r
}

func outer() int {
	var last *T
	var sum int
	for i := 0; i < 3; i++ {
		p := &T{i, i}
		if last != nil {
			sum += last.a*10 + p.a
		}
		last = p
	}
	return sum
}

func list(n int) *Node {
	var head *Node
	for i := 0; i < n; i++ {
		head = &Node{i, head}
	}
	return head
}

func local(n int) int {
	h := &Node{1, nil}
	h = &Node{2, h}
	h = &Node{3, h}
	clobber(n)
	s := 0
	for ; h != nil; h = h.next {
		s = s*10 + h.v
	}
	return s
}

func arr() [3]*T {
	var a [3]*T
	for i := range a {
		a[i] = &T{i, i}
	}
	return a
}

func localArr() int {
	var a [3]*T
	for i := range a {
		a[i] = &T{i, i * 2}
	}
	clobber(3)
	s := 0
	for _, p := range a {
		s = s*10 + p.b
	}
	return s
}

func appendTo() [][]int {
	var r [][]int
	for i := 0; i < 3; i++ {
		s := []int{i, i + 1}
		r = append(r, s)
	}
	return r
}

func sliceOf() []int {
	s := make([]int, 3, 8)
	s[1] = 4
	t := s[1:]
	return append(t, 7)
}

func send(c chan *T) {
	x := T{1, 1}
	c <- &x
	select {
	case c <- &T{2, 2}:
	}
}

type I interface{ get() int }

func (t *T) get() int       { return t.a }
func (t *T) self() *T       { return t }
func (t *T) keep()          { sink = t }
func (t *T) set(n int)      { t.a = n }
func id(p *T) *T            { return p }
func idSlice(s []int) []int { return s[1:] }

func iface() I                { return &T{4, 4} }
func method() *T              { x := T{5, 5}; return x.self() }
func viaID() *T               { x := T{6, 6}; return id(&x) }
func viaSlice() []int         { return idSlice([]int{1, 2, 3}) }
func methodValue() func() int { x := &T{7, 7}; return x.get }
func closure() func() int {
	x := &T{7, 9}
	return func() int { x.a++; return x.a + x.b }
}
func asserted() *T {
	var i any = &T{3, 1}
	return i.(*T)
}
func switched() *T {
	var i any = &T{3, 2}
	switch v := i.(type) {
	case *T:
		return v
	}
	return nil
}
func multi() (*T, *T) {
	a, b := &T{1, 0}, &T{2, 0}
	a, b = b, a
	return a, b
}
func deferred() (r int) {
	p := &T{1, 2}
	defer func(q *T) { r = q.a*10 + p.b }(p)
	defer p.set(5)
	clobber(2)
	return 0
}
func deferLoop() (s string) {
	for i := 0; i < 3; i++ {
		p := &T{i, i}
		defer func() { s += fmt.Sprint(p.a) }()
	}
	return "x"
}
func fields() struct{ p *T } {
	var s struct{ p *T }
	s.p = &T{9, 9}
	return s
}
func variadic(ps ...*T) []*T { return ps }
func callVariadic() []*T     { return variadic(&T{1, 1}, &T{2, 2}) }
func conv() *[2]int          { return (*[2]int)([]int{8, 9}) }
func ptrptr() **T {
	p := &T{1, 3}
	return &p
}
func through(pp **T)  { *pp = &T{4, 3} }
func outParam() *T    { var p *T; through(&p); return p }
func goed(c chan int) { p := &T{11, 0}; go func() { c <- p.a }() }
func bytesOf() string { b := []byte{'a', 'b'}; return string(b) }
func compare() bool   { return &T{} == &T{} }
func nested() [][]*T  { return [][]*T{{{1, 2}}, {{3, 4}, {5, 6}}} }
func structs() []T    { return []T{{1, 2}, {3, 4}} }
func chained() int    { return (&T{1, 2}).self().self().b }

func cond(n int) *T {
	var p *T
	if n > 0 {
		p = &T{n, 1}
	} else {
		p = &T{n, 2}
	}
	clobber(n + 100)
	return &T{p.a, p.b}
}

func main() {
	m := mapKey()
	m2 := mapIfaceKey()
	m3 := mapLit()
	np := named()
	lp := loops()
	l := list(4)
	a := arr()
	ap := appendTo()
	so := sliceOf()
	c := make(chan *T, 4)
	send(c)
	i, me, vi, vs, mv, cl := iface(), method(), viaID(), viaSlice(), methodValue(), closure()
	as, sw := asserted(), switched()
	x, y := multi()
	f, cv, cn, pp, op := fields(), callVariadic(), conv(), ptrptr(), outParam()
	d := make(chan int)
	goed(d)
	ne, st := nested(), structs()
	x.keep()
	for n := 0; n < 40; n++ {
		clobber(n)
	}
	sum := 0
	for k, v := range m {
		sum += k.a*100 + k.b*10 + v
	}
	fmt.Println(sum)
	for k, v := range m2 {
		fmt.Println(*k.(*T), v)
	}
	for k, v := range m3 {
		fmt.Println(*k, *v)
	}
	fmt.Println(*np, *lp[0], *lp[1], *lp[2], outer(), local(3), localArr())
	for ; l != nil; l = l.next {
		fmt.Print(l.v, " ")
	}
	fmt.Println(*a[0], *a[1], *a[2], ap, so, *<-c, *<-c)
	fmt.Println(i.get(), *me, *vi, vs, mv(), cl(), cl(), *as, *sw, *x, *y)
	fmt.Println(deferred(), deferLoop(), *f.p, *cv[0], *cv[1], *cn, **pp, *op, <-d)
	fmt.Println(bytesOf(), compare(), *ne[0][0], *ne[1][1], st, chained(), *cond(1), *cond(0), *sink.(*T))
}
