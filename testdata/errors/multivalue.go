package main

func two() (int, string) { return 1, "a" }
func none()              {}

func main() {
	x := two()
	a, b, c := two()
	var d int = two()
	y := none()
	f(two(), 1)
	_ = []int{two()}
	_, _, _, _, _ = x, a, b, c, d
	if two() {
	}
	return two()
}

func f(a int, b string) {}
