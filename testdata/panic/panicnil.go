// A panic with nil.
package main

func main() {
	panic(nil)
}
