// explore: deadlock
// Two lazily made values, each of which may need the other.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var a, b sync.Once
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		a.Do(func() { b.Do(func() {}) })
	}()
	go func() {
		defer wg.Done()
		b.Do(func() { a.Do(func() {}) })
	}()
	wg.Wait()
	fmt.Println("made")
}
