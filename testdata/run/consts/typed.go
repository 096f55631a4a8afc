// Typed constants, conversions of constants, default types, constant
// expressions with len, unsafe and complex.
package main

import (
	"fmt"
	"time"
	"unsafe"
)

type (
	bits  uint8
	ratio float32
	name  string
	truth bool
)

const (
	b    bits  = 0xf0
	nb         = ^b
	sh         = b >> 4
	or         = b | 1
	r    ratio = 1.0 / 3
	n    name  = "go" + "bi"
	tr   truth = 1 < 2
	not        = !tr
	ln         = len(n)
	size       = unsafe.Sizeof(b) + unsafe.Sizeof(r)
	d          = 90 * time.Second
	h          = d / time.Minute
	c          = complex(1, 2)
	re         = real(c) * 4
	u    uint  = 1<<64 - 1
	hi         = u >> 63
	ru         = 'a' + 0
	i32  int32 = 'z' - 'a'
	f32        = float32(1) / 3
	i          = int(2.0)
	big        = 1 << 100 >> 98
)

func typeOf(xs ...any) (s string) {
	for _, x := range xs {
		s += fmt.Sprintf("%T ", x)
	}
	return
}

func main() {
	fmt.Println(b, nb, sh, or, r, n, tr, not, ln, size, d, h, c, re, u, hi, ru, i32, f32, i, big)
	fmt.Println(typeOf(b, nb, sh, or, r, n, tr, not, ln, size, d, h, c, re, u, hi, ru, i32, f32, i, big))
	fmt.Println(typeOf(1, 1.0, 'a', "s", 1i, true, 1<<3, 1/2, 1/2.0, 'a'*2, 'a'*2.0, 1+1i, 2*'a'+1i, 1 < 2, len("x"), 3.0/1))
	var s uint = 3
	fmt.Println(typeOf(1<<s, int8(1)<<s, 1.0*2, nil == any(nil), -5, +1.5, ^0, !false))
	x := 10
	var y float64 = 3
	fmt.Println(x*2.0, 2.0*x, y*2, y/2, 1/y, x/4, float64(x)/4, 5.0/2*float64(x), x%3.0)
	fmt.Println(string(n)+"!", name("x")+n, []byte(n), bits(3)+b, b+16>>1, -r, truth(x > 5) && tr)
	fmt.Println(time.Duration(x)*time.Millisecond, 2*time.Hour+30*time.Minute, time.Second*2, d.Seconds(), time.Duration(1.5*float64(time.Second)))
	fmt.Println(int8(-128), uint8(255), int64(-1<<63), float32(1e38), 'x' == 120, "a"[0] == 'a', len([...]string{2: "c"}), cap([4]int{}), uint32(1)<<31, 07+0b1)
}
