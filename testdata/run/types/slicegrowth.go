// How append grows: lengths and capacities as gc's size classes give them.
package main

import "fmt"

type three [3]byte

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
	fmt.Println("byte  ", caps[byte](5000))
	fmt.Println("int16 ", caps[int16](3000))
	fmt.Println("int32 ", caps[int32](3000))
	fmt.Println("int   ", caps[int](5000))
	fmt.Println("three ", caps[three](500))
	fmt.Println("empty ", len(append([]struct{}(nil), make([]struct{}, 10)...)))

	// Appending several at once goes straight to what is needed, rounded up.
	fmt.Println(cap(append([]byte(nil), "hello"...)), cap(append([]int{1}, 2, 3, 4, 5)), cap(append([]int64(nil), make([]int64, 5)...)))
	fmt.Println(cap(append([]byte("abc"), make([]byte, 33)...)), cap(append(make([]int32, 7, 7), 1)))
	s := make([]int, 2, 10)
	t := append(s, 1)
	fmt.Println(len(s), cap(s), len(t), cap(t), &s[0] == &t[0])
}
