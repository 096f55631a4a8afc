// Calling a nil function.
package main

func main() {
	handlers := map[string]func(int) int{"double": func(n int) int { return 2 * n }}
	println(handlers["double"](4))
	println(handlers["triple"](4))
}
