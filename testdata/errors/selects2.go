package main

func main() {
	ch := make(chan int)
	select {
	case ch <- "s":
	case v, ok, z := <-ch:
	case v := <-ch:
	default:
	default:
	}
}
