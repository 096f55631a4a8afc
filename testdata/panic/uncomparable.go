// Comparing interfaces that hold slices.
package main

import "fmt"

func main() {
	var a, b any = 1, []int{1}
	fmt.Println(a == b)
	a = []int{1}
	fmt.Println(a == b)
}
