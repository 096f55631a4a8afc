// os.Exit ends the program at once with a status of its own.
package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("not printed")
	fmt.Println("leaving")
	go func() { select {} }()
	os.Exit(3)
}
