// Cancellation over a tree of contexts, from any goroutine, at any time.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

func main() {
	root, cancelRoot := context.WithCancel(context.Background())
	var leaves []context.Context
	var cancels []context.CancelFunc
	for i := range 10 {
		branch, cancel := context.WithCancel(context.WithValue(root, "branch", i))
		cancels = append(cancels, cancel)
		for range 10 {
			leaf, c := context.WithTimeout(branch, time.Hour)
			defer c()
			leaves = append(leaves, leaf)
		}
	}
	ended := func() (n int) {
		for _, l := range leaves {
			if l.Err() != nil {
				n++
			}
		}
		return
	}
	fmt.Println(ended())
	cancels[3]()
	cancels[4]()
	fmt.Println(ended(), leaves[35].Value("branch"), leaves[35].Err(), leaves[55].Err())
	var wg sync.WaitGroup
	for _, l := range leaves {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-l.Done()
		}()
	}
	for range 5 {
		go cancelRoot()
	}
	wg.Wait()
	fmt.Println(ended())
	for _, c := range cancels {
		c()
	}

	late, cancel := context.WithCancel(root)
	defer cancel()
	fmt.Println(late.Err(), "already when made")
	past, cancel2 := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer cancel2()
	<-past.Done()
	fmt.Println(past.Err(), errors.Is(past.Err(), context.DeadlineExceeded))
	short, cancel3 := context.WithTimeoutCause(context.Background(), time.Millisecond, errors.New("too slow"))
	defer cancel3()
	<-short.Done()
	fmt.Println(short.Err(), context.Cause(short))
	outer, cancel4 := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel4()
	inner, cancel5 := context.WithTimeout(outer, time.Hour)
	defer cancel5()
	a, ok1 := outer.Deadline()
	b, ok2 := inner.Deadline()
	fmt.Println(a.Equal(b), ok1, ok2)
	<-inner.Done()
	fmt.Println(inner.Err())
	fmt.Println(context.WithValue(context.Background(), "k", "v"))
	type pkey struct{}
	v := context.WithValue(context.WithValue(context.Background(), pkey{}, 1), pkey{}, 2)
	fmt.Println(v.Value(pkey{}), v.Value("pkey"))
}
