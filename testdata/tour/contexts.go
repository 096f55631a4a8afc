// Contexts shows package context: cancelling a tree of goroutines, deadlines,
// values, causes, and functions that run after a cancellation.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type key string

// fetch works until it is done or until the context ends.
func fetch(ctx context.Context, name string, steps int, step <-chan struct{}) (string, error) {
	for i := range steps {
		select {
		case <-step:
		case <-ctx.Done():
			return "", fmt.Errorf("%s stopped at step %d: %w", name, i, ctx.Err())
		}
	}
	return name + " done for " + fmt.Sprint(ctx.Value(key("user"))), nil
}

// race returns the first answer and cancels the others.
func race(ctx context.Context, runners ...func(context.Context) int) int {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	answers := make(chan int, len(runners))
	for _, r := range runners {
		go func() { answers <- r(ctx) }()
	}
	return <-answers
}

func main() {
	root := context.WithValue(context.Background(), key("user"), "ann")
	fmt.Println(context.Background(), context.TODO(), root.Value(key("user")), root.Value("user"), root.Err(), root.Done() == nil)

	ready := make(chan struct{})
	close(ready)
	never := make(chan struct{})
	fmt.Println(fetch(root, "quick", 3, ready))

	ctx, cancel := context.WithCancel(root)
	var wg sync.WaitGroup
	errs := make([]error, 3)
	for i := range errs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			child, stop := context.WithCancel(ctx)
			defer stop()
			_, errs[i] = fetch(child, fmt.Sprint("worker ", i), 5, never)
		}()
	}
	cancel()
	cancel() // the second time does nothing
	wg.Wait()
	for _, err := range errs {
		fmt.Println(err, errors.Is(err, context.Canceled))
	}
	fmt.Println(ctx.Err(), context.Cause(ctx), root.Err())

	late, stop := context.WithTimeout(root, 5*time.Millisecond)
	defer stop()
	_, err := fetch(late, "slow", 1, never)
	fmt.Println(err, errors.Is(err, context.DeadlineExceeded))
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(err, &timeout) && timeout.Timeout())

	far := time.Now().Add(time.Hour)
	dated, stop2 := context.WithDeadline(root, far)
	deadline, ok := dated.Deadline()
	_, none := root.Deadline()
	fmt.Println(deadline.Equal(far), ok, none, dated.Err())
	stop2()
	fmt.Println(dated.Err())

	causes, fail := context.WithCancelCause(root)
	inner := context.WithValue(causes, key("depth"), 2)
	fail(errors.New("the disk is full"))
	fmt.Println(inner.Err(), "--", context.Cause(inner), inner.Value(key("depth")), inner.Value(key("user")))

	base, stop3 := context.WithCancel(root)
	ran := make(chan string, 1)
	context.AfterFunc(base, func() { ran <- "after func ran" })
	unregister := context.AfterFunc(base, func() { ran <- "never" })
	fmt.Println("unregistered:", unregister())
	stop3()
	fmt.Println(<-ran)

	detached := context.WithoutCancel(base)
	fmt.Println(base.Err(), detached.Err(), detached.Value(key("user")))

	quit := make(chan struct{}, 2)
	slow := func(ctx context.Context) int {
		<-ctx.Done()
		quit <- struct{}{}
		return -1
	}
	fast := func(context.Context) int { return 42 }
	fmt.Println("winner", race(root, slow, fast, slow))
	<-quit
	<-quit
	fmt.Println("both losers stopped")
}
