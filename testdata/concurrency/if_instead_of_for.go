// explore: panic: runtime error: index out of range
// A waiter checks its condition once: another may have taken the item when it wakes.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	var items []int
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			if len(items) == 0 {
				cond.Wait()
			}
			_ = items[0]
			items = items[1:]
		}()
	}
	for i := 0; i < 2; i++ {
		mu.Lock()
		items = append(items, i)
		cond.Broadcast()
		mu.Unlock()
	}
	wg.Wait()
	fmt.Println(len(items))
}
