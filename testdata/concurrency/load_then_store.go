// explore: other output
// Every step is atomic, but not the two together.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var next atomic.Int32
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			id := next.Load()
			next.Store(id + 1)
		}()
	}
	wg.Wait()
	fmt.Println(next.Load())
}
