// Timers, tickers, sleeping order, Stop and Reset.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	start := time.Now()
	var mu sync.Mutex
	var wg sync.WaitGroup
	var order []int
	for _, n := range []int{5, 1, 4, 2, 3} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			time.Sleep(time.Duration(n) * 250 * time.Millisecond)
			mu.Lock()
			order = append(order, n)
			mu.Unlock()
		}()
	}
	wg.Wait()
	fmt.Println(order, time.Since(start) >= 1250*time.Millisecond)

	timer := time.NewTimer(time.Hour)
	fmt.Println(timer.Stop(), timer.Stop(), timer.Reset(time.Millisecond))
	at := <-timer.C
	fmt.Println(at.After(start), timer.Stop(), timer.Reset(time.Hour), timer.Reset(time.Millisecond))
	<-timer.C
	fired := make(chan string, 1)
	f := time.AfterFunc(time.Millisecond, func() { fired <- "AfterFunc" })
	fmt.Println(<-fired, f.Stop(), f.Reset(time.Millisecond), <-fired)

	ticker := time.NewTicker(2 * time.Millisecond)
	n := 0
	for range ticker.C {
		if n++; n == 3 {
			ticker.Reset(time.Millisecond)
		}
		if n == 6 {
			ticker.Stop()
			break
		}
	}
	select {
	case <-ticker.C:
		fmt.Println("tick after Stop")
	case <-time.After(20 * time.Millisecond):
		fmt.Println("stopped after", n)
	}
	time.Sleep(0)
	time.Sleep(-time.Second)
	select {
	case <-time.After(-1):
		fmt.Println("negative After fires at once")
	case <-time.After(time.Hour):
	}
	timeout := time.After(30 * time.Millisecond)
	count := 0
	tick := time.Tick(time.Millisecond)
loop:
	for {
		select {
		case <-tick:
			count++
		case <-timeout:
			break loop
		}
	}
	fmt.Println(count > 0, count <= 40)
	func() {
		defer func() { fmt.Println(recover()) }()
		time.NewTicker(0)
	}()
	a := time.Now()
	b := a.Add(time.Minute)
	fmt.Println(b.Sub(a), a.Before(b), b.Equal(a), a.Add(time.Minute) == b)
	many := make(chan int, 500)
	for i := range 500 {
		time.AfterFunc(time.Duration(i%7)*time.Millisecond, func() { many <- i })
	}
	sum := 0
	for range 500 {
		sum += <-many
	}
	fmt.Println(sum)
}
