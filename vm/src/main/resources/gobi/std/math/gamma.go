package math

// stirling returns two factors whose product is the Gamma function for x > 33;
// the product itself may overflow where a caller divides by it.
func stirling(x float64) (float64, float64) {
	if x > 200 {
		return Inf(1), 1
	}
	const (
		sqrtTwoPi = 2.506628274631000502417
		largest   = 143.01608
	)
	w := 1 / x
	w = 1 + w*((((7.87311395793093628397e-04*w+-2.29549961613378126380e-04)*w+
		-2.68132617805781232825e-03)*w+3.47222221605458667310e-03)*w+8.33333333333482257126e-02)
	y1 := Exp(x)
	y2 := 1.0
	if x > largest {
		v := Pow(x, 0.5*x-0.25)
		y1, y2 = v, v/y1
	} else {
		y1 = Pow(x, x-0.5) / y1
	}
	return y1, sqrtTwoPi * w * y2
}

// Gamma returns the Gamma function of x.
func Gamma(x float64) float64 {
	const euler = 0.57721566490153286060651209008240243104215933593992
	switch {
	case x != x || x < -MaxFloat64 || x < 0 && x == Floor(x):
		return NaN()
	case x > MaxFloat64:
		return x
	case x == 0:
		return Copysign(Inf(1), x)
	}
	q := Abs(x)
	p := Floor(q)
	if q > 33 {
		if x >= 0 {
			y1, y2 := stirling(x)
			return y1 * y2
		}
		// Reflection; |x| may exceed the range of int64, and is even then.
		sign := 1
		if int64(p)&1 == 0 {
			sign = -1
		}
		z := q - p
		if z > 0.5 {
			p++
			z = q - p
		}
		z = q * Sin(Pi*z)
		if z == 0 {
			return Inf(sign)
		}
		y1, y2 := stirling(q)
		z = Abs(z)
		d := z * y1 * y2
		if IsInf(d, 0) {
			z = Pi / z / y1 / y2
		} else {
			z = Pi / d
		}
		return float64(sign) * z
	}

	// Shift the argument into [2, 3).
	z := 1.0
	for x >= 3 {
		x--
		z *= x
	}
	for x < 0 {
		if x > -1e-09 {
			return z / ((1 + euler*x) * x)
		}
		z /= x
		x++
	}
	for x < 2 {
		if x < 1e-09 {
			if x == 0 {
				return Inf(1)
			}
			return z / ((1 + euler*x) * x)
		}
		z /= x
		x++
	}
	if x == 2 {
		return z
	}
	x -= 2
	p = (((((x*1.60119522476751861407e-04+1.19135147006586384913e-03)*x+1.04213797561761569935e-02)*x+
		4.76367800457137231464e-02)*x+2.07448227648435975150e-01)*x+4.94214826801497100753e-01)*x +
		9.99999999999999996796e-01
	q = ((((((x*-2.31581873324120129819e-05+5.39605580493303397842e-04)*x+-4.45641913851797240494e-03)*x+
		1.18139785222060435552e-02)*x+3.58236398605498653373e-02)*x+-2.34591795718243348568e-01)*x+
		7.14304917030273074085e-02)*x + 1.00000000000000000320e+00
	return z * p / q
}

