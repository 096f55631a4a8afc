package math

import "math/bits"

// Pi/4 in three parts; the first two have zero low bits, so that their
// products with a small integer are exact.
const (
	pi4a = 7.85398125648498535156e-1
	pi4b = 3.77489470793079817668e-8
	pi4c = 2.69515142907905952645e-15

	// From here on the three parts do not suffice.
	bigAngle = 1 << 29
)

// fourOverPi holds the binary digits of 4/Pi, the integer part first.
var fourOverPi = [...]uint64{
	0x0000000000000001,
	0x45f306dc9c882a53,
	0xf84eafa3ea69bb81,
	0xb6c52b3278872083,
	0xfca2c757bd778ac3,
	0x6e48dc74849ba5c0,
	0x0c925dd413a32439,
	0xfc3bd63962534e7d,
	0xd1046bea5d768909,
	0xd338e04d68befc82,
	0x7323ac7306a673e9,
	0x3908bf177bf25076,
	0x3ff12fffbc0b301f,
	0xde5e2316b414da3e,
	0xda6cfd9e4f96136e,
	0x9e8c7ecd3cbfd45a,
	0xea4f758fd7cbe2f6,
	0x7a0e73ef14a525d4,
	0xd7f6bf623f1aba10,
	0xac06608df8f6d757,
}

// octant returns j and z with x = j*(Pi/4) + z modulo 2*Pi and j even, for x >= 0.
func octant(x float64) (j uint64, z float64) {
	if x >= bigAngle {
		return octantBig(x)
	}
	j = uint64(x * (4 / Pi))
	y := float64(j)
	if j&1 == 1 {
		j++
		y++
	}
	return j & 7, ((x - y*pi4a) - y*pi4b) - y*pi4c
}

// octantBig is octant by Payne and Hanek's method: only those digits of 4/Pi
// are multiplied that reach the last three bits of the integer part and the
// 64 fraction bits behind them.
func octantBig(x float64) (j uint64, z float64) {
	b := Float64bits(x)
	exp := int(b>>expShift&expMask) - expBias - expShift
	m := b&fracMask | 1<<expShift
	at, shift := uint(exp+61)/64, uint(exp+61)%64
	d0 := fourOverPi[at]<<shift | fourOverPi[at+1]>>(64-shift)
	d1 := fourOverPi[at+1]<<shift | fourOverPi[at+2]>>(64-shift)
	d2 := fourOverPi[at+2]<<shift | fourOverPi[at+3]>>(64-shift)
	h2, _ := bits.Mul64(d2, m)
	h1, l1 := bits.Mul64(d1, m)
	lo, carry := bits.Add64(l1, h2, 0)
	hi, _ := bits.Add64(d0*m, h1, carry)

	j = hi >> 61
	hi = hi<<3 | lo>>61
	zeros := uint(bits.LeadingZeros64(hi))
	e := uint64(expBias - (zeros + 1))
	hi = hi<<(zeros+1) | lo>>(64-(zeros+1))
	z = Float64frombits(hi>>(64-expShift) | e<<expShift)
	if j&1 == 1 {
		j = (j + 1) & 7
		z--
	}
	return j, z * (Pi / 4)
}

// sinPoly and cosPoly serve |z| <= Pi/4.
func sinPoly(z float64) float64 {
	zz := z * z
	return z + z*zz*((((((1.58962301576546568060e-10*zz)+-2.50507477628578072866e-8)*zz+
		2.75573136213857245213e-6)*zz+-1.98412698295895385996e-4)*zz+
		8.33333333332211858878e-3)*zz+-1.66666666666666307295e-1)
}

func cosPoly(z float64) float64 {
	zz := z * z
	return 1.0 - 0.5*zz + zz*zz*((((((-1.13585365213876817300e-11*zz)+2.08757008419747316778e-9)*zz+
		-2.75573141792967388112e-7)*zz+2.48015872888517045348e-5)*zz+
		-1.38888888888730564116e-3)*zz+4.16666666666665929218e-2)
}

