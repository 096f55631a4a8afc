// The operand of a type switch with several clauses holds a function literal with variables of its own.
package main

import "fmt"

func count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i++ {
		}
	}
}

func kind(start int) string {
	switch f := any(func(step int) int {
		sum := start
		for i := range count(4) {
			more := i * step
			sum += more
			if sum > 100 {
				return -sum
			}
		}
		return sum
	}).(type) {
	case string:
		return f
	case func(int) int:
		return fmt.Sprint(f(1), f(2), f(50))
	case nil:
		return "nil"
	default:
		return "other"
	}
}

func main() {
	fmt.Println(kind(0))
	fmt.Println(kind(10))
}
