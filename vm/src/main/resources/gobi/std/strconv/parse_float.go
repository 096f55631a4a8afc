package strconv

import (
	"math"
	"math/bits"
)

// ParseFloat parses a decimal or hexadecimal floating-point number in the form of Go's literals, an
// infinity or a NaN. The result is rounded to bitSize bits (32 or 64), half to even; what is too
// large gives an infinity and ErrRange.
func ParseFloat(s string, bitSize int) (float64, error) {
	f, n, reason := floatPrefix(s, bitSize)
	if n != len(s) {
		return 0, syntaxError("ParseFloat", s)
	}
	if reason != nil {
		return f, &NumError{"ParseFloat", s, reason}
	}
	return f, nil
}

// A scannedFloat is what a floating-point literal at the start of a text says.
type scannedFloat struct {
	end         int // where it ends; 0 if there is none
	negative    bool
	hex         bool
	underscores bool
	inexact     bool   // there were digits other than 0 that the mantissa does not hold
	mantissa    uint64 // the number is mantissa*10^exp, for hex mantissa*2^exp
	exp         int
	digits      int // where the first digit or point stands
}

// floatPrefix parses the float at the start of s and returns its length. The reason of an error is
// ErrSyntax, with length 0, or ErrRange.
func floatPrefix(s string, bitSize int) (f float64, n int, reason error) {
	if f, n := special(s); n > 0 {
		return f, n, nil
	}
	var p scannedFloat
	p.scan(s)
	if p.end == 0 {
		return 0, 0, ErrSyntax
	}
	switch {
	case p.hex:
		f = p.binary(bitSize)
	case p.mantissa == 0 && !p.inexact:
		f = 0
	default:
		f = p.quick(bitSize)
		if f == 0 {
			f = decimal(p.clean(s), bitSize)
		}
	}
	if p.negative {
		f = -f
	}
	if f-f != 0 {
		reason = ErrRange
	}
	return f, p.end, reason
}

// special recognizes the infinities and NaN at the start of s, in any case.
func special(s string) (f float64, n int) {
	if s == "" {
		return 0, 0
	}
	sign := 0
	if s[0] == '+' || s[0] == '-' {
		sign = 1
	}
	if len(s) < sign+3 {
		return 0, 0
	}
	if c := s[sign] | 0x20; c != 'i' && c != 'n' {
		return 0, 0
	}
	if sign == 0 && sameFold(s[:3], "nan") {
		return math.NaN(), 3
	}
	if !sameFold(s[sign:sign+3], "inf") {
		return 0, 0
	}
	n = sign + 3
	if len(s) >= sign+8 && sameFold(s[sign:sign+8], "infinity") {
		n = sign + 8
	}
	if s[0] == '-' {
		return math.Inf(-1), n
	}
	return math.Inf(1), n
}

// sameFold reports whether s is lower but for the case; lower has letters only.
func sameFold(s, lower string) bool {
	for i := 0; i < len(s); i++ {
		if s[i]|0x20 != lower[i] {
			return false
		}
	}
	return true
}

// scan reads the literal at the start of s.
func (p *scannedFloat) scan(s string) {
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		p.negative = s[i] == '-'
		i++
	}
	base, perDigit := uint64(10), 1
	// What is below room has room for one more digit.
	room := uint64(1e18)
	if i+2 < len(s) && s[i] == '0' && s[i+1]|0x20 == 'x' {
		p.hex = true
		base, perDigit = 16, 4
		room = 1 << 60
		i += 2
	}
	p.digits = i
	some, point := false, false
	for ; i < len(s); i++ {
		c := s[i]
		d := uint64(c - '0')
		if d >= 10 {
			if c == '_' {
				p.underscores = true
				continue
			}
			if c == '.' {
				if point {
					break
				}
				point = true
				continue
			}
			if !p.hex || c|0x20-'a' >= 6 {
				break
			}
			d = uint64(c|0x20-'a') + 10
		}
		some = true
		if p.mantissa < room {
			p.mantissa = p.mantissa*base + d
			if point {
				p.exp -= perDigit
			}
		} else {
			if d != 0 {
				p.inexact = true
			}
			if !point {
				p.exp += perDigit
			}
		}
	}
	if !some {
		return
	}
	mark := byte('e')
	if p.hex {
		mark = 'p'
	}
	if i < len(s) && s[i]|0x20 == mark {
		i = p.scanExponent(s, i+1)
		if i == 0 {
			return
		}
	} else if p.hex {
		return
	}
	if p.underscores && !underscoresFit(s[:i]) {
		return
	}
	p.end = i
}

// scanExponent reads the exponent at i and returns its end, 0 if there is none.
func (p *scannedFloat) scanExponent(s string, i int) int {
	negative := false
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		negative = s[i] == '-'
		i++
	}
	if i >= len(s) || s[i]-'0' > 9 {
		return 0
	}
	e := 0
	for ; i < len(s) && (s[i]-'0' < 10 || s[i] == '_'); i++ {
		if s[i] == '_' {
			p.underscores = true
		} else if e < 10000 {
			e = e*10 + int(s[i]-'0')
		}
	}
	if negative {
		e = -e
	}
	p.exp += e
	return i
}

// clean returns the digits, point and exponent of the literal without underscores.
func (p *scannedFloat) clean(s string) string {
	s = s[p.digits:p.end]
	if !p.underscores {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '_' {
			b = append(b, s[i])
		}
	}
	return string(b)
}

// quick converts what one exact operation on floats converts, and returns 0 for the rest.
func (p *scannedFloat) quick(bitSize int) float64 {
	if p.inexact || bitSize == 32 || p.mantissa>>53 != 0 {
		return 0
	}
	f := float64(p.mantissa)
	switch {
	case p.exp == 0:
		return f
	case p.exp > 0 && p.exp <= 22:
		if p.exp > 15 {
			// All digits move to the left of the point; that must still be exact.
			f *= tens(p.exp - 15)
			if f > 1e15 {
				return 0
			}
			return f * 1e15
		}
		return f * tens(p.exp)
	case p.exp < 0 && p.exp >= -22:
		return f / tens(-p.exp)
	}
	return 0
}

// tens returns 10^n, for n up to 22, where all powers are exact.
func tens(n int) float64 {
	f := 1.0
	if n >= 16 {
		f = 1e16
		n -= 16
	}
	if n >= 8 {
		f *= 1e8
		n -= 8
	}
	for ; n > 0; n-- {
		f *= 10
	}
	return f
}

// binary converts a hexadecimal literal.
func (p *scannedFloat) binary(bitSize int) float64 {
	if p.mantissa == 0 {
		return 0
	}
	keep, least, most := 53, -1022, 1023
	if bitSize == 32 {
		keep, least, most = 24, -126, 127
	}
	// The value is m*2^(e-63), the top bit of m is set; the lowest also stands for digits beyond.
	up := bits.LeadingZeros64(p.mantissa)
	m := p.mantissa << up
	if p.inexact {
		m |= 1
	}
	e := p.exp - up + 63
	drop := 64 - keep
	if e < least {
		drop += least - e
		e = least
	}
	if drop > 64 {
		return 0
	}
	kept := m >> drop
	lost := m << (64 - drop)
	if lost > 1<<63 || lost == 1<<63 && kept&1 != 0 {
		kept++
	}
	if e > most || e == most && kept>>keep != 0 {
		return math.Inf(1)
	}
	return math.Ldexp(float64(kept), e-keep+1)
}
