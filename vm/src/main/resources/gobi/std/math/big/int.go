package big

import (
	"math/bits"
	"math/rand"
	"strconv"
)

// MaxBase is the greatest base of text conversions.
const MaxBase = 62

// Int is an integer.
type Int struct {
	neg bool
	abs nat
}

var intOne = &Int{abs: natOne}

// NewInt returns a new Int with value x.
func NewInt(x int64) *Int { return new(Int).SetInt64(x) }

func (z *Int) set(neg bool, abs nat) *Int {
	z.neg, z.abs = neg && len(abs) > 0, abs
	return z
}

// Sign returns -1, 0 or 1.
func (x *Int) Sign() int {
	switch {
	case len(x.abs) == 0:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

func (z *Int) SetInt64(x int64) *Int {
	if x < 0 {
		return z.set(true, natOf(-uint64(x)))
	}
	return z.set(false, natOf(uint64(x)))
}

func (z *Int) SetUint64(x uint64) *Int { return z.set(false, natOf(x)) }

func (z *Int) Set(x *Int) *Int { return z.set(x.neg, x.abs) }

// Bits returns the words of |x|, lowest first, without copying them.
func (x *Int) Bits() []Word { return x.abs }

// SetBits sets z to the number with these words, which it does not copy.
func (z *Int) SetBits(abs []Word) *Int { return z.set(false, nat(abs).norm()) }

func (z *Int) Abs(x *Int) *Int { return z.set(false, x.abs) }

func (z *Int) Neg(x *Int) *Int { return z.set(!x.neg, x.abs) }

func (z *Int) Add(x, y *Int) *Int { return z.sum(x, y, y.neg) }

func (z *Int) Sub(x, y *Int) *Int { return z.sum(x, y, !y.neg) }

// sum adds y with the given sign.
func (z *Int) sum(x, y *Int, yneg bool) *Int {
	if x.neg == yneg {
		return z.set(x.neg, x.abs.add(y.abs))
	}
	if x.abs.cmp(y.abs) >= 0 {
		return z.set(x.neg, x.abs.sub(y.abs))
	}
	return z.set(yneg, y.abs.sub(x.abs))
}

func (z *Int) Mul(x, y *Int) *Int { return z.set(x.neg != y.neg, x.abs.mul(y.abs)) }

// MulRange sets z to the product of all integers in [a, b].
func (z *Int) MulRange(a, b int64) *Int {
	switch {
	case a > b:
		return z.SetInt64(1)
	case a <= 0 && b >= 0:
		return z.SetInt64(0)
	}
	neg := false
	if a < 0 {
		neg = (b-a)&1 == 0
		a, b = -b, -a
	}
	return z.set(neg, product(uint64(a), uint64(b)))
}

func product(a, b uint64) nat {
	switch b - a {
	case 0:
		return natOf(a)
	case 1:
		return natOf(a).mul(natOf(b))
	}
	m := a + (b-a)/2
	return product(a, m).mul(product(m+1, b))
}

// Binomial sets z to the binomial coefficient of n and k.
func (z *Int) Binomial(n, k int64) *Int {
	if k > n {
		return z.SetInt64(0)
	}
	if k > n-k {
		k = n - k
	}
	if k <= 0 {
		return z.SetInt64(1)
	}
	q, _ := product(uint64(n-k+1), uint64(n)).div(product(1, uint64(k)))
	return z.set(false, q)
}

// Quo and Rem divide and cut off, as Go's / and % do.
func (z *Int) Quo(x, y *Int) *Int {
	q, _ := x.abs.div(y.abs)
	return z.set(x.neg != y.neg, q)
}

func (z *Int) Rem(x, y *Int) *Int {
	_, r := x.abs.div(y.abs)
	return z.set(x.neg, r)
}

func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	q, rem := x.abs.div(y.abs)
	qneg, rneg := x.neg != y.neg, x.neg
	return z.set(qneg, q), r.set(rneg, rem)
}

// Div and Mod divide so that 0 <= remainder < |y|.
func (z *Int) Div(x, y *Int) *Int {
	z.DivMod(x, y, new(Int))
	return z
}

func (z *Int) Mod(x, y *Int) *Int {
	new(Int).DivMod(x, y, z)
	return z
}

func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	q, r := x.abs.div(y.abs)
	yneg, yabs := y.neg, y.abs
	qneg := x.neg != yneg
	if x.neg && len(r) > 0 {
		r = yabs.sub(r)
		q = q.add(natOne)
	}
	return z.set(qneg, q), m.set(false, r)
}

