// Floats: rounding to 32 bits, formatting by Print, special values, conversion.
package main

import (
	"fmt"
	"math"
)

func main() {
	for _, f := range []float64{0, 1, -1, 0.1, 1.0 / 3, 100, 123456, 1234567, 12345678, 123456789, 1e20, 1e21, 1.5e21, 1e-4, 1e-5, 0.00001234,
		123456.789, 1e100, math.MaxFloat64, math.SmallestNonzeroFloat64, 2.2250738585072014e-308, 4.9406564584124654e-324, 9007199254740993, 0.3, 5e-324, 1.7976931348623157e308,
		8.41e21, 2.0e-3, 4.35, 4.349999999999999, 1e23, 9.5e-7, 123e45, 0.1 + 0.2} {
		fmt.Print(f, " ")
	}
	fmt.Println()
	for _, f := range []float32{0.1, 1.0 / 3, 16777216, 16777217, 1e10, 1e20, 1e21, 3.4028235e38, 1e-45, 1.1754944e-38, 0.3, 123456.79, 1e-5, 33554432.5} {
		fmt.Print(f, " ")
	}
	fmt.Println()

	var a, b float32 = 0.1, 0.2
	var c, d float64 = 0.1, 0.2
	fmt.Println(a+b, c+d, a+b == 0.3, c+d == 0.3, float64(a) == c, float64(a), float32(c) == a, a*b, a/3, a*a*a)
	big := float32(16777216)
	fmt.Println(big+1 == big, big+1+1, big+2, float64(big)+1, float32(float64(big)+1))
	sum := float32(0)
	for range 10 {
		sum += 0.1
	}
	sum64 := 0.0
	for range 10 {
		sum64 += 0.1
	}
	fmt.Println(sum, sum64, sum == 1, sum64 == 1)

	zero := 0.0
	inf, nan := 1/zero, zero/zero
	nz := -zero
	nzv := math.Copysign(0, -1)
	fmt.Println(inf, -inf, nan, nz, nzv, nz == nzv, 1/nzv, inf-inf, inf*zero, nan == nan, nan != nan, nan < inf, !(nan >= inf), inf > math.MaxFloat64)
	huge, least := math.MaxFloat64, 1e-50
	fmt.Println(float32(huge), float32(least), float32(-least), float32(inf), float32(nan), float64(float32(1e30)))
	x0, x1 := 255.9, 2.999999999
	fmt.Println(int64(math.Trunc(-2.7)), int(x1), uint8(x0), int32(zero), int64(nzv))
	x := 1e15 + 0.3
	fmt.Println(x, x-1e15, 1e16+1 == 1e16, math.Float64bits(nzv) == 1<<63, math.Float32bits(float32(math.Pi)))
	fmt.Println(7.0/2, -7.0/2, float32(1)/3*3 == 1, 0.1*3, 0.1*3 == 0.3, 3*0.1 == 0.3, c*3, c*3 == 0.3)
	m := map[float64]string{0: "zero", 0.1: "tenth"}
	fmt.Println(m[nzv], m[c], m[float64(a)] == "")
	f := 10.5
	f++
	f -= 0.25
	f *= 2
	f /= 4
	fmt.Println(f, -f, +f, f > 5, min(f, 2, nan), max(nzv, 0), min(0, nzv))
	p := &f
	*p += 1
	arr := [3]float32{1: 0.1}
	arr[1] += 0.2
	arr[2] = float32(f)
	fmt.Println(*p, arr, arr[1] == float32(0.1)+float32(0.2))
	poly := 0.0
	for _, k := range []float64{1, -2, 3, -4, 5} {
		poly = poly*1.1 + k
	}
	h := 0.0
	for i := 1; i <= 1000; i++ {
		h += 1 / float64(i)
	}
	fmt.Println(poly, h, math.Sqrt(h), math.Floor(-h))
	fmt.Println(fmt.Sprintf("%.20f %.0f %.0f %.0f %.1f %5.1f|%-8.2f|%+.3e|%g|%G", 0.1, 0.5, 1.5, 2.5, 0.25, 3.14159, 2.0, 12345.678, 1e-7, 1e100))
}
