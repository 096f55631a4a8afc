// Pipeline shows the classical concurrent pipeline: a source, several workers
// that square numbers, a stage that merges their results, and a sink. The
// stages are connected by channels, each closed by the stage that writes it,
// and a context tears the pipeline down when the sink has seen enough.
package main

import (
	"context"
	"fmt"
	"sort"
	"sync"
)

// source emits 1, 2, 3, ... until limit or until the context ends.
func source(ctx context.Context, limit int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 1; i <= limit; i++ {
			select {
			case out <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// stage applies f to what it receives and sends the results on.
func stage(ctx context.Context, in <-chan int, f func(int) int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for v := range in {
			select {
			case out <- f(v):
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// merge sends everything that arrives on ins to one channel.
func merge(ctx context.Context, ins ...<-chan int) <-chan int {
	out := make(chan int, len(ins))
	var wg sync.WaitGroup
	wg.Add(len(ins))
	for _, in := range ins {
		go func() {
			defer wg.Done()
			for v := range in {
				select {
				case out <- v:
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}

func square(n int) int { return n * n }

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()

	// A straight line of stages keeps the order.
	line := stage(ctx, stage(ctx, source(ctx, 8), square), func(n int) int { return n + 1 })
	for v := range line {
		fmt.Print(v, " ")
	}
	fmt.Println()

	// Fanned out over workers, the order is anyone's guess: sort it.
	numbers := source(ctx, 1000)
	workers := make([]<-chan int, 4)
	for i := range workers {
		workers[i] = stage(ctx, numbers, square)
	}
	var got []int
	sum := 0
	for v := range merge(ctx, workers...) {
		got = append(got, v)
		sum += v
	}
	sort.Ints(got)
	fmt.Println(len(got), "squares from", got[0], "to", got[len(got)-1], "with sum", sum)

	// The reader that stops early must not leave the writers stuck.
	early, stop := context.WithCancel(ctx)
	var wg sync.WaitGroup
	wg.Add(1)
	endless := make(chan int)
	go func() {
		defer wg.Done()
		defer close(endless)
		for i := 0; ; i++ {
			select {
			case endless <- i * i:
			case <-early.Done():
				return
			}
		}
	}()
	for v := range endless {
		if v > 50 {
			fmt.Println("enough at", v)
			stop()
			break
		}
	}
	wg.Wait()
	fmt.Println("pipeline ended:", early.Err())
}
