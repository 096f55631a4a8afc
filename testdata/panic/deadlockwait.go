// A WaitGroup that never gets to zero, with goroutines stuck as well.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	ch := make(chan int)
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ch <- i
		}()
	}
	v := <-ch
	fmt.Println(v >= 0 && v < 3)
	wg.Wait()
}
