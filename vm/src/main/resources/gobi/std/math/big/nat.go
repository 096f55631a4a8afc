// Package big has numbers without limits: integers (Int), fractions (Rat), and binary floating-point numbers of chosen precision
// (Float), with the behaviour that Go 1.23 documents.
//
// Methods put their result into the receiver, which may also be an operand, and return it. The zero values are 0.
//
// Magnitudes are slices of words, lowest first, and are not changed once made: operations make new ones. What grows faster than the
// length (products, quotients, powers, roots, digits) is done by the machine.
package big

import "math/bits"

// Word is one digit of a magnitude.
type Word uint

const wordBits = 64

// nat is a magnitude without leading zeros. nil is 0.
type nat []Word

var natOne = nat{1}

// The natives take and return magnitudes without leading zeros.

func mulWords(x, y nat) nat

// divWords needs y != 0.
func divWords(x, y nat) (q, r nat)
func powWords(x nat, n uint) nat

// modPowWords returns x**y mod m; m != 0.
func modPowWords(x, y, m nat) nat
func gcdWords(x, y nat) nat

// modInverseWords returns ok == false if x has no inverse mod m; m != 0.
func modInverseWords(x, m nat) (z nat, ok bool)
func sqrtWords(x nat) nat

// formatWords writes x in a base up to 36.
func formatWords(x nat, base int) string

// parseWords reads digits of a base up to 36, letters of either case. There must be at least one.
func parseWords(digits string, base int) nat

// primeWords tests with a chance of error below 2**-certainty.
func primeWords(x nat, certainty int) bool

func (x nat) norm() nat {
	n := len(x)
	for n > 0 && x[n-1] == 0 {
		n--
	}
	if n == 0 {
		return nil
	}
	return x[:n]
}

func natOf(v uint64) nat {
	if v == 0 {
		return nil
	}
	return nat{Word(v)}
}

func (x nat) low() uint64 {
	if len(x) == 0 {
		return 0
	}
	return uint64(x[0])
}