// Lgamma returns the logarithm of |Gamma(x)| and the sign of Gamma(x).
func Lgamma(x float64) (lgamma float64, sign int) {
	const (
		ymin = 1.461632144968362245
		tc   = 1.46163214496836224576e+00
		tf   = -1.21486290535849611461e-01
		tt   = -3.63867699703950536541e-18 // tail of tf, negated
	)
	sign = 1
	switch {
	case x != x:
		return x, sign
	case IsInf(x, 0):
		return x, sign
	case x == 0:
		return Inf(1), sign
	}
	negative := false
	if x < 0 {
		x = -x
		negative = true
	}
	if x < 0x1p-70 {
		if negative {
			sign = -1
		}
		return -Log(x), sign
	}
	var reflect float64
	if negative {
		if x >= 1<<52 {
			return Inf(1), sign
		}
		t := sinPi(x)
		if t == 0 {
			return Inf(1), sign
		}
		reflect = Log(Pi / Abs(t*x))
		if t < 0 {
			sign = -1
		}
	}

	switch {
	case x == 1 || x == 2:
		if negative {
			return reflect, sign
		}
		return 0, sign
	case x < 2:
		var y float64
		var i int
		if x <= 0.9 {
			lgamma = -Log(x)
			switch {
			case x >= (ymin - 1 + 0.27):
				y, i = 1-x, 0
			case x >= (ymin - 1 - 0.27):
				y, i = x-(tc-1), 1
			default:
				y, i = x, 2
			}
		} else {
			switch {
			case x >= (ymin + 0.27):
				y, i = 2-x, 0
			case x >= (ymin - 0.27):
				y, i = x-tc, 1
			default:
				y, i = x-1, 2
			}
		}
		switch i {
		case 0:
			z := y * y
			p1 := 7.72156649015328655494e-02 + z*(6.73523010531292681824e-02+z*(7.38555086081402883957e-03+
				z*(1.19270763183362067845e-03+z*(2.20862790713908385557e-04+z*2.52144565451257326939e-05))))
			p2 := z * (3.22467033424113591611e-01 + z*(2.05808084325167332806e-02+z*(2.89051383673415629091e-03+
				z*(5.10069792153511336608e-04+z*(1.08011567247583939954e-04+z*4.48640949618915160150e-05)))))
			p := y*p1 + p2
			lgamma += (p - 0.5*y)
		case 1:
			z := y * y
			w := z * y
			p1 := 4.83836122723810047042e-01 + w*(-3.27885410759859649565e-02+w*(6.10053870246291332635e-03+
				w*(-1.40346469989232843813e-03+w*3.15632070903625950361e-04)))
			p2 := -1.47587722994593911752e-01 + w*(1.79706750811820387126e-02+w*(-3.68452016781138256760e-03+
				w*(8.81081882437654011382e-04+w*-3.12754168375120860518e-04)))
			p3 := 6.46249402391333854778e-02 + w*(-1.03142241298341437450e-02+w*(2.25964780900612472250e-03+
				w*(-5.38595305356740546715e-04+w*3.35529192635519073543e-04)))
			p := z*p1 - (tt - w*(p2+y*p3))
			lgamma += (tf + p)
		case 2:
			p1 := y * (-7.72156649015328655494e-02 + y*(6.32827064025093366517e-01+y*(1.45492250137234768737e+00+
				y*(9.77717527963372745603e-01+y*(2.28963728064692451092e-01+y*1.33810918536787660377e-02)))))
			p2 := 1 + y*(2.45597793713041134822e+00+y*(2.12848976379893395361e+00+y*(7.69285150456672783825e-01+
				y*(1.04222645593369134254e-01+y*3.21709242282423911810e-03))))
			lgamma += (-0.5*y + p1/p2)
		}
	case x < 8:
		i := int(x)
		y := x - float64(i)
		p := y * (-7.72156649015328655494e-02 + y*(2.14982415960608852501e-01+y*(3.25778796408930981787e-01+
			y*(1.46350472652464452805e-01+y*(2.66422703033638609560e-02+y*(1.84028451407337715652e-03+
				y*3.19475326584100867617e-05))))))
		q := 1 + y*(1.39200533467621045958e+00+y*(7.21935547567138069525e-01+y*(1.71933865632803078993e-01+
			y*(1.86459191715652901344e-02+y*(7.77942496381893596434e-04+y*7.32668430744625636189e-06)))))
		lgamma = 0.5*y + p/q
		if i > 2 {
			z := 1.0
			for k := i - 1; k >= 2; k-- {
				z *= y + float64(k)
			}
			lgamma += Log(z)
		}
	case x < 1<<58:
		t := Log(x)
		z := 1 / x
		y := z * z
		w := 4.18938533204672725052e-01 + z*(8.33333333333329678849e-02+y*(-2.77777777728775536470e-03+
			y*(7.93650558643019558500e-04+y*(-5.95187557450339963135e-04+y*(8.36339918996282139126e-04+
				y*-1.63092934096575273989e-03)))))
		lgamma = (x-0.5)*(t-1) + w
	default:
		lgamma = x * (Log(x) - 1)
	}
	if negative {
		lgamma = reflect - lgamma
	}
	return lgamma, sign
}

// sinPi returns -sin(Pi*x), the sine at -x, for x >= 0.
func sinPi(x float64) float64 {
	if x < 0.25 {
		return -Sin(Pi * x)
	}
	z := Floor(x)
	var n int
	if z != x {
		x = Mod(x, 2)
		n = int(x * 4)
	} else if x >= 1<<53 {
		x, n = 0, 0
	} else {
		n = int(int64(z) & 1)
		x = float64(n)
		n <<= 2
	}
	switch n {
	case 0:
		x = Sin(Pi * x)
	case 1, 2:
		x = Cos(Pi * (0.5 - x))
	case 3, 4:
		x = Sin(Pi * (1 - x))
	case 5, 6:
		x = -Cos(Pi * (x - 1.5))
	default:
		x = Sin(Pi * (x - 2))
	}
	return -x
}
