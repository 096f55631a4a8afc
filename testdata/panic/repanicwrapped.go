// A recovered panic is replaced by one with more to say.
package main

import (
	"errors"
	"fmt"
)

func step(n int) {
	defer func() {
		if r := recover(); r != nil {
			panic(fmt.Sprintf("step %d: %v", n, r))
		}
	}()
	if n == 2 {
		panic(errors.New("no more steps"))
	}
	step(n + 1)
}

func main() {
	step(0)
}
