// Constraints: core types, methods, comparable with interfaces, pointers that
// must have methods, constants in generic code.
package main

import (
	"fmt"
	"strings"
)

type signed interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64
}
type unsigned interface {
	~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64
}
type integer interface{ signed | unsigned }
type float interface{ ~float32 | ~float64 }
type numeric interface {
	integer | float | ~complex64 | ~complex128
}
type stringish interface {
	~string
	fmt.Stringer
}
type setter[T any] interface {
	*T
	set(string)
}
type name string

func (n name) String() string { return "name:" + string(n) }

type box struct{ s string }

func (b *box) set(s string) { b.s = "<" + s + ">" }

func build[T any, P setter[T]](ss ...string) []T {
	out := make([]T, len(ss))
	for i, s := range ss {
		p := P(&out[i])
		p.set(s)
	}
	return out
}
func abs[T signed | float](x T) T {
	if x < 0 {
		return -x
	}
	return x
}
func gcd[T integer](a, b T) T {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
func sum[T numeric](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return t*2 - t
}
func bits[T integer](x T) (n int) {
	for ; x != 0; x &= x - 1 {
		n++
	}
	return
}
func width[T integer]() (n int) {
	for x := T(1); x != 0; x <<= 1 {
		n++
	}
	return
}
func isSigned[T integer]() bool { return ^T(0) < 0 }
func join[T stringish](xs []T) string {
	var b strings.Builder
	for _, x := range xs {
		b.WriteString(string(x))
		b.WriteString(x.String())
		b.WriteByte(x[0])
	}
	return b.String()
}
func equal[T comparable](a, b T) (r bool, p any) {
	defer func() { p = recover() }()
	return a == b, nil
}
func uniq[T comparable](xs []T) (out []T) {
	seen := map[T]bool{}
	for _, x := range xs {
		if !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	return
}
func call[F ~func(A) B, A, B any](f F, a A) B { return f(a) }
func sendAll[C ~chan E, E any](c C, es ...E) int {
	for _, e := range es {
		c <- e
	}
	close(c)
	n := 0
	for range c {
		n++
	}
	return n
}
func lookup[M ~map[K]V, K comparable, V any](m M, k K, d V) V {
	if v, ok := m[k]; ok {
		return v
	}
	m[k] = d
	return d
}
func slices[T any, S interface{ ~[]T }](s S) S { return append(s[:0:0], s[len(s)/2:]...) }
func chars[T ~string | ~[]byte](s T) (n int) {
	for i := 0; i < len(s); i++ {
		if s[i] == 'a' {
			n++
		}
	}
	return n*100 + len(string(s)) + len([]byte(s))
}
func arr[T [3]int | [3]int8](a T) int               { return len(a) }
func max3[T integer | float | ~string](a, b, c T) T { return max(a, b, c) }
func half[T numeric](x T) T                         { return x / 2 }
func at[P *[4]E | []E, E any](p P, i int) E         { return p[i] }

type counter[T comparable] struct{ m map[T]int }

func (c *counter[T]) inc(k T) int {
	if c.m == nil {
		c.m = make(map[T]int)
	}
	c.m[k]++
	return c.m[k]
}

type myF float32

func main() {
	fmt.Println(build[box]("a", "b"), abs(-5), abs(2.5), abs(int8(-128)), abs(myF(-1.5)), gcd(uint8(48), 36), gcd(int64(-12), 18))
	fmt.Println(sum(1, 2, 3), sum(1.5, 2), sum(1i, 2), sum[uint8](200, 100), sum[float32](0.1, 0.2), bits(uint16(0xf0f)), bits(int8(-1)))
	fmt.Println(width[int8](), width[uint16](), width[int](), width[rune](), isSigned[int16](), isSigned[uint]())
	fmt.Println(join([]name{"x", "yz"}))
	fmt.Println(equal(1, 1))
	fmt.Println(equal[any](1, "1"))
	fmt.Println(equal[any]([]int{}, []int{}))
	fmt.Println(equal(struct{ e error }{}, struct{ e error }{nil}))
	fmt.Println(uniq([]string{"a", "b", "a"}), uniq([]any{1, 1.0, 1, nil, nil}), uniq([]*int{nil, new(int), nil})[0] == nil)
	type handler func(string) int
	fmt.Println(call(handler(func(s string) int { return len(s) }), "abc"), sendAll(make(chan int, 5), 1, 2, 3))
	type dict map[string]int
	d := dict{"a": 1}
	fmt.Println(lookup(d, "a", 5), lookup(d, "b", 6), d, slices([]int{1, 2, 3, 4}), chars("banana"), chars([]byte("aa")), arr([3]int8{}))
	fmt.Println(max3(1, 3, 2), max3("a", "c", "b"), max3(1.5, -1, 0), half(5), half(5.0), half(3+4i), half(uint8(255)), at[*[4]string, string](&[4]string{2: "two"}, 2), at[[]int, int]([]int{7}, 0))
	var c counter[[2]string]
	c.inc([2]string{"a", "b"})
	fmt.Println(c.inc([2]string{"a", "b"}), len(c.m))
}
