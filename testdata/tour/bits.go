// Bits plays with the bits of integers: the functions of math/bits beside the
// same things done by hand, a Gray code, a Hamming code, a bloom-like filter
// and the checksums CRC-32 and FNV-1a.
package main

import (
	"fmt"
	"math/bits"
)

// popcount adds neighbouring groups of bits in parallel.
func popcount(x uint64) int {
	x -= x >> 1 & 0x5555555555555555
	x = x&0x3333333333333333 + x>>2&0x3333333333333333
	x = (x + x>>4) & 0x0f0f0f0f0f0f0f0f
	return int(x * 0x0101010101010101 >> 56)
}

func reverse(x uint32) (r uint32) {
	for range 32 {
		r = r<<1 | x&1
		x >>= 1
	}
	return r
}

// hamming encodes four bits in seven; correct repairs one flipped bit.
func hamming(data uint8) uint8 {
	d := func(i uint) uint8 { return data >> i & 1 }
	p1, p2, p4 := d(0)^d(1)^d(3), d(0)^d(2)^d(3), d(1)^d(2)^d(3)
	return p1 | p2<<1 | d(0)<<2 | p4<<3 | d(1)<<4 | d(2)<<5 | d(3)<<6
}

func correct(code uint8) (data uint8) {
	syndrome := 0
	for i := range 7 {
		if code>>i&1 == 1 {
			syndrome ^= i + 1
		}
	}
	if syndrome > 0 {
		code ^= 1 << (syndrome - 1)
	}
	return code>>2&1 | code>>3&0b1110
}

func crc32(data string) uint32 {
	crc := ^uint32(0)
	for _, b := range []byte(data) {
		crc ^= uint32(b)
		for range 8 {
			crc = crc>>1 ^ 0xedb88320&-(crc&1)
		}
	}
	return ^crc
}

func fnv1a(data string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(data) {
		h ^= uint64(data[i])
		h *= 1099511628211
	}
	return h
}

func main() {
	for _, x := range []uint64{0, 1, 0b1011_0000, 1<<63 | 1, 0xdeadbeef, ^uint64(0)} {
		fmt.Printf("%#018x ones %2d/%2d lead %2d trail %2d len %2d\n", x, popcount(x),
			bits.OnesCount64(x), bits.LeadingZeros64(x), bits.TrailingZeros64(x), bits.Len64(x))
	}
	fmt.Printf("%032b\n%032b\n", reverse(0xf00d), bits.Reverse32(0xf00d))
	fmt.Printf("%x %x %x\n", bits.RotateLeft8(0x81, 1), bits.RotateLeft32(0x12345678, -8), bits.ReverseBytes64(0x0102030405060708))

	hi, lo := bits.Mul64(1<<63+5, 6)
	sum, carry := bits.Add64(^uint64(0), 1, 0)
	diff, borrow := bits.Sub64(0, 1, 0)
	quo, rem := bits.Div64(1, 0, 10)
	fmt.Println(hi, lo, sum, carry, diff, borrow, quo, rem)

	for i := range uint(8) {
		fmt.Printf("%03b ", i^i>>1)
	}
	fmt.Println()

	repaired := 0
	for data := range uint8(16) {
		for flip := range 7 {
			if correct(hamming(data)^1<<flip) == data {
				repaired++
			}
		}
	}
	fmt.Println("repaired", repaired, "of", 16*7)

	fmt.Printf("%08x %016x\n", crc32("123456789"), fnv1a("gobi"))

	// Signed and unsigned shifts, and what overflow does.
	var i8 int8 = -128
	var u8 uint8 = 200
	fmt.Println(i8>>1, -i8, i8-1, uint8(i8)>>1, u8+100, u8<<1, ^u8, u8&^0x0f, int8(u8))
	fmt.Println(-7/2, -7%2, -7>>1, 7&-7, 6|1, 6^3, uint32(1)<<31>>31)

	var set [4]uint64
	for i := 0; i < 256; i += 7 {
		set[i>>6] |= 1 << (i & 63)
	}
	total := 0
	for _, w := range set {
		total += bits.OnesCount64(w)
	}
	fmt.Println("multiples of seven below 256:", total)
}
