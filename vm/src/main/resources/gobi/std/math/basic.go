package math

// Inf returns positive infinity for sign >= 0 and negative infinity otherwise.
func Inf(sign int) float64 {
	if sign >= 0 {
		return Float64frombits(bitsInf)
	}
	return Float64frombits(bitsSign | bitsInf)
}

// NaN returns a not-a-number value.
func NaN() float64 { return Float64frombits(bitsNaN) }

// IsNaN reports whether f is not a number.
func IsNaN(f float64) (is bool) { return f != f }

// IsInf reports whether f is an infinity of the given sign (either one for 0).
func IsInf(f float64, sign int) bool {
	return sign >= 0 && f > MaxFloat64 || sign <= 0 && f < -MaxFloat64
}

// Signbit reports whether x is negative or negative zero.
func Signbit(x float64) bool { return Float64bits(x)&bitsSign != 0 }

// Copysign returns a value with the magnitude of f and the sign of sign.
func Copysign(f, sign float64) float64 {
	return Float64frombits(Float64bits(f)&^bitsSign | Float64bits(sign)&bitsSign)
}

// Dim returns the maximum of x-y and 0.
func Dim(x, y float64) float64 {
	d := x - y
	if d <= 0 {
		return 0
	}
	return d
}

// Max returns the larger of x and y: +Inf beats NaN, NaN beats the rest, and
// +0 is larger than -0.
func Max(x, y float64) float64 {
	switch {
	case x > y:
		if IsNaN(y) {
			return y
		}
		return x
	case y > x:
		return y
	case x == y:
		if x == 0 && Signbit(x) {
			return y
		}
		return x
	case IsInf(x, 1) || IsInf(y, 1):
		return Inf(1)
	}
	return NaN()
}

// Min returns the smaller of x and y: -Inf beats NaN, NaN beats the rest, and
// -0 is smaller than +0.
func Min(x, y float64) float64 {
	switch {
	case x < y:
		return x
	case y < x:
		return y
	case x == y:
		if x == 0 && Signbit(y) {
			return y
		}
		return x
	case IsInf(x, -1) || IsInf(y, -1):
		return Inf(-1)
	}
	return NaN()
}

// Modf splits f into its integer and fractional parts, both with the sign of f.
func Modf(f float64) (int float64, frac float64) {
	if IsInf(f, 0) {
		return f, NaN()
	}
	if f != f {
		return f, f
	}
	int = Trunc(f)
	return int, Copysign(f-int, f)
}

// normal returns y and e with x == y * 2**e and y a normal number, for finite x != 0.
func normal(x float64) (y float64, e int) {
	if Float64bits(x)>>expShift&expMask == 0 {
		return x * (1 << 52), -52
	}
	return x, 0
}

// Frexp splits f into a fraction in [0.5, 1) and a power of two.
func Frexp(f float64) (frac float64, exp int) {
	if f == 0 || f != f || IsInf(f, 0) {
		return f, 0
	}
	f, exp = normal(f)
	b := Float64bits(f)
	exp += int(b>>expShift&expMask) - (expBias - 1)
	b = b&^(expMask<<expShift) | (expBias-1)<<expShift
	return Float64frombits(b), exp
}

// Ldexp returns frac * 2**exp.
func Ldexp(frac float64, exp int) float64 {
	if frac == 0 || frac != frac || IsInf(frac, 0) {
		return frac
	}
	frac, e := normal(frac)
	b := Float64bits(frac)
	exp += e + int(b>>expShift&expMask) - expBias
	if exp < -1075 {
		return Copysign(0, frac)
	}
	if exp > 1023 {
		if frac < 0 {
			return Inf(-1)
		}
		return Inf(1)
	}
	scale := 1.0
	if exp < -1022 {
		exp += 53
		scale = 0x1p-53
	}
	b = b&^(expMask<<expShift) | uint64(exp+expBias)<<expShift
	return scale * Float64frombits(b)
}

// Logb returns the binary exponent of x.
func Logb(x float64) float64 {
	switch {
	case x == 0:
		return Inf(-1)
	case IsInf(x, 0):
		return Inf(1)
	case x != x:
		return x
	}
	return float64(binaryExponent(x))
}

