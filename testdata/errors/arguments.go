package main

import "strings"

func f(a int, b string) {}
func g(xs ...int)       {}

func main() {
	f(1)
	f(1, "x", 2)
	f("x", 1)
	g(1, "y")
	g([]string{}...)
	_ = strings.Repeat("a")
}
