// A program that recovers from everything ends well.
package main

import "fmt"

func main() {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("recovered:", r)
		}
	}()
	var s []int
	s[3] = 1
}
