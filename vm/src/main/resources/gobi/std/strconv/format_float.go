package strconv

import (
	"math"
	"math/bits"
)

// FormatFloat returns the text of f in the format fmt, one of b, e, E, f, g, G, x and X, with prec
// digits as the format counts them, or if prec is negative as many as it takes to tell f from all
// other floats of bitSize (32 or 64) bits.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	var buf [32]byte
	return string(AppendFloat(buf[:0], f, fmt, prec, bitSize))
}

// AppendFloat appends the text of f.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	switch bitSize {
	case 32:
		f = float64(float32(f))
	case 64:
	default:
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	if f-f != 0 {
		switch {
		case f != f:
			return append(dst, "NaN"...)
		case f > 0:
			return append(dst, "+Inf"...)
		}
		return append(dst, "-Inf"...)
	}
	switch fmt {
	case 'b', 'e', 'E', 'f', 'g', 'G', 'x', 'X':
	default:
		return append(dst, '%', fmt)
	}
	if math.Signbit(f) {
		dst = append(dst, '-')
		f = -f
	}
	switch fmt {
	case 'b':
		return appendBinary(dst, f, bitSize)
	case 'x', 'X':
		return appendHex(dst, f, fmt, prec)
	case 'f':
		if prec >= 0 && prec <= 15 {
			if out, ok := appendScaled(dst, f, prec); ok {
				return out
			}
		}
	}
	var buf [32]byte
	digits, point := digitsOf(buf[:], f, fmt, prec, bitSize)
	if prec < 0 {
		switch fmt {
		case 'f':
			prec = max(len(digits)-point, 0)
		case 'e', 'E':
			prec = max(len(digits)-1, 0)
		default:
			return appendGeneral(dst, digits, point, len(digits), 6, fmt)
		}
	}
	switch fmt {
	case 'f':
		return appendFixed(dst, digits, point, prec)
	case 'e', 'E':
		return appendExponent(dst, digits, point, prec, fmt)
	}
	if prec == 0 {
		prec = 1
	}
	threshold := prec
	if threshold > len(digits) && len(digits) >= point {
		threshold = len(digits)
	}
	return appendGeneral(dst, digits, point, prec, threshold, fmt)
}

// digitsOf returns the digits of f and the place of the point before, after or among them; buf is
// where they may be written.
func digitsOf(buf []byte, f float64, fmt byte, prec, bitSize int) (digits []byte, point int) {
	if f == 0 {
		return buf[:0], 0
	}
	if prec < 0 {
		var u uint64
		exp := 0
		exact := 1 << 53
		if bitSize == 32 {
			exact = 1 << 24
		}
		if f < float64(exact) && f == float64(int64(f)) {
			// The next floats are no nearer than the next integers, so this is the shortest.
			u = uint64(f)
			for u%10 == 0 {
				u /= 10
				exp++
			}
		} else {
			u, exp = shortest(f, bitSize)
		}
		digits = buf[decimalDigits(buf, u):]
		return digits, len(digits) + exp
	}
	significant := fmt != 'f'
	places := prec
	switch fmt {
	case 'e', 'E':
		places = prec + 1
	case 'g', 'G':
		if prec == 0 {
			places = 1
		}
	}
	if !significant || places > len(buf) {
		buf = make([]byte, 800)
	}
	n, point := rounded(buf, f, significant, places)
	return buf[:n], point
}

// appendScaled appends f with prec digits after the point by arithmetic on its mantissa, if that
// fits in 128 bits.
func appendScaled(dst []byte, f float64, prec int) ([]byte, bool) {
	b := math.Float64bits(f)
	exp := int(b >> 52)
	mant := b & (1<<52 - 1)
	if exp == 0 {
		exp++
	} else {
		mant |= 1 << 52
	}
	exp -= 1023 + 52
	power := uint64(1)
	for range prec {
		power *= 10
	}
	hi, lo := bits.Mul64(mant, power)
	// The value is (hi,lo)*2^exp in units of the last place.
	var u uint64
	switch {
	case exp >= 0:
		if hi != 0 || exp >= 64 || lo<<exp>>exp != lo {
			return dst, false
		}
		u = lo << exp
	case exp > -64:
		if hi>>-exp != 0 {
			return dst, false
		}
		u = hi<<(64+exp) | lo>>-exp
		u = roundUp(u, lo<<(64+exp), 0)
	case exp == -64:
		u = roundUp(hi, lo, 0)
	case exp > -128:
		u = hi >> (-exp - 64)
		u = roundUp(u, hi<<(128+exp)|lo>>(-exp-64), lo<<(128+exp))
	}
	var buf [24]byte
	at := decimalDigits(buf[:], u)
	if prec == 0 {
		return append(dst, buf[at:]...), true
	}
	for len(buf)-at <= prec {
		at--
		buf[at] = '0'
	}
	dst = append(dst, buf[at:len(buf)-prec]...)
	dst = append(dst, '.')
	return append(dst, buf[len(buf)-prec:]...), true
}

