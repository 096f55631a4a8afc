// A panic with a defined type of a basic kind prints the type around the value.
package main

type code int

func main() {
	defer func() {
		type reason string
		panic(reason("after the first"))
	}()
	panic(code(42))
}
