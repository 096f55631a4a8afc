package main

import "fmt"

type celsius float64

func main() {
	var t celsius = 20
	var f float64 = 1.5
	fmt.Println(t+f, 1+"x", "a"*2)
	n := 3
	fmt.Println(n + 2.5)
}
