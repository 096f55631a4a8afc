package main

import "fmt"

const big = 1 << 64

func main() {
	var a int8 = 128
	var b uint = -1
	c := 10 / 0
	var d int32 = 1 << 40
	e := big
	const f = 5.5
	var g int = f
	h := [2]int{1, 2, 3}
	fmt.Println(a, b, c, d, e, g, h, h[5], "abc"[7], 1.0%2)
}
