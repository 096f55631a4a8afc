// A map key that cannot be hashed.
package main

import "fmt"

func main() {
	m := map[any]string{1: "one", "x": "ex"}
	fmt.Println(m[1], m["x"])
	m[func() {}] = "never"
}
