// explore: other output
// A sleep is taken for a guarantee that the other goroutine has run.
package main

import (
	"fmt"
	"time"
)

func main() {
	config := "default"
	go func() {
		config = "loaded"
	}()
	time.Sleep(10 * time.Millisecond)
	fmt.Println(config)
}