// Cmp returns -1, 0 or 1 as x is less than, equal to or greater than y.
func (x *Int) Cmp(y *Int) int {
	if x.neg != y.neg {
		if x.neg {
			return -1
		}
		return 1
	}
	if x.neg {
		return y.abs.cmp(x.abs)
	}
	return x.abs.cmp(y.abs)
}

func (x *Int) CmpAbs(y *Int) int { return x.abs.cmp(y.abs) }

// Int64 returns the lowest 64 bits of the two's complement, Uint64 those of the magnitude.
func (x *Int) Int64() int64 {
	if x.neg {
		return -int64(x.abs.low())
	}
	return int64(x.abs.low())
}

func (x *Int) Uint64() uint64 { return x.abs.low() }

func (x *Int) IsInt64() bool {
	if len(x.abs) > 1 {
		return false
	}
	w := x.abs.low()
	return w>>63 == 0 || x.neg && w == 1<<63
}

func (x *Int) IsUint64() bool { return !x.neg && len(x.abs) <= 1 }

// Float64 returns the nearest float64 and how it compares to x.
func (x *Int) Float64() (float64, Accuracy) {
	f, exact := ratio(x.abs, natOne)
	if x.neg {
		f = -f
	}
	if exact {
		return f, Exact
	}
	return f, makeAccuracy(new(Float).SetFloat64(f).Cmp(new(Float).SetInt(x)))
}

// SetString reads a whole text; for base 0 a prefix tells the base. On failure it returns nil and false.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	if base != 0 && (base < 2 || base > MaxBase) {
		panic("illegal number base " + strconv.Itoa(base))
	}
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg, s = s[0] == '-', s[1:]
	}
	abs, ok := parseNat(s, base)
	if !ok {
		return nil, false
	}
	return z.set(neg, abs), true
}

// SetBytes reads a magnitude with the highest byte first.
func (z *Int) SetBytes(buf []byte) *Int { return z.set(false, natFromBytes(buf)) }

// Bytes returns |x|, highest byte first.
func (x *Int) Bytes() []byte { return x.abs.bytes() }

// FillBytes writes |x| to the end of buf and zeros before it; it panics if buf is too short.
func (x *Int) FillBytes(buf []byte) []byte {
	if (x.abs.bitLen()+7)/8 > len(buf) {
		panic("math/big: buffer too small to fit value")
	}
	x.abs.fill(buf)
	return buf
}

func (x *Int) BitLen() int { return x.abs.bitLen() }

func (x *Int) TrailingZeroBits() uint { return x.abs.trailingZeros() }

// Exp sets z = x**y mod |m|; without the modulus if that is nil or 0, and then 1 for y <= 0. It returns nil if an inverse
// that it needs does not exist.
func (z *Int) Exp(x, y, m *Int) *Int {
	if m == nil || len(m.abs) == 0 {
		if y.Sign() <= 0 {
			return z.SetInt64(1)
		}
		neg := x.neg && y.abs.bit(0) == 1
		if x.abs.cmp(natOne) <= 0 {
			return z.set(neg, x.abs)
		}
		if len(y.abs) > 1 || y.abs[0] > 1<<40 {
			panic("math/big: power is too large")
		}
		return z.set(neg, powWords(x.abs, uint(y.abs[0])))
	}
	mod := m.abs
	neg, base := x.neg, x.abs
	if y.neg {
		inverse := new(Int).ModInverse(x, &Int{abs: mod})
		if inverse == nil {
			return nil
		}
		neg, base = false, inverse.abs
	}
	odd := y.abs.bit(0) == 1
	r := modPowWords(base, y.abs, mod)
	if neg && odd && len(r) > 0 {
		r = mod.sub(r)
	}
	return z.set(false, r)
}

