// explore: fatal error: sync: unlock of unlocked mutex
// A flag says whether the lock is held, and two goroutines believe it.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	held := true
	mu.Lock()
	release := func() {
		if held {
			mu.Unlock()
			held = false
		}
	}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			release()
		}()
	}
	wg.Wait()
	fmt.Println("released")
}
