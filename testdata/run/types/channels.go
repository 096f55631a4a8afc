// Channels as values: buffers, closing, directions, nil, equality, cap and len.
package main

import "fmt"

func produce(n int) <-chan int {
	ch := make(chan int, 2)
	go func() {
		defer close(ch)
		for i := range n {
			ch <- i
		}
	}()
	return ch
}

type request struct {
	n     int
	reply chan<- int
}

func main() {
	ch := make(chan string, 3)
	ch <- "a"
	ch <- "b"
	fmt.Println(len(ch), cap(ch), <-ch, len(ch))
	close(ch)
	v, ok := <-ch
	fmt.Printf("%q %t ", v, ok)
	v, ok = <-ch
	fmt.Printf("%q %t\n", v, ok)
	for range ch {
		fmt.Println("never")
	}
	sum := 0
	for v := range produce(100) {
		sum += v
	}
	fmt.Println(sum)

	requests := make(chan request)
	go func() {
		for r := range requests {
			r.reply <- r.n * r.n
		}
	}()
	reply := make(chan int)
	for i := range 4 {
		requests <- request{i, reply}
		fmt.Print(<-reply, " ")
	}
	close(requests)
	fmt.Println()

	// An unbuffered send completes when it is received.
	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			pong <- v + 1
		}
		close(pong)
	}()
	x := 0
	for range 1000 {
		ping <- x
		x = <-pong
	}
	close(ping)
	_, ok = <-pong
	fmt.Println(x, ok)

	var nilch chan int
	var recv <-chan int = make(chan int)
	c1 := make(chan int)
	c2 := c1
	var c3 chan<- int = c1
	fmt.Println(nilch == nil, len(nilch), cap(nilch), c1 == c2, c1 == c3, recv != nil)
	select {
	case <-nilch:
		fmt.Println("never")
	case nilch <- 1:
		fmt.Println("never")
	default:
		fmt.Println("nil channels are never ready")
	}

	cc := make(chan chan int, 1)
	inner := make(chan int, 1)
	cc <- inner
	(<-cc) <- 42
	fmt.Println(<-inner)
	done := make(chan struct{})
	results := make(chan [2]int, 10)
	for i := range 10 {
		go func() {
			<-done
			results <- [2]int{i, i * i}
		}()
	}
	close(done) // releases everybody
	total := [2]int{}
	for range 10 {
		r := <-results
		total[0] += r[0]
		total[1] += r[1]
	}
	fmt.Println(total)
	zero := make(chan struct{}, 1000)
	for range 1000 {
		zero <- struct{}{}
	}
	select {
	case zero <- struct{}{}:
		fmt.Println("never")
	default:
		fmt.Println("full", len(zero))
	}
	// A value sent is copied at the time of sending.
	type box struct{ v [3]int }
	boxes := make(chan box, 2)
	bx := box{[3]int{1, 2, 3}}
	boxes <- bx
	bx.v[0] = 9
	boxes <- bx
	fmt.Println(<-boxes, <-boxes)
	funcs := make(chan func() int, 1)
	funcs <- func() int { return x }
	fmt.Println((<-funcs)())
}