// GCD sets z to the greatest common divisor of a and b, and x and y, unless nil, so that z = a*x + b*y.
func (z *Int) GCD(x, y, a, b *Int) *Int {
	if x == nil && y == nil {
		return z.set(false, gcdWords(a.abs, b.abs))
	}
	a, b = new(Int).Set(a), new(Int).Set(b)
	r0, r1 := new(Int).Abs(a), new(Int).Abs(b)
	s0, s1 := NewInt(1), NewInt(0)
	if len(a.abs) == 0 {
		s0, s1 = NewInt(0), NewInt(1)
		r0, r1 = r1, r0
	}
	for len(r1.abs) > 0 {
		q, r := new(Int).QuoRem(r0, r1, new(Int))
		r0, r1 = r1, r
		s0, s1 = s1, new(Int).Sub(s0, q.Mul(q, s1))
	}
	if len(a.abs) == 0 {
		s0 = NewInt(0)
	}
	if a.neg {
		s0.Neg(s0)
	}
	if y != nil {
		if len(b.abs) == 0 {
			y.SetInt64(0)
		} else {
			t := new(Int).Mul(a, s0)
			y.Quo(t.Sub(r0, t), b)
		}
	}
	if x != nil {
		x.Set(s0)
	}
	return z.Set(r0)
}

// ModInverse sets z to the inverse of g mod |n|; it returns nil if there is none.
func (z *Int) ModInverse(g, n *Int) *Int {
	if len(n.abs) == 0 {
		return nil
	}
	r := new(Int).Mod(g, n)
	inverse, ok := modInverseWords(r.abs, n.abs)
	if !ok {
		return nil
	}
	return z.set(false, inverse)
}

// Rand sets z to a random number in [0, n).
func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int {
	if n.neg || len(n.abs) == 0 {
		return z.SetInt64(0)
	}
	top := uint(n.abs.bitLen() % wordBits)
	for {
		w := make(nat, len(n.abs))
		for i := range w {
			w[i] = Word(rnd.Uint32())
			w[i] |= Word(rnd.Uint32()) << 32
		}
		if top > 0 {
			w[len(w)-1] &= 1<<top - 1
		}
		if w = w.norm(); w.cmp(n.abs) < 0 {
			return z.set(false, w)
		}
	}
}

// Jacobi returns the Jacobi symbol (x/y); y must be odd.
func Jacobi(x, y *Int) int {
	if y.abs.bit(0) == 0 {
		panic("big: invalid 2nd argument to Int.Jacobi: need odd integer but got " + y.String())
	}
	j := 1
	if y.neg && x.neg {
		j = -1
	}
	n := new(Int).Abs(y)
	a := new(Int).Mod(x, n)
	for len(a.abs) > 0 {
		s := a.abs.trailingZeros()
		if low := n.abs.low() & 7; s&1 == 1 && (low == 3 || low == 5) {
			j = -j
		}
		a.Rsh(a, s)
		if a.abs.low()&3 == 3 && n.abs.low()&3 == 3 {
			j = -j
		}
		a, n = new(Int).Mod(n, a), a
	}
	if n.abs.cmp(natOne) == 0 {
		return j
	}
	return 0
}

// ModSqrt sets z to a square root of x mod the odd prime p; it returns nil if there is none.
func (z *Int) ModSqrt(x, p *Int) *Int {
	switch Jacobi(x, p) {
	case -1:
		return nil
	case 0:
		return z.SetInt64(0)
	}
	x = new(Int).Mod(x, p)
	if p.abs.low()&3 == 3 {
		e := new(Int).Add(p, intOne)
		return z.Exp(x, e.Rsh(e, 2), p)
	}
	// Tonelli and Shanks: p-1 = odd * 2**s.
	odd := new(Int).Sub(p, intOne)
	s := odd.abs.trailingZeros()
	odd.Rsh(odd, s)
	n := NewInt(2)
	for Jacobi(n, p) != -1 {
		n.Add(n, intOne)
	}
	e := new(Int).Add(odd, intOne)
	y := new(Int).Exp(x, e.Rsh(e, 1), p)
	b := new(Int).Exp(x, odd, p)
	g := new(Int).Exp(n, odd, p)
	for r := s; ; {
		m := uint(0)
		for t := new(Int).Set(b); t.Cmp(intOne) != 0; m++ {
			t.Mod(t.Mul(t, t), p)
		}
		if m == 0 {
			return z.Set(y)
		}
		t := new(Int).Exp(g, new(Int).Lsh(intOne, r-m-1), p)
		g.Mod(g.Mul(t, t), p)
		y.Mod(y.Mul(y, t), p)
		b.Mod(b.Mul(b, g), p)
		r = m
	}
}

