// The builtins print and println write to standard error in formats of their own.
package main

type myInt int
type myStr string

func (myInt) String() string { return "not used" }

func main() {
	println("text", 1, -1, uint8(255), uint64(1<<64-1), 'x', true, false)
	println(1.0, -2.5, 0.1, 1e100, 1e-100, float32(0.1), 123456789.0, 0.0)
	zero := 0.0
	println(1/zero, -1/zero, zero/zero, -zero)
	println(1+2i, complex64(-1i), complex(zero, 1/zero))
	println(myInt(5), myStr("str"), int8(-128), uintptr(7))
	print("a", "b", 1, 2, 3.5, true, "\n")
	print()
	println()
	var p *int
	var m map[string]int
	var c chan int
	var f func()
	println(p, m, c, f == nil, p == nil)
	println("no\x00newline\ttab", "ünïcode", "\xff")
	const big = 1 << 62
	println(big, big-1, 1<<3, 'a'+1, "con"+"cat", 7/2, 7/2.0)
	print("end")
	print("\n")
}
