// A panic with an error of our own type.
package main

import "fmt"

type notFound struct{ key string }

func (e *notFound) Error() string { return fmt.Sprintf("key %q not found", e.key) }

func must(m map[string]int, key string) int {
	v, ok := m[key]
	if !ok {
		panic(&notFound{key})
	}
	return v
}

func main() {
	m := map[string]int{"a": 1}
	fmt.Println(must(m, "a"))
	fmt.Println(must(m, "b"))
}
