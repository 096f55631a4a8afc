// A recovered value that is panicked again.
package main

import "fmt"

func main() {
	defer func() {
		r := recover()
		fmt.Println("saw", r)
		panic(r)
	}()
	var m map[int]int
	m[1] = 2
}
