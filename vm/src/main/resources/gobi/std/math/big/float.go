package big

import (
	"fmt"
	"math"
	"strconv"
)

// Limits of exponents and precisions.
const (
	MaxExp  = math.MaxInt32
	MinExp  = math.MinInt32
	MaxPrec = math.MaxUint32
)

// RoundingMode says which way results are rounded.
type RoundingMode byte

const (
	ToNearestEven RoundingMode = iota
	ToNearestAway
	ToZero
	AwayFromZero
	ToNegativeInf
	ToPositiveInf
)

var modeNames = [...]string{"ToNearestEven", "ToNearestAway", "ToZero", "AwayFromZero", "ToNegativeInf", "ToPositiveInf"}

func (m RoundingMode) String() string {
	if int(m) < len(modeNames) {
		return modeNames[m]
	}
	return "RoundingMode(" + strconv.Itoa(int(m)) + ")"
}

// Accuracy tells how a result lies to the exact value.
type Accuracy int8

const (
	Below Accuracy = -1
	Exact Accuracy = 0
	Above Accuracy = +1
)

func (a Accuracy) String() string {
	switch a {
	case Below:
		return "Below"
	case Exact:
		return "Exact"
	case Above:
		return "Above"
	}
	return "Accuracy(" + strconv.Itoa(int(a)) + ")"
}

func makeAccuracy(compared int) Accuracy { return Accuracy(compared) }

// ErrNaN is the panic of operations without a result, such as 0/0.
type ErrNaN struct {
	msg string
}

func (err ErrNaN) Error() string { return err.msg }

type form byte

const (
	zero form = iota
	finite
	inf
)

// Float is a number mant * 2**exp, an infinity, or a zero with a sign. Results are rounded to the receiver's precision; an unset
// precision (0) is set to that of the operands.
type Float struct {
	prec uint32
	mode RoundingMode
	acc  Accuracy
	form form
	neg  bool
	mant nat // at most prec bits, odd
	exp  int
}

// NewFloat returns a new Float with value x and precision 53. It panics for NaN.
func NewFloat(x float64) *Float {
	if math.IsNaN(x) {
		panic(ErrNaN{"NewFloat(NaN)"})
	}
	return new(Float).SetFloat64(x)
}

func (z *Float) setZero(neg bool) *Float {
	z.acc, z.form, z.neg, z.mant, z.exp = Exact, zero, neg, nil, 0
	return z
}

// SetInf sets z to an infinity.
func (z *Float) SetInf(signbit bool) *Float {
	z.acc, z.form, z.neg, z.mant, z.exp = Exact, inf, signbit, nil, 0
	return z
}

// setRounded sets z to the rounded mant * 2**exp; sticky says that the magnitude is a little more than that.
func (z *Float) setRounded(neg bool, mant nat, exp int, sticky bool) *Float {
	if len(mant) == 0 {
		return z.setZero(neg)
	}
	z.form, z.neg, z.acc = finite, neg, Exact
	up := false
	if drop := mant.bitLen() - int(z.prec); drop > 0 {
		half := mant.bit(uint(drop-1)) == 1
		rest := sticky || mant.anyBelow(uint(drop-1))
		inexact := half || rest
		mant = mant.shr(uint(drop))
		exp += drop
		if inexact {
			up = z.roundsUp(mant.bit(0) == 1, half, rest)
			if up {
				mant = mant.add(natOne)
			}
			z.acc = z.accuracy(up)
		}
	} else if sticky {
		// Nothing but a trace is lost.
		if up = z.roundsUp(false, false, true); up {
			pad := uint(-drop)
			mant = mant.shl(pad).add(natOne)
			exp -= int(pad)
		}
		z.acc = z.accuracy(up)
	}
	n := mant.trailingZeros()
	z.mant, z.exp = mant.shr(n), exp+int(n)
	if e := z.exp + z.mant.bitLen(); e > MaxExp {
		z.SetInf(neg)
		z.acc = z.accuracy(true)
	} else if e < MinExp {
		z.setZero(neg)
		z.acc = z.accuracy(false)
	}
	return z
}

