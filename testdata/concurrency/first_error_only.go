// explore: goroutines left over
// Only the first error is received; a second one has no taker.
package main

import (
	"errors"
	"fmt"
	"sync"
)

func main() {
	failed := make(chan error)
	done := make(chan bool)
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			failed <- errors.New("failed")
		}()
	}
	go func() {
		wg.Wait()
		close(done)
	}()
	select {
	case err := <-failed:
		fmt.Println(err)
	case <-done:
	}
}
