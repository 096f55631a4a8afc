package math

const (
	expOverflow = 7.09782712893384e+02

	expLn2Hi = 0.69314718055966295651160180568695068359375
	expLn2Lo = 0.28235290563031577122588448175013436025525412068e-12
)

// Exp returns e**x.
//
// The argument is reduced to n*ln2 + 16*r, e**r - 1 is summed from its Taylor
// series, and four steps of (1+y)**2 - 1 = y*(y+2) undo the factor 16.
func Exp(x float64) float64 {
	switch {
	case x != x || x > MaxFloat64:
		return x
	case x < -MaxFloat64:
		return 0
	case x > expOverflow:
		return Inf(1)
	case x < -745.2:
		return 0
	}
	k := RoundToEven(Log2E * x)
	n := int(k)
	r := FMA(-k, expLn2Hi, x)
	r = FMA(-k, expLn2Lo, r)
	r *= 0.0625
	y := 2.4801587301587301587e-5
	y = FMA(y, r, 1.9841269841269841270e-4)
	y = FMA(y, r, 1.3888888888888888889e-3)
	y = FMA(y, r, 8.3333333333333333333e-3)
	y = FMA(y, r, 4.1666666666666666667e-2)
	y = FMA(y, r, 1.6666666666666666667e-1)
	y = FMA(y, r, 0.5)
	y = FMA(y, r, 1)
	y *= r
	y *= y + 2
	y *= y + 2
	y *= y + 2
	y = FMA(y, y+2, 1)
	switch {
	case n > 1023:
		// So does gc, although the result might just be finite.
		return Inf(1)
	case n > -1023:
		return y * Float64frombits(uint64(n+expBias)<<expShift)
	case n < -1075:
		return 0
	}
	return y * Float64frombits(uint64(n+expBias+60)<<expShift) * 0x1p-60
}

// Exp2 returns 2**x.
func Exp2(x float64) float64 {
	switch {
	case x != x || x > MaxFloat64:
		return x
	case x < -MaxFloat64:
		return 0
	case x > 1.0239999999999999e+03:
		return Inf(1)
	case x < -1.0740e+03:
		return 0
	}
	var k int
	switch {
	case x > 0:
		k = int(x + 0.5)
	case x < 0:
		k = int(x - 0.5)
	}
	t := x - float64(k)
	return expOf(t*ln2Hi, -t*ln2Lo, k)
}

// expOf returns e**(hi-lo) * 2**k for |hi-lo| <= ln2/2.
func expOf(hi, lo float64, k int) float64 {
	r := hi - lo
	t := r * r
	c := r - t*(1.66666666666666657415e-01+t*(-2.77777777770155933842e-03+
		t*(6.61375632143793436117e-05+t*(-1.65339022054652515390e-06+t*4.13813679705723846039e-08))))
	y := 1 - ((lo - (r*c)/(2-c)) - hi)
	return Ldexp(y, k)
}

// Expm1 returns e**x - 1, accurate also for small x.
func Expm1(x float64) float64 {
	const (
		half    = Ln2 / 2
		q1      = -3.33333333333331316428e-02
		q2      = 1.58730158725481460165e-03
		q3      = -7.93650757867487942473e-05
		q4      = 4.00821782732936239552e-06
		q5      = -2.01099218183624371326e-07
		largest = 7.09782712893383973096e+02
	)
	if x != x || x > MaxFloat64 {
		return x
	}
	if x < -MaxFloat64 {
		return -1
	}
	a := Abs(x)
	negative := x < 0
	if a >= 56*Ln2 {
		if negative {
			return -1
		}
		if a >= largest {
			return Inf(1)
		}
	}

	// Reduce to x = k*ln2 + r with r = x after this block and c its error.
	var c float64
	var k int
	if a > half {
		var hi, lo float64
		if a < 1.5*Ln2 {
			if negative {
				hi, lo, k = x+ln2Hi, -ln2Lo, -1
			} else {
				hi, lo, k = x-ln2Hi, ln2Lo, 1
			}
		} else {
			if negative {
				k = int(Log2E*x - 0.5)
			} else {
				k = int(Log2E*x + 0.5)
			}
			t := float64(k)
			hi, lo = x-t*ln2Hi, t*ln2Lo
		}
		x = hi - lo
		c = (hi - x) - lo
	} else if a < 0x1p-54 {
		return x
	}

	hfx := 0.5 * x
	hxs := x * hfx
	r1 := 1 + hxs*(q1+hxs*(q2+hxs*(q3+hxs*(q4+hxs*q5))))
	t := 3 - r1*hfx
	e := hxs * ((r1 - t) / (6.0 - x*t))
	if k == 0 {
		return x - (x*e - hxs)
	}
	e = x*(e-c) - c
	e -= hxs
	switch {
	case k == -1:
		return 0.5*(x-e) - 0.5
	case k == 1:
		if x < -0.25 {
			return -2 * (e - (x + 0.5))
		}
		return 1 + 2*(x-e)
	case k <= -2 || k > 56:
		y := 1 - (e - x)
		return timesPow2(y, k) - 1
	case k < 20:
		t := Float64frombits(0x3ff0000000000000 - 0x20000000000000>>uint(k)) // 1 - 2**-k
		return timesPow2(t-(e-x), k)
	}
	t = Float64frombits(uint64(expBias-k) << expShift) // 2**-k
	y := x - (e + t)
	y++
	return timesPow2(y, k)
}

