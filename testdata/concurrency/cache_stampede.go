// explore: other output
// Two requests miss the cache at the same time, and both load.
package main

import (
	"fmt"
	"sync"
)

type cache struct {
	mu     sync.Mutex
	values map[string]int
	loads  int
}

func (c *cache) get(key string) int {
	c.mu.Lock()
	v, ok := c.values[key]
	c.mu.Unlock()
	if ok {
		return v
	}
	v = len(key)
	c.mu.Lock()
	c.loads++
	c.values[key] = v
	c.mu.Unlock()
	return v
}

func main() {
	c := &cache{values: map[string]int{}}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c.get("key")
		}()
	}
	wg.Wait()
	fmt.Println("loads:", c.loads)
}
