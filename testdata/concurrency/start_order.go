// explore: other output
// Goroutines are taken to run in the order in which they were started.
package main

import "fmt"

func main() {
	names := make(chan string, 2)
	go func() { names <- "parse" }()
	go func() { names <- "check" }()
	fmt.Println(<-names, <-names)
}
