package main

import (
	"fmt"
	"fmt"
	. "strings"
	_ "sort"
	m "math"
)

func main() {
	fmt.println("lower case")
	fmt.Sprintf
	_ = m.pi
	_ = fmt
}
