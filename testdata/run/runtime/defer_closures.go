// Deferred closures that live in the frame: whose they are is known where one is made and deferred, and is not where
// the choice is made earlier, or where the place is used twice.
package main

import "fmt"

type account struct {
	balance, open int
	log           []string
}

func (a *account) enter()           { a.open++ }
func (a *account) leave()           { a.open-- }
func (a *account) note(what string) { a.log = append(a.log, what) }
func (a account) total() (sum int)  { return a.balance + a.open }
func (a *account) add(n, twice int) { a.balance += n + 2*twice }
func twice(f func(int), n int)      { f(n); f(n + 1) }
func apply(n *int, f func(int) int) { *n = f(*n) }

func bound(a *account, n int) int {
	a.enter()
	defer a.leave()
	defer a.add(n, 1)
	if n%3 == 0 {
		defer a.add(1, n)
		return -n
	}
	return a.total()
}

func result(n int) (r int, err error) {
	defer func() {
		if x := recover(); x != nil {
			r, err = -1, fmt.Errorf("recovered: %v", x)
		}
	}()
	defer func() { r += n }()
	if n%7 == 0 {
		panic(n)
	}
	return n * 2, nil
}

func chosen(n int, out *[]int) {
	k := n * 10
	f := func() { *out = append(*out, k) }
	if n&1 == 1 {
		f = func() { *out = append(*out, -k) }
	}
	defer f()
	g := f
	f = func() { *out = append(*out, k+1) }
	defer f()
	if n&2 == 2 {
		defer g()
	}
	k++
}

func scopes(n int) (s string) {
	{
		a := n + 1
		defer func() { s += fmt.Sprint("a", a, " ") }()
	}
	if n > 1 {
		b := n + 2
		func() {
			defer func() { s += fmt.Sprint("in", b, " ") }()
		}()
		defer func(c int) { s += fmt.Sprint("b", b, c, " ") }(n)
	}
	{
		d := n + 3
		add := func(m int) { d += m }
		twice(add, n)
		defer func() { s += fmt.Sprint("d", d, " ") }()
	}
	return s
}

func nested(n int) (r int) {
	defer apply(&r, func(x int) int { return x*10 + n%10 })
	if n == 0 {
		return 0
	}
	return nested(n - 1)
}

func nilFunction(n int) (what string) {
	defer func() { what = fmt.Sprint(recover()) }()
	var f func()
	if n < 0 {
		f = func() {}
	}
	defer f()
	return "not reached as result"
}

func main() {
	var a account
	sum := 0
	for i := 0; i < 20000; i++ {
		sum += bound(&a, i%10)
	}
	fmt.Println(sum, a.balance, a.open)
	r, failed := 0, 0
	var last error
	for i := 1; i < 20000; i++ {
		x, err := result(i)
		r += x
		if err != nil {
			failed, last = failed+1, err
		}
	}
	fmt.Println(r, failed, last)
	var out []int
	check := 0
	for i := 0; i < 20000; i++ {
		out = out[:0]
		chosen(i&7, &out)
		for j, v := range out {
			check = check*31 + v*(j+1)
		}
	}
	fmt.Println(out, check)
	length := 0
	for i := 0; i < 5000; i++ {
		length += len(scopes(i % 5))
	}
	fmt.Println(scopes(1), scopes(4), length)
	for i := 0; i < 3000; i++ {
		check += nested(i % 9)
	}
	fmt.Println(nested(8), check)
	fmt.Println(nilFunction(1), nilFunction(-1))
}
