// iota in all its habits.
package main

import "fmt"

const (
	a = iota
	b
	_
	d
	e = "text"
	f
	g = iota * 10
	h
)

const (
	x, y = iota, -iota
	z, w
	_, _
	p, q
)

type Flag uint8

const (
	Read Flag = 1 << iota
	Write
	Exec
	All = Read | Write | Exec
)

func (f Flag) Has(g Flag) bool { return f&g == g }

type Size float64

const (
	_       = iota
	KB Size = 1 << (10 * iota)
	MB
	GB
)

const single = iota

const (
	c0 = len([iota + 1]int{})
	c1
	c2
)

const (
	s0 = "s" + string(rune('0'+iota))
	s1
	s2
)

const (
	i0       = iota
	i1 int64 = iota
	i2
	i3 float32 = iota / 2.0
	i4
)

const (
	bit0, mask0 = 1 << iota, 1<<iota - 1
	bit1, mask1
	_, _
	bit3, mask3
)

type Color int

const (
	Red Color = iota + 1
	Green
	Blue
)

func (c Color) String() string { return [...]string{"?", "red", "green", "blue"}[c] }

func main() {
	fmt.Println(a, b, d, e, f, g, h)
	fmt.Println(x, y, z, w, p, q)
	fmt.Println(Read, Write, Exec, All, All.Has(Write), Read.Has(Exec), All&^Write)
	fmt.Println(KB, MB, GB, single, c0, c1, c2, s0, s1, s2)
	fmt.Println(i0, i1, i2, i3, i4)
	fmt.Printf("%T %T %T %T %T\n", i0, i1, i2, i3, i4)
	fmt.Println(bit0, mask0, bit1, mask1, bit3, mask3)
	fmt.Println(Red, Green, Blue, Color(0))
	const (
		local = iota
		iota2 = iota + local
	)
	{
		const iota = 7 // shadowed
		fmt.Println(local, iota2, iota)
	}
}