// Ilogb returns the binary exponent of x as an integer.
func Ilogb(x float64) int {
	switch {
	case x == 0:
		return MinInt32
	case x != x || IsInf(x, 0):
		return MaxInt32
	}
	return binaryExponent(x)
}

func binaryExponent(x float64) int {
	x, e := normal(x)
	return int(Float64bits(x)>>expShift&expMask) - expBias + e
}

// Nextafter returns the float64 next to x in the direction of y.
func Nextafter(x, y float64) (r float64) {
	switch {
	case x != x || y != y:
		return NaN()
	case x == y:
		return x
	case x == 0:
		return Copysign(Float64frombits(1), y)
	case (y > x) == (x > 0):
		return Float64frombits(Float64bits(x) + 1)
	}
	return Float64frombits(Float64bits(x) - 1)
}

// Nextafter32 returns the float32 next to x in the direction of y.
func Nextafter32(x, y float32) (r float32) {
	switch {
	case x != x || y != y:
		return float32(NaN())
	case x == y:
		return x
	case x == 0:
		return float32(Copysign(float64(Float32frombits(1)), float64(y)))
	case (y > x) == (x > 0):
		return Float32frombits(Float32bits(x) + 1)
	}
	return Float32frombits(Float32bits(x) - 1)
}

// Round returns the nearest integer, halves away from zero.
func Round(x float64) float64 {
	t := Trunc(x)
	if Abs(x-t) >= 0.5 {
		return t + Copysign(1, x)
	}
	return t
}

// RoundToEven returns the nearest integer, halves to the even neighbour.
func RoundToEven(x float64) float64 {
	a := Abs(x)
	if !(a < 1<<52) {
		return x
	}
	// Adding 2**52 leaves no fraction bits, so the hardware does the rounding.
	return Copysign(a+(1<<52)-(1<<52), x)
}

// Remainder returns the IEEE 754 remainder of x/y.
func Remainder(x, y float64) float64 {
	switch {
	case x != x || y != y || IsInf(x, 0) || y == 0:
		return NaN()
	case IsInf(y, 0):
		return x
	}
	negative := Signbit(x)
	x = Abs(x)
	y = Abs(y)
	if x == y {
		if negative {
			return Copysign(0, -1)
		}
		return 0
	}
	if y <= MaxFloat64/2 {
		x = Mod(x, y+y)
	}
	if y < 0x1p-1021 {
		// Half of y would lose a bit: compare doubled values instead.
		if x+x > y {
			x -= y
			if x+x >= y {
				x -= y
			}
		}
	} else {
		half := 0.5 * y
		if x > half {
			x -= y
			if x >= half {
				x -= y
			}
		}
	}
	if negative {
		return -x
	}
	return x
}

// Hypot returns the square root of p*p + q*q without needless overflow.
func Hypot(p, q float64) float64 {
	p, q = Abs(p), Abs(q)
	switch {
	case p > MaxFloat64 || q > MaxFloat64:
		return Inf(1)
	case p != p || q != q:
		return NaN()
	}
	if p < q {
		p, q = q, p
	}
	if p == 0 {
		return 0
	}
	q /= p
	return p * Sqrt(1+q*q)
}

// Cbrt returns the cube root of x.
func Cbrt(x float64) float64 {
	if x == 0 || x != x || IsInf(x, 0) {
		return x
	}
	negative := x < 0
	x = Abs(x)

	// A third of the biased exponent and fraction is the root to 5 bits.
	t := Float64frombits(Float64bits(x)/3 + 715094163<<32)
	if x < 0x1p-1022 {
		t = 0x1p54 * x
		t = Float64frombits(Float64bits(t)/3 + 696219795<<32)
	}

	// A rational correction gives 23 bits.
	r := t * t / x
	s := 5.42857142857142815906e-01 + r*t
	t *= 3.57142857142857150787e-01 + 1.60714285714285720630/(s+1.41428571428571436819+-7.05306122448979611050e-01/s)

	// Rounded to 22 bits, upwards, its square below is exact.
	t = Float64frombits(Float64bits(t)&(0xFFFFFFFFC<<28) + 1<<30)

	// One Newton step to 53 bits.
	s = t * t
	r = x / s
	r = (r - t) / (t + t + r)
	t += t * r
	if negative {
		return -t
	}
	return t
}
