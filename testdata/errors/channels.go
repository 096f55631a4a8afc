package main

func main() {
	in := make(<-chan int)
	out := make(chan<- string)
	in <- 1
	<-out
	for range out {
	}
	close(in)
	out <- 5
	var x int
	x <- 1
	_ = <-x
}