// timesPow2 adds k to the exponent of y; the result must be a normal number.
func timesPow2(y float64, k int) float64 {
	return Float64frombits(Float64bits(y) + uint64(k)<<expShift)
}

// Coefficients of the series for log(1+f) in s*s, s = f/(2+f).
const (
	log1 = 6.666666666666735130e-01
	log2 = 3.999999999940941908e-01
	log3 = 2.857142874366239149e-01
	log4 = 2.222219843214978396e-01
	log5 = 1.818357216161805012e-01
	log6 = 1.531383769920937332e-01
	log7 = 1.479819860511658591e-01
)

// Log returns the natural logarithm of x.
func Log(x float64) float64 {
	switch {
	case x != x || x > MaxFloat64:
		return x
	case x < 0:
		return NaN()
	case x == 0:
		return Inf(-1)
	}
	// Subnormal numbers are taken as gc takes them on amd64: as if normal.
	b := Float64bits(x)
	k := float64(int(b>>expShift) - (expBias - 1))
	f := Float64frombits(b&fracMask | (expBias-1)<<expShift)
	if f < Sqrt2/2 {
		f *= 2
		k--
	}
	f--
	s := f / (2 + f)
	s2 := s * s
	s4 := s2 * s2
	t1 := s2 * (log1 + s4*(log3+s4*(log5+s4*log7)))
	t2 := s4 * (log2 + s4*(log4+s4*log6))
	hfsq := 0.5 * f * f
	return k*ln2Hi - ((hfsq - (s*(hfsq+(t1+t2)) + k*ln2Lo)) - f)
}

// Log10 returns the decimal logarithm of x.
func Log10(x float64) float64 { return Log(x) * (1 / Ln10) }

// Log2 returns the binary logarithm of x, exactly for powers of two.
func Log2(x float64) float64 {
	frac, exp := Frexp(x)
	if frac == 0.5 {
		return float64(exp - 1)
	}
	return Log(frac)*(1/Ln2) + float64(exp)
}

// Log1p returns the natural logarithm of 1+x, accurate also for small x.
func Log1p(x float64) float64 {
	switch {
	case x < -1 || x != x:
		return NaN()
	case x == -1:
		return Inf(-1)
	case x > MaxFloat64:
		return x
	}
	a := Abs(x)
	var f float64
	var high uint64 // of the fraction bits of u; 1 says: use f as it is
	k := 1
	if a < Sqrt2-1 {
		if a < 0x1p-29 {
			if a < 0x1p-54 {
				return x
			}
			return x - x*x*0.5
		}
		if x > Sqrt2/2-1 {
			k, f, high = 0, x, 1
		}
	}
	var c float64
	if k != 0 {
		var u float64
		if a < 1<<53 {
			u = 1 + x
			high = Float64bits(u)
			k = int(high>>52) - expBias
			if k > 0 {
				c = 1 - (u - x)
			} else {
				c = x - (u - 1)
			}
			c /= u
		} else {
			u = x
			high = Float64bits(u)
			k = int(high>>52) - expBias
		}
		high &= fracMask
		if high < 0x0006a09e667f3bcd { // fraction of sqrt(2)
			u = Float64frombits(high | 0x3ff0000000000000)
		} else {
			k++
			u = Float64frombits(high | 0x3fe0000000000000)
			high = (1<<52 - high) >> 2
		}
		f = u - 1
	}
	hfsq := 0.5 * f * f
	if high == 0 {
		if f == 0 {
			if k == 0 {
				return 0
			}
			c += float64(k) * ln2Lo
			return float64(k)*ln2Hi + c
		}
		r := hfsq * (1 - 0.66666666666666666*f)
		if k == 0 {
			return f - r
		}
		return float64(k)*ln2Hi - ((r - (float64(k)*ln2Lo + c)) - f)
	}
	s := f / (2 + f)
	z := s * s
	r := z * (log1 + z*(log2+z*(log3+z*(log4+z*(log5+z*(log6+z*log7))))))
	if k == 0 {
		return f - (hfsq - s*(hfsq+r))
	}
	return float64(k)*ln2Hi - ((hfsq - (s*(hfsq+r) + (float64(k)*ln2Lo + c))) - f)
}

