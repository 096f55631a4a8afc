package main

import "fmt"

// Shifts that look like rotations of 32-bit values, and some that only do so
// at first sight.

func rotr(x uint32, k uint) uint32 { return x>>k | x<<(32-k) }

func constant(x uint32) (uint32, uint32, uint32) {
	return x>>7 | x<<25, x<<5 | x>>27, x>>31 | x<<1
}

func inlined(x uint32) uint32 {
	return rotr(x, 6) ^ rotr(x, 11) ^ rotr(x, 25)
}

// wide has a value of 64 bits, of which the left part alone is cut.
func wide(x uint64) (uint64, uint64) {
	return x>>7 | uint64(uint32(x<<25)), x>>9 | uint64(uint32(x)<<23)
}

func full(x uint64) uint64 { return x>>19 | x<<45 }

func otherSums(x uint32) (uint32, uint32, uint32) {
	return x>>7 | x<<24, x>>7 | x<<26, x>>32 | x<<0
}

func otherValues(x, y uint32) uint32 { return x>>7 | y<<25 }

// between changes the value between its two shifts, and after them.
func between(x uint32) (uint32, uint32) {
	low := x >> 7
	x += 12345
	high := x << 25
	first := low | high
	low = x >> 3
	high = x << 29
	x ^= 0xffff
	return first, low | high + x&0
}

func signed(x int32) int32 { return x>>7 | x<<25 }

func main() {
	seed := uint64(88172645463325252)
	var a, b, c uint32
	var d, e, f uint64
	var g int32
	for i := 0; i < 30000; i++ {
		seed ^= seed << 13
		seed ^= seed >> 7
		seed ^= seed << 17
		x := uint32(seed >> 11)
		p, q, r := constant(x)
		a += p ^ q*3 ^ r*5
		b += inlined(x) ^ otherValues(x, uint32(seed))
		p, q, r = otherSums(x)
		c += p ^ q*3 ^ r*5
		y, z := wide(seed)
		d += y ^ z*3
		e += full(seed)
		p, q = between(x)
		f += uint64(p)<<16 ^ uint64(q)
		g += signed(int32(x))
	}
	fmt.Println(a, b, c)
	fmt.Println(d, e, f, g)
	fmt.Println(constant(0x80000001))
	fmt.Println(wide(0xdeadbeef_80000001))
	fmt.Println(rotr(0x12345678, 8), rotr(0x12345678, 0), rotr(0x12345678, 32), rotr(1, 40))
}
