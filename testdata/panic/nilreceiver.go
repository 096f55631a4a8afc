// A value method called through a nil pointer in an interface.
package main

import "fmt"

type point struct{ x, y int }

func (p point) Sum() int { return p.x + p.y }

func main() {
	var p *point
	var s interface{ Sum() int } = p
	fmt.Println(s != nil)
	fmt.Println(s.Sum())
}
