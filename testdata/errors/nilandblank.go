package main

import "fmt"

func main() {
	x := nil
	var y = nil
	fmt.Println(_)
	_ := 1
	z := _
	var s []int = nil
	var n int = nil
	fmt.Println(nil == nil, s == 1, n == nil)
}