// Pow returns x**y.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case y == 1:
		return x
	case x != x || y != y:
		return NaN()
	case x == 0:
		return powOfZero(x, y)
	case IsInf(y, 0):
		switch {
		case x == -1:
			return 1
		case (Abs(x) < 1) == (y > 0):
			return 0
		}
		return Inf(1)
	case IsInf(x, 0):
		if x < 0 {
			if y == -1 {
				return Copysign(0, x)
			}
			return Pow(1/x, -y)
		}
		if y < 0 {
			return 0
		}
		return Inf(1)
	case y == 0.5:
		return Sqrt(x)
	case y == -0.5:
		return 1 / Sqrt(x)
	}

	whole, frac := Modf(Abs(y))
	if frac != 0 && x < 0 {
		return NaN()
	}
	if whole >= 1<<63 {
		// Every such y is even.
		switch {
		case x == -1:
			return 1
		case (Abs(x) < 1) == (y > 0):
			return 0
		}
		return Inf(1)
	}

	// The result is built as m * 2**e.
	m, e := 1.0, 0
	if frac != 0 {
		if frac > 0.5 {
			frac--
			whole++
		}
		m = Exp(frac * Log(x))
	}
	xm, xe := Frexp(x)
	for i := int64(whole); i != 0; i >>= 1 {
		if xe < -1<<12 || 1<<12 < xe {
			// Over- or underflow for certain; the next squarings would wrap xe.
			e += xe
			break
		}
		if i&1 == 1 {
			m *= xm
			e += xe
		}
		xm *= xm
		xe <<= 1
		if xm < .5 {
			xm += xm
			xe--
		}
	}
	if y < 0 {
		m = 1 / m
		e = -e
	}
	return Ldexp(m, e)
}

func powOfZero(x, y float64) float64 {
	odd := isOddInteger(y)
	if y < 0 {
		if Signbit(x) && odd {
			return Copysign(Inf(1), x)
		}
		return Inf(1)
	}
	if odd {
		return x
	}
	return 0
}

func isOddInteger(x float64) bool {
	if Abs(x) >= 1<<53 {
		return false
	}
	whole, frac := Modf(x)
	return frac == 0 && int64(whole)&1 == 1
}

// Pow10 returns 10**n.
func Pow10(n int) float64 {
	switch {
	case 0 <= n && n <= 308:
		return tenTo32s[uint(n)/32] * tenTo[uint(n)%32]
	case -323 <= n && n <= 0:
		return tenToMinus32s[uint(-n)/32] / tenTo[uint(-n)%32]
	case n > 0:
		return Inf(1)
	}
	return 0
}

var tenTo = [...]float64{
	1e00, 1e01, 1e02, 1e03, 1e04, 1e05, 1e06, 1e07, 1e08, 1e09, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
	1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31,
}

var tenTo32s = [...]float64{1e00, 1e32, 1e64, 1e96, 1e128, 1e160, 1e192, 1e224, 1e256, 1e288}

var tenToMinus32s = [...]float64{
	1e-00, 1e-32, 1e-64, 1e-96, 1e-128, 1e-160, 1e-192, 1e-224, 1e-256, 1e-288, 1e-320,
}
