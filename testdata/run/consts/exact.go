// Constant arithmetic is exact, whatever the size and however small the rest.
package main

import (
	"fmt"
	"math"
)

const (
	huge   = 1 << 400
	fine   = huge >> 398
	fact30 = 1 * 2 * 3 * 4 * 5 * 6 * 7 * 8 * 9 * 10 * 11 * 12 * 13 * 14 * 15 * 16 * 17 * 18 * 19 * 20 *
		21 * 22 * 23 * 24 * 25 * 26 * 27 * 28 * 29 * 30
	third   = 1.0 / 3
	tiny    = 1e-400
	back    = tiny * 1e400
	million = 1e6
	kibi    = 1 << 10
	mixed   = 'a' + 1
	fl      = 'a' + 1.5
	cplx    = 1 + 2i
	length  = len("naïve")
	div     = 7 / 2
	fdiv    = 7 / 2.0
	neg     = -7 / 2
	mod     = -7 % 3
	shifted = 1.0 << 3
	xor     = 0xff ^ 0x0f
	not     = ^0
	notu8   = ^uint8(5)
	clear   = 0b1111 &^ 0b0101
	cmp     = "abc" < "abd"
	logic   = !(1 > 2) && 3 != 4 || false
	cat     = "con" + "cat" + "enate"
	pi      = 3.14159265358979323846264338327950288419716939937510582097494459
)

const typed int8 = 100
const big uint64 = 1<<64 - 1
const minInt = -1 << 63

type weekday int

const day weekday = 3

func f(x float32) float32 { return x }

func main() {
	fmt.Println(fine, fact30/(1<<50), fact30%1000003, third*3 == 1, third+third+third == 1, back)
	fmt.Println(million, int(million), kibi, mixed, fl, cplx*cplx, length, div, fdiv, neg, mod, shifted)
	fmt.Println(xor, not, notu8, clear, cmp, logic, cat)
	fmt.Println(typed, big, minInt, uint64(big), day, day+1)
	fmt.Printf("%T %T %T %T %T %T %T %T\n", mixed, fl, cplx, div, fdiv, day, shifted, 'x'/2)
	fmt.Println(pi, float32(pi), f(pi), pi == math.Pi, pi*1e15, huge/1e100)

	// 0.1 + 0.2 is exactly 0.3 as constants, but not as variables.
	const a, b = 0.1, 0.2
	x, y := 0.1, 0.2
	fmt.Println(a+b == 0.3, x+y == 0.3, a+b, x+y)
	const big1 = 1 << 62
	fmt.Println(big1*4/8 == 1<<61, (huge+1)-huge, float64(1<<53+1), uint8(300-45), math.MaxUint32*math.MaxUint32/math.MaxUint32)
	fmt.Println(5.0/2, 5/2, 5/2*2.0, 2.0*5/2, 1/3.0, 10/4, 10/4.0, -5/2, -5%2, 5%-2)
	var i8 int8 = -1 << 7
	var u16 uint16 = 0xffff
	var r rune = 'é'
	var by byte = 'a' + 25
	var f32 float32 = 1 << 24
	var dur int64 = 1e9
	var c complex64 = 1
	fmt.Println(i8, u16, r, by, f32+1, dur, c)
	fmt.Println(0b1010, 0o17, 017, 0x_ff, 1_000_000, 0x1p-2, 0x.8p1, 1e3, .5, 6.02_2e2_3, 07.5, 1_0i, 123i)
	var s uint = 3
	var w int64 = 1 << s // untyped 1 takes int64
	var shift8 uint8 = 1<<s + 250
	var fromFloat = uint32(1<<s) + 1.0
	fmt.Println(w, shift8, fromFloat, 1<<s == 8, uint64(1<<63)>>s, len([1 << 3]int{}))
	fmt.Println(math.MaxInt64, math.MinInt64, uint64(math.MaxUint64), math.MaxInt8, math.MaxFloat32, math.SmallestNonzeroFloat32)
	fmt.Println(real(cplx), imag(cplx), complex(1, 2) == cplx, min(2, 1.5), max('a', 1.0), min("b", "a"))
	fmt.Println(int64(float64(1<<62)), float32(0.1) == 0.1, float64(float32(0.1)) == 0.1, uint32(1<<32-1), int32(-1<<31))
	fmt.Println(string(rune(0x4e16)), "\u4e16"[0], len("\u4e16"), "a"+string(rune('b'+1)))
}
