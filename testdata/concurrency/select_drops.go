// explore: other output
// When both are ready, select may take the stop and leave work behind.
package main

import "fmt"

func main() {
	work := make(chan int, 2)
	stop := make(chan bool)
	handled := make(chan int)
	go func() {
		n := 0
		for {
			select {
			case <-work:
				n++
			case <-stop:
				handled <- n
				return
			}
		}
	}()
	work <- 1
	work <- 2
	close(stop)
	fmt.Println(<-handled)
}
