package main

func main() {
	n := 3
	var a [n]int
	var b [-1]int
	var c [2.5]int
	var d [...]int
	e := [2]int{5: 1}
	f := [3]int{1, 2, 3}
	_ = f[3]
	_ = f[-1]
	_ = f[1.5]
	_ = f["x"]
	_ = f[2:1]
	_, _, _, _, _ = a, b, c, d, e
}
