package main

func main() {
	var s string = 5
	var n int = "text"
	n = 2.5
	s = nil
	n, s = s, n
	var p *int = &s
	_ = p
}
