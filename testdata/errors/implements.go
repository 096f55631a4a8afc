package main

import "fmt"

type shape interface {
	Area() float64
	Name() string
}

type circle struct{}

func (circle) Area() float64 { return 1 }

type square struct{}

func (s *square) Area() float64 { return 1 }
func (s *square) Name() string  { return "" }

type wrong struct{}

func (wrong) Area() int    { return 1 }
func (wrong) Name() string { return "" }

func main() {
	var s shape = circle{}
	s = square{}
	s = wrong{}
	fmt.Println(s)
	var e error = "text"
	_ = e
}
