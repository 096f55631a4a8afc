// A write to a nil map.
package main

type cache struct{ entries map[string]int }

func main() {
	var c cache
	println(c.entries["missing"])
	c.entries["key"]++
}
