// explore: other output
// WaitGroup.Add is called by the goroutine itself: Wait may come first.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var wg sync.WaitGroup
	var sum atomic.Int64
	for i := 1; i <= 2; i++ {
		go func() {
			wg.Add(1)
			defer wg.Done()
			sum.Add(int64(i))
		}()
	}
	wg.Wait()
	fmt.Println(sum.Load())
}
