// explore: goroutines left over
// The consumer stops early, and the generator behind it waits for ever.
package main

import "fmt"

func generate() <-chan int {
	out := make(chan int)
	go func() {
		for i := 0; i < 5; i++ {
			out <- i
		}
		close(out)
	}()
	return out
}

func main() {
	for v := range generate() {
		if v == 2 {
			fmt.Println("found", v)
			break
		}
	}
}
