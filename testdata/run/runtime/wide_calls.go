// Calls of closures, methods and functions with more words of arguments and results than registers would hold, often enough to be compiled.
package main

import "fmt"

type point struct{ x, y, z int }

type shape interface {
	sum(a, b, c, d, e, f, g, h, i, j int) int
	label(a, b, c, d string, p point) (string, int, int, int, int, int, int, int, int, int)
}

type one struct{ k int }

func (o one) sum(a, b, c, d, e, f, g, h, i, j int) int {
	return o.k + a + 2*b + 3*c + 4*d + 5*e + 6*f + 7*g + 8*h + 9*i + 10*j
}

func (o one) label(a, b, c, d string, p point) (string, int, int, int, int, int, int, int, int, int) {
	return a + d, len(a), len(b), len(c), len(d), p.x, p.y, p.z, o.k, 9
}

type other struct{ k, l int }

func (o *other) sum(a, b, c, d, e, f, g, h, i, j int) int {
	return o.k - a - b - c - d - e - f - g - h - i - j
}

func (o *other) label(a, b, c, d string, p point) (string, int, int, int, int, int, int, int, int, int) {
	return b + c, p.x, p.y, p.z, len(d), len(c), len(b), len(a), o.l, 8
}

func wide(a, b, c, d, e, f, g, h, i, j int) int {
	return a ^ b<<1 ^ c<<2 ^ d<<3 ^ e<<4 ^ f<<5 ^ g<<6 ^ h<<7 ^ i<<8 ^ j<<9
}

func adder(k int) func(a, b, c, d, e, f, g, h, i, j int) (int, int) {
	return func(a, b, c, d, e, f, g, h, i, j int) (int, int) {
		return k + a + b + c + d + e, f + g + h + i + j
	}
}

func calls(n int, f func(a, b, c, d, e, f, g, h, i, j int) (int, int), s shape) (t int) {
	for i := 0; i < n; i++ {
		x, y := f(i, 1, 2, 3, 4, 5, 6, 7, 8, 9)
		t += x - y + wide(i, 2, 3, 4, 5, 6, 7, 8, 9, 10)
		t += s.sum(1, 2, 3, 4, 5, 6, 7, 8, 9, i)
		l, a, b, c, d, e, f, g, h, k := s.label("a", "bc", "def", "ghij", point{i, 2, 3})
		t += len(l) + a + 2*b + 3*c + 4*d + 5*e + 6*f + 7*g + 8*h + 9*k
	}
	return t
}

func deferred(n int) (t int) {
	for i := 0; i < n; i++ {
		func() {
			defer func(a, b, c, d, e, f, g, h, i, j int) { t += wide(a, b, c, d, e, f, g, h, i, j) }(i, 1, 2, 3, 4, 5, 6, 7, 8, 9)
		}()
	}
	return t
}

func main() {
	shapes := []shape{one{3}, &other{4, 5}}
	for round := 0; round < 4; round++ {
		for _, s := range shapes {
			fmt.Println(calls(3000, adder(round), s))
		}
		fmt.Println(calls(20, wideMethod(shapes[0]), shapes[1]), deferred(700))
	}
}

// wideMethod wraps a method value.
func wideMethod(s shape) func(a, b, c, d, e, f, g, h, i, j int) (int, int) {
	sum := s.sum
	return func(a, b, c, d, e, f, g, h, i, j int) (int, int) {
		return sum(a, b, c, d, e, f, g, h, i, j), 1
	}
}
