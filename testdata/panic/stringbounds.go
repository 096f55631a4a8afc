// Slice bounds of a string, the wrong way round.
package main

import "fmt"

func main() {
	word, from := "desert", 4
	fmt.Println(word[from:])
	to := from - 2
	fmt.Println(word[from:to])
}
