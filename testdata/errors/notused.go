package main

func f() int { return 1 }

func main() {
	x := 1
	x + 1
	f
	"text"
	-x
	x == 2
	len("abc")
	func() {}
	[]int{1}
}
