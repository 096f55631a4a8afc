package main

import "fmt"

type number interface{ ~int | ~float64 }

func sum[T number](xs ...T) (t T) { return }
func zero[T any]() (t T)          { return }
func eq[T any](a, b T) bool       { return a == b }

type list[T any] struct{ items []T }

func main() {
	fmt.Println(sum("a"), sum(1, 2.5), sum(1, "x"))
	var l list
	var m list[int, string]
	_, _ = l, m
}
