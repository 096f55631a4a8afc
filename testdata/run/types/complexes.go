// Complex numbers: arithmetic, parts, special values, printing, comparison.
package main

import (
	"fmt"
	"math"
)

type phasor complex64

func (p phasor) swap() phasor { return phasor(complex(imag(p), real(p))) }

const unit = 1i

func main() {
	a, b := 1+2i, complex(3, -4)
	fmt.Println(a+b, a-b, a*b, a/b, -a, a == b, a != 1+2i)
	var c64 complex64 = 0.1 + 0.2i
	fmt.Println(c64, complex128(c64), c64*c64, real(c64), imag(c64))
	fmt.Printf("%T %T %T %T\n", a, c64, real(a), real(c64))
	fmt.Println(unit*unit, unit*unit == -1, real(unit*unit*5), int(real(2i*2i)), 'a'*1i)
	fmt.Println(phasor(1+2i).swap(), a*2, 3*a, a+1, 1/a)
	a += b
	a *= 2i
	fmt.Println(a)
	inf := math.Inf(1)
	nan := math.NaN()
	zero := 0i
	fmt.Println(a/zero, zero/zero, complex(inf, nan), complex(nan, 1) == complex(nan, 1), complex(inf, 1)*2i, complex(1, 0)/complex(inf, inf))
	fmt.Println(complex(0, math.Copysign(0, -1)), complex(math.Copysign(0, -1), 0), 0i == complex(math.Copysign(0, -1), 0))
	fmt.Printf("%v %g %.2f %8.1f %e %+v %T\n", b, b, b, b, b, b, b)
	fmt.Print(1+2i, complex64(2-3i), "\n")
	arr := [2]complex64{1i, 2}
	arr[0], arr[1] = arr[1], arr[0]
	s := []complex128{1, 1i, -1, -1i}
	p := complex128(1)
	for _, z := range s {
		p *= z
	}
	m := map[complex128]string{1 + 1i: "x"}
	ch := make(chan complex128, 1)
	ch <- p
	var e any = 1i
	_, is64 := e.(complex64)
	fmt.Println(arr, <-ch, m[complex(1, 1)], e == any(1i), is64)
	z := complex(0.0, 0.0)
	for range 10 {
		z = z*z + complex(-0.1, 0.65)
	}
	fmt.Printf("%.10f\n", z)
	x, y := 3.0, 4.0
	fmt.Println(complex(x, y), math.Hypot(real(complex(x, y)), imag(complex(x, y))))
	type pair struct {
		z complex64
		n int8
	}
	fmt.Println(pair{1i, 2} == pair{complex(0, 1), 2}, pair{1, 1})
}
