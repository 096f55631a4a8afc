package main

import "fmt"

func main() {
	größe := "ünï" + 5
	fmt.Println(größe, näme)
	fmt.Println(x)
	日本 := 1
}
