// Generic functions: inference in its forms, explicit instantiation, values,
// recursion, zero values, type switches on parameters.
package main

import (
	"fmt"
	"strconv"
)

type number interface {
	~int | ~int8 | ~uint8 | ~int64 | ~float32 | ~float64
}

type myInt int

func (m myInt) String() string { return "my" + strconv.Itoa(int(m)) }

func zero[T any]() (z T)                 { return }
func ptr[T any](v T) *T                  { return &v }
func id[T any](v T) T                    { return v }
func add[T number](a, b T) T             { return a + b }
func conv[To, From number](f From) To    { return To(f) }
func first[S ~[]E, E any](s S) (E, S)    { return s[0], s[1:] }
func apply[A, B any](f func(A) B, a A) B { return f(a) }
func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}
func keys[K comparable, V any](m map[K]V) int { return len(m) }
func recv[T any](ch <-chan T) T               { return <-ch }
func variadic[T any](xs ...T) []T             { return xs }
func deref[P interface{ *T }, T any](p P) T   { return *p }
func show[T fmt.Stringer](xs ...T) (s string) {
	for _, x := range xs {
		s += x.String() + " "
	}
	return
}
func kind[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice of T"
	case fmt.Stringer:
		return "stringer"
	}
	return fmt.Sprintf("%T", v)
}
func fact[T number](n T) T {
	if n <= 1 {
		return 1
	}
	return n * fact(n-1)
}
func index[T comparable](s []T, x T) int {
	for i, v := range s {
		if v == x {
			return i
		}
	}
	return -1
}
func counter[T any]() func(T) int {
	seen := []T{}
	return func(v T) int { seen = append(seen, v); return len(seen) }
}
func size[T ~string | ~[]byte](x T) (n int) {
	for i := range len(x) {
		n += int(x[i])
	}
	return n + len(x[1:])
}
func mapAll[T, U any](s []T, f func(T) U) (out []U) {
	for _, v := range s {
		out = append(out, f(v))
	}
	return
}
func overflow[T ~int8 | ~uint8](v T) T { return v*2 + 100 }
func div[T number](a, b T) T           { return a / b }
func both[T, U any](t T, u U) (r struct {
	a T
	b U
}) {
	r.a, r.b = t, u
	return
}
func deferred[T any](v T) (out T) {
	defer func() {
		recover()
		out = v
	}()
	panic(v)
}
func nested[T any](depth int, v T) string {
	if depth == 0 {
		return fmt.Sprintf("%T", v)
	}
	return nested(depth-1, v) + "."
}

func main() {
	fmt.Println(zero[int](), zero[string]() == "", zero[*int]() == nil, zero[[2]bool](), zero[error]() == nil)
	fmt.Println(*ptr(5), *ptr("x"), id(3.5), id[any](nil), add(1, 2), add(1.5, 2), add[float32](1, 2), add(myInt(1), 2))
	fmt.Println(conv[int](3.9), conv[uint8](300), conv[float64](myInt(2)), conv[myInt, int8](-5))
	e, rest := first([]string{"a", "b"})
	type list []int
	e2, rest2 := first(list{1, 2, 3})
	fmt.Printf("%v %v %v %T\n", e, rest, e2, rest2)
	fmt.Println(apply(strconv.Itoa, 5)+"!", apply(func(s string) int { return len(s) }, "four"), compose(strconv.Itoa, func(s string) []byte { return []byte(s) })(42))
	ch := make(chan string, 1)
	ch <- "sent"
	fmt.Println(keys(map[string]int{"a": 1}), recv(ch), variadic(1, 2, 3), variadic[any](1, "x"), len(variadic[int]()), deref(ptr('x')))
	fmt.Println(show(myInt(1), myInt(2)), show[fmt.Stringer](myInt(3)), kind(1), kind("s"), kind(myInt(1)), kind(2.5), kind([]int{}), kind[any](5))
	fmt.Println(fact(10), fact[float64](20), fact[int8](6), fact(uint8(6)))
	fmt.Println(index([]string{"a", "b"}, "b"), index([]any{1, "x", 2.5}, 2.5), index([][2]int{{1, 2}}, [2]int{1, 2}), index([]float64{}, 1))
	c := counter[string]()
	c("a")
	fmt.Println(c("b"), counter[int]()(1), size("abc"), size([]byte{1, 2}))
	f := add[int]
	var g func(float64, float64) float64 = add
	fmt.Println(f(1, 2), g(1, 2), mapAll([]int{1, 2}, id), mapAll([]int{1, 2}, strconv.Itoa), mapAll([]int{3}, ptr[int])[0] != nil)
	fmt.Println(overflow(int8(100)), overflow(uint8(100)), div(7, 2), div(7.0, 2), div[myInt](7, 2), div(int8(-128), -1))
	fmt.Printf("%+v %T\n", both(1, "x"), both(1, "x"))
	fmt.Println(deferred("kept"), nested(2, []myInt{}), nested(1, map[string]func(){}))
	type local struct{ v int }
	fmt.Println(kind(local{1}), index([]local{{1}, {2}}, local{2}))
}
