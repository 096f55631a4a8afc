// A panic with a formatted string, of several lines.
package main

import "fmt"

func main() {
	x := 42
	panic(fmt.Sprintf("invariant broken: x=%d\n\tsecond line", x))
}
