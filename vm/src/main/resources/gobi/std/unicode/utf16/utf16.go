// Package utf16 encodes and decodes runes as UTF-16. It follows the documented behaviour of Go
// 1.23.
package utf16

const (
	replacement = '\uFFFD'
	maxRune     = '\U0010FFFF'
	highStart   = 0xD800
	lowStart    = 0xDC00
	halfCount   = 0x400
	beyond      = 0x10000 // the first rune that takes a pair
)

// IsSurrogate reports whether r is one half of a surrogate pair.
func IsSurrogate(r rune) bool {
	return uint32(r)-highStart < 2*halfCount
}

// DecodeRune returns the rune that the pair encodes, or U+FFFD if it is no valid pair.
func DecodeRune(r1, r2 rune) rune {
	if uint32(r1)-highStart < halfCount && uint32(r2)-lowStart < halfCount {
		return (r1-highStart)<<10 + (r2 - lowStart) + beyond
	}
	return replacement
}

// EncodeRune returns the pair that encodes r, or twice U+FFFD if r does not take a pair.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < beyond || r > maxRune {
		return replacement, replacement
	}
	r -= beyond
	return highStart + r>>10, lowStart + r&0x3FF
}

// RuneLen returns how many 16-bit words encode r, or -1 if r cannot be encoded.
func RuneLen(r rune) int {
	switch {
	case r < 0 || r > maxRune || IsSurrogate(r):
		return -1
	case r < beyond:
		return 1
	}
	return 2
}

// Encode returns the encoding of s.
func Encode(s []rune) []uint16 {
	n := len(s)
	for _, r := range s {
		if r >= beyond && r <= maxRune {
			n++
		}
	}
	a := make([]uint16, 0, n)
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

// AppendRune appends the encoding of r, or of U+FFFD if r has none.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacement)
}

// Decode returns the runes that s encodes, U+FFFD for each half without its other.
func Decode(s []uint16) []rune {
	out := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			pair := rune(replacement)
			if i+1 < len(s) {
				pair = DecodeRune(r, rune(s[i+1]))
			}
			if pair != replacement {
				i++
			}
			r = pair
		}
		out = append(out, r)
	}
	return out
}
