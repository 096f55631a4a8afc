package main

import "fmt"

type T struct{ n int }

func (t T) Value() int { return t.n }
func (t *T) Set(n int) { t.n = n }

func main() {
	x := 5
	x()
	T{}.Set(1)
	fmt.Println(T{}.value(), T{}.N)
	y := fmt.Println
	y.z()
	T.Value()
	len(1)
	cap(map[int]int{})
	_ = append(1, 2)
}
