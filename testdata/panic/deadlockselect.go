// A select without cases, and one over nil channels.
package main

func main() {
	var none chan int
	defer println("not printed")
	go func() {
		select {
		case <-none:
		case none <- 1:
		}
	}()
	select {}
}
