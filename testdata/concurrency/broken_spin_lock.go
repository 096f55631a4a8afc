// explore: other output
// A lock that tests and sets in two steps.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

type lock struct{ taken atomic.Bool }

func (l *lock) lock() {
	for l.taken.Load() {
		runtime.Gosched()
	}
	l.taken.Store(true)
}

func (l *lock) unlock() { l.taken.Store(false) }

func main() {
	var l lock
	inside, most := 0, 0
	done := make(chan bool)
	for i := 0; i < 2; i++ {
		go func() {
			l.lock()
			inside++
			most = max(most, inside)
			runtime.Gosched()
			inside--
			l.unlock()
			done <- true
		}()
	}
	<-done
	<-done
	fmt.Println("at most", most)
}
