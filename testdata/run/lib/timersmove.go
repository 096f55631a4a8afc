// Timers outlive the P on which they were started, and can be stopped from
// any other.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

func main() {
	runtime.GOMAXPROCS(8)

	var started, fired sync.WaitGroup
	timers := make([]*time.Timer, 64)
	for i := range timers {
		started.Add(1)
		go func() {
			defer started.Done()
			if i%2 == 0 {
				fired.Add(1)
				timers[i] = time.AfterFunc(30*time.Millisecond, fired.Done)
			} else {
				timers[i] = time.NewTimer(time.Hour)
			}
		}()
	}
	started.Wait()

	runtime.GOMAXPROCS(1)
	stopped := 0
	for i, t := range timers {
		if i%2 == 1 && t.Stop() {
			stopped++
		}
	}
	fmt.Println("stopped", stopped)
	fired.Wait()
	fmt.Println("the others fired")

	runtime.GOMAXPROCS(4)
	restarted := 0
	for i, t := range timers {
		if i%2 == 1 && !t.Reset(time.Millisecond) {
			restarted++
		}
	}
	for i, t := range timers {
		if i%2 == 1 {
			<-t.C
		}
	}
	fmt.Println("restarted", restarted)
}
