package main

import (
	"fmt"
	m "math"
	_ "sort"
	. "strings"
)

func main() {
	fmt.println("lower case")
	fmt.Sprintf
	_ = m.pi
	_ = fmt
}
