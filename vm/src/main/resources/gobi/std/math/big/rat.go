package big

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

var infinity = math.Inf(1)

// scale returns m * 2**exp, which must be a float64.
func scale(m uint64, exp int) float64 { return math.Ldexp(float64(m), exp) }

// Rat is a fraction, always in lowest terms with a positive denominator. The zero value is 0.
type Rat struct {
	a Int
	b Int // 0 stands for 1
}

// NewRat returns a new Rat a/b; b must not be 0.
func NewRat(a, b int64) *Rat { return new(Rat).SetFrac64(a, b) }

func (x *Rat) denominator() nat {
	if len(x.b.abs) == 0 {
		return natOne
	}
	return x.b.abs
}

// setFrac reduces a/b, b != 0.
func (z *Rat) setFrac(neg bool, a, b nat) *Rat {
	if len(a) == 0 {
		z.a.set(false, nil)
		z.b.set(false, natOne)
		return z
	}
	if g := gcdWords(a, b); g.cmp(natOne) != 0 {
		a, _ = a.div(g)
		b, _ = b.div(g)
	}
	z.a.set(neg, a)
	z.b.set(false, b)
	return z
}

// SetFloat64 sets z to exactly f; it returns nil if f is not finite.
func (z *Rat) SetFloat64(f float64) *Rat {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	m, exp := split(math.Abs(f))
	neg := math.Signbit(f)
	if exp >= 0 {
		return z.setFrac(neg, natOf(m).shl(uint(exp)), natOne)
	}
	return z.setFrac(neg, natOf(m), natOne.shl(uint(-exp)))
}

// split returns f >= 0 as m * 2**exp.
func split(f float64) (m uint64, exp int) {
	frac, e := math.Frexp(f)
	return uint64(math.Ldexp(frac, 53)), e - 53
}

// Float64 returns the nearest float64 and whether it is equal to x.
func (x *Rat) Float64() (f float64, exact bool) {
	f, exact = ratio(x.a.abs, x.denominator())
	if x.a.neg {
		f = -f
	}
	return f, exact
}

// Float32 is Float64 for float32.
func (x *Rat) Float32() (f float32, exact bool) {
	if len(x.a.abs) == 0 {
		return 0, true
	}
	wide, exact := quotient(x.a.abs, x.denominator(), 24, -149, 128)
	if x.a.neg {
		wide = -wide
	}
	return float32(wide), exact
}

func (z *Rat) SetFrac(a, b *Int) *Rat {
	if len(b.abs) == 0 {
		panic("division by zero")
	}
	return z.setFrac(a.neg != b.neg, a.abs, b.abs)
}

func (z *Rat) SetFrac64(a, b int64) *Rat { return z.SetFrac(NewInt(a), NewInt(b)) }

func (z *Rat) SetInt(x *Int) *Rat { return z.setFrac(x.neg, x.abs, natOne) }

func (z *Rat) SetInt64(x int64) *Rat { return z.SetInt(NewInt(x)) }

func (z *Rat) SetUint64(x uint64) *Rat { return z.setFrac(false, natOf(x), natOne) }

func (z *Rat) Set(x *Rat) *Rat {
	neg, a, b := x.a.neg, x.a.abs, x.denominator()
	z.a.set(neg, a)
	z.b.set(false, b)
	return z
}

func (z *Rat) Abs(x *Rat) *Rat {
	z.Set(x)
	z.a.neg = false
	return z
}

func (z *Rat) Neg(x *Rat) *Rat {
	z.Set(x)
	z.a.set(!z.a.neg, z.a.abs)
	return z
}

// Inv sets z = 1/x.
func (z *Rat) Inv(x *Rat) *Rat {
	if len(x.a.abs) == 0 {
		panic("division by zero")
	}
	neg, a, b := x.a.neg, x.a.abs, x.denominator()
	z.a.set(neg, b)
	z.b.set(false, a)
	return z
}

func (x *Rat) Sign() int { return x.a.Sign() }

func (x *Rat) IsInt() bool { return x.denominator().cmp(natOne) == 0 }

// Num returns the numerator, which is part of x.
func (x *Rat) Num() *Int { return &x.a }

// Denom returns the denominator. It is part of x if x has been set.
func (x *Rat) Denom() *Int {
	if len(x.b.abs) == 0 {
		return &Int{abs: natOne}
	}
	return &x.b
}

func (x *Rat) Cmp(y *Rat) int {
	a := &Int{x.a.neg, x.a.abs.mul(y.denominator())}
	return a.Cmp(&Int{y.a.neg, y.a.abs.mul(x.denominator())})
}

func (z *Rat) Add(x, y *Rat) *Rat { return z.sum(x, y, y.a.neg) }

func (z *Rat) Sub(x, y *Rat) *Rat { return z.sum(x, y, !y.a.neg) }

func (z *Rat) sum(x, y *Rat, yneg bool) *Rat {
	xb, yb := x.denominator(), y.denominator()
	a := &Int{x.a.neg, x.a.abs.mul(yb)}
	b := &Int{yneg && len(y.a.abs) > 0, y.a.abs.mul(xb)}
	a.Add(a, b)
	return z.setFrac(a.neg, a.abs, xb.mul(yb))
}

