// Generic shows type parameters: functions and types over any type, over
// ordered and numeric ones, constraints with methods, inference, and generic
// types that refer to each other.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

type Number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}

func Sum[T Number](xs ...T) (sum T) {
	for _, x := range xs {
		sum += x
	}
	return sum
}

func Map[S ~[]T, T, U any](s S, f func(T) U) []U {
	out := make([]U, len(s))
	for i, v := range s {
		out[i] = f(v)
	}
	return out
}

func Filter[S ~[]T, T any](s S, keep func(T) bool) S {
	var out S
	for _, v := range s {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

func Reduce[T, A any](s []T, start A, f func(A, T) A) A {
	for _, v := range s {
		start = f(start, v)
	}
	return start
}

func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Set is a set of comparable values.
type Set[T comparable] map[T]struct{}

func SetOf[T comparable](items ...T) Set[T] {
	s := Set[T]{}
	for _, it := range items {
		s[it] = struct{}{}
	}
	return s
}

func (s Set[T]) Has(v T) bool { _, ok := s[v]; return ok }

func (s Set[T]) And(t Set[T]) Set[T] {
	both := Set[T]{}
	for v := range s {
		if t.Has(v) {
			both[v] = struct{}{}
		}
	}
	return both
}

// Pair and List are generic types that use each other.
type Pair[A, B any] struct {
	First  A
	Second B
}

func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[B, A]{p.Second, p.First} }

type List[T any] struct {
	head *cell[T]
	size int
}

type cell[T any] struct {
	value T
	next  *cell[T]
}

func (l *List[T]) Push(v T) *List[T] {
	l.head = &cell[T]{v, l.head}
	l.size++
	return l
}

func (l *List[T]) Each(f func(T)) {
	for c := l.head; c != nil; c = c.next {
		f(c.value)
	}
}

func Zip[A, B any](l *List[A], m *List[B]) (pairs []Pair[A, B]) {
	for a, b := l.head, m.head; a != nil && b != nil; a, b = a.next, b.next {
		pairs = append(pairs, Pair[A, B]{a.value, b.value})
	}
	return pairs
}

// Result holds a value or an error.
type Result[T any] struct {
	value T
	err   error
}

func Try[T any](v T, err error) Result[T] { return Result[T]{v, err} }

func (r Result[T]) Or(other T) T {
	if r.err != nil {
		return other
	}
	return r.value
}

// Named asks for a method as well as for an underlying type.
type Named interface {
	~string
	Title() string
}

type city string

func (c city) Title() string { return strings.ToUpper(string(c[:1])) + string(c[1:]) }

func Titles[T Named](names []T) string {
	return strings.Join(Map(names, T.Title), ", ")
}

// settable constrains *T, so that New can call its method on a fresh value.
type settable[T any] interface {
	*T
	Set(string) error
}

func Parse[T any, P settable[T]](texts ...string) (values []T, err error) {
	values = make([]T, len(texts))
	for i, text := range texts {
		err = errors.Join(err, P(&values[i]).Set(text))
	}
	return values, err
}

type port uint16

func (p *port) Set(s string) error {
	n, err := strconv.ParseUint(s, 10, 16)
	*p = port(n)
	return err
}

func kind[T any](v T) string {
	switch any(v).(type) {
	case int, string:
		return fmt.Sprintf("simple %T", v)
	case Set[int]:
		return "set of int"
	case []T:
		return "impossible"
	}
	return fmt.Sprintf("%T", v)
}

func main() {
	type celsius float64
	fmt.Println(Sum(1, 2, 3), Sum(0.5, 0.25), Sum[celsius](20, 1.5), Sum[int8](100, 100))
	words := strings.Fields("generic types make code short")
	lengths := Map(words, func(s string) int { return len(s) })
	fmt.Println(lengths, Filter(lengths, func(n int) bool { return n > 4 }))
	fmt.Println(Reduce(words, "", func(acc, w string) string { return acc + w[:1] }))
	fmt.Println(Keys(map[string]bool{"b": true, "a": false}), Keys(map[rune]int{'z': 1, 'y': 2}))

	s := SetOf(1, 2, 3).And(SetOf(2, 3, 4))
	fmt.Println(len(s), s.Has(2), s.Has(4), Keys(s), kind(s), kind(7), kind([]string{}))
	fmt.Printf("%v %+v %T\n", Pair[int, string]{1, "x"}, Pair[int, string]{1, "x"}.Swap(), Pair[city, []Pair[int, error]]{})

	var ints List[int]
	var names List[string]
	ints.Push(3).Push(2).Push(1)
	names.Push("two").Push("one")
	total := 0
	ints.Each(func(n int) { total += n })
	fmt.Println(total, ints.size, Zip(&ints, &names))

	fmt.Println(Try(strconv.Atoi("12")).Or(-1), Try(strconv.Atoi("x")).Or(-1))
	fmt.Println(Titles([]city{"paris", "rome"}))
	ports, err := Parse[port]("80", "443", "http", "70000")
	fmt.Println(ports, err)
	bigger := max[float64]
	fmt.Println(bigger(2, 3.5))
}

func max[T cmp.Ordered](a, b T) T {
	if a > b {
		return a
	}
	return b
}
