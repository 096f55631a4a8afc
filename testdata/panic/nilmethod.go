// Calling a method of a nil interface.
package main

func main() {
	var err error
	println(err.Error())
}
