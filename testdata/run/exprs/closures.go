// Closures: what they share, what they copy, and how long it lives.
package main

import "fmt"

type op func(float64) op

type account struct{ balance int }

func (a *account) methods() (deposit func(int), balance func() int) {
	return func(n int) { a.balance += n }, func() int { return a.balance }
}

func memo(f func(int) int) func(int) int {
	cache := map[int]int{}
	return func(n int) int {
		if v, ok := cache[n]; ok {
			return v
		}
		cache[n] = f(n)
		return cache[n]
	}
}

func counter() (inc, dec func() int, reset func(int)) {
	n := 0
	inc = func() int { n++; return n }
	dec = func() int { n--; return n }
	reset = func(v int) { n = v }
	return
}

func params(a int, b *int, c []int, d [2]int, e struct{ x int }) func() string {
	return func() string {
		a++
		*b++
		c[0]++
		d[0]++
		e.x++
		return fmt.Sprint(a, *b, c, d, e)
	}
}

func named() (result int, get func() int) {
	get = func() int { result += 100; return result }
	result = 5
	return result + 1, get
}

func chain(n int) func() int {
	f := func() int { return 0 }
	for i := range n {
		prev := f
		f = func() int { return prev() + i }
	}
	return f
}

func main() {
	inc, dec, reset := counter()
	inc2, _, _ := counter()
	fmt.Println(inc(), inc(), dec(), inc2())
	reset(40)
	fmt.Println(inc(), inc2())
	acc := &account{10}
	dep, bal := acc.methods()
	dep(5)
	acc.balance *= 2
	fmt.Println(bal())
	var fib func(int) int
	fib = memo(func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	})
	fmt.Println(fib(80))
	b, c, d, e := 10, []int{20}, [2]int{30}, struct{ x int }{40}
	f := params(1, &b, c, d, e)
	first, second := f(), f()
	fmt.Println(first, second, b, c, d, e)
	r, get := named()
	fmt.Println(r, get(), get())
	fmt.Println(chain(100)())

	total := 0.0
	var adder op
	adder = func(x float64) op { total += x; return adder }
	adder(1)(2)(3.5)
	fmt.Println(total)
	x := 1
	func() {
		x := x + 1
		func() {
			x *= 10
			func() { x++ }()
		}()
		fmt.Print(x, " ")
	}()
	fmt.Println(x)
	// Mixed kinds of captured variables, all changed from outside.
	var (
		i8  int8       = 1
		s              = "s"
		arr            = [3]int{1, 2, 3}
		sl             = []int{1}
		m              = map[string]int{}
		any any        = 1
		fl  float32    = 0.5
		cx  complex128 = 1i
		st             = struct{ a, b int }{1, 2}
		fn             = func() int { return 7 }
	)
	show := func() string { return fmt.Sprint(i8, s, arr, sl, m, any, fl, cx, st, fn()) }
	before := show()
	i8, s, arr[1], any, fl, cx, st.b = 127, s+"!", 99, "changed", fl*3, cx*cx, 8
	sl = append(sl, 2)
	m["k"] = 1
	fn = func() int { return int(i8) }
	i8++
	fmt.Println(before)
	fmt.Println(show())
	p := &arr
	mod := func() { p[0]++; arr[2] = p[0]; st.a += arr[2] }
	mod()
	mod()
	fmt.Println(arr, st, *p == arr)
	defer func(v int) { fmt.Println("deferred", v, x) }(x)
	x = 1000
	go func() {}()
	fs := map[string]func(...int) int{}
	for _, name := range []string{"a", "bb", "ccc"} {
		fs[name] = func(extra ...int) int { return len(name)*100 + len(extra) }
	}
	fmt.Println(fs["a"](), fs["bb"](1, 2), fs["ccc"](1))
	fmt.Println(func(f func(func(int) int) int) int { return f(func(n int) int { return n * n }) }(func(g func(int) int) int { return g(7) + g(1) }))
}
