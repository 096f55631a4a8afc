// Generic types: methods, embedding, recursion, aliases of instances, names.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"sort"
	"strings"
)

type stack[T any] struct{ items []T }

func (s *stack[T]) push(v T) *stack[T] { s.items = append(s.items, v); return s }
func (s *stack[T]) pop() (v T, err error) {
	if len(s.items) == 0 {
		return v, errors.New("empty")
	}
	v = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, nil
}
func (s stack[_]) len() int { return len(s.items) }

type pair[A any, B any] struct {
	a A
	b B
}

func (p pair[A, B]) String() string    { return fmt.Sprintf("<%v|%v>", p.a, p.b) }
func mk[A, B any](a A, b B) pair[A, B] { return pair[A, B]{a, b} }
func (p pair[A, B]) flip() pair[B, A]  { return mk(p.b, p.a) }

type tree[K cmp.Ordered, V any] struct {
	root *branch[K, V]
	n    int
}
type branch[K cmp.Ordered, V any] struct {
	k    K
	v    V
	l, r *branch[K, V]
}

func (t *tree[K, V]) at(k K) *V {
	p := &t.root
	for *p != nil {
		switch {
		case k < (*p).k:
			p = &(*p).l
		case k > (*p).k:
			p = &(*p).r
		default:
			return &(*p).v
		}
	}
	t.n++
	*p = &branch[K, V]{k: k}
	return &(*p).v
}
func (b *branch[K, V]) walk(f func(K, V)) {
	if b != nil {
		b.l.walk(f)
		f(b.k, b.v)
		b.r.walk(f)
	}
}

type set[T comparable] map[T]struct{}

func (s set[T]) add(vs ...T) set[T] {
	for _, v := range vs {
		s[v] = struct{}{}
	}
	return s
}

type container[T any] interface {
	push(T) *stack[T]
	pop() (T, error)
}

type fn[A, R any] func(A) R

func (f fn[A, R]) all(as ...A) (rs []R) {
	for _, a := range as {
		rs = append(rs, f(a))
	}
	return
}

type embeds[T any] struct {
	*stack[T]
	pair[T, int]
	extra T
}

type byKey[K cmp.Ordered] []pair[K, string]

func (b byKey[K]) Len() int           { return len(b) }
func (b byKey[K]) Less(i, j int) bool { return b[i].a < b[j].a }
func (b byKey[K]) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type intStack = stack[int]
type matrix[T ~int | ~float64] [2][2]T

func (m matrix[T]) mul(n matrix[T]) (p matrix[T]) {
	for i := range 2 {
		for j := range 2 {
			for k := range 2 {
				p[i][j] += m[i][k] * n[k][j]
			}
		}
	}
	return
}

type node[T any] struct {
	val  T
	kids []*node[T]
	up   *node[T]
}
type event[T any] struct{ subs []func(T) }

func (e *event[T]) on(f func(T)) { e.subs = append(e.subs, f) }
func (e *event[T]) fire(v T) {
	for _, f := range e.subs {
		f(v)
	}
}

type comparer[T any] interface{ compare(T) int }
type ver struct{ major, minor int }

func (v ver) compare(o ver) int { return cmp.Or(v.major-o.major, v.minor-o.minor) }
func maxOf[T comparer[T]](a, b T) T {
	if a.compare(b) < 0 {
		return b
	}
	return a
}

type opt[T any] struct {
	v  T
	ok bool
}

func some[T any](v T) opt[T] { return opt[T]{v, true} }
func (o opt[T]) or(v T) T {
	if o.ok {
		return o.v
	}
	return v
}

func main() {
	var s stack[string]
	s.push("a").push("b")
	v, err := s.pop()
	fmt.Println(v, err, s.len())
	s.pop()
	v, err = s.pop()
	fmt.Printf("%q %v\n", v, err)
	var c container[int] = new(intStack)
	c.push(1).push(2)
	fmt.Println(c.pop())
	_, isString := any(c).(container[string])
	fmt.Printf("%T %T %v\n", c, s, isString)

	p := mk("x", 1)
	fmt.Println(p, p.flip(), p == mk("x", 1), mk(mk(1, 2), []int{3}).flip())
	fmt.Printf("%T %T %T\n", p, p.flip(), mk(mk(1, 2), map[string]error{}))
	var t tree[string, int]
	for _, w := range strings.Fields("b a c a b a") {
		*t.at(w)++
	}
	t.root.walk(func(k string, n int) { fmt.Print(k, n, " ") })
	fmt.Println(t.n)
	st := set[rune]{}.add('a', 'b', 'a')
	fmt.Println(len(st), fn[int, string](func(i int) string { return strings.Repeat("z", i) }).all(1, 2))
	e := embeds[string]{&stack[string]{}, mk("k", 5), "ex"}
	e.push("pushed")
	fmt.Println(e.len(), e.a, e.b, e.pair, e.flip(), e.extra)
	list := byKey[int]{{3, "c"}, {1, "a"}, {2, "b"}}
	sort.Sort(list)
	fmt.Println(list, matrix[int]{{1, 1}, {1, 0}}.mul(matrix[int]{{1, 1}, {1, 0}}))
	n := node[int]{1, []*node[int]{{val: 2}}, &node[int]{val: 9}}
	fmt.Println(n.val, n.kids[0].val, n.up.val)
	var ev event[[]int]
	sum := 0
	ev.on(func(v []int) { sum += len(v) })
	ev.on(func(v []int) { sum += v[0] * 100 })
	ev.fire([]int{7, 8})
	fmt.Println(sum, maxOf(ver{1, 2}, ver{1, 10}), some(3).or(4), opt[string]{}.or("none"))
	push := (*stack[int]).push
	push(c.(*intStack), 50)
	get := mk(1, 2).String
	fmt.Println(c.(*stack[int]).items, get(), any(mk(1, 2)) == any(pair[int, int]{1, 2}), any(mk(1, 2)) == any(mk(1, int8(2))))
}
