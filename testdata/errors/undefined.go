package main

import "fmt"

func main() {
	fmt.Println(count)
	total := 1
	fmt.Printn(total)
	var w widget
	_ = w.size
}
