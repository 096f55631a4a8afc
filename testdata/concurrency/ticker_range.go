// explore: goroutines left over
// Stopping a ticker does not close its channel.
package main

import (
	"fmt"
	"time"
)

func main() {
	ticker := time.NewTicker(time.Millisecond)
	ticks := make(chan int, 100)
	go func() {
		for range ticker.C {
			ticks <- 1
		}
		close(ticks)
	}()
	<-ticks
	ticker.Stop()
	fmt.Println("stopped")
}
