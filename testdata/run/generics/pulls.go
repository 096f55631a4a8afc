// iter.Pull and nested range-over-func: early exits, panics, defers, results.
package main

import (
	"fmt"
	"iter"
)

func count(name string, n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Print("(", name, " done) ")
		for i := range n {
			if !yield(i) {
				fmt.Print("(", name, " stopped) ")
				return
			}
		}
	}
}

func merge[T any](a, b iter.Seq[T], less func(T, T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		nextA, stopA := iter.Pull(a)
		defer stopA()
		nextB, stopB := iter.Pull(b)
		defer stopB()
		x, okA := nextA()
		y, okB := nextB()
		for okA || okB {
			if okA && (!okB || !less(y, x)) {
				if !yield(x) {
					return
				}
				x, okA = nextA()
			} else {
				if !yield(y) {
					return
				}
				y, okB = nextB()
			}
		}
	}
}

func slice[T any](s ...T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, v := range s {
			if !yield(v) {
				return
			}
		}
	}
}

func search(target int) (pos int, err error) {
	defer func() { pos *= 10 }()
	for i := range count("i", 5) {
		for j := range count("j", 5) {
			if i*j == target {
				return i + j, nil
			}
		}
	}
	return -1, fmt.Errorf("no %d", target)
}

func labels() (log string) {
outer:
	for i := range count("outer", 4) {
		for j := range count("inner", 4) {
			switch {
			case j == 1 && i == 0:
				continue outer
			case i == 2:
				break outer
			case j == 2:
				break
			default:
				log += fmt.Sprint(i, j, ";")
			}
		}
	}
	return
}

func deferInLoop() {
	for i := range count("d", 3) {
		defer fmt.Print("deferred", i, " ")
	}
	fmt.Print("end of function ")
}

func gotoOut() {
	for i := range count("g", 3) {
		if i == 1 {
			goto out
		}
	}
	fmt.Print("never")
out:
	fmt.Println("out")
}

func main() {
	next, stop := iter.Pull(count("p", 3))
	fmt.Print(next())
	fmt.Print(next())
	stop()
	stop()
	fmt.Println(next())
	next2, _ := iter.Pull2(func(yield func(string, error) bool) { yield("only", nil) })
	fmt.Println(next2())
	fmt.Println(next2())
	for v := range merge(slice(1, 4, 6), slice(2, 3, 7, 9), func(a, b int) bool { return a < b }) {
		if v == 9 {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println()
	fmt.Println(search(6))
	fmt.Println(search(7))
	fmt.Println(labels())
	deferInLoop()
	fmt.Println()
	gotoOut()
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		for i := range count("x", 3) {
			if i == 1 {
				panic("in body")
			}
		}
	}()
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		next, stop := iter.Pull(func(yield func(int) bool) {
			yield(1)
			panic("in iterator")
		})
		defer stop()
		fmt.Print(next())
		fmt.Print(next())
	}()
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		var saved func(int) bool
		for range func(yield func(int) bool) { saved = yield } {
		}
		saved(1)
	}()
	fibs := func(yield func(int) bool) {
		for a, b := 0, 1; yield(a); a, b = b, a+b {
		}
	}
	sum := 0
	for f := range fibs {
		if f > 1000 {
			break
		}
		if f%2 == 1 {
			continue
		}
		sum += f
	}
	fmt.Println(sum)
	var walk func(n int) iter.Seq[int]
	walk = func(n int) iter.Seq[int] {
		return func(yield func(int) bool) {
			if n > 0 {
				for v := range walk(n - 1) {
					if !yield(v) {
						return
					}
				}
				yield(n)
			}
		}
	}
	for v := range walk(50) {
		sum += v
	}
	fmt.Println(sum)
}
