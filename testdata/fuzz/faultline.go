// The first instruction of a line faults: tracebacks name that line, in compiled code, too.
package main

import (
	"fmt"
	"runtime"
)

func element(s []int, i int) (r *int) {
	i += 2

	r = &s[i]
	i += 2
	return r
}

func unsigned(s []int, i uint64) *int {
	i += 2

	return &s[i]
}

func line(f func()) {
	defer func() {
		fmt.Print(recover())
		for skip := 1; ; skip++ {
			pc, _, line, ok := runtime.Caller(skip)
			if !ok {
				break
			}
			if name := runtime.FuncForPC(pc).Name(); name == "main.element" || name == "main.unsigned" {
				fmt.Println(" in", name, "line", line)
			}
		}
	}()
	f()
}

func main() {
	s := []int{1}
	huge := ^uint64(0) - 7
	for range 3 {
		line(func() { element(s, 1) })
		line(func() { element(s, -7) })
		line(func() { unsigned(s, huge) })
		line(func() { _ = s[:huge] })
		fmt.Println()
		line(func() { _ = s[huge:1] })
		fmt.Println()
		line(func() { s[huge], s[1] = 1, 2 })
		fmt.Println()
	}
}
