package main

func main() {
	var x int = 
	y = = 2
	a := []int{1, 2
	}
}
