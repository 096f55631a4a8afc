// Ratelimit limits how often things happen, with a time.Ticker that refills a
// bucket of tokens, timeouts by time.After and a timer that is stopped before
// it fires. What it prints follows from order and from lower bounds on time,
// never from how fast the machine is.
package main

import (
	"fmt"
	"slices"
	"sync"
	"time"
)

// Limiter hands out tokens: burst of them at once, then one each interval.
type Limiter struct {
	tokens chan struct{}
	stop   chan struct{}
	done   sync.WaitGroup
}

func NewLimiter(burst int, interval time.Duration) *Limiter {
	l := &Limiter{tokens: make(chan struct{}, burst), stop: make(chan struct{})}
	for range burst {
		l.tokens <- struct{}{}
	}
	l.done.Add(1)
	go l.refill(interval)
	return l
}

func (l *Limiter) refill(interval time.Duration) {
	defer l.done.Done()
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			select {
			case l.tokens <- struct{}{}:
			default: // the bucket is full
			}
		case <-l.stop:
			return
		}
	}
}

func (l *Limiter) Wait() { <-l.tokens }

// Try takes a token only if there is one.
func (l *Limiter) Try() bool {
	select {
	case <-l.tokens:
		return true
	default:
		return false
	}
}

func (l *Limiter) Close() {
	close(l.stop)
	l.done.Wait()
}

func main() {
	const interval = 10 * time.Millisecond
	l := NewLimiter(3, interval)
	start := time.Now()
	for i := range 6 {
		l.Wait()
		fmt.Println("request", i)
	}
	elapsed := time.Since(start)
	fmt.Println("three of six had to wait:", elapsed >= 3*interval-interval/2)
	l.Close()

	idle := NewLimiter(2, time.Hour)
	fmt.Println("without waiting:", idle.Try(), idle.Try(), idle.Try())
	idle.Close()

	// A slow answer loses against the timeout, a ready one wins.
	answer := make(chan string)
	go func() {
		time.Sleep(5 * time.Second)
		answer <- "too late"
	}()
	select {
	case a := <-answer:
		fmt.Println(a)
	case <-time.After(5 * time.Millisecond):
		fmt.Println("timed out")
	}
	ready := make(chan string, 1)
	ready <- "in time"
	select {
	case a := <-ready:
		fmt.Println(a)
	case <-time.After(time.Minute):
		fmt.Println("timed out")
	}

	// Timers fire not before their times; if they are late, in any order.
	var mu sync.Mutex
	var fired []int
	early := false
	begun := time.Now()
	var wg sync.WaitGroup
	for _, ms := range []int{75, 25, 50} {
		wg.Add(1)
		wait := time.Duration(ms) * time.Millisecond
		time.AfterFunc(wait, func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			fired = append(fired, ms)
			early = early || time.Since(begun) < wait
		})
	}
	never := time.AfterFunc(time.Hour, func() { fmt.Println("never printed") })
	wg.Wait()
	slices.Sort(fired)
	fmt.Println("fired", fired, "too early:", early)
	fmt.Println("stopped in time:", never.Stop(), "again:", never.Stop())

	ticks := 0
	ticker := time.NewTicker(time.Millisecond)
	for range ticker.C {
		if ticks++; ticks == 5 {
			ticker.Stop()
			break
		}
	}
	fmt.Println(ticks, "ticks")
}
