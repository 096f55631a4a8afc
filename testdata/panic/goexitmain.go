// runtime.Goexit in main: the others go on, and when none is left it is a deadlock.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	ended := make(chan bool)
	defer func() {
		fmt.Println("main's deferred call")
		close(ended)
	}()
	go func() {
		<-ended
		fmt.Println("the other goroutine ended")
	}()
	runtime.Goexit()
}
