// Instances keep their own types in interfaces, maps and errors; static data
// and closures inside of generic functions belong to one instance each.
package main

import (
	"errors"
	"fmt"
)

type wrapped[T any] struct{ v T }

func (w wrapped[T]) Error() string { return fmt.Sprintf("wrapped %T %v", w.v, w.v) }

func as[T error](err error) (T, bool) {
	var t T
	ok := errors.As(err, &t)
	return t, ok
}

func cast[T any](v any) (t T, ok bool) { t, ok = v.(T); return }

func must[T any](v any) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprint(r)
		}
	}()
	return fmt.Sprint(v.(T))
}

type key[T any] struct{}

var registry = map[any]any{}

func put[T any](v T) { registry[key[T]{}] = v }
func get[T any]() (v T) {
	v, _ = registry[key[T]{}].(T)
	return
}

type lazy[T any] struct {
	f    func() T
	v    T
	done bool
}

func (l *lazy[T]) get() T {
	if !l.done {
		l.v, l.done = l.f(), true
	}
	return l.v
}

var table = &lazy[map[string]int]{f: func() map[string]int { fmt.Print("built "); return map[string]int{"x": base} }}
var base = 10 * two
var two = id(2)

func id[T any](v T) T { return v }

type visitor[R any] interface {
	num(int) R
	add(a, b expr) R
}
type expr interface{ isExpr() }
type num int
type add struct{ a, b expr }

func (num) isExpr() {}
func (add) isExpr() {}

func visit[R any](e expr, v visitor[R]) R {
	switch e := e.(type) {
	case num:
		return v.num(int(e))
	case add:
		return v.add(e.a, e.b)
	}
	panic("unreachable")
}

type eval struct{}

func (eval) num(n int) int       { return n }
func (v eval) add(a, b expr) int { return visit(a, v) + visit(b, v) }

type print struct{ depth int }

func (print) num(n int) string { return fmt.Sprint(n) }
func (v print) add(a, b expr) string {
	v.depth++
	return fmt.Sprintf("%d(%s+%s)", v.depth, visit(a, v), visit(b, v))
}

func main() {
	err := fmt.Errorf("outer: %w", wrapped[int]{5})
	w, ok := as[wrapped[int]](err)
	_, not := as[wrapped[string]](err)
	fmt.Println(err, w.v, ok, not)
	n, ok := cast[int](5)
	s, ok2 := cast[string](5)
	e, ok3 := cast[error](wrapped[bool]{true})
	fmt.Println(n, ok, s == "", ok2, e, ok3)
	fmt.Println(must[int]("x"), "|", must[error](3), "|", must[[]int]([]int{1}), "|", must[wrapped[int]](wrapped[int8]{}))
	put(5)
	put("five")
	put([]int{5})
	put(wrapped[error]{})
	fmt.Println(get[int](), get[string](), get[[]int](), get[float64](), len(registry))
	fmt.Println(table.get()["x"], table.get()["x"])
	tree := add{num(1), add{num(2), num(3)}}
	fmt.Println(visit(tree, visitor[int](eval{})), visit[string](tree, print{}))
	fmt.Printf("%T %T %T %v\n", wrapped[wrapped[int]]{}, key[map[string][]int]{}, table, any(key[int]{}) == any(key[int]{}))
}
