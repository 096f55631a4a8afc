// What the start-up cache of classes is trained with: a little of everything that a program of some size does
// early, above all collections beside running goroutines, so that none of it waits for classes to be loaded.

package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

type node struct {
	left, right *node
	key         int
}

func build(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{build(depth - 1), build(depth - 1), depth}
}

func (n *node) count() int {
	if n == nil {
		return 0
	}
	return 1 + n.left.count() + n.right.count()
}

type shape interface{ area() float64 }
type square struct{ side float64 }
type circle struct{ r float64 }

func (s square) area() float64 { return s.side * s.side }
func (c circle) area() float64 { return 3 * c.r * c.r }

func main() {
	kept := build(12)
	total := 0
	for i := 0; i < 60; i++ {
		total += build(10).count()
	}
	words := map[string]int{}
	numbers := map[int]int{}
	for i := 0; i < 20000; i++ {
		words[strings.Repeat("x", i%50)]++
		numbers[i*7]++
	}
	keys := make([]int, 0, len(numbers))
	for k := range numbers {
		keys = append(keys, k)
	}
	sort.Ints(keys)
	shapes := []shape{square{2}, circle{1}}
	sum := 0.0
	for i := 0; i < 100000; i++ {
		sum += shapes[i&1].area()
	}
	jobs := make(chan int)
	var wg sync.WaitGroup
	for w := 0; w < 4; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range jobs {
			}
		}()
	}
	for i := 0; i < 2000; i++ {
		jobs <- i
	}
	close(jobs)
	wg.Wait()
	fmt.Println(total, kept.count(), len(words), len(keys), sum)
}
