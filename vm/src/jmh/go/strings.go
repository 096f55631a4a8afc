// Strings: one joined, compared, cut and looked into for each four operations.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	parts := []string{"alpha", "beta", "gamma", "delta"}
	equal, sum := 0, 0
	for i := 0; i < n; i += 4 {
		s := parts[i>>2&3] + parts[i>>4&3]
		if s[4:] == "abeta" {
			equal++
		}
		sum += int(s[i&3])
	}
	fmt.Println(equal, sum)
}
