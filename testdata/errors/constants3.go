package main

const (
	tiny = 1e-600000000
	huge = 1e+10000000000
)

var (
	_ = 1i / 1e-600000000
	_ = 6e5518446744
)

func shifts(x int) {
	const two float64 = 2
	const half float64 = 2.5
	_ = 1 << two
	_ = 1 << half
	switch x {
	case "a", nil, 1.5, x == 1, 1 << 70:
	}
	switch {
	case 1, x, nil:
	}
}

func flaws() {
	a := '\q'
	b := [1]int{1, 2}[3]
	var c [a]int
L:
	go (shifts(1))
}

func main() {}
