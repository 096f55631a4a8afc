package main

func main() {
	x := 1
	var y, z int
	y = 2
	for i, v := range []int{1} {
		_ = i
	}
	f := func() { w := 3 }
}
