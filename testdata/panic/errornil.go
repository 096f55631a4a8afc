// A pointer to an error, panicked because a nil pointer made a non-nil error.
package main

import "fmt"

type bad struct{ msg string }

func (b *bad) Error() string { return b.msg }

func find(ok bool) error {
	var b *bad
	if !ok {
		b = &bad{"not found"}
	}
	return b
}

func main() {
	fmt.Println(find(false), find(true) == nil)
	if err := find(false); err != nil {
		panic(err)
	}
}
