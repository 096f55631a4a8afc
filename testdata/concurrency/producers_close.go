// explore: panic: send on closed channel
// The producer that ends first closes the channel for all.
package main

import "fmt"

func main() {
	out := make(chan int, 8)
	finished := make(chan bool)
	for p := 0; p < 2; p++ {
		go func() {
			defer func() { finished <- true }()
			out <- p
			out <- p
			if p == 0 {
				close(out)
			}
		}()
	}
	<-finished
	<-finished
	fmt.Println("done")
}
