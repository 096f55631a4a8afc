package main

import "fmt"

func f(a, b int) (r int) {
	defer func(p int) { r += p }((a + b) * 2)
	defer fmt.Println("deferred", (a - b), ((a * b)))
	c := make(chan int)
	go func(p int) { c <- p }(((a) * (b + 1)))
	a, b = 0, 0
	return <-c
}

func main() {
	fmt.Println(f(5, 7))
}
