// A panic with a Stringer prints what its String method returns.
package main

type color int

func (c color) String() string { return "the colour blue" }

func main() {
	panic(color(3))
}
