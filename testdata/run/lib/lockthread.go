// Goroutines that are locked to their threads talk to each other and to others.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

func relay(locked bool, in <-chan int, out chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	if locked {
		runtime.LockOSThread()
		runtime.LockOSThread()
		defer runtime.UnlockOSThread() // one lock is left: the thread ends
	}
	for v := range in {
		if v%10 == 0 {
			runtime.Gosched()
		}
		out <- v + 1
	}
	close(out)
}

func main() {
	runtime.LockOSThread()
	var wg sync.WaitGroup
	const stages = 8
	first := make(chan int)
	last := first
	for i := 0; i < stages; i++ {
		next := make(chan int)
		wg.Add(1)
		go relay(i%2 == 0, last, next, &wg)
		last = next
	}
	go func() {
		for i := 0; i < 200; i++ {
			first <- i
		}
		close(first)
	}()
	sum := 0
	for v := range last {
		sum += v
		if v == 100 {
			time.Sleep(time.Millisecond)
			runtime.GC()
			runtime.GOMAXPROCS(1)
		}
		if v == 150 {
			runtime.GOMAXPROCS(3)
		}
	}
	wg.Wait()
	for runtime.NumGoroutine() > 1 { // the last one may not have ended wholly
		runtime.Gosched()
	}
	runtime.UnlockOSThread()
	fmt.Println(sum, runtime.NumGoroutine())

	// All locks undone: the goroutine is free again.
	done := make(chan bool)
	go func() {
		runtime.LockOSThread()
		runtime.UnlockOSThread()
		runtime.UnlockOSThread()
		done <- true
	}()
	fmt.Println(<-done)
}
