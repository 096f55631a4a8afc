// explore: deadlock
// The condition is checked before the lock is taken, so the signal can come in between.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	var ready atomic.Bool
	go func() {
		ready.Store(true)
		cond.Signal()
	}()
	if !ready.Load() {
		mu.Lock()
		cond.Wait()
		mu.Unlock()
	}
	fmt.Println("ready")
}
