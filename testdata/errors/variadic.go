package main

func f(a ...int, b string) {}

func g(xs []int...) {}

func h(xs ...int) {}

func main() {
	h(1, []int{2}...)
	h([]int{1})
}
