// Slice bounds that exceed the capacity.
package main

import "fmt"

func main() {
	s := make([]int, 3, 8)
	n := 10
	fmt.Println(len(s[2:8]))
	fmt.Println(s[2:n])
}