// Sin returns the sine of the angle x in radians.
func Sin(x float64) float64 {
	if x == 0 || x != x {
		return x
	}
	if IsInf(x, 0) {
		return NaN()
	}
	j, z := octant(Abs(x))
	y := 0.0
	if j&2 != 0 {
		y = cosPoly(z)
	} else {
		y = sinPoly(z)
	}
	if (x < 0) != (j > 3) {
		return -y
	}
	return y
}

// Cos returns the cosine of the angle x in radians.
func Cos(x float64) float64 {
	if x != x || IsInf(x, 0) {
		return NaN()
	}
	j, z := octant(Abs(x))
	y := 0.0
	if j&2 != 0 {
		y = sinPoly(z)
	} else {
		y = cosPoly(z)
	}
	if j == 2 || j == 4 {
		return -y
	}
	return y
}

// Sincos returns Sin(x), Cos(x).
func Sincos(x float64) (sin, cos float64) {
	if x == 0 {
		return x, 1
	}
	if x != x || IsInf(x, 0) {
		return NaN(), NaN()
	}
	j, z := octant(Abs(x))
	sin, cos = sinPoly(z), cosPoly(z)
	if j&2 != 0 {
		sin, cos = cos, sin
	}
	if (x < 0) != (j > 3) {
		sin = -sin
	}
	if j == 2 || j == 4 {
		cos = -cos
	}
	return sin, cos
}

// Tan returns the tangent of the angle x in radians.
func Tan(x float64) float64 {
	if x == 0 || x != x {
		return x
	}
	if IsInf(x, 0) {
		return NaN()
	}
	j, z := octant(Abs(x))
	zz := z * z
	y := z
	if zz > 1e-14 {
		y = z + z*(zz*(((-0x1.992d8d24f3f38p13*zz)+1.15351664838587416140e6)*zz+-1.79565251976484877988e7)/
			((((zz+1.36812963470692954678e4)*zz+-1.32089234440210967447e6)*zz+2.50083801823357915839e7)*zz+
				-5.38695755929454629881e7))
	}
	if j&2 == 2 {
		y = -1 / y
	}
	if x < 0 {
		return -y
	}
	return y
}

// atanSmall serves |x| <= 0.66.
func atanSmall(x float64) float64 {
	z := x * x
	z = z * ((((-8.750608600031904122785e-01*z+-1.615753718733365076637e+01)*z+
		-7.500855792314704667340e+01)*z+-1.228866684490136173410e+02)*z + -6.485021904942025371773e+01) /
		(((((z+2.485846490142306297962e+01)*z+1.650270098316988542046e+02)*z+
			4.328810604912902668951e+02)*z+4.853903996359136964868e+02)*z + 1.945506571482613964425e+02)
	return x*z + x
}

// atanPositive serves x >= 0.
func atanPositive(x float64) float64 {
	const (
		morebits = 6.123233995736765886130e-17 // of Pi/2
		tan3pio8 = 2.41421356237309504880
	)
	if x <= 0.66 {
		return atanSmall(x)
	}
	if x > tan3pio8 {
		return Pi/2 - atanSmall(1/x) + morebits
	}
	return Pi/4 + atanSmall((x-1)/(x+1)) + 0.5*morebits
}

// Atan returns the arc tangent of x.
func Atan(x float64) float64 {
	if x == 0 {
		return x
	}
	if x > 0 {
		return atanPositive(x)
	}
	return -atanPositive(-x)
}

// Asin returns the arc sine of x.
func Asin(x float64) float64 {
	if x == 0 {
		return x
	}
	a := Abs(x)
	if !(a <= 1) {
		return NaN()
	}
	y := Sqrt(1 - a*a)
	if a > 0.7 {
		y = Pi/2 - atanPositive(y/a)
	} else {
		y = atanPositive(a / y)
	}
	if x < 0 {
		return -y
	}
	return y
}

// Acos returns the arc cosine of x.
func Acos(x float64) float64 { return Pi/2 - Asin(x) }

