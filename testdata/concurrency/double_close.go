// explore: panic: close of closed channel
// Whoever fails first closes the channel, and two look before either has closed it.
package main

import (
	"fmt"
	"sync"
)

func main() {
	stop := make(chan struct{})
	shutdown := func() {
		select {
		case <-stop:
		default:
			close(stop)
		}
	}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			shutdown()
		}()
	}
	wg.Wait()
	fmt.Println("stopped")
}