// ProbablyPrime reports whether x is prime; it errs for composites only, with a chance of at most 1/4**n.
func (x *Int) ProbablyPrime(n int) bool {
	if n < 0 {
		panic("negative n for ProbablyPrime")
	}
	if x.neg || len(x.abs) == 0 {
		return false
	}
	return primeWords(x.abs, max(100, 2*n))
}

// Sqrt sets z to the integer part of the square root of x.
func (z *Int) Sqrt(x *Int) *Int {
	if x.neg {
		panic("square root of negative number")
	}
	return z.set(false, sqrtWords(x.abs))
}

func (z *Int) Lsh(x *Int, n uint) *Int { return z.set(x.neg, x.abs.shl(n)) }

// Rsh shifts right; negative numbers are rounded down.
func (z *Int) Rsh(x *Int, n uint) *Int {
	q := x.abs.shr(n)
	if x.neg && x.abs.anyBelow(n) {
		q = q.add(natOne)
	}
	return z.set(x.neg, q)
}

// Bit returns bit i of x in two's complement.
func (x *Int) Bit(i int) uint {
	if i < 0 {
		panic("negative bit index")
	}
	b := x.abs.bit(uint(i))
	if x.neg && x.abs.anyBelow(uint(i)) {
		b ^= 1
	}
	return b
}

// SetBit sets z to x with bit i set to b.
func (z *Int) SetBit(x *Int, i int, b uint) *Int {
	if i < 0 {
		panic("negative bit index")
	}
	if b > 1 {
		panic("set bit is not 0 or 1")
	}
	mask := &Int{abs: natOne.shl(uint(i))}
	if b == 1 {
		return z.Or(x, mask)
	}
	return z.AndNot(x, mask)
}

// logic applies f to the words of the two's complements.
func (z *Int) logic(x, y *Int, f func(a, b Word) Word) *Int {
	n := max(len(x.abs), len(y.abs)) + 1
	a, b := x.abs.complement(x.neg, n), y.abs.complement(y.neg, n)
	for i := range a {
		a[i] = f(a[i], b[i])
	}
	neg := a[n-1]>>(wordBits-1) == 1
	if neg {
		a.negate()
	}
	return z.set(neg, a.norm())
}

func (z *Int) And(x, y *Int) *Int { return z.logic(x, y, func(a, b Word) Word { return a & b }) }

func (z *Int) AndNot(x, y *Int) *Int { return z.logic(x, y, func(a, b Word) Word { return a &^ b }) }

func (z *Int) Or(x, y *Int) *Int { return z.logic(x, y, func(a, b Word) Word { return a | b }) }

func (z *Int) Xor(x, y *Int) *Int { return z.logic(x, y, func(a, b Word) Word { return a ^ b }) }

// Not sets z = ^x, which is -x-1.
func (z *Int) Not(x *Int) *Int {
	if x.neg {
		return z.set(false, x.abs.sub(natOne))
	}
	return z.set(true, x.abs.add(natOne))
}

// ratio returns the float64 nearest to a/b, ties to even, and whether it is exact.
func ratio(a, b nat) (float64, bool) {
	if len(a) == 0 {
		return 0, true
	}
	return quotient(a, b, 53, -1074, 1024)
}

// quotient rounds a/b to prec bits, none of which is worth less than 2**minExp; what reaches 2**maxExp is infinite.
func quotient(a, b nat, prec, minExp, maxExp int) (float64, bool) {
	// The quotient q of 2**shift * a by b has at least prec+1 bits.
	shift := prec + 2 - (a.bitLen() - b.bitLen())
	if shift > -minExp+2 {
		shift = -minExp + 2
	}
	num, den := a, b
	if shift > 0 {
		num = a.shl(uint(shift))
	} else {
		den = b.shl(uint(-shift))
	}
	q, r := num.div(den)
	m, exact := q.low(), len(r) == 0
	exp := -shift
	drop := max(bits.Len64(m)-prec, minExp-exp, 0)
	if drop > 0 {
		rest := m & (1<<drop - 1)
		half := uint64(1) << (drop - 1)
		m >>= drop
		exp += drop
		if rest > half || rest == half && (!exact || m&1 == 1) {
			m++
		}
		exact = exact && rest == 0
	}
	if m == 0 {
		return 0, exact
	}
	if bits.Len64(m)+exp > maxExp {
		return infinity, false
	}
	return scale(m, exp), exact
}
