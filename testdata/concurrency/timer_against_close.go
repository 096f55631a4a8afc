// explore: panic: send on closed channel
// The timer's function sends to a channel that the other end closes after Stop.
package main

import (
	"fmt"
	"time"
)

func main() {
	events := make(chan string, 1)
	t := time.AfterFunc(time.Millisecond, func() { events <- "timeout" })
	time.Sleep(500 * time.Microsecond)
	t.Stop()
	close(events)
	for e := range events {
		_ = e
	}
	time.Sleep(10 * time.Millisecond)
	fmt.Println("closed")
}