func (z *Rat) Mul(x, y *Rat) *Rat {
	return z.setFrac(x.a.neg != y.a.neg, x.a.abs.mul(y.a.abs), x.denominator().mul(y.denominator()))
}

func (z *Rat) Quo(x, y *Rat) *Rat {
	if len(y.a.abs) == 0 {
		panic("division by zero")
	}
	return z.setFrac(x.a.neg != y.a.neg, x.a.abs.mul(y.denominator()), x.denominator().mul(y.a.abs))
}

// SetString reads "a/b" or a number with optional fraction and exponent; prefixes tell bases. It returns nil and false on failure.
func (z *Rat) SetString(s string) (*Rat, bool) {
	if num, den, ok := strings.Cut(s, "/"); ok {
		var a Int
		if _, ok := a.SetString(num, 0); !ok {
			return nil, false
		}
		b, ok := parseNat(den, 0)
		if !ok || len(b) == 0 {
			return nil, false
		}
		return z.setFrac(a.neg, a.abs, b), true
	}
	n, err := scanNumber(s, 0)
	if err != nil {
		return nil, false
	}
	if len(n.mant) == 0 {
		return z.setFrac(false, nil, natOne), true
	}
	if max(n.exp2, -n.exp2, n.exp10, -n.exp10) > 1e6 {
		return nil, false
	}
	a, b := n.mant, natOne
	if n.exp10 >= 0 {
		a = a.mul(powWords(nat{10}, uint(n.exp10)))
	} else {
		b = powWords(nat{10}, uint(-n.exp10))
	}
	if n.exp2 >= 0 {
		a = a.shl(uint(n.exp2))
	} else {
		b = b.shl(uint(-n.exp2))
	}
	return z.setFrac(n.neg, a, b), true
}

// Scan serves fmt's scanning with verbs e E f F g G v.
func (z *Rat) Scan(s fmt.ScanState, ch rune) error {
	token, err := s.Token(true, func(r rune) bool { return strings.ContainsRune("0123456789abcdefABCDEFxXoOpP_/.+-", r) })
	if err != nil {
		return err
	}
	if !strings.ContainsRune("efgEFGv", ch) {
		return errors.New("Rat.Scan: invalid verb")
	}
	if _, ok := z.SetString(string(token)); !ok {
		return errors.New("Rat.Scan: invalid syntax")
	}
	return nil
}

// String returns "a/b", also if b is 1.
func (x *Rat) String() string { return x.a.String() + "/" + x.denominator().text(10) }

// RatString is String, but "a" if b is 1.
func (x *Rat) RatString() string {
	if x.IsInt() {
		return x.a.String()
	}
	return x.String()
}

// FloatString writes x with prec digits after the point; the last one is rounded, halves away from 0.
func (x *Rat) FloatString(prec int) string {
	if x.IsInt() {
		s := x.a.String()
		if prec > 0 {
			s += "." + strings.Repeat("0", prec)
		}
		return s
	}
	b := x.denominator()
	prec = max(prec, 0)
	q, r := x.a.abs.mul(powWords(nat{10}, uint(prec))).div(b)
	if r.add(r).cmp(b) >= 0 {
		q = q.add(natOne)
	}
	s := q.text(10)
	if len(s) <= prec {
		s = strings.Repeat("0", prec+1-len(s)) + s
	}
	if prec > 0 {
		s = s[:len(s)-prec] + "." + s[len(s)-prec:]
	}
	if x.a.neg {
		s = "-" + s
	}
	return s
}

// FloatPrec returns how many digits after the point, not repeating, x has, and whether that is all of it.
func (x *Rat) FloatPrec() (n int, exact bool) {
	d := x.denominator()
	twos := int(d.trailingZeros())
	d = d.shr(uint(twos))
	fives := 0
	for {
		q, r := d.divWord(5)
		if r != 0 {
			break
		}
		d = q
		fives++
	}
	return max(twos, fives), d.cmp(natOne) == 0
}

// GobEncode writes version and sign, the length of the numerator, numerator and denominator.
func (x *Rat) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	b := gobVersion << 1
	if x.a.neg {
		b |= 1
	}
	num := x.a.abs.bytes()
	n := len(num)
	buf := []byte{b, byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}
	return append(append(buf, num...), x.denominator().bytes()...), nil
}

func (z *Rat) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Rat{}
		return nil
	}
	if len(buf) < 5 {
		return errors.New("Rat.GobDecode: buffer too small")
	}
	if buf[0]>>1 != gobVersion {
		return fmt.Errorf("Rat.GobDecode: encoding version %d not supported", buf[0]>>1)
	}
	n := int(buf[1])<<24 | int(buf[2])<<16 | int(buf[3])<<8 | int(buf[4])
	if n > len(buf)-5 {
		return errors.New("Rat.GobDecode: invalid length")
	}
	z.a.set(buf[0]&1 != 0, natFromBytes(buf[5:5+n]))
	z.b.set(false, natFromBytes(buf[5+n:]))
	return nil
}

func (x *Rat) MarshalText() (text []byte, err error) { return []byte(x.RatString()), nil }

func (z *Rat) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text)); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Rat", text)
	}
	return nil
}
