package main

func main() {
	f := func(x int) string {
		if x > 0 {
			return x
		}
	}
	var g func(string) = f
	g(1)
	h := func() {
		return 1
	}
	f(1)(2)
}