// accuracy is that of a magnitude rounded up or down.
func (z *Float) accuracy(up bool) Accuracy {
	if up != z.neg {
		return Above
	}
	return Below
}

func (z *Float) roundsUp(odd, half, rest bool) bool {
	switch z.mode {
	case ToNearestEven:
		return half && (rest || odd)
	case ToNearestAway:
		return half
	case ToZero:
		return false
	case AwayFromZero:
		return true
	case ToNegativeInf:
		return z.neg
	}
	return !z.neg
}

// SetPrec sets the precision and rounds; 0 makes z 0 of no precision.
func (z *Float) SetPrec(prec uint) *Float {
	z.acc = Exact
	if prec == 0 {
		z.prec = 0
		if z.form == finite {
			z.acc = z.accuracy(false)
			z.form, z.mant, z.exp = zero, nil, 0
		}
		return z
	}
	z.prec = uint32(min(prec, MaxPrec))
	if z.form == finite {
		z.setRounded(z.neg, z.mant, z.exp, false)
	}
	return z
}

// SetMode sets the rounding mode.
func (z *Float) SetMode(mode RoundingMode) *Float {
	z.mode, z.acc = mode, Exact
	return z
}

func (x *Float) Prec() uint { return uint(x.prec) }

// MinPrec returns the least precision that holds x exactly.
func (x *Float) MinPrec() uint {
	if x.form != finite {
		return 0
	}
	return uint(x.mant.bitLen())
}

func (x *Float) Mode() RoundingMode { return x.mode }

// Acc returns the accuracy of the latest operation.
func (x *Float) Acc() Accuracy { return x.acc }

