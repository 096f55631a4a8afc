// Stacks grow: recursion a hundred thousand calls deep, with big frames, in
// goroutines, with pointers into frames that move, with defers and panics.
package main

import "fmt"

func depth(n int) int {
	if n == 0 {
		return 0
	}
	return 1 + depth(n-1)
}

func bigFrame(n int) (sum int) {
	var pad [64]int
	for i := range pad {
		pad[i] = n
	}
	if n > 0 {
		sum = bigFrame(n - 1)
	}
	return sum + pad[n%64] - n + 1
}

func pointers(n int, up *int) int {
	local := n
	*up++
	if n == 0 {
		return *up
	}
	r := pointers(n-1, &local)
	return r + local - n
}

type list struct {
	v    int
	next *list
}

func build(n int) *list {
	if n == 0 {
		return nil
	}
	return &list{n, build(n - 1)}
}

func (l *list) sum() int {
	if l == nil {
		return 0
	}
	return l.v + l.next.sum()
}

func deferring(n int, out *int) {
	defer func() { *out++ }()
	if n > 0 {
		deferring(n-1, out)
	}
}

func unwinding(n int) {
	defer func() {
		if n%2 == 0 {
			if r := recover(); r != nil {
				panic(r.(int) + 1)
			}
		}
	}()
	if n == 0 {
		panic(0)
	}
	unwinding(n - 1)
}

func isEven(n int) bool { return n == 0 || isOdd(n-1) }
func isOdd(n int) bool  { return n != 0 && isEven(n-1) }

func main() {
	fmt.Println(depth(100_000), depth(1_000_000))
	fmt.Println(bigFrame(20_000))
	x := 0
	fmt.Println(pointers(100_000, &x), x)
	fmt.Println(build(100_000).sum())
	n := 0
	deferring(100_000, &n)
	fmt.Println(n)
	func() {
		defer func() { fmt.Println("unwound", recover()) }()
		unwinding(1_000)
	}()
	fmt.Println(isEven(100_001))
	var closure func(int) int
	closure = func(n int) int {
		if n == 0 {
			return 0
		}
		return closure(n-1) + 1
	}
	fmt.Println(closure(100_000))
	results := make(chan int)
	for i := range 8 {
		go func() { results <- depth(50_000+i) - i }()
	}
	total := 0
	for range 8 {
		total += <-results
	}
	fmt.Println(total)
}
