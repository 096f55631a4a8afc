// Small functions whose bodies may take the place of calls: the order of
// evaluation, the kinds of arguments, and variables that are targets and
// operands at once.
package main

import (
	"fmt"
	"math/bits"
	"runtime"
	"strings"
)

func add(a, b int) int { return a + b }

func twice(x int) int { return add(x, x) }

func narrow(a, b uint8) uint8 { return a + b }

func shifted(x int32, n uint) int32 { return x<<n>>1 ^ x }

func ratio(i, j int) float64 { return 1 / float64((i+j)*(i+j+1)/2+i+1) }

func truth(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

func clamp(x, lo, hi int) int {
	if x < lo {
		return lo
	} else if x > hi {
		x = hi
	}
	return x
}

func swap(a, b int) (int, int) { return b, a }

func steps(n int) (count int, odd bool) {
	if n&1 == 1 {
		odd = true
		count++
	}
	count += n
	return
}

type point struct{ x, y int }

func (p point) plus(q point) point { return point{p.x + q.x, p.y + q.y} }

func (p point) swapped() point { return point{y: p.x, x: p.y} }

func (p point) norm() int { return p.x*p.x + p.y*p.y }

func at(x, y int) point { return point{x, y} }

type celsius float64

func (c celsius) kelvin() celsius { return c + 273.15 }

func length(s string, b []byte) int { return len(s) + len(b) }

func isEmpty(s string) bool { return s == "" || s == " " }

func both(a, b bool) bool { return a && b }

func larger[T int | float64 | string](a, b T) T {
	if a > b {
		return a
	}
	return b
}

func logOf(x uint) int { return bits.Len(x) - 1 }

func same[T any](x T) T { return x }

//go:noinline
func called(x int) int { return x + 1 }

func quotient(a, b int) int { return a / b }

func element(s []int, i int) int { return s[i] }

func (p *point) left() int { return p.x }

func next(x *int, d int) int { *x += d; return *x }

func where() string {
	pc, _, line, _ := runtime.Caller(1)
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), " ", line)
}

// fault tells where a panic came from.
func fault(f func()) {
	defer func() {
		fmt.Print(recover(), " at ")
		pcs := make([]uintptr, 20)
		frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
		for more := true; more; {
			var frame runtime.Frame
			frame, more = frames.Next()
			if strings.HasPrefix(frame.Function, "main.") {
				fmt.Print(frame.Function, ":", frame.Line, " ")
			}
		}
		fmt.Println()
	}()
	f()
}

func main() {
	x, y := 3, 4
	x = add(x, x)
	x, y = swap(x, add(y, x))
	fmt.Println(x, y, twice(add(1, twice(2))), add(called(x), y))
	y = next(&x, 5) + add(x, next(&x, 1)) + add(next(&x, 1), x)
	fmt.Println(x, y)
	fmt.Println(narrow(200, 100), narrow(uint8(x)*20, 30), shifted(-5, 3), shifted(1<<30, 2))
	sum := 0.0
	for i := range 5 {
		for j := 0; j < 5; j++ {
			sum += ratio(i, j) * float64(j)
		}
	}
	fmt.Printf("%.9f\n", sum)
	fmt.Println(truth(x > y), truth(x < y), clamp(x, 20, 30), clamp(-x, 0, 5), clamp(3, 0, 5))
	n, odd := steps(7)
	fmt.Println(n, odd)
	n, odd = steps(n)
	fmt.Println(n, odd)
	p, q := point{1, 2}, &point{3, 4}
	p = p.plus(p.swapped())
	p = at(p.y, add(p.x, 1)).plus(*q)
	*q = q.plus(p)
	fmt.Println(p, *q, p.norm(), q.norm(), at(1, 2).swapped().norm())
	t := celsius(20)
	for range 2 {
		t = t.kelvin()
	}
	fmt.Println(t, length("abc", make([]byte, x)), isEmpty(" "), isEmpty("x"))
	fmt.Println(both(x > 0, isEmpty("")), both(false, true), !both(true, true))
	fmt.Println(larger(1, 2), larger(2.5, -1), larger("b", "a"), logOf(1000))
	f := add
	fmt.Println(f(1, 2), point.norm(p), (*point).plus(q, p))
	defer fmt.Println("deferred", add(x, 1), twice(y))
	defer add(1, 2)
	defer p.norm()
	defer q.norm()
	go p.plus(at(1, called(1)))
	go truth(true)
	s := []int{1, 2}
	fault(func() { fmt.Println(quotient(add(1, 2), twice(0))) })
	fault(func() { fmt.Println(twice(element(s, twice(1)))) })
	fault(func() { var p *point; fmt.Println(add(1, p.left())) })
	fault(func() { var p *point; fmt.Println(p.norm()) })
	fmt.Println(where(), add(len(where()), 1))
	fmt.Println(same(&point{1, 2}) == same(&point{1, 2}), *same(&point{1, 2}) == *same(&point{3, 4}))
	switch twice(2) {
	case add(1, 3):
		fmt.Println("four")
	}
	if a, b := swap(1, 2); a > b && both(a == 2, b == 1) || isEmpty("y") {
		fmt.Println("swapped")
	}
}
