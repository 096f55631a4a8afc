// A panic with a struct prints its type and its address.
package main

type state struct {
	name string
	code int
}

func main() {
	panic(state{"broken", 3})
}
