// explore: deadlock
// A slot is not given back when the work finds itself cancelled.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	slots := make(chan bool, 1)
	var cancelled atomic.Bool
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			slots <- true
			if cancelled.Load() {
				return
			}
			<-slots
		}()
	}
	cancelled.Store(true)
	wg.Wait()
	fmt.Println("done")
}
