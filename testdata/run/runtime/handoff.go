// What channels guarantee about order: unbuffered hand-over, buffers in order,
// happens-before through close and receive, turns taken by tokens.
package main

import (
	"fmt"
	"sync"
)

func main() {
	// One sender and one receiver: the order is kept.
	ch := make(chan int, 7)
	go func() {
		for i := range 10000 {
			ch <- i
		}
		close(ch)
	}()
	want := 0
	for v := range ch {
		if v != want {
			panic("out of order")
		}
		want++
	}
	fmt.Println(want)

	// Many senders: each one's own order is kept.
	type msg struct{ from, n int }
	all := make(chan msg)
	var wg sync.WaitGroup
	for s := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for n := range 500 {
				all <- msg{s, n}
			}
		}()
	}
	go func() { wg.Wait(); close(all) }()
	var last [5]int
	for m := range all {
		if m.n != last[m.from] {
			panic("sender out of order")
		}
		last[m.from]++
	}
	fmt.Println(last)

	// Plain memory written before a send is seen after the receive.
	data := make([]int, 1000)
	done := make(chan bool)
	go func() {
		for i := range data {
			data[i] = i
		}
		done <- true
	}()
	<-done
	sum := 0
	for _, v := range data {
		sum += v
	}
	fmt.Println(sum)

	// Three goroutines print in turn by handing a token round.
	turns := [3]chan int{make(chan int), make(chan int), make(chan int)}
	finished := make(chan struct{})
	out := ""
	for i := range 3 {
		go func() {
			for n := range turns[i] {
				out += string(rune('a' + i))
				if n == 0 {
					close(finished)
					return
				}
				turns[(i+1)%3] <- n - 1
			}
		}()
	}
	turns[0] <- 11
	<-finished
	fmt.Println(out)

	// A semaphore of capacity three.
	sem := make(chan struct{}, 3)
	var mu sync.Mutex
	running, peak := 0, 0
	for range 50 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sem <- struct{}{}
			mu.Lock()
			running++
			peak = max(peak, running)
			mu.Unlock()
			for range 100 {
				mu.Lock()
				mu.Unlock()
			}
			mu.Lock()
			running--
			mu.Unlock()
			<-sem
		}()
	}
	wg.Wait()
	fmt.Println(peak >= 1 && peak <= 3, running, len(sem))

	// A channel of channels: futures.
	futures := make(chan chan int, 5)
	for i := range 5 {
		f := make(chan int, 1)
		futures <- f
		go func() { f <- i * i }()
	}
	close(futures)
	for f := range futures {
		fmt.Print(<-f, " ")
	}
	fmt.Println()
	// A buffered channel lets the sender run ahead exactly by its capacity.
	ahead := make(chan int, 2)
	log := make(chan string, 10)
	go func() {
		for i := range 3 {
			ahead <- i
			log <- fmt.Sprint("sent", i)
		}
		close(log)
	}()
	fmt.Println(<-log, <-log, len(log))
	<-ahead
	fmt.Println(<-log)
	_, open := <-log
	fmt.Println(open, len(ahead))
}
