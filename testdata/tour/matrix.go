// Matrix multiplies, transposes, powers and inverts matrices of exact
// fractions and computes determinants by elimination: methods on slices of
// slices, a small value type with operators spelled as methods, and aligned
// printing through fmt's widths.
package main

import (
	"errors"
	"fmt"
	"strings"
)

// Frac is a fraction in lowest terms with a positive denominator.
type Frac struct{ num, den int64 }

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	if a < 0 {
		return -a
	}
	return a
}

func frac(num, den int64) Frac {
	if den < 0 {
		num, den = -num, -den
	}
	if g := gcd(num, den); g > 1 {
		num, den = num/g, den/g
	}
	return Frac{num, den}
}

func (f Frac) Add(g Frac) Frac { return frac(f.num*g.den+g.num*f.den, f.den*g.den) }
func (f Frac) Sub(g Frac) Frac { return frac(f.num*g.den-g.num*f.den, f.den*g.den) }
func (f Frac) Mul(g Frac) Frac { return frac(f.num*g.num, f.den*g.den) }
func (f Frac) Div(g Frac) Frac { return frac(f.num*g.den, f.den*g.num) }
func (f Frac) IsZero() bool    { return f.num == 0 }

func (f Frac) String() string {
	if f.den == 1 {
		return fmt.Sprint(f.num)
	}
	return fmt.Sprintf("%d/%d", f.num, f.den)
}

// Matrix is a list of rows of equal length.
type Matrix [][]Frac

var errSingular = errors.New("the matrix is singular")

func zero(rows, cols int) Matrix {
	m := make(Matrix, rows)
	for i := range m {
		m[i] = make([]Frac, cols)
		for j := range m[i] {
			m[i][j] = Frac{0, 1}
		}
	}
	return m
}

func identity(n int) Matrix {
	m := zero(n, n)
	for i := range n {
		m[i][i] = Frac{1, 1}
	}
	return m
}

func ints(rows ...[]int64) Matrix {
	m := zero(len(rows), len(rows[0]))
	for i, row := range rows {
		for j, v := range row {
			m[i][j] = frac(v, 1)
		}
	}
	return m
}

func (m Matrix) Mul(n Matrix) Matrix {
	p := zero(len(m), len(n[0]))
	for i := range p {
		for j := range p[i] {
			for k := range n {
				p[i][j] = p[i][j].Add(m[i][k].Mul(n[k][j]))
			}
		}
	}
	return p
}

func (m Matrix) Transpose() Matrix {
	t := zero(len(m[0]), len(m))
	for i, row := range m {
		for j, v := range row {
			t[j][i] = v
		}
	}
	return t
}

func (m Matrix) Pow(n uint) Matrix {
	p := identity(len(m))
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			p = p.Mul(m)
		}
		m = m.Mul(m)
	}
	return p
}

// eliminate brings a copy of m, widened by an identity, to reduced form. It
// returns the right half, which is the inverse, and the determinant.
func (m Matrix) eliminate() (inverse Matrix, det Frac, err error) {
	n := len(m)
	a := make(Matrix, n)
	for i := range a {
		a[i] = append(append([]Frac(nil), m[i]...), identity(n)[i]...)
	}
	det = Frac{1, 1}
	for c := range n {
		pivot := c
		for pivot < n && a[pivot][c].IsZero() {
			pivot++
		}
		if pivot == n {
			return nil, Frac{0, 1}, errSingular
		}
		if pivot != c {
			a[pivot], a[c] = a[c], a[pivot]
			det = Frac{-det.num, det.den}
		}
		lead := a[c][c]
		det = det.Mul(lead)
		for j := range a[c] {
			a[c][j] = a[c][j].Div(lead)
		}
		for r := range n {
			if factor := a[r][c]; r != c && !factor.IsZero() {
				for j := range a[r] {
					a[r][j] = a[r][j].Sub(factor.Mul(a[c][j]))
				}
			}
		}
	}
	for i := range a {
		a[i] = a[i][n:]
	}
	return a, det, nil
}

func (m Matrix) String() string {
	var b strings.Builder
	for _, row := range m {
		b.WriteByte('[')
		for _, v := range row {
			fmt.Fprintf(&b, "%7v", v)
		}
		b.WriteString(" ]\n")
	}
	return b.String()
}

func main() {
	m := ints([]int64{2, 1, 1}, []int64{1, 3, 2}, []int64{1, 0, 0})
	fmt.Printf("m\n%v", m)
	fmt.Printf("m times its transpose\n%v", m.Mul(m.Transpose()))
	inv, det, err := m.eliminate()
	fmt.Printf("determinant %v, error %v, inverse\n%v", det, err, inv)
	fmt.Printf("m times its inverse\n%v", m.Mul(inv))

	half := Matrix{{frac(1, 2), frac(1, 3)}, {frac(1, 4), frac(-3, -5)}}
	inv, det, _ = half.eliminate()
	fmt.Printf("half\n%vdeterminant %v, inverse\n%v", half, det, inv)

	fib := ints([]int64{1, 1}, []int64{1, 0})
	fmt.Println("the 60th Fibonacci number is", fib.Pow(60)[0][1])

	_, det, err = ints([]int64{1, 2}, []int64{2, 4}).eliminate()
	fmt.Println(det, err, err == errSingular)
}
