// explore: goroutines left over
// The context is cancelled only on the way that usually is taken.
package main

import (
	"context"
	"fmt"
	"time"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	results := make(chan int, 1)
	go func() {
		time.Sleep(time.Millisecond)
		results <- 1
		<-ctx.Done()
	}()
	select {
	case <-results:
		cancel()
	case <-time.After(2 * time.Millisecond):
	}
	fmt.Println("done")
}
