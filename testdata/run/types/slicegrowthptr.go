// How append grows slices whose elements hold pointers: gc's size classes for
// these leave room for a header of eight bytes in blocks above 512 bytes.
package main

import "fmt"

func caps[T any](n int) (list []int) {
	var s []T
	last := -1
	for range n {
		var zero T
		s = append(s, zero)
		if cap(s) != last {
			last = cap(s)
			list = append(list, last)
		}
	}
	return list
}

func main() {
	fmt.Println("*int  ", caps[*int](3000))
	fmt.Println("string", caps[string](2000))
	fmt.Println("any   ", caps[any](2000))
	fmt.Println("slice ", caps[[]int](1000))
	fmt.Println(cap(append(make([]string, 3, 3), "x")))
}