func (x nat) cmp(y nat) int {
	if len(x) != len(y) {
		if len(x) < len(y) {
			return -1
		}
		return 1
	}
	for i := len(x) - 1; i >= 0; i-- {
		if x[i] != y[i] {
			if x[i] < y[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

func (x nat) add(y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(y) == 0 {
		return x
	}
	z := make(nat, len(x)+1)
	var carry uint64
	for i, w := range x {
		var v uint64
		if i < len(y) {
			v = uint64(y[i])
		} else if carry == 0 {
			copy(z[i:], x[i:])
			break
		}
		sum, c := bits.Add64(uint64(w), v, carry)
		z[i], carry = Word(sum), c
	}
	z[len(x)] = Word(carry)
	return z.norm()
}

// sub needs x >= y.
func (x nat) sub(y nat) nat {
	if len(y) == 0 {
		return x
	}
	z := make(nat, len(x))
	var borrow uint64
	for i, w := range x {
		var v uint64
		if i < len(y) {
			v = uint64(y[i])
		}
		diff, b := bits.Sub64(uint64(w), v, borrow)
		z[i], borrow = Word(diff), b
	}
	return z.norm()
}

func (x nat) mul(y nat) nat {
	switch {
	case len(x) == 0 || len(y) == 0:
		return nil
	case len(x) == 1 && len(y) == 1:
		hi, lo := bits.Mul64(uint64(x[0]), uint64(y[0]))
		if hi == 0 {
			return nat{Word(lo)}
		}
		return nat{Word(lo), Word(hi)}
	case len(y) == 1:
		return x.mulAdd(uint64(y[0]), 0)
	case len(x) == 1:
		return y.mulAdd(uint64(x[0]), 0)
	}
	return mulWords(x, y)
}

// mulAdd returns x*v + carry.
func (x nat) mulAdd(v, carry uint64) nat {
	z := make(nat, len(x)+1)
	for i, w := range x {
		hi, lo := bits.Mul64(uint64(w), v)
		sum, c := bits.Add64(lo, carry, 0)
		z[i], carry = Word(sum), hi+c
	}
	z[len(x)] = Word(carry)
	return z.norm()
}

func (x nat) div(y nat) (q, r nat) {
	if len(y) == 0 {
		panic("division by zero")
	}
	if x.cmp(y) < 0 {
		return nil, x
	}
	if len(y) == 1 {
		q, rem := x.divWord(uint64(y[0]))
		return q, natOf(rem)
	}
	return divWords(x, y)
}

func (x nat) divWord(v uint64) (q nat, rem uint64) {
	q = make(nat, len(x))
	for i := len(x) - 1; i >= 0; i-- {
		var w uint64
		w, rem = bits.Div64(rem, uint64(x[i]), v)
		q[i] = Word(w)
	}
	return q.norm(), rem
}

func (x nat) bitLen() int {
	if len(x) == 0 {
		return 0
	}
	return (len(x)-1)*wordBits + bits.Len64(uint64(x[len(x)-1]))
}

func (x nat) trailingZeros() uint {
	for i, w := range x {
		if w != 0 {
			return uint(i*wordBits + bits.TrailingZeros64(uint64(w)))
		}
	}
	return 0
}

func (x nat) bit(i uint) uint {
	if w := i / wordBits; w < uint(len(x)) {
		return uint(x[w]>>(i%wordBits)) & 1
	}
	return 0
}

// anyBelow reports whether one of the lowest n bits is set.
func (x nat) anyBelow(n uint) bool { return len(x) > 0 && x.trailingZeros() < n }

func (x nat) shl(n uint) nat {
	if len(x) == 0 || n == 0 {
		return x
	}
	words, s := int(n/wordBits), n%wordBits
	z := make(nat, len(x)+words+1)
	var low Word
	for i, w := range x {
		z[words+i] = w<<s | low
		low = w >> (wordBits - s)
	}
	z[len(z)-1] = low
	return z.norm()
}

func (x nat) shr(n uint) nat {
	words, s := n/wordBits, n%wordBits
	if words >= uint(len(x)) {
		return nil
	}
	x = x[words:]
	if s == 0 {
		return x
	}
	z := make(nat, len(x))
	for i, w := range x {
		z[i] = w >> s
		if i+1 < len(x) {
			z[i] |= x[i+1] << (wordBits - s)
		}
	}
	return z.norm()
}

// complement returns n words of the two's complement of the number.
func (x nat) complement(neg bool, n int) nat {
	z := make(nat, n)
	copy(z, x)
	if neg {
		z.negate()
	}
	return z
}

// negate changes its receiver, which must be its caller's own.
func (z nat) negate() {
	carry := uint64(1)
	for i, w := range z {
		v, c := bits.Add64(^uint64(w), 0, carry)
		z[i], carry = Word(v), c
	}
}

const digitLetters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// text writes x in a base up to MaxBase.
func (x nat) text(base int) string {
	if base < 2 || base > MaxBase {
		panic("invalid base")
	}
	if len(x) == 0 {
		return "0"
	}
	if base <= 36 {
		return formatWords(x, base)
	}
	var digits []byte
	for len(x) > 0 {
		var d uint64
		x, d = x.divWord(uint64(base))
		digits = append(digits, digitLetters[d])
	}
	for i, j := 0, len(digits)-1; i < j; i, j = i+1, j-1 {
		digits[i], digits[j] = digits[j], digits[i]
	}
	return string(digits)
}

func digitValue(c byte, base int) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z':
		if base <= 36 {
			return int(c-'A') + 10
		}
		return int(c-'A') + 36
	}
	return MaxBase
}

// parseDigits reads digits and nothing else.
func parseDigits(s string, base int) (nat, bool) {
	if s == "" {
		return nil, false
	}
	for i := 0; i < len(s); i++ {
		if digitValue(s[i], base) >= base {
			return nil, false
		}
	}
	if base <= 36 {
		return parseWords(s, base), true
	}
	var z nat
	for i := 0; i < len(s); i++ {
		z = z.mulAdd(uint64(base), uint64(digitValue(s[i], base)))
	}
	return z, true
}

// parseNat reads a whole literal; base 0 means that a prefix tells the base and that underscores may separate digits.
func parseNat(s string, base int) (nat, bool) {
	if base != 0 {
		return parseDigits(s, base)
	}
	base = 10
	after := false // whether an underscore may come first
	if len(s) > 1 && s[0] == '0' {
		after = true
		switch s[1] {
		case 'b', 'B':
			base, s = 2, s[2:]
		case 'o', 'O':
			base, s = 8, s[2:]
		case 'x', 'X':
			base, s = 16, s[2:]
		default:
			base, s = 8, s[1:]
		}
	}
	s, ok := dropUnderscores(s, after)
	if !ok {
		return nil, false
	}
	return parseDigits(s, base)
}

// dropUnderscores checks that each stands between digits.
func dropUnderscores(s string, after bool) (string, bool) {
	kept := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '_' {
			kept = append(kept, s[i])
			after = true
			continue
		}
		if !after || i+1 == len(s) {
			return "", false
		}
		after = false
	}
	return string(kept), true
}

func (x nat) bytes() []byte {
	b := make([]byte, (x.bitLen()+7)/8)
	x.fill(b)
	return b
}

// fill writes x to the end of b, which is long enough, and zeros before it.
func (x nat) fill(b []byte) {
	for i := range b {
		n := len(b) - 1 - i
		b[i] = 0
		if w := n / 8; w < len(x) {
			b[i] = byte(x[w] >> (n % 8 * 8))
		}
	}
}

func natFromBytes(b []byte) nat {
	z := make(nat, (len(b)+7)/8)
	for i, v := range b {
		n := len(b) - 1 - i
		z[n/8] |= Word(v) << (n % 8 * 8)
	}
	return z.norm()
}
