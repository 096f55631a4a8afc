// explore: deadlock
// A second RLock of the same goroutine waits behind a writer that waits for the first.
package main

import (
	"fmt"
	"sync"
)

type table struct {
	mu   sync.RWMutex
	rows []int
}

func (t *table) size() int {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return len(t.rows)
}

func (t *table) average() int {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return 10 / (t.size() + 1)
}

func main() {
	t := &table{}
	done := make(chan bool)
	go func() {
		t.mu.Lock()
		t.rows = append(t.rows, 1)
		t.mu.Unlock()
		close(done)
	}()
	t.average()
	<-done
	fmt.Println(t.size())
}