func (x *Float) Sign() int {
	switch {
	case x.form == zero:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

func (x *Float) Signbit() bool { return x.neg }

func (x *Float) IsInf() bool { return x.form == inf }

func (x *Float) IsInt() bool { return x.form == zero || x.form == finite && x.exp >= 0 }

// MantExp returns the exponent of x = mant * 2**exp with 0.5 <= |mant| < 1 and sets mant unless it is nil.
func (x *Float) MantExp(mant *Float) (exp int) {
	if x.form == finite {
		exp = x.exp + x.mant.bitLen()
	}
	if mant != nil {
		mant.Copy(x)
		if x.form == finite {
			mant.exp = -mant.mant.bitLen()
		}
	}
	return exp
}

// SetMantExp sets z = mant * 2**exp with the precision and mode of mant.
func (z *Float) SetMantExp(mant *Float, exp int) *Float {
	z.Set(mant)
	if z.form == finite {
		z.setRounded(z.neg, z.mant, z.exp+exp, false)
	}
	return z
}

func (z *Float) defaultPrec(prec uint32) {
	if z.prec == 0 {
		z.prec = prec
	}
}

func (z *Float) SetUint64(x uint64) *Float {
	z.defaultPrec(64)
	return z.setRounded(false, natOf(x), 0, false)
}

func (z *Float) SetInt64(x int64) *Float {
	z.defaultPrec(64)
	return z.setRounded(x < 0, NewInt(x).abs, 0, false)
}

// SetFloat64 panics for NaN.
func (z *Float) SetFloat64(x float64) *Float {
	z.defaultPrec(53)
	switch {
	case math.IsNaN(x):
		panic(ErrNaN{"Float.SetFloat64(NaN)"})
	case math.IsInf(x, 0):
		return z.SetInf(x < 0)
	}
	m, exp := split(math.Abs(x))
	return z.setRounded(math.Signbit(x), natOf(m), exp, false)
}

func (z *Float) SetInt(x *Int) *Float {
	z.defaultPrec(uint32(max(x.BitLen(), 64)))
	return z.setRounded(x.neg, x.abs, 0, false)
}

func (z *Float) SetRat(x *Rat) *Float {
	if x.IsInt() {
		return z.SetInt(x.Num())
	}
	b := x.denominator()
	z.defaultPrec(uint32(max(x.a.BitLen(), b.bitLen(), 64)))
	return z.quo(x.a.neg, x.a.abs, 0, b, 0)
}

// Set sets z to x, rounded unless z takes the precision of x.
func (z *Float) Set(x *Float) *Float {
	if z == x {
		return z
	}
	z.defaultPrec(x.prec)
	switch x.form {
	case zero:
		return z.setZero(x.neg)
	case inf:
		return z.SetInf(x.neg)
	}
	return z.setRounded(x.neg, x.mant, x.exp, false)
}

// Copy sets z to x with its precision, mode and accuracy.
func (z *Float) Copy(x *Float) *Float {
	*z = *x
	return z
}

func (z *Float) Abs(x *Float) *Float {
	z.Set(x)
	z.neg = false
	return z
}

func (z *Float) Neg(x *Float) *Float {
	z.Set(x)
	z.neg = !z.neg
	return z
}

// Uint64 returns x cut to an integer, within the type's limits. As in the reference, what is cut from a number above 1 counts as
// inexact only if the number has more than 64 significant bits.
func (x *Float) Uint64() (uint64, Accuracy) {
	if x.form == zero {
		return 0, Exact
	}
	if x.neg {
		return 0, Above
	}
	n, acc := x.integer()
	if x.form == inf || len(n) > 1 {
		return math.MaxUint64, Below
	}
	if len(n) > 0 && x.MinPrec() <= 64 {
		acc = Exact
	}
	return n.low(), acc
}

// Int64 returns x cut to an integer, within the type's limits.
func (x *Float) Int64() (int64, Accuracy) {
	if x.form == zero {
		return 0, Exact
	}
	n, acc := x.integer()
	if v := (&Int{x.neg, n}); x.form == finite && v.IsInt64() {
		return v.Int64(), acc
	}
	if x.neg {
		return math.MinInt64, Above
	}
	return math.MaxInt64, Below
}

// integer returns the magnitude's integer part; nil for infinities.
func (x *Float) integer() (nat, Accuracy) {
	if x.form != finite {
		return nil, Exact
	}
	if x.exp >= 0 {
		if x.exp > 64 && x.mant.bitLen()+x.exp > 1<<33 {
			panic("math/big: integer is too large")
		}
		return x.mant.shl(uint(x.exp)), Exact
	}
	return x.mant.shr(uint(-x.exp)), x.accuracy(false)
}

// Int sets z, or a new Int if that is nil, to x cut to an integer; it returns nil for infinities.
func (x *Float) Int(z *Int) (*Int, Accuracy) {
	if z == nil && x.form != inf {
		z = new(Int)
	}
	switch x.form {
	case inf:
		return nil, makeAccuracy(-x.Sign())
	case zero:
		return z.SetInt64(0), Exact
	}
	n, acc := x.integer()
	return z.set(x.neg, n), acc
}

// Rat sets z, or a new Rat if that is nil, to x; it returns nil for infinities.
func (x *Float) Rat(z *Rat) (*Rat, Accuracy) {
	if z == nil && x.form != inf {
		z = new(Rat)
	}
	switch {
	case x.form == inf:
		return nil, makeAccuracy(-x.Sign())
	case x.form == zero:
		return z.SetInt64(0), Exact
	case x.exp >= 0:
		return z.setFrac(x.neg, x.mant.shl(uint(x.exp)), natOne), Exact
	}
	return z.setFrac(x.neg, x.mant, natOne.shl(uint(-x.exp))), Exact
}

// Float64 returns the nearest float64, ties to even, and its accuracy.
func (x *Float) Float64() (float64, Accuracy) { return x.float(53, -1074, 1024) }

// Float32 returns the nearest float32.
func (x *Float) Float32() (float32, Accuracy) {
	f, acc := x.float(24, -149, 128)
	return float32(f), acc
}

func (x *Float) float(prec, minExp, maxExp int) (float64, Accuracy) {
	f, exact := 0.0, true
	switch {
	case x.form == inf:
		f = infinity
	case x.form == finite && x.exp+x.mant.bitLen() > maxExp:
		f, exact = infinity, false
	case x.form == finite && x.exp+x.mant.bitLen() < minExp-1:
		exact = false
	case x.form == finite && x.exp >= 0:
		f, exact = quotient(x.mant.shl(uint(x.exp)), natOne, prec, minExp, maxExp)
	case x.form == finite:
		f, exact = quotient(x.mant, natOne.shl(uint(-x.exp)), prec, minExp, maxExp)
	}
	if x.neg {
		f = -f
	}
	if exact {
		return f, Exact
	}
	return f, makeAccuracy(new(Float).SetFloat64(f).Cmp(x))
}

// Cmp returns -1, 0 or 1; -0 equals 0.
func (x *Float) Cmp(y *Float) int {
	sx, sy := x.order(), y.order()
	switch {
	case sx < sy:
		return -1
	case sx > sy:
		return 1
	case x.form != finite || y.form != finite:
		return 0
	}
	c := 0
	ex, ey := x.exp+x.mant.bitLen(), y.exp+y.mant.bitLen()
	switch {
	case ex < ey:
		c = -1
	case ex > ey:
		c = 1
	case x.exp > y.exp:
		c = x.mant.shl(uint(x.exp - y.exp)).cmp(y.mant)
	default:
		c = x.mant.cmp(y.mant.shl(uint(y.exp - x.exp)))
	}
	if x.neg {
		c = -c
	}
	return c
}

// order sorts infinities, signs and zero.
func (x *Float) order() int {
	n := int(x.form)
	if x.neg {
		return -n
	}
	return n
}

func (z *Float) Add(x, y *Float) *Float {
	z.defaultPrec(max(x.prec, y.prec))
	return z.sum(x, y, y.neg, "addition of infinities with opposite signs")
}

func (z *Float) Sub(x, y *Float) *Float {
	z.defaultPrec(max(x.prec, y.prec))
	return z.sum(x, y, !y.neg, "subtraction of infinities with equal signs")
}

func (z *Float) sum(x, y *Float, yneg bool, nan string) *Float {
	if x.form == inf && y.form == inf && x.neg != yneg {
		z.setZero(false)
		panic(ErrNaN{nan})
	}
	switch {
	case x.form == inf:
		return z.SetInf(x.neg)
	case y.form == inf:
		return z.SetInf(yneg)
	case x.form == zero && y.form == zero:
		neg := x.neg && yneg
		if x.neg != yneg && z.mode == ToNegativeInf {
			neg = true
		}
		return z.setZero(neg)
	case y.form == zero:
		return z.setRounded(x.neg, x.mant, x.exp, false)
	case x.form == zero:
		return z.setRounded(yneg, y.mant, y.exp, false)
	}
	a, aneg, b, bneg := x, x.neg, y, yneg
	if a.exp+a.mant.bitLen() < b.exp+b.mant.bitLen() {
		a, aneg, b, bneg = b, bneg, a, aneg
	}
	am, ae, bm, be := a.mant, a.exp, b.mant, b.exp
	// A summand far below the other one's last bit counts only as a trace.
	if low := min(ae, ae+am.bitLen()-int(z.prec)) - 3; be+bm.bitLen() < low {
		am, ae = am.shl(uint(ae-low)), low
		bm, be = natOne, low-1
	}
	if ae > be {
		am, ae = am.shl(uint(ae-be)), be
	} else {
		bm = bm.shl(uint(be - ae))
	}
	r := new(Int).Add(&Int{aneg, am}, &Int{bneg, bm})
	if len(r.abs) == 0 {
		return z.setZero(z.mode == ToNegativeInf)
	}
	return z.setRounded(r.neg, r.abs, ae, false)
}

func (z *Float) Mul(x, y *Float) *Float {
	z.defaultPrec(max(x.prec, y.prec))
	neg := x.neg != y.neg
	switch {
	case x.form == zero && y.form == inf || x.form == inf && y.form == zero:
		z.setZero(false)
		panic(ErrNaN{"multiplication of zero with infinity"})
	case x.form == inf || y.form == inf:
		return z.SetInf(neg)
	case x.form == zero || y.form == zero:
		return z.setZero(neg)
	}
	return z.setRounded(neg, x.mant.mul(y.mant), x.exp+y.exp, false)
}

func (z *Float) Quo(x, y *Float) *Float {
	z.defaultPrec(max(x.prec, y.prec))
	neg := x.neg != y.neg
	switch {
	case x.form == y.form && x.form != finite:
		z.setZero(false)
		panic(ErrNaN{"division of zero by zero or infinity by infinity"})
	case x.form == zero || y.form == inf:
		return z.setZero(neg)
	case x.form == inf || y.form == zero:
		return z.SetInf(neg)
	}
	return z.quo(neg, x.mant, x.exp, y.mant, y.exp)
}

func (z *Float) quo(neg bool, a nat, aexp int, b nat, bexp int) *Float {
	exp := aexp - bexp
	if shift := int(z.prec) + 3 - (a.bitLen() - b.bitLen()); shift > 0 {
		a = a.shl(uint(shift))
		exp -= shift
	}
	q, r := a.div(b)
	return z.setRounded(neg, q, exp, len(r) > 0)
}

// Sqrt sets z to the rounded square root of x; it panics for x < 0. The accuracy is always Exact.
func (z *Float) Sqrt(x *Float) *Float {
	z.defaultPrec(x.prec)
	if x.Sign() < 0 {
		panic(ErrNaN{"square root of negative operand"})
	}
	switch x.form {
	case zero:
		return z.setZero(x.neg)
	case inf:
		return z.SetInf(false)
	}
	m, exp := x.mant, x.exp
	shift := max(0, 2*int(z.prec)+4-m.bitLen())
	if (exp-shift)&1 != 0 {
		shift++
	}
	m = m.shl(uint(shift))
	root := sqrtWords(m)
	z.setRounded(false, root, (exp-shift)/2, root.mul(root).cmp(m) != 0)
	z.acc = Exact // as the reference has it, also when the root is rounded
	return z
}

// GobEncode writes version, mode, accuracy, form and sign, precision, and for finite numbers exponent and mantissa.
func (x *Float) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	b := byte(x.mode&7)<<5 | byte((x.acc+1)&3)<<3 | byte(x.form&3)<<1
	if x.neg {
		b |= 1
	}
	buf := []byte{gobVersion, b}
	buf = append(buf, byte(x.prec>>24), byte(x.prec>>16), byte(x.prec>>8), byte(x.prec))
	if x.form == finite {
		n := x.mant.bitLen()
		e := uint32(x.exp + n)
		buf = append(buf, byte(e>>24), byte(e>>16), byte(e>>8), byte(e))
		words := min((n+63)/64, (int(x.prec)+63)/64)
		b := make([]byte, 8*words)
		x.mant.shl(uint(64*words - n)).fill(b)
		buf = append(buf, b...)
	}
	return buf, nil
}

func (z *Float) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Float{}
		return nil
	}
	if len(buf) < 6 {
		return fmt.Errorf("Float.GobDecode: buffer too small")
	}
	if buf[0] != gobVersion {
		return fmt.Errorf("Float.GobDecode: encoding version %d not supported", buf[0])
	}
	old := *z
	b := buf[1]
	word := func(i int) uint32 {
		return uint32(buf[i])<<24 | uint32(buf[i+1])<<16 | uint32(buf[i+2])<<8 | uint32(buf[i+3])
	}
	*z = Float{prec: word(2), mode: RoundingMode(b >> 5 & 7), form: form(b >> 1 & 3), neg: b&1 != 0}
	acc := Accuracy(b>>3&3) - 1
	if z.form == finite {
		if len(buf) < 10 {
			*z = old
			return fmt.Errorf("Float.GobDecode: buffer too small for finite form float")
		}
		mode := z.mode
		z.setRounded(z.neg, natFromBytes(buf[10:]), int(int32(word(6)))-8*len(buf[10:]), false)
		z.mode = mode
	}
	z.acc = acc
	if old.prec != 0 {
		z.mode = old.mode
		z.SetPrec(uint(old.prec))
	}
	return nil
}

// MarshalText writes x so that it can be read back exactly.
func (x *Float) MarshalText() (text []byte, err error) {
	if x == nil {
		return []byte("<nil>"), nil
	}
	return x.Append(nil, 'g', -1), nil
}

// UnmarshalText reads with the precision of z, or 64.
func (z *Float) UnmarshalText(text []byte) error {
	_, _, err := z.Parse(string(text), 0)
	if err != nil {
		err = fmt.Errorf("math/big: cannot unmarshal %q into a *big.Float (%v)", text, err)
	}
	return err
}
