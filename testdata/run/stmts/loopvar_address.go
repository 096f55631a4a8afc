// The variable of a three-clause loop is another one in each iteration, also
// where only an address outside of the loop tells.
package main

import "fmt"

func main() {
	var kept *int
	for i := 0; i < 3; i++ {
		if i == 1 {
			kept = &i
		}
	}
	fmt.Println(*kept)

	var first *int
	n := 0
	for i, j := 0, 10; i < 4; i, j = i+1, j-1 {
		p := &j
		if first == nil {
			first = p
		}
		*p += i
		n += *first
	}
	fmt.Println(*first, n)

	var get func() int
	for i := 0; i < 3; i++ {
		i := i * 10
		if get == nil {
			get = func() int { i++; return i }
		}
	}
	fmt.Println(get(), get())
}
