// runtime.Goexit in main: the others go on, and when none is left it is a deadlock.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	defer fmt.Println("main's deferred call")
	go func() {
		for range 3 {
			runtime.Gosched()
		}
		fmt.Println("the other goroutine ended")
	}()
	runtime.Goexit()
}
