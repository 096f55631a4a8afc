// Mathtour computes with floats: package math on ordinary and special values,
// numerical methods written with function values, and complex numbers.
package main

import (
	"fmt"
	"math"
)

type function func(float64) float64

// derive, integrate, bisect and newton are the school's numerical methods.
func derive(f function) function {
	const h = 1e-6
	return func(x float64) float64 { return (f(x+h) - f(x-h)) / (2 * h) }
}

func integrate(f function, a, b float64, n int) float64 {
	h := (b - a) / float64(n)
	sum := f(a) + f(b)
	for i := 1; i < n; i++ {
		weight := 4.0
		if i%2 == 0 {
			weight = 2
		}
		sum += weight * f(a+float64(i)*h)
	}
	return sum * h / 3
}

func bisect(f function, lo, hi float64) float64 {
	for range 100 {
		mid := (lo + hi) / 2
		if math.Signbit(f(mid)) == math.Signbit(f(lo)) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

func newton(f function, x float64) float64 {
	d := derive(f)
	for step := math.Inf(1); math.Abs(step) > 1e-12; x -= step {
		step = f(x) / d(x)
	}
	return x
}

// stats returns mean and standard deviation by Welford's method.
func stats(xs ...float64) (mean, dev float64) {
	var m2 float64
	for i, x := range xs {
		delta := x - mean
		mean += delta / float64(i+1)
		m2 += delta * (x - mean)
	}
	return mean, math.Sqrt(m2 / float64(len(xs)))
}

// kahan sums with compensation for what rounding loses.
func kahan(xs []float64) (sum float64) {
	var lost float64
	for _, x := range xs {
		y := x - lost
		t := sum + y
		lost = (t - sum) - y
		sum = t
	}
	return sum
}

func modulus(z complex128) float64 { return math.Hypot(real(z), imag(z)) }

// turn is the number of length one at the given angle.
func turn(angle float64) complex128 {
	sin, cos := math.Sincos(angle)
	return complex(cos, sin)
}

func main() {
	fmt.Println(math.Sqrt(2), math.Cbrt(27), math.Hypot(3, 4), math.Pow(2, 0.5), math.Pow(2, -1074), math.Exp(1), math.Exp2(10))
	fmt.Println(math.Log(math.E), math.Log2(8), math.Log10(0.001), math.Log1p(1e-10), math.Expm1(1e-10))
	fmt.Printf("%.12f %.12f %.12f %.12f\n", math.Sin(1), math.Cos(1), math.Tan(1), math.Atan2(-1, -1))
	fmt.Printf("%.12f %.12f %.12f %.12f\n", math.Asin(0.5), math.Sinh(1), math.Tanh(0.3), math.Gamma(5.5))
	fmt.Println(math.Floor(-1.5), math.Ceil(-1.5), math.Trunc(-1.5), math.Round(-2.5), math.RoundToEven(2.5), math.Mod(-7, 3), math.Remainder(7, 4))
	whole, part := math.Modf(-3.25)
	frac, exp := math.Frexp(10)
	fmt.Println(whole, part, frac, exp, math.Ldexp(0.5, 4), math.Abs(-2), math.Max(1, 2), math.Min(-0.0, 0), math.Copysign(3, -1), math.Dim(2, 5))

	inf, nan := math.Inf(1), math.NaN()
	zero := 0.0
	fmt.Println(inf, -inf, nan, 1/zero, -1/zero, zero/zero, 1/math.Inf(-1), math.Sqrt(-1), math.Log(0), inf-inf)
	fmt.Println(nan == nan, nan < 1, nan > 1, nan != nan, inf > math.MaxFloat64, math.IsNaN(nan), math.IsInf(-inf, -1), math.Max(nan, inf), max(nan, 1), min(0, -zero))
	huge, tiny := math.MaxFloat64, math.SmallestNonzeroFloat64
	fmt.Println(huge*2, tiny/2, 0.1+0.2, float32(0.1)+float32(0.2), math.Nextafter(1, 2)-1)
	fmt.Printf("%#x %#x %v %v\n", math.Float64bits(1.5), math.Float32bits(-2), math.Float64frombits(0x400921fb54442d18), math.FMA(2, 3, 4))

	fmt.Printf("derivative %.6f, integral %.9f\n", derive(math.Sin)(0), integrate(math.Sin, 0, math.Pi, 100))
	fmt.Printf("root by bisection %.10f, by Newton %.10f\n",
		bisect(func(x float64) float64 { return x*x - 2 }, 0, 2), newton(func(x float64) float64 { return math.Cos(x) - x }, 1))
	mean, dev := stats(2, 4, 4, 4, 5, 5, 7, 9)
	fmt.Println("mean", mean, "deviation", dev)
	tenths := make([]float64, 1000)
	naive := 0.0
	for i := range tenths {
		tenths[i] = 0.1
		naive += 0.1
	}
	fmt.Println("sums", naive, kahan(tenths))

	pi := 0.0
	for k := range 12 {
		k := float64(k)
		pi += 1 / math.Pow(16, k) * (4/(8*k+1) - 2/(8*k+4) - 1/(8*k+5) - 1/(8*k+6))
	}
	fmt.Printf("pi %.14f off by less than an ulp or two: %t\n", pi, math.Abs(pi-math.Pi) < 1e-15)

	z := complex(3, -4)
	fmt.Println(z, real(z), imag(z), z*z, z/2i, -z, z == 3-4i, modulus(z))
	fmt.Printf("%.3f %.3f\n", turn(math.Pi), turn(math.Pi/4)*turn(math.Pi/4))
	for y := 1.2; y >= -1.2; y -= 0.3 {
		for x := -2.0; x <= 0.6; x += 0.07 {
			c, z, n := complex(x, y), 0i, 0
			for ; n < 40 && real(z)*real(z)+imag(z)*imag(z) < 4; n++ {
				z = z*z + c
			}
			fmt.Print(string(" .:-=+*#%@"[n/4*9/10]))
		}
		fmt.Println()
	}
}
