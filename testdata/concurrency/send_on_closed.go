// explore: panic: send on closed channel
// The consumer closes the channel when it has enough; the producer may still send.
package main

import "fmt"

func main() {
	values := make(chan int, 4)
	done := make(chan bool)
	go func() {
		defer close(done)
		for i := 0; i < 3; i++ {
			values <- i
		}
	}()
	fmt.Println(<-values)
	close(values)
	<-done
}
