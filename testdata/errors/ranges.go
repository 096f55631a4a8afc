package main

func main() {
	for i := range 3.5 {
		_ = i
	}
	for i, v := range 10 {
		_, _ = i, v
	}
	for k, v := range make(chan int) {
		_, _ = k, v
	}
	for range struct{}{} {
	}
	for a := range func(int) {} {
		_ = a
	}
}
