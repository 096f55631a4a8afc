// A panic in a deferred call while panicking: both are printed.
package main

import "fmt"

func main() {
	defer fmt.Println("first deferred, runs last")
	defer func() {
		panic(fmt.Errorf("second"))
	}()
	defer func() {
		fmt.Println("cleaning up")
	}()
	panic("first")
}
