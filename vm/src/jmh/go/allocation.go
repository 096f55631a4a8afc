// A new object of two words for each operation, the last hundred of which are alive.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type node struct {
	next  *node
	value int
}

var kept [100]*node

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	for i := 0; i < n; i++ {
		kept[i%len(kept)] = &node{value: i}
	}
	fmt.Println(kept[0].value)
}
