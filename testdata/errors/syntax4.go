package main

func f(a, b) int {
	else {
	}
	return 0
}

type T struct {
	a int,
	b int
}

func main() {
