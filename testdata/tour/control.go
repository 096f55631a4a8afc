// Control walks through every statement of the language: the forms of for, if
// and switch, labels with break, continue and goto, assignments of several
// values, shadowing, closures, and variadic and multi-valued functions.
package main

import "fmt"

// fizz returns the usual words.
func fizz(n int) string {
	switch {
	case n%15 == 0:
		return "FizzBuzz"
	case n%3 == 0:
		return "Fizz"
	case n%5 == 0:
		return "Buzz"
	default:
		return fmt.Sprint(n)
	}
}

// collatz counts with goto, as nobody should.
func collatz(n int) (steps int) {
again:
	if n == 1 {
		return
	}
	steps++
	if n&1 == 0 {
		n /= 2
		goto again
	}
	n = 3*n + 1
	goto again
}

// pythagoras finds a triple and leaves two loops at once.
func pythagoras(sum int) (a, b, c int) {
search:
	for a = 1; a < sum; a++ {
		for b = a + 1; b < sum; b++ {
			c = sum - a - b
			switch {
			case c <= b:
				continue search
			case a*a+b*b == c*c:
				break search
			}
		}
	}
	return a, b, c
}

func weekday(day string) (kind string) {
	switch first := day[0]; day {
	case "Saturday", "Sunday":
		kind = "weekend"
	case "Friday":
		kind = "nearly "
		fallthrough
	case "Thursday":
		kind += "done"
	default:
		kind = string(first) + "..."
	}
	return
}

func sum(label string, numbers ...int) (string, int) {
	total := 0
	for _, n := range numbers {
		total += n
	}
	return label, total
}

func divmod(a, b int) (quo, rem int) {
	quo = a / b
	rem = a % b
	return
}

// generator returns two closures over the same variables.
func generator() (next func() int, reset func()) {
	a, b := 0, 1
	next = func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
	reset = func() { a, b = 0, 1 }
	return
}

func main() {
	for i := 1; i <= 15; i++ {
		fmt.Print(fizz(i), " ")
	}
	fmt.Println()
	fmt.Println(collatz(27))
	fmt.Println(pythagoras(1000))
	for _, d := range [...]string{"Monday", "Thursday", "Friday", "Sunday"} {
		fmt.Print(weekday(d), "; ")
	}
	fmt.Println()

	fmt.Println(sum("none"))
	fmt.Println(sum("three", 1, 2, 3))
	fmt.Println(sum("spread", []int{4, 5, 6}...))
	fmt.Println(divmod(divmod(47, 10)))

	next, reset := generator()
	for range 10 {
		fmt.Print(next(), " ")
	}
	reset()
	fmt.Println(next(), next(), next())

	n := 0
	for n < 3 { // while
		n++
	}
	for { // for ever
		if n--; n == 0 {
			break
		}
	}
	for i := range 3 {
		n += i
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		n += i * j
	}
	fmt.Println("n", n)

	matrix := [][]int{{1, 2, 3}, {4, -5, 6}, {7, 8, 9}}
rows:
	for i, row := range matrix {
		for _, v := range row {
			if v < 0 {
				fmt.Print("row ", i, " skipped; ")
				continue rows
			}
		}
		fmt.Print(row, "; ")
	}
	fmt.Println()

	x := 1
	if x := x + 1; x > 1 {
		x := x * 10
		fmt.Println("inner", x)
	} else if y := x; y == 0 {
		fmt.Println(x, y)
	}
	{
		x++
		x := "shadow"
		_ = x
	}
	fmt.Println("outer", x)

	a, b, c := 1, 2, 3
	a, b, c = c, a, b
	i, list := 0, []int{10, 20, 30}
	i, list[i] = 2, 99 // list[0], since indexes are evaluated first
	x, y := list[0], list[i]
	x += y
	x <<= 2
	x &^= 1
	x %= 100
	fmt.Println(a, b, c, list, x)

	var funcs []func() int
	for i := range 3 {
		funcs = append(funcs, func() int { i *= 10; return i })
	}
	for _, f := range funcs {
		fmt.Print(f(), f(), " ")
	}
	func(words ...any) { fmt.Println(len(words), words) }("called", "at", 1)

	var factorial func(int) int
	factorial = func(n int) int {
		if n < 2 {
			return 1
		}
		return n * factorial(n-1)
	}
	fmt.Println(factorial(20))
}
