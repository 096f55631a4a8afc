// make with a length that no memory could hold.
package main

import "fmt"

func main() {
	n := 1 << 62
	fmt.Println(len(make([]int64, n)))
}
