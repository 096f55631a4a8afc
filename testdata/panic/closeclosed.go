// Closing a channel twice.
package main

import "fmt"

func main() {
	done := make(chan struct{})
	close(done)
	_, ok := <-done
	fmt.Println(ok)
	close(done)
}
