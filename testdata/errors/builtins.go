package main

import "fmt"

type Alias = map[string]int

func main() {
	var a Alias = map[string]string{}
	fmt.Println(a.x, a[1])
	min := min(1, "a")
	clear(5)
	var i int = max(1.5, 2)
	_ = len(5) + cap("s")
	copy([]int{}, []string{})
	delete(a, 1)
	delete([]int{}, 0)
	_ = make(int)
	_ = make([]int)
	_ = new(5)
	_ = complex(1, "x")
}
