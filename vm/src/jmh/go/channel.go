// A value handed over to another goroutine for each operation, without a buffer.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	values := make(chan int)
	go func() {
		for i := 0; i < n; i++ {
			values <- i
		}
		close(values)
	}()
	total := 0
	for v := range values {
		total += v
	}
	fmt.Println(total)
}
