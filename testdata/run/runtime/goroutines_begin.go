// Goroutines whose functions are hot begin in compiled code: with frame
// memory, deferred calls, panics, loops, waits, results that nobody takes, and
// closures of all kinds.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

const many = 3000

type point struct{ x, y int }

func (p *point) shift(by int, wg *sync.WaitGroup) {
	defer wg.Done()
	p.x += by
	p.y -= by
}

func (p point) report(out chan<- int) { out <- p.x - p.y }

type reporter interface{ report(out chan<- int) }

//go:noinline
func fill(into *[4]int, v int) {
	for i := range into {
		into[i] = v + i
	}
}

// withMemory has an array of its own whose address is passed on.
func withMemory(v int, out chan<- int) {
	var own [4]int
	fill(&own, v)
	sum := 0
	for _, w := range own {
		sum += w
	}
	out <- sum
	fill(&own, sum)
	out <- own[3]
}

func collect(n int, out <-chan int) (sum int) {
	for i := 0; i < n; i++ {
		sum += <-out
	}
	return sum
}

func recovers(v int, out chan<- string) {
	defer func() { out <- fmt.Sprint(recover()) }()
	var table [8]int
	table[v%16]++
	panic(table[v%16])
}

// result has one that is thrown away.
func result(v int, done *sync.WaitGroup) int {
	defer done.Done()
	return v * v
}

func leaves(i int, wg *sync.WaitGroup, seen *atomic.Int64) {
	defer wg.Done()
	defer seen.Add(int64(i))
	if i%3 == 0 {
		runtime.Goexit()
	}
	runtime.Gosched()
	seen.Add(1)
}

func deep(n int) int {
	if n == 0 {
		return 0
	}
	return 1 + deep(n-1)
}

func main() {
	out := make(chan int)
	for i := 0; i < many; i++ {
		go withMemory(i, out)
	}
	fmt.Println("memory", collect(2*many, out))

	var wg sync.WaitGroup
	points := make([]point, many)
	wg.Add(many)
	for i := range points {
		go points[i].shift(i, &wg)
	}
	wg.Wait()
	for i := range points {
		var r reporter = points[i]
		go r.report(out)
	}
	fmt.Println("methods", collect(many, out))

	texts := make(chan string)
	counts := map[string]int{}
	for i := 0; i < many; i++ {
		go recovers(i, texts)
	}
	for i := 0; i < many; i++ {
		counts[<-texts]++
	}
	fmt.Println("recovered", len(counts), counts["1"])

	wg.Add(many)
	for i := 0; i < many; i++ {
		go result(i, &wg)
	}
	wg.Wait()

	var seen atomic.Int64
	wg.Add(many)
	for i := 0; i < many; i++ {
		go leaves(i, &wg, &seen)
	}
	wg.Wait()
	fmt.Println("left", seen.Load())

	for i := 0; i < many; i++ {
		go func() {
			in := make(chan int)
			go func() {
				for k := range 3 {
					in <- k + i
				}
				close(in)
			}()
			sum := 0
			for v := range in {
				sum += v
			}
			out <- sum
		}()
	}
	fmt.Println("nested", collect(many, out))

	for i := 0; i < 600; i++ {
		go func() { out <- deep(i * 10) }()
	}
	fmt.Println("deep", collect(600, out))

	ranges := make(chan [3]string, 8)
	for i := 0; i < many; i++ {
		words := [3]string{fmt.Sprint(i), "of", "many"}
		go func(w [3]string) { ranges <- [3]string{w[2], w[1], w[0]} }(words)
	}
	size := 0
	for i := 0; i < many; i++ {
		w := <-ranges
		size += len(w[2])
	}
	fmt.Println("arrays", size)
}
