// explore: panic: runtime error: invalid memory address
// Double-checked locking whose flag is set before the value is there.
package main

import (
	"fmt"
	"sync"
)

type lazy struct {
	mu   sync.Mutex
	made bool
	data *int
}

func (l *lazy) get() int {
	if !l.made {
		l.mu.Lock()
		if !l.made {
			l.made = true
			v := 7
			l.data = &v
		}
		l.mu.Unlock()
	}
	return *l.data
}

func main() {
	var l lazy
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			l.get()
		}()
	}
	wg.Wait()
	fmt.Println(l.get())
}
