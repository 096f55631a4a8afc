// What does not outlive its function lives in the frame: closures, what
// deferred calls hold, slices of variadic calls, copies in interfaces. The
// collector has to find through them what is only reachable from there.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"sort"
	"strings"
)

type node struct {
	name string
	next *node
}

func list(n int) *node {
	var l *node
	for i := 0; i < n; i++ {
		l = &node{fmt.Sprint("n", i), l}
	}
	return l
}

func (l *node) String() string {
	var b strings.Builder
	for ; l != nil; l = l.next {
		b.WriteString(l.name)
		b.WriteByte(' ')
	}
	return b.String()
}

func churn() {
	for i := 0; i < 50; i++ {
		garbage = make([]byte, 1<<14)
		fresh = list(3)
	}
	runtime.GC()
}

var (
	garbage []byte
	fresh   *node
)

func apply(f func(*node) *node, l *node) *node { return f(l) }

func closures() {
	kept := list(3)
	count := 0
	f := func(l *node) *node {
		count++
		kept = &node{"front", kept}
		churn()
		return kept
	}
	l := apply(f, nil)
	l = apply(f, l)
	fmt.Println("closures:", count, l, kept)
	func() {
		inner := list(2)
		g := func() { inner.next = list(1); churn() }
		g()
		kept = inner
	}()
	churn()
	fmt.Println("inner:", kept)
}

func deferred() (result *node) {
	l := list(2)
	defer func() {
		churn()
		result.next = l
		if r := recover(); r != nil {
			result.name = fmt.Sprint("recovered ", r)
		}
	}()
	defer note("deferred:", l, list(1))
	result = list(1)
	churn()
	if result.next == nil {
		panic(list(1))
	}
	return nil
}

func note(what string, nodes ...*node) {
	churn()
	fmt.Println(what, len(nodes), nodes[0], nodes[1])
}

func loops() {
	for i := 0; i < 3; i++ {
		l := list(i + 1)
		defer func() { churn(); fmt.Println("loop:", i, l) }()
	}
}

func sum(nodes ...*node) (n int) {
	churn()
	for _, l := range nodes {
		for ; l != nil; l = l.next {
			n++
		}
	}
	return n
}

func last(nodes ...*node) []*node { return nodes[1:] }

type pair struct {
	l *node
	n int
}

func (p pair) size() int { return sum(p.l) + p.n }

type sizer interface{ size() int }

func same(a, b any) bool { churn(); return a == b }

func interfaces() {
	p := pair{list(2), 7}
	var s any = p
	churn()
	q := s.(pair)
	fmt.Println("interfaces:", q.l, q.n, same(p, q), same(p, pair{p.l, 8}), same(1.5, 1.5), same("x"+p.l.name, "xn1"))
	var z sizer = pair{list(4), 1}
	churn()
	fmt.Println(z.size())
	switch v := s.(type) {
	case pair:
		churn()
		fmt.Println("switched:", v.l)
	}
}

type tree struct {
	left, right *tree
	value       *node
}

func (t *tree) each(visit func(*node) bool) bool {
	return t == nil || t.left.each(visit) && visit(t.value) && t.right.each(visit)
}

func (t *tree) insert(l *node) *tree {
	if t == nil {
		return &tree{value: l}
	}
	if l.name < t.value.name {
		t.left = t.left.insert(l)
	} else {
		t.right = t.right.insert(l)
	}
	return t
}

func rangeFuncs() {
	var t *tree
	for l := list(5); l != nil; l = l.next {
		t = t.insert(&node{name: l.name})
	}
	var all *node
	for v := range func(yield func(*node) bool) { t.each(yield) } {
		churn()
		if v.name == "n3" {
			break
		}
		all = &node{v.name, all}
	}
	churn()
	fmt.Println("range:", all)
	fmt.Println(find(t, "n2"), find(t, "n9"))
}

func (t *tree) all(yield func(*node) bool) { t.each(yield) }

func find(t *tree, name string) *node {
	for v := range t.all {
		if v.name == name {
			return v
		}
		churn()
	}
	return nil
}

func pointers() {
	// Objects in the frame that lead to others.
	a := &pair{list(1), 1}
	b := struct{ p, q *pair }{a, &pair{list(2), 2}}
	c := []*pair{b.p, b.q}
	d := &c
	churn()
	(*d)[1].l.name = "changed"
	for _, p := range *d {
		p.l = &node{"x", p.l}
		churn()
	}
	fmt.Println("pointers:", a.l, b.q.l, len(*d))
	m := b.q.add
	m(5)
	churn()
	fmt.Println(b.q.n, b.q.l)
}

func (p *pair) add(n int) { churn(); p.n += n }

func recursive(n int, path *[]*node) int {
	if n == 0 {
		churn()
		return len(*path)
	}
	next := append(*path, list(1))
	return recursive(n-1, &next) + len((*path)[0].name)
}

var errNone = errors.New("none")

func wrapped(l *node) (err error) {
	defer func(e *error) {
		churn()
		if *e != nil {
			*e = fmt.Errorf("%v: %w", l, *e)
		}
	}(&err)
	return errNone
}

func main() {
	closures()
	fmt.Println(deferred())
	loops()
	fmt.Println("variadic:", sum(list(2), nil, list(3)), last(list(1), list(2))[0])
	interfaces()
	rangeFuncs()
	pointers()
	path := []*node{list(2)}
	fmt.Println("recursive:", recursive(3, &path))
	fmt.Println(wrapped(list(1)), errors.Is(wrapped(nil), errNone))
	words := strings.Fields("delta alpha charlie bravo")
	sort.Slice(words, func(i, j int) bool { churn(); return words[i] < words[j] })
	fmt.Println(words)
}
