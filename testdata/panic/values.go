// The kinds of values that panic prints itself, one of them chosen by the argument.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	fmt.Println("case", n)
	values := []any{true, 'x', uint8(7), -1.5, 1 + 2i, "text", nil}
	panic(values[n])
}
