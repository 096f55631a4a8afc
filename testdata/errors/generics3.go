package main

type set[T comparable] map[T]bool

type num interface{ int | string }

var n num

func add[T any](a, b T) T { return a + b }

func conv[T num](t T) float64 { return float64(t) }

func call[T interface{ M() }](t T) { t.M(); t.N() }

func main() {
	var s set[[]int]
	_ = s
	call(5)
}
