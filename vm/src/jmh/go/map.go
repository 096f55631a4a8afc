// A lookup or a store for each operation, by numbers and by strings.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	numbers := map[int]int{}
	words := map[string]int{}
	keys := make([]string, 256)
	for i := range keys {
		keys[i] = "key" + strconv.Itoa(i)
	}
	for i := 0; i < n; i += 4 {
		k := i * 7919 & 4095
		numbers[k] += numbers[k^1] + 1
		words[keys[k&255]] += 1
	}
	fmt.Println(len(numbers), words["key4"])
}
