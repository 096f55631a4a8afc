// Integer overflow, narrowing, division and modulus in all sizes.
package main

import (
	"fmt"
	"math"
)

type small uint8

func main() {
	var i8 int8 = 127
	var i16 int16 = 32767
	var i32 int32 = math.MaxInt32
	var i64 int64 = math.MaxInt64
	var u8 uint8 = 255
	var u16 uint16 = 65535
	var u32 uint32 = math.MaxUint32
	var u64 uint64 = math.MaxUint64
	fmt.Println(i8+1, i16+1, i32+1, i64+1, u8+1, u16+1, u32+1, u64+1)
	fmt.Println(i8*2, i16*i16, i32*i32, i64*i64, u8*u8, u16*u16, u32*u32, u64*u64)
	fmt.Println(-i8-2, -u8, -u16, -u32, -u64, ^i8, ^u8, ^u64, -(-i8 - 1))
	i8++
	u8++
	i16 -= -1
	u32 += 10
	fmt.Println(i8, u8, i16, u32, u8-1, small(u8)+small(250)+10)

	min8, min64 := int8(-128), int64(math.MinInt64)
	m1, m1b := int8(-1), int64(-1)
	fmt.Println(min8/m1, min8%m1, min64/m1b, min64%m1b, -min64, min8*m1)
	for _, p := range [][2]int{{7, 3}, {-7, 3}, {7, -3}, {-7, -3}, {0, 5}, {6, -6}} {
		fmt.Print(p[0]/p[1], " ", p[0]%p[1], "; ")
	}
	fmt.Println(u64/3, u64%10, u32/7, uint8(200)/uint8(7), uint8(200)%7, int8(-100)/int8(3))

	big := int64(0x1234_5678_9abc_def0)
	fmt.Println(int8(big), int16(big), int32(big), uint8(big), uint16(big), uint32(big), uint64(big), int(big))
	neg := int64(-2)
	fmt.Println(uint8(neg), uint16(neg), uint32(neg), uint64(neg), uintptr(neg) == ^uintptr(1), int8(uint8(neg)), int64(int32(uint32(neg))), int64(uint32(neg)))
	fmt.Println(uint16(m1), uint32(int16(m1)), uint64(int32(m1)), int32(u16), int64(min8), rune(u8-1), byte('é'&0xff))

	f := 3.99
	fmt.Println(int(f), int(-f), int8(f), uint8(f), int64(f*1e17), int64(float32(i32)), uint64(f*4e18), int32(-f*5e8), uint32(f*1e9))
	fmt.Println(float32(i64), float64(i64), float64(u64), float32(u64), float64(min64), float32(i32), float64(u32-11), float64(u64) == 1<<64)
	fmt.Println(float64(i64>>10-int64(u8)), float32(i32>>7+2), float64(u64/2+1024), float64(u64/2+1026), uint64(float64(u64/2)))

	var a, b uint8 = 10, 20
	fmt.Println(a-b, int(a)-int(b), a-b > 0, (a-b)/2, uint16(a)-uint16(b), a*b, int(a)*int(b), a<<5, a<<5>>5)
	x, y := uint32(1<<31), uint32(3)
	fmt.Println(x*2, x*y, uint64(x)*uint64(y), x+x == 0, int32(x), -x == x)
	fmt.Println(6&3, 6|3, 6^3, 6&^3, ^6, -6&0xf, uint8(0xf0)|uint8(0x0f), 5&-5, ^uint16(0))
	h := uint32(2166136261)
	for _, c := range []byte("overflow") {
		h = (h ^ uint32(c)) * 16777619
	}
	hash := int32(7)
	for i := int32(0); i < 100; i++ {
		hash = hash*31 + i
	}
	var crc uint16
	for i := range uint16(1000) {
		crc = crc<<1 ^ i ^ crc>>15*0x1021
	}
	fmt.Println(h, hash, crc)
	var sum8 int8
	for i := range int8(100) {
		sum8 += i
	}
	n := 0
	for i := uint8(250); i >= 250; i++ {
		n++
	}
	for i := int8(120); i > 0; i++ {
		n += 10
	}
	fmt.Println(sum8, n)
}
