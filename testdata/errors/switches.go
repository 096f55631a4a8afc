package main

func main() {
	x := 1
	switch x {
	case 1:
	case 2, 1:
	case "a":
	default:
	default:
	}
	switch {
	case x > 1:
		fallthrough
	}
	switch y := any(x).(type) {
	case int, int:
	case nil:
		_ = y
	}
	switch x.(type) {
	}
}
