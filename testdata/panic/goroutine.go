// A panic in any goroutine ends the program.
package main

import (
	"fmt"
	"sync"
)

func main() {
	defer fmt.Println("not printed: main does not panic")
	defer func() { fmt.Println("nor does it recover", recover()) }()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Add(0)
		defer println("deferred in the goroutine")
		panic("worker failed")
	}()
	wg.Wait()
}