// Atan2 returns the arc tangent of y/x in the quadrant of the point (x, y).
func Atan2(y, x float64) float64 {
	switch {
	case x != x || y != y:
		return NaN()
	case y == 0:
		if x >= 0 && !Signbit(x) {
			return Copysign(0, y)
		}
		return Copysign(Pi, y)
	case x == 0:
		return Copysign(Pi/2, y)
	case IsInf(x, 0):
		angle := 0.0
		if x < 0 {
			angle = Pi
		}
		if IsInf(y, 0) {
			angle = Pi / 4
			if x < 0 {
				angle = 3 * Pi / 4
			}
		}
		return Copysign(angle, y)
	case IsInf(y, 0):
		return Copysign(Pi/2, y)
	}
	q := Atan(y / x)
	if x < 0 {
		if q <= 0 {
			return q + Pi
		}
		return q - Pi
	}
	return q
}

// Sinh returns the hyperbolic sine of x.
func Sinh(x float64) float64 {
	a := Abs(x)
	var y float64
	switch {
	case a > 21:
		y = Exp(a) * 0.5
	case a > 0.5:
		ex := Exp(a)
		y = (ex - 1/ex) * 0.5
	default:
		sq := a * a
		y = (((-0.2630563213397497062819489e+2*sq+-0.2894211355989563807284660366e+4)*sq+
			-0.8991272022039509355398013511e+5)*sq + -0.6307673640497716991184787251e+6) * a
		y = y / (((sq+-0.173678953558233699533450911e+3)*sq+0.1521517378790019070696485176e+5)*sq +
			-0.6307673640497716991212077277e+6)
	}
	if x < 0 {
		return -y
	}
	if x == 0 {
		return x
	}
	return y
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x float64) float64 {
	x = Abs(x)
	if x > 21 {
		return Exp(x) * 0.5
	}
	ex := Exp(x)
	return (ex + 1/ex) * 0.5
}

// Tanh returns the hyperbolic tangent of x.
func Tanh(x float64) float64 {
	const maxLog = 8.8029691931113054295988e+01
	z := Abs(x)
	switch {
	case z > 0.5*maxLog:
		return Copysign(1, x)
	case z >= 0.625:
		s := Exp(2 * z)
		return Copysign(1-2/(s+1), x)
	case x == 0:
		return x
	}
	s := x * x
	return x + x*s*((-9.64399179425052238628e-1*s+-9.92877231001918586564e1)*s+-1.61468768441708447952e3)/
		(((s+1.12811678491632931402e2)*s+2.23548839060100448583e3)*s+4.84406305325125486048e3)
}

const tinyArgument = 1.0 / (1 << 28)

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x float64) float64 {
	if x == 0 || x != x || IsInf(x, 0) {
		return x
	}
	a := Abs(x)
	var y float64
	switch {
	case a > 1<<28:
		y = Log(a) + Ln2
	case a > 2:
		y = Log(2*a + 1/(Sqrt(a*a+1)+a))
	case a < tinyArgument:
		y = a
	default:
		y = Log1p(a + a*a/(1+Sqrt(1+a*a)))
	}
	return Copysign(y, x)
}

// Acosh returns the inverse hyperbolic cosine of x.
func Acosh(x float64) float64 {
	switch {
	case x < 1 || x != x:
		return NaN()
	case x == 1:
		return 0
	case x >= 1<<28:
		return Log(x) + Ln2
	case x > 2:
		return Log(2*x - 1/(x+Sqrt(x*x-1)))
	}
	t := x - 1
	return Log1p(t + Sqrt(2*t+t*t))
}

// Atanh returns the inverse hyperbolic tangent of x.
func Atanh(x float64) float64 {
	a := Abs(x)
	var y float64
	switch {
	case !(a <= 1):
		return NaN()
	case a == 1:
		return Copysign(Inf(1), x)
	case a < tinyArgument:
		y = a
	case a < 0.5:
		y = a + a
		y = 0.5 * Log1p(y+y*a/(1-a))
	default:
		y = 0.5 * Log1p((a+a)/(1-a))
	}
	return Copysign(y, x)
}
