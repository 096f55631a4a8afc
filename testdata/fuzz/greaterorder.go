// The operands of a comparison whose value is kept are evaluated from left to right, whatever the comparison.
package main

import "fmt"

func say[T any](n int, x T) T {
	fmt.Print(n, " ")
	return x
}

func values() (int, bool) {
	return say(1, 4), say(2, uint8(4)) > uint8(say(3, 5))
}

func main() {
	fmt.Println(values())
	a := say(4, 1) > say(5, 2)
	b := say(6, "x") >= say(7, "y")
	c := say(8, 1.5) > say(9, 0.5)
	d := say(10, uint64(1)) >= say(11, uint64(0))
	e := say(12, float32(1)) <= say(13, float32(0))
	fmt.Println(a, b, c, d, e)
}
