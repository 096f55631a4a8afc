// Bigfact computes with natural numbers of any size, kept as slices of
// decimal limbs: schoolbook addition, multiplication, division by a small
// number and powers, printed through a String method and a Format method.
package main

import (
	"fmt"
	"slices"
	"strings"
)

const base = 1_000_000_000 // a limb holds nine digits

// Nat is a natural number, its lowest limb first, without leading zeros.
type Nat []uint32

func nat(n uint64) (z Nat) {
	for ; n > 0; n /= base {
		z = append(z, uint32(n%base))
	}
	return z
}

func (x Nat) Add(y Nat) Nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	z := make(Nat, 0, len(x)+1)
	carry := uint32(0)
	for i, limb := range x {
		sum := limb + carry
		if i < len(y) {
			sum += y[i]
		}
		carry = 0
		if sum >= base {
			sum, carry = sum-base, 1
		}
		z = append(z, sum)
	}
	if carry > 0 {
		z = append(z, carry)
	}
	return z
}

func (x Nat) Mul(y Nat) Nat {
	z := make(Nat, len(x)+len(y))
	for i, a := range x {
		var carry uint64
		for j, b := range y {
			t := uint64(a)*uint64(b) + uint64(z[i+j]) + carry
			z[i+j] = uint32(t % base)
			carry = t / base
		}
		z[i+len(y)] = uint32(carry)
	}
	return z.trim()
}

// DivSmall returns the quotient and the rest.
func (x Nat) DivSmall(d uint32) (q Nat, rest uint32) {
	q = make(Nat, len(x))
	var r uint64
	for i := len(x) - 1; i >= 0; i-- {
		r = r*base + uint64(x[i])
		q[i] = uint32(r / uint64(d))
		r %= uint64(d)
	}
	return q.trim(), uint32(r)
}

func (x Nat) Pow(n int) Nat {
	z := nat(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			z = z.Mul(x)
		}
		x = x.Mul(x)
	}
	return z
}

func (x Nat) trim() Nat {
	n := len(x)
	for n > 0 && x[n-1] == 0 {
		n--
	}
	return x[:n]
}

func (x Nat) String() string {
	if len(x) == 0 {
		return "0"
	}
	var b strings.Builder
	fmt.Fprint(&b, x[len(x)-1])
	for _, limb := range slices.Backward(x[:len(x)-1]) {
		fmt.Fprintf(&b, "%09d", limb)
	}
	return b.String()
}

// Format groups the digits by thousands when the verb has the space flag and
// keeps to the width; every verb prints the decimal digits.
func (x Nat) Format(f fmt.State, verb rune) {
	s := x.String()
	if f.Flag(' ') {
		var groups []string
		for len(s) > 3 {
			groups = append(groups, s[len(s)-3:])
			s = s[:len(s)-3]
		}
		groups = append(groups, s)
		slices.Reverse(groups)
		s = strings.Join(groups, " ")
	}
	if w, ok := f.Width(); ok {
		s = fmt.Sprintf("%*s", w, s)
	}
	fmt.Fprint(f, s)
}

func factorial(n uint64) Nat {
	z := nat(1)
	for i := uint64(2); i <= n; i++ {
		z = z.Mul(nat(i))
	}
	return z
}

func main() {
	for _, n := range []uint64{0, 1, 5, 20, 25, 30} {
		fmt.Printf("%2d! = % 45d\n", n, factorial(n))
	}
	hundred := factorial(100)
	fmt.Println("100! =", hundred)
	fmt.Println("2^256 =", nat(2).Pow(256))

	a, b := nat(0), nat(1)
	for range 300 {
		a, b = b, a.Add(b)
	}
	fmt.Println("fibonacci(300) =", a)

	digits := 0
	for _, d := range factorial(1000).String() {
		digits += int(d - '0')
	}
	q, rest := hundred.DivSmall(101)
	fmt.Println("digits of 1000! add up to", digits)
	fmt.Println("100! mod 101 =", rest, "and the quotient has", len(q.String()), "digits")
}
