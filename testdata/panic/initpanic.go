// A panic while package variables are initialized.
package main

import (
	"fmt"
	"strconv"
)

var limit = parse("12")
var broken = parse("twelve")

func parse(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

func init() { fmt.Println("never", limit) }

func main() { fmt.Println("never", broken) }
