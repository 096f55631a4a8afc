// A type assertion to an interface that lacks a method.
package main

import "fmt"

type shape interface{ Area() float64 }
type square struct{ side float64 }

func (s square) Area() float64 { return s.side * s.side }

func main() {
	var s shape = square{2}
	fmt.Println(s.Area())
	fmt.Println(s.(fmt.Stringer).String())
}
