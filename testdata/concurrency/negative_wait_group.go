// explore: panic: sync: negative WaitGroup counter
// A worker that is retried calls Done twice.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var wg sync.WaitGroup
	var attempts atomic.Int32
	wg.Add(2)
	work := func() {
		defer wg.Done()
		if attempts.Load() == 1 {
			wg.Done() // gives up for the other one
		}
		attempts.Add(1)
	}
	go work()
	go work()
	wg.Wait()
	fmt.Println("done")
}
