// Loop variables are new in each iteration, and are copied to the next one
// before the post statement runs.
package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for i := range 3 {
		fs = append(fs, func() int { i += 100; return i })
	}
	for i, v := range []int{7, 8} {
		fs = append(fs, func() int { v++; return v*10 + i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()

	// A change by a closure inside the body is seen by the loop ...
	for i := 0; i < 10; i++ {
		skip := func() { i += 3 }
		skip()
		fmt.Print(i, " ")
	}
	fmt.Println()
	// ... but one of an earlier iteration's closure is not.
	var inc func()
	for i := 0; i < 3; i++ {
		if inc == nil {
			inc = func() { i += 100 }
		} else {
			inc()
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
	var ps []*int
	for i := 0; i < 4; i++ {
		if i%2 == 0 {
			continue
		}
		ps = append(ps, &i)
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-3 {
		ps = append(ps, &i, &j)
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	// With the variable outside, all share it.
	fs = nil
	var k int
	for k = 0; k < 3; k++ {
		fs = append(fs, func() int { return k })
	}
	for k = range 5 {
		fs = append(fs, func() int { return k })
	}
	for _, f := range fs[:4] {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	done := make(chan int)
	for i := range 5 {
		go func() { done <- i }()
	}
	sum := 0
	for range 5 {
		sum += <-done
	}
	for i := 0; i < 3; i++ {
		defer func() { fmt.Print("defer", i, " ") }()
	}
	fmt.Println(sum)
	// Nested captures with labelled continue.
	var gs []func() (int, int)
outer:
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			if j == 2 {
				continue outer
			}
			gs = append(gs, func() (int, int) { j++; return i, j })
		}
	}
	for _, g := range gs {
		a, b := g()
		fmt.Print(a, b, " ")
	}
	for m := map[string]int{"only": 1}; len(m) > 0; {
		for k, v := range m {
			f := func() { delete(m, k); fmt.Println(k, v) }
			f()
		}
	}
	for s := ""; len(s) < 3; s += "x" {
		fs = append(fs, func() int { return len(s) })
	}
	fmt.Println(fs[len(fs)-3](), fs[len(fs)-2](), fs[len(fs)-1]())
}
