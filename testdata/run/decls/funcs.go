// Functions: several results, named results, variadic parameters, closures,
// recursion, functions as values and keys of nothing.
package main

import "fmt"

func none()                                    {}
func one() int                                 { return 1 }
func three() (int, string, []int)              { return 1, "two", []int{3} }
func take(a int, b string, c []int) string     { return fmt.Sprint(a, b, c) }
func blank(_ int, _ string) (_ int, err error) { return }
func variadic(pre string, xs ...any) string    { return fmt.Sprint(pre, len(xs), xs == nil, xs) }
func ints(xs ...int) []int                     { return xs }
func named() (a, b int, s string) {
	a = 1
	defer func() { a *= 10; s += "!" }()
	b, s = 2, "done"
	return a + 1, b, s
}
func fib() func() int {
	a, b := 0, 1
	return func() int {
		r := a
		a, b = b, a+b
		return r
	}
}
func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}
func ackermann(m, n int) int {
	if m == 0 {
		return n + 1
	}
	if n == 0 {
		return ackermann(m-1, 1)
	}
	return ackermann(m-1, ackermann(m, n-1))
}
func even(n int) bool { return n == 0 || odd(n-1) }
func odd(n int) bool  { return n != 0 && even(n-1) }
func many(a int8, b int16, c int32, d int64, e float32, f float64, g string, h bool, i [3]int, j struct{ x, y int }, k any, l func() int) string {
	return fmt.Sprint(a, b, c, d, e, f, g, h, i, j, k, l())
}
func swap[T any](a, b *T) { *a, *b = *b, *a }

func main() {
	none()
	fmt.Println(take(three()))
	fmt.Println(blank(1, ""))
	fmt.Println(variadic("a"), variadic("b", nil), variadic("c", 1, "x"), variadic("d", []any{1, 2}...), variadic("e", []any{}), variadic("f", []int{1}))
	s := []int{1, 2}
	t := ints(s...)
	t[0] = 9
	fmt.Println(s, ints() == nil, ints(s...)[1], len(ints([]int{}...)))
	fmt.Println(named())
	f, g := fib(), fib()
	for range 5 {
		f()
	}
	fmt.Println(f(), g(), g(), g())
	fmt.Println(compose()(3), compose(func(x int) int { return x + 1 }, func(x int) int { return x * x })(3))
	fmt.Println(ackermann(2, 9), even(101), odd(7))
	fmt.Println(many(1, 2, 3, 4, 5.5, 6.5, "g", true, [3]int{1}, struct{ x, y int }{1, 2}, nil, one))

	// Closures share variables, not values.
	x := 1
	inc := func() { x++ }
	get := func() int { return x }
	inc()
	x *= 10
	inc()
	fmt.Println(get(), x)
	adders := make([]func(int) int, 3)
	sum := 0
	for i := range adders {
		adders[i] = func(n int) int { sum += n * (i + 1); return sum }
	}
	for _, a := range adders {
		a(10)
	}
	fmt.Println(sum)
	var nilf func()
	fmt.Println(nilf == nil, func() int { return 5 }()+func(a, b int) int { return a - b }(3, 1))
	table := map[string]func(...int) int{
		"count": func(a ...int) int { return len(a) },
		"first": func(a ...int) int { return a[0] },
	}
	fmt.Println(table["count"](4, 5, 6), table["first"](7, 8))
	a, b := "a", "b"
	swap(&a, &b)
	fmt.Println(a, b)
	curry := func(a int) func(int) func(int) int {
		return func(b int) func(int) int { return func(c int) int { return a*100 + b*10 + c } }
	}
	fmt.Println(curry(1)(2)(3))
	// Parameters are copies, even when closures capture them.
	param := func(n int) (func() int, func()) { return func() int { return n }, func() { n++ } }
	read, write := param(x)
	write()
	fmt.Println(read(), x)
	escape := func() *int { v := 42; return &v }
	p, q := escape(), escape()
	*p++
	fmt.Println(*p, *q, p == q)
}
