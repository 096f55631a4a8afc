// A step of a small machine for each operation: loads, a switch, arithmetic.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	code := []byte{0, 1, 2, 3, 1, 4, 2, 5}
	a, b := uint32(1), uint32(7)
	for i := 0; i < n; i++ {
		switch code[i&7] {
		case 0:
			a += b
		case 1:
			b ^= a << 3
		case 2:
			a -= b >> 1
		case 3:
			b += 11
		case 4:
			a |= 1
		default:
			b = b*5 + a
		}
	}
	fmt.Println(a, b)
}
