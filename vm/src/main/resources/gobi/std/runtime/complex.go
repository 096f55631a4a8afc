package runtime

import "unsafe"

// complex128div returns n/m. Compiled code calls it: there is no instruction.
//
// Smith's method keeps intermediate results in range; where it ends in NaN, the
// special cases of the C standard's annex G decide.
func complex128div(n, m complex128) complex128 {
	a, b, c, d := real(n), imag(n), real(m), imag(m)
	var e, f float64
	if magnitude(c) >= magnitude(d) {
		ratio := d / c
		denom := c + ratio*d
		e = (a + b*ratio) / denom
		f = (b - a*ratio) / denom
	} else {
		ratio := c / d
		denom := d + ratio*c
		e = (a*ratio + b) / denom
		f = (b*ratio - a) / denom
	}
	if e == e && f == f {
		return complex(e, f)
	}
	switch {
	case c == 0 && d == 0 && (a == a || b == b):
		inf := withSign(infinity(), c)
		e, f = inf*a, inf*b
	case (isInf(a) || isInf(b)) && isFinite(c) && isFinite(d):
		a, b = unitOf(a), unitOf(b)
		e = infinity() * (a*c + b*d)
		f = infinity() * (b*c - a*d)
	case (isInf(c) || isInf(d)) && isFinite(a) && isFinite(b):
		c, d = unitOf(c), unitOf(d)
		e = 0 * (a*c + b*d)
		f = 0 * (b*c - a*d)
	}
	return complex(e, f)
}

const signBit = 1 << 63

func floatBits(f float64) uint64 { return *(*uint64)(unsafe.Pointer(&f)) }

func floatOf(b uint64) float64 { return *(*float64)(unsafe.Pointer(&b)) }

func infinity() float64 { return floatOf(0x7ff << 52) }

func magnitude(f float64) float64 { return floatOf(floatBits(f) &^ signBit) }

func withSign(f, sign float64) float64 {
	return floatOf(floatBits(f)&^signBit | floatBits(sign)&signBit)
}

func isInf(f float64) bool { return magnitude(f) == infinity() }

func isFinite(f float64) bool { return f-f == 0 }

// unitOf is ±1 for infinities and ±0 for all else.
func unitOf(f float64) float64 {
	if isInf(f) {
		return withSign(1, f)
	}
	return withSign(0, f)
}
