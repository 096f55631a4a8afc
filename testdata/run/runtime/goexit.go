// Goexit, goroutines that panic and recover, closed channels, WaitGroup rules.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func catch(what string, f func()) {
	defer func() { fmt.Printf("%s: %v\n", what, recover()) }()
	f()
}

func main() {
	var wg sync.WaitGroup
	log := make(chan string, 20)
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() { log <- fmt.Sprint("first deferred, recover ", recover()) }()
		func() {
			defer func() { log <- "inner deferred" }()
			func() {
				runtime.Goexit()
				log <- "not reached"
			}()
			log <- "not reached"
		}()
	}()
	wg.Wait()
	// A panic in a deferred function during Goexit, recovered: still exits.
	wg.Add(1)
	go func() {
		defer wg.Done()
		func() {
			defer func() { log <- fmt.Sprint("recovered ", recover()) }()
			defer func() { panic("while exiting") }()
			runtime.Goexit()
		}()
		log <- "not reached after Goexit"
	}()
	wg.Wait()
	// Goexit while panicking.
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() { log <- fmt.Sprint("outer sees ", recover()) }()
		defer func() { runtime.Goexit() }()
		panic("lost")
	}()
	wg.Wait()
	// sync.Once and mutexes are released by deferred calls.
	var mu sync.Mutex
	wg.Add(1)
	go func() {
		defer wg.Done()
		mu.Lock()
		defer mu.Unlock()
		runtime.Goexit()
	}()
	wg.Wait()
	log <- fmt.Sprint("lock free: ", mu.TryLock())
	close(log)
	for s := range log {
		fmt.Println(s)
	}

	ch := make(chan int)
	close(ch)
	var none chan int
	catch("close of closed", func() { close(ch) })
	catch("send on closed", func() { ch <- 1 })
	catch("close of nil", func() { close(none) })
	catch("negative WaitGroup", func() {
		var wg sync.WaitGroup
		wg.Add(1)
		wg.Done()
		wg.Done()
	})
	// A blocked sender panics when its channel is closed.
	blocked := make(chan int)
	result := make(chan any)
	go func() {
		defer func() { result <- recover() }()
		blocked <- 1
	}()
	for range 100 {
		runtime.Gosched()
	}
	close(blocked)
	r := <-result
	fmt.Println(r)
	// A blocked receiver gets zero.
	c2 := make(chan string)
	got := make(chan bool)
	go func() {
		v, ok := <-c2
		got <- v == "" && !ok
	}()
	close(c2)
	fmt.Println(<-got)
	err, ok := r.(runtime.Error)
	fmt.Println(ok, err)
	defer fmt.Println("main's deferred call")
	finished := make(chan bool)
	go func() {
		defer close(finished)
		catch("in goroutine", func() {
			var m map[string]int
			m["x"]++
		})
	}()
	<-finished
}
