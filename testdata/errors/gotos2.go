package main

func f(a bool) {
	if a {
		goto L
	}
	for i := 0; i < 3; i++ {
	L1:
		for j := 0; j < 3; j++ {
			if j == 1 {
				continue L1
			}
		}
	}
L:
	println("x")
	{
		goto M
	}
	var x int
	_ = x
	{
		goto M
		y := 1
		_ = y
	}
	func() { var z int; _ = z }()
M:
	println()
}

func g() {
	{
		if true {
			goto L
		}
		x := 1
		_ = x
	}
L:
	{
		goto N
	}
	{
		y := 1
		_ = y
	}
N:
	for {
		switch {
		case true:
			goto P
		}
		z := 1
		_ = z
	}
P:
	if x := 1; x == 1 {
		goto Q
	}
	switch x := 1; x {
	case 1:
		var w int
		_ = w
	}
Q:
	goto R
	type T int
	const c = 1
R:
	goto S
	var a, b = 1, 2
	c, d := 1, 2
	_, _ = c, d
S:
	println()
}
func main() {}
