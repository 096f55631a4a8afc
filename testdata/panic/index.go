// An index out of range in a called function.
package main

import "fmt"

func pick(s []string, i int) string { return s[i] }

func main() {
	defer fmt.Println("deferred calls run before the program dies")
	fmt.Println(pick([]string{"a", "b", "c"}, 1))
	fmt.Println(pick([]string{"a", "b", "c"}, 5))
}
