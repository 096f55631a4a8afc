// Iterators ranges over functions: infinite sequences, adapters that combine
// them lazily, a tree that yields its nodes, pulling by hand, and the
// iterators of slices and maps. Leaving a loop early runs its defers.
package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

func naturals(yield func(int) bool) {
	for i := 0; yield(i); i++ {
	}
}

func Filter[T any](seq iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func Map[T, U any](seq iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		seq(func(v T) bool { return yield(f(v)) })
	}
}

func Take[T any](seq iter.Seq[T], n int) iter.Seq[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		left := n
		for v := range seq {
			left--
			if !yield(v) || left == 0 {
				return
			}
		}
	}
}

// Zip runs two sequences side by side; one of them must be pulled.
func Zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		next, stop := iter.Pull(b)
		defer stop()
		for x := range a {
			y, ok := next()
			if !ok || !yield(x, y) {
				return
			}
		}
	}
}

type tree struct {
	value       string
	left, right *tree
}

func (t *tree) all(yield func(depth int, value string) bool) {
	var walk func(t *tree, depth int) bool
	walk = func(t *tree, depth int) bool {
		return t == nil || walk(t.left, depth+1) && yield(depth, t.value) && walk(t.right, depth+1)
	}
	walk(t, 0)
}

// lines yields the lines of a text and says when it is done.
func lines(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		defer fmt.Println("(lines done)")
		n := 1
		for text != "" {
			line, rest, _ := strings.Cut(text, "\n")
			if !yield(n, line) {
				return
			}
			n, text = n+1, rest
		}
	}
}

// find returns out of the middle of a loop over a function.
func find(text, word string) (line int, found bool) {
	defer fmt.Println("(find done)")
	for n, s := range lines(text) {
		defer fmt.Println("(deferred in line", n, "of the loop)")
		if strings.Contains(s, word) {
			return n, true
		}
	}
	return 0, false
}

func pairs() (list []string) {
outer:
	for a := range naturals {
		for b := range naturals {
			switch {
			case b > a:
				continue outer
			case a+b > 6:
				break outer
			case (a+b)%2 == 1:
				continue
			}
			list = append(list, fmt.Sprint(a, b))
		}
	}
	return list
}

func main() {
	odd := Filter(naturals, func(n int) bool { return n%2 == 1 })
	squares := Map(odd, func(n int) int { return n * n })
	for n := range Take(squares, 6) {
		fmt.Print(n, " ")
	}
	fmt.Println()
	for n, s := range Zip(squares, slices.Values([]string{"a", "b", "c"})) {
		fmt.Print(s, n, " ")
	}
	fmt.Println(pairs())

	root := &tree{"m", &tree{"f", &tree{value: "a"}, nil}, &tree{"t", nil, &tree{value: "z"}}}
	for depth, v := range root.all {
		fmt.Print(strings.Repeat("-", depth), v, " ")
		if v == "t" {
			break
		}
	}
	fmt.Println()

	const text = "the sand\nthe wind\nthe stars"
	fmt.Println(find(text, "wind"))
	fmt.Println(find(text, "rain"))

	next, stop := iter.Pull(Take(naturals, 2))
	for range 3 {
		fmt.Print(next())
		fmt.Print("; ")
	}
	stop()
	fmt.Println(next())

	ages := map[string]int{"bob": 30, "ann": 25, "cid": 41}
	fmt.Println(slices.Sorted(maps.Keys(ages)), slices.Sorted(maps.Values(ages)))
	for i, name := range slices.Backward(slices.Sorted(maps.Keys(ages))) {
		fmt.Print(i, name, " ")
	}
	fmt.Println(slices.Collect(Take(Map(slices.Values([]int{1, 2, 3}), func(n int) string { return fmt.Sprint(n * 2) }), 2)))
	for chunk := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(chunk)
	}
	fmt.Println()

	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		for n := range Take(naturals, 5) {
			if n == 2 {
				panic("in the body")
			}
		}
	}()
}
