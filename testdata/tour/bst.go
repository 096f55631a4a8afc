// Bst is a generic binary search tree: an ordered map for any key with a
// comparison, whose iterators are functions to range over. It keeps itself
// balanced as a treap, with priorities from a small generator of its own.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
)

type node[K, V any] struct {
	key         K
	value       V
	priority    uint32
	left, right *node[K, V]
}

// Map is an ordered map. The zero value is not ready: use New or NewFunc.
type Map[K, V any] struct {
	root    *node[K, V]
	compare func(a, b K) int
	size    int
	seed    uint32
}

func New[K cmp.Ordered, V any]() *Map[K, V] { return NewFunc[K, V](cmp.Compare[K]) }

func NewFunc[K, V any](compare func(a, b K) int) *Map[K, V] {
	return &Map[K, V]{compare: compare, seed: 2463534242}
}

func (m *Map[K, V]) random() uint32 {
	m.seed ^= m.seed << 13
	m.seed ^= m.seed >> 17
	m.seed ^= m.seed << 5
	return m.seed
}

func (m *Map[K, V]) Get(key K) (value V, ok bool) {
	for n := m.root; n != nil; {
		switch c := m.compare(key, n.key); {
		case c < 0:
			n = n.left
		case c > 0:
			n = n.right
		default:
			return n.value, true
		}
	}
	return value, false
}

func (m *Map[K, V]) Put(key K, value V) { m.root = m.put(m.root, key, value) }

func (m *Map[K, V]) put(n *node[K, V], key K, value V) *node[K, V] {
	if n == nil {
		m.size++
		return &node[K, V]{key: key, value: value, priority: m.random()}
	}
	switch c := m.compare(key, n.key); {
	case c == 0:
		n.value = value
	case c < 0:
		n.left = m.put(n.left, key, value)
		if l := n.left; l.priority > n.priority { // rotate right
			n.left, l.right = l.right, n
			return l
		}
	default:
		n.right = m.put(n.right, key, value)
		if r := n.right; r.priority > n.priority { // rotate left
			n.right, r.left = r.left, n
			return r
		}
	}
	return n
}

// All yields the entries in order.
func (m *Map[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { m.root.walk(yield) }
}

func (n *node[K, V]) walk(yield func(K, V) bool) bool {
	return n == nil || n.left.walk(yield) && yield(n.key, n.value) && n.right.walk(yield)
}

// From yields the keys that are not before low.
func (m *Map[K, V]) From(low K) iter.Seq[K] {
	return func(yield func(K) bool) {
		for k := range m.All() {
			if m.compare(k, low) >= 0 && !yield(k) {
				return
			}
		}
	}
}

func (n *node[K, V]) depth() int {
	if n == nil {
		return 0
	}
	return 1 + max(n.left.depth(), n.right.depth())
}

type date struct{ year, month, day int }

func compareDates(a, b date) int {
	return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(a.month, b.month), cmp.Compare(a.day, b.day))
}

func main() {
	words := New[string, []int]()
	const text = "the wind and the sand and the stars and the silence"
	for i, w := range strings.Fields(text) {
		at, _ := words.Get(w)
		words.Put(w, append(at, i))
	}
	for w, at := range words.All() {
		fmt.Printf("%-8s %v\n", w, at)
	}

	squares := New[int, int]()
	for i := range 2000 {
		k := i * 7919 % 2000
		squares.Put(k, k*k)
	}
	depth := squares.root.depth()
	fmt.Println("size", squares.size, "balanced:", depth >= 11 && depth < 40)
	sum := 0
	for k, v := range squares.All() {
		if k >= 10 {
			break
		}
		sum += v
	}
	fmt.Println("sum", sum)
	for k := range squares.From(1990) {
		if k%2 == 0 {
			continue
		}
		fmt.Print(k, " ")
	}
	fmt.Println()

	history := NewFunc[date, string](compareDates)
	history.Put(date{1969, 7, 20}, "Moon")
	history.Put(date{1492, 10, 12}, "America")
	history.Put(date{1969, 7, 16}, "start")
	for d, what := range history.All() {
		fmt.Printf("%+v %s\n", d, what)
	}
	next, stop := iter.Pull2(history.All())
	defer stop()
	d, what, ok := next()
	fmt.Println("first", d.year, what, ok)
}
