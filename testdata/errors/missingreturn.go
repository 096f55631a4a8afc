package main

func a(x int) int {
	if x > 0 {
		return 1
	}
}

func b(x int) int {
	for x < 10 {
		x++
	}
}

func c(x int) int {
	switch x {
	case 1:
		return 1
	}
}

func d() int {
	for {
	}
}

func main() { a(b(c(d()))) }
