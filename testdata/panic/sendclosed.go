// Sending on a closed channel, in a goroutine while main waits.
package main

import "fmt"

func main() {
	results := make(chan int, 1)
	results <- 1
	fmt.Println(<-results)
	close(results)
	forever := make(chan bool)
	go func() { results <- 2 }()
	<-forever
}
