// explore: deadlock
// A barrier that is used again before all have left it.
package main

import (
	"fmt"
	"sync"
)

type barrier struct {
	mu      sync.Mutex
	cond    *sync.Cond
	size    int
	waiting int
}

func (b *barrier) wait() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.waiting++
	if b.waiting == b.size {
		b.waiting = 0
		b.cond.Broadcast()
		return
	}
	for b.waiting != 0 {
		b.cond.Wait()
	}
}

func main() {
	b := &barrier{size: 2}
	b.cond = sync.NewCond(&b.mu)
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for round := 0; round < 2; round++ {
				b.wait()
			}
		}()
	}
	wg.Wait()
	fmt.Println("two rounds")
}
