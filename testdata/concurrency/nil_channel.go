// explore: deadlock
// A channel variable is read before the goroutine that sets it has done so.
package main

import "fmt"

func main() {
	var results chan int
	ready := make(chan bool, 1)
	go func() {
		ready <- true
		results = make(chan int, 1)
		results <- 1
	}()
	<-ready
	fmt.Println(<-results)
}
