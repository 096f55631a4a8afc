// Select: default, nil channels, closed channels, evaluation of operands,
// fairness, sending and receiving, loops that end.
package main

import "fmt"

var log string

func ch(name string, c chan int) chan int { log += name + " "; return c }
func val(name string, v int) int          { log += name + " "; return v }

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	var none chan int

	select {
	case v := <-ch("a", a):
		fmt.Println("never", v)
	case ch("nil", none) <- val("v1", 1):
		fmt.Println("never")
	case ch("b", b) <- val("v2", 2):
		fmt.Println("sent", log)
	}
	// All operands are evaluated once, in order; the left side only if chosen.
	log = ""
	arr := [2]int{}
	idx := func() int { log += "index "; return 1 }
	select {
	case arr[idx()] = <-ch("b", b):
	case <-ch("a", a):
	}
	fmt.Println(arr, log)

	var ok bool
	var v int
	close(a)
	select {
	case v, ok = <-a:
		fmt.Println(v, ok)
	}
	select {
	case v, ok := <-a:
		fmt.Println(v, ok)
	default:
		fmt.Println("never")
	}
	// A closed channel is ready for ever; set it to nil to take it out.
	x, y := make(chan int), make(chan int)
	go func() {
		for i := range 3 {
			x <- i
		}
		close(x)
	}()
	go func() {
		for i := range 4 {
			y <- i * 10
		}
		close(y)
	}()
	sum := 0
	for x != nil || y != nil {
		select {
		case v, ok := <-x:
			if !ok {
				x = nil
				continue
			}
			sum += v
		case v, ok := <-y:
			if !ok {
				y = nil
				break
			}
			sum += v
		}
	}
	fmt.Println(sum)

	// Among several ready cases, each gets its turn.
	c1, c2, c3 := make(chan int, 1000), make(chan int, 1000), make(chan int, 3000)
	for range 1000 {
		c1 <- 1
		c2 <- 2
	}
	var counts [3]int
	for range 1000 {
		select {
		case <-c1:
			counts[0]++
		case <-c2:
			counts[1]++
		case c3 <- 3:
			counts[2]++
		}
	}
	fair := true
	for _, n := range counts {
		fair = fair && n > 200
	}
	fmt.Println("fair", fair, counts[0]+counts[1]+counts[2])

	// Rendezvous through select on both sides.
	p, q, done := make(chan int), make(chan int), make(chan bool)
	worker := func(odd int) {
		n := 0
		for range 500 {
			select {
			case p <- 1:
				n++
			case v := <-q:
				n += v
			}
		}
		done <- n == 500
	}
	other := func() {
		for range 500 {
			select {
			case <-p:
			case q <- 1:
			}
		}
		done <- true
	}
	for i := range 3 {
		go worker(i)
		go other()
	}
	all := true
	for range 6 {
		all = <-done && all
	}
	fmt.Println(all)

	quit := make(chan struct{})
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 0; ; i++ {
			select {
			case out <- i:
			case <-quit:
				return
			}
		}
	}()
	for i := range 5 {
		if v := <-out; v != i {
			fmt.Println("wrong", v)
		}
	}
	close(quit)
	for range out {
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		select {
		case a <- 1: // closed
		case none <- 2:
		}
	}()
	select {
	case <-none:
	default:
		fmt.Println("default")
	}
	m := map[string]int{}
	b <- 7
	select {
	case m["got"] = <-b:
	}
	b <- 8
	select {
	case *(&v) = <-b:
	case <-none:
	}
	fmt.Println(m, v)
}
