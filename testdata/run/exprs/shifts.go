// Shifts: counts at and over the width, signed and unsigned, typed by context.
package main

import "fmt"

func shl[T ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64](v T, n uint) T {
	return v << n
}
func shr[T ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64](v T, n uint) T {
	return v >> n
}

func main() {
	for _, n := range []uint{0, 1, 7, 8, 15, 16, 31, 32, 33, 63, 64, 65, 127, 128, 1 << 20, 1 << 40} {
		fmt.Println(n, shl(int8(-3), n), shr(int8(-3), n), shl(uint8(0xa5), n), shr(uint8(0xa5), n),
			shl(int16(-300), n), shr(int16(-300), n), shl(int32(-70000), n), shr(int32(-70000), n), shl(uint32(0xdeadbeef), n), shr(uint32(0xdeadbeef), n),
			shl(int64(-5), n), shr(int64(-5), n), shl(uint64(1<<63|1), n), shr(uint64(1<<63|1), n))
	}
	var s uint = 33
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var m = 1.0<<s == float64Of(1<<s)
	var n = 1.0<<s == j
	var o = 1<<s == 2<<s
	var p = 1<<s == 1<<33
	var u = uint8(1<<s)>>s + 1
	var w int64 = 1.0 << s
	b := make([]byte, 1<<(s-30))
	var x = b[1<<(s-31)]
	fmt.Println(i, j, k, m, n, o, p, u, w, len(b), x)

	var c8 uint8 = 200
	var c64 int64 = 3
	var n8 int8 = -128
	fmt.Println(1<<c8, uint8(1)<<c8, 1<<c64, n8<<1, n8>>7, n8>>c8, -n8, n8/-1, ^n8)
	v := uint16(0xffff)
	v <<= 4
	v >>= 2
	v |= 1 << 15
	v &^= 0xf
	v ^= 0xff00
	fmt.Printf("%#x %#x %#x\n", v, v<<8>>8, uint32(v)<<8>>8)
	t := int32(-1)
	fmt.Println(uint32(t)>>28, t>>28, int8(uint8(t))>>4, uint64(t)>>60, uint32(t)>>(t&7), int64(uint32(t)))
}

func float64Of(n int) int { return n }
