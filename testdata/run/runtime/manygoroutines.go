// Ten thousand goroutines at once: waiting, passing a token along, counting.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

func main() {
	const n = 10_000
	var wg sync.WaitGroup
	var mu sync.Mutex
	var atomicCount atomic.Int64
	count := 0
	start := make(chan struct{})
	for i := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-start
			atomicCount.Add(int64(i))
			mu.Lock()
			count++
			mu.Unlock()
		}()
	}
	many := runtime.NumGoroutine()
	close(start)
	wg.Wait()
	fmt.Println(many == n+1, count, atomicCount.Load())

	// A chain: each goroutine adds one and passes the number on.
	first := make(chan int)
	left := first
	for range n {
		right := make(chan int)
		go func(l, r chan int) { l <- 1 + <-r }(left, right)
		left = right
	}
	go func() { left <- 0 }()
	fmt.Println(<-first)

	// Producers and consumers over one channel.
	ch := make(chan int, 100)
	var sum atomic.Int64
	var consumers, producers sync.WaitGroup
	for range 10 {
		consumers.Add(1)
		go func() {
			defer consumers.Done()
			for v := range ch {
				sum.Add(int64(v))
			}
		}()
	}
	for p := range 100 {
		producers.Add(1)
		go func() {
			defer producers.Done()
			for i := range 100 {
				ch <- p*100 + i
			}
		}()
	}
	producers.Wait()
	close(ch)
	consumers.Wait()
	fmt.Println(sum.Load())

	// Goroutines that start goroutines.
	var tree func(depth int) int
	tree = func(depth int) int {
		if depth == 0 {
			return 1
		}
		results := make(chan int, 2)
		for range 2 {
			go func() { results <- tree(depth - 1) }()
		}
		return <-results + <-results
	}
	fmt.Println(tree(10))

	// A goroutine that never yields must not stop the others.
	var stop atomic.Bool
	spun := make(chan bool)
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for !stop.Load() {
			}
			spun <- true
		}()
	}
	ticks := make(chan int)
	go func() {
		for i := range 5 {
			ticks <- i
		}
		close(ticks)
	}()
	for t := range ticks {
		fmt.Print(t, " ")
	}
	stop.Store(true)
	for range runtime.GOMAXPROCS(0) {
		<-spun
	}
	x := 0
	busy := func(n int) {
		for i := range n {
			x += i & 1
		}
	}
	busy(1000)
	fmt.Println(x)
}
