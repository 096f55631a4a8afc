package main

func main() {
	a, b := true, 1
	_ = a + a
	_ = !b
	_ = -a
	_ = a && b
	_ = b << 1.5
	_ = "x" << 1
	_ = 1.5 & 2
	b += "x"
	a++
	var s, t []int
	_ = s == t
	_ = s == nil
	var f func()
	_ = f == f
	_ = struct{ m map[int]int }{} == struct{ m map[int]int }{}
	if b {
	}
	for b {
	}
}
