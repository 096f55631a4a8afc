// Goroutines that wait in the middle of compiled code go on there: with half
// of a call's arguments ready, in nested loops, before and behind loops, with
// deferred calls, with results in memory, and with a panic where they waited.
package main

import (
	"errors"
	"fmt"
	"sync"
)

const turns = 3000

// numbers sends 0, 1, 2, ... and waits for each to be taken.
func numbers(n int) <-chan int {
	out := make(chan int)
	go func() {
		for i := 0; i < n; i++ {
			out <- i
		}
		close(out)
	}()
	return out
}

//go:noinline
func mix(a int, b float64, c string, d int) int {
	return a*7 + int(b*2) + len(c) + d*3
}

// arguments waits between the arguments of a call.
func arguments() int {
	in, more := numbers(turns), numbers(turns)
	sum := 0
	for i := 0; i < turns; i++ {
		sum = sum%100003 + mix(i, float64(i)/2, "abc"[:i%4], <-in) + mix(<-more, 1.5, "x", i)
	}
	return sum
}

// nested waits in the inner loop, and in the outer one behind it.
func nested() (sum int, mean float64) {
	in := numbers(turns * 4)
	for i := 0; i < turns; i++ {
		row := [3]int{}
		for k := range row {
			row[k] = <-in * (k + 1)
		}
		for _, v := range row {
			sum += v
		}
		mean += float64(<-in) / 4
	}
	return sum, mean
}

// elements indexes behind a wait what was checked before it.
func elements() int {
	in := numbers(turns)
	table := make([]int, 64)
	for i := 0; i < turns; {
		for k := 0; k < len(table) && i < turns; k++ {
			v := <-in
			table[k] += v
			i++
		}
	}
	sum := 0
	for k, v := range table {
		sum += k * v
	}
	return sum
}

// shrinks cuts the slice while it waits, through a captured variable.
func shrinks() (result string) {
	ch := make(chan int)
	table := make([]int, turns)
	shrink := func(n int) { table = table[:n] }
	go func() {
		for i := 0; i < turns; i++ {
			if i == turns-250 {
				shrink(turns - 200)
			}
			ch <- i
		}
	}()
	defer func() { result = fmt.Sprint(recover()) }()
	for i := 0; i < len(table)+1000; i++ {
		v := <-ch
		table[v] = i
	}
	return "not reached"
}

var errEven = errors.New("even")

// results waits and then gives results of all kinds back to its caller.
//
//go:noinline
func results(in <-chan int) (n int, s string, err error, pair [2]int) {
	defer func() { pair[1]++ }()
	n = <-in
	s = "odd"
	if n%2 == 0 {
		err = errEven
		s = "even"
	}
	pair[0] = n + <-in
	return n, s, err, pair
}

func callers() (n, evens, sum int, text string) {
	in := numbers(2 * turns)
	for i := 0; i < turns; i++ {
		k, s, err, pair := results(in)
		n += k
		if err != nil {
			evens++
		}
		sum += pair[0] + pair[1]
		if i < 3 {
			text += s
		}
	}
	return
}

// closes waits to send to channels that are closed under it.
func closes() (panics int, texts map[string]int) {
	texts = map[string]int{}
	attempt := func(ch chan int) {
		defer func() {
			if e := recover(); e != nil {
				panics++
				texts[e.(error).Error()]++
			}
		}()
		for i := 0; ; i++ {
			ch <- i
		}
	}
	for i := 0; i < turns; i++ {
		ch := make(chan int)
		done := make(chan bool)
		go func() {
			<-ch
			<-ch
			close(ch)
			done <- true
		}()
		attempt(ch)
		<-done
	}
	return panics, texts
}

// selects waits for one of several, with values that differ in size.
func selects() (ints int, text, pairs int) {
	type pair struct{ a, b int32 }
	a, b, c := make(chan int), make(chan string), make(chan pair)
	quit := make(chan struct{})
	var senders sync.WaitGroup
	senders.Add(3)
	go func() {
		defer senders.Done()
		for i := 0; i < turns; i++ {
			a <- i
		}
	}()
	go func() {
		defer senders.Done()
		for i := 0; i < turns; i++ {
			b <- "word"[:i%5]
		}
	}()
	go func() {
		defer senders.Done()
		for i := 0; i < turns; i++ {
			select {
			case c <- pair{int32(i), int32(-i)}:
			case <-quit:
				return
			}
		}
	}()
	go func() {
		senders.Wait()
		close(quit)
	}()
	for {
		select {
		case v := <-a:
			ints += v
		case s := <-b:
			text += len(s)
		case p := <-c:
			pairs += int(p.a) - int(p.b)
		case _, ok := <-quit:
			if !ok {
				return
			}
		}
	}
}

// recursive waits at each depth.
func recursive(in <-chan int, depth int) int {
	if depth == 0 {
		return <-in
	}
	before := <-in
	below := recursive(in, depth-1)
	return before + 2*below + <-in
}

func main() {
	fmt.Println("arguments", arguments())
	sum, mean := nested()
	fmt.Println("nested", sum, mean)
	fmt.Println("elements", elements())
	fmt.Println("shrinks", shrinks())
	fmt.Println(callers())
	fmt.Println(closes())
	fmt.Println(selects())
	in := numbers(21 * 300)
	total := 0
	for i := 0; i < 300; i++ {
		total = (total + recursive(in, 10)) % 1000003
	}
	fmt.Println("recursive", total)
}