// roundUp returns u, one more if the fraction 0.lost,rest calls for it, half to even.
func roundUp(u, lost, rest uint64) uint64 {
	if lost > 1<<63 || lost == 1<<63 && (rest != 0 || u&1 != 0) {
		u++
	}
	return u
}

func appendFixed(dst, digits []byte, point, prec int) []byte {
	whole := min(len(digits), max(point, 0))
	if point > 0 {
		dst = append(dst, digits[:whole]...)
		dst = zeros(dst, point-whole)
	} else {
		dst = append(dst, '0')
	}
	if prec > 0 {
		dst = append(dst, '.')
		if point < 0 {
			lead := min(-point, prec)
			dst = zeros(dst, lead)
			prec -= lead
		}
		part := digits[whole:]
		part = part[:min(len(part), prec)]
		dst = append(dst, part...)
		dst = zeros(dst, prec-len(part))
	}
	return dst
}

func appendExponent(dst, digits []byte, point, prec int, fmt byte) []byte {
	first, exp := byte('0'), 0
	if len(digits) > 0 {
		first, exp = digits[0], point-1
		digits = digits[1:]
	}
	dst = append(dst, first)
	if prec > 0 {
		dst = append(dst, '.')
		part := digits[:min(len(digits), prec)]
		dst = append(dst, part...)
		dst = zeros(dst, prec-len(part))
	}
	return appendPower(dst, fmt, exp)
}

// appendPower appends the mark of the exponent, its sign and at least two digits.
func appendPower(dst []byte, mark byte, exp int) []byte {
	sign := byte('+')
	if exp < 0 {
		sign = '-'
		exp = -exp
	}
	dst = append(dst, mark, sign)
	if exp < 100 {
		return append(dst, pairs[2*exp:2*exp+2]...)
	}
	return AppendInt(dst, int64(exp), 10)
}

func appendGeneral(dst, digits []byte, point, prec, threshold int, fmt byte) []byte {
	exp := point - 1
	if exp < -4 || exp >= threshold {
		return appendExponent(dst, digits, point, min(prec, len(digits))-1, fmt+'e'-'g')
	}
	return appendFixed(dst, digits, point, max(len(digits)-point, 0))
}

func zeros(dst []byte, n int) []byte {
	for ; n > 8; n -= 8 {
		dst = append(dst, "00000000"...)
	}
	if n > 0 {
		dst = append(dst, "00000000"[:n]...)
	}
	return dst
}

// parts returns the mantissa and the exponent of f = mant*2^exp as its encoding has them.
func parts(f float64, bitSize int) (mant uint64, exp int) {
	if bitSize == 32 {
		b := math.Float32bits(float32(f))
		exp = int(b >> 23)
		mant = uint64(b & (1<<23 - 1))
		if exp == 0 {
			return mant, 1 - 127 - 23
		}
		return mant | 1<<23, exp - 127 - 23
	}
	b := math.Float64bits(f)
	exp = int(b >> 52)
	mant = b & (1<<52 - 1)
	if exp == 0 {
		return mant, 1 - 1023 - 52
	}
	return mant | 1<<52, exp - 1023 - 52
}

func appendBinary(dst []byte, f float64, bitSize int) []byte {
	mant, exp := parts(f, bitSize)
	dst = AppendUint(dst, mant, 10)
	dst = append(dst, 'p')
	if exp >= 0 {
		dst = append(dst, '+')
	}
	return AppendInt(dst, int64(exp), 10)
}

func appendHex(dst []byte, f float64, fmt byte, prec int) []byte {
	digits := "0123456789abcdef"
	if fmt == 'X' {
		digits = "0123456789ABCDEF"
	}
	// The value is mant*2^(exp-60) with one bit before the point.
	mant, exp := parts(f, 64)
	if mant == 0 {
		exp = 0
	} else {
		up := bits.LeadingZeros64(mant) - 3
		mant <<= up
		exp += 60 - up
	}
	if prec >= 0 && prec < 15 {
		drop := 60 - 4*prec
		kept := mant >> drop
		lost := mant << (64 - drop)
		mant = roundUp(kept, lost, 0) << drop
		if mant>>61 != 0 {
			mant >>= 1
			exp++
		}
	}
	dst = append(dst, '0', fmt, '0'+byte(mant>>60))
	mant <<= 4
	if prec < 0 && mant != 0 {
		dst = append(dst, '.')
		for ; mant != 0; mant <<= 4 {
			dst = append(dst, digits[mant>>60])
		}
	} else if prec > 0 {
		dst = append(dst, '.')
		for range prec {
			dst = append(dst, digits[mant>>60])
			mant <<= 4
		}
	}
	return appendPower(dst, fmt+'p'-'x', exp)
}
