// explore: deadlock
// A reader becomes a writer without giving up its read lock when it finds nothing.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.RWMutex
	values := map[string]int{}
	get := func() int {
		mu.RLock()
		defer mu.RUnlock()
		if _, ok := values["k"]; !ok {
			mu.Lock()
			values["k"] = 1
			mu.Unlock()
		}
		return values["k"]
	}
	filled := make(chan bool)
	go func() {
		mu.Lock()
		values["k"] = 1
		mu.Unlock()
		close(filled)
	}()
	get()
	<-filled
	fmt.Println(len(values))
}
