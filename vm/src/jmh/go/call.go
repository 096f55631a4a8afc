// Calls: one directly, one through an interface, one of a closure, in turn.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type adder interface{ add(int) int }

type one struct{ step int }

func (o one) add(x int) int { return x + o.step }

type two struct{ step int }

func (t *two) add(x int) int { return x + 2*t.step }

//go:noinline
func direct(x, y int) int { return x ^ y }

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	adders := []adder{one{1}, &two{1}}
	total := 0
	captured := func(x int) int { return x - total&1 }
	for i := 0; i < n; i += 3 {
		total = direct(total, i)
		total = adders[i&1].add(total)
		total = captured(total)
	}
	fmt.Println(total)
}
