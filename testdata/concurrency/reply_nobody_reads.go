// explore: goroutines left over
// After a timeout nobody receives the reply: its sender waits for ever.
package main

import (
	"fmt"
	"time"
)

func query(reply chan<- int) {
	time.Sleep(time.Millisecond)
	reply <- 42
}

func main() {
	reply := make(chan int)
	go query(reply)
	select {
	case <-reply:
	case <-time.After(2 * time.Millisecond):
	}
	fmt.Println("done")
}
