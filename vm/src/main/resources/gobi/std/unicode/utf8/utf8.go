// Package utf8 encodes and decodes runes as UTF-8. It follows the documented behaviour of Go 1.23.
package utf8

import (
	"internal/bytealg"
	"unsafe"
)

const (
	RuneError = '\uFFFD'     // stands for an invalid encoding
	RuneSelf  = 0x80         // the runes below are encoded as themselves in one byte
	MaxRune   = '\U0010FFFF' // the largest code point
	UTFMax    = 4            // the most bytes of an encoding
)

const (
	surrogateMin   = 0xD800
	surrogateCount = 0x800
)

// FullRune reports whether p starts with a whole encoding of a rune. An invalid one is whole: it
// decodes as an error of width 1.
func FullRune(p []byte) bool {
	return FullRuneInString(bytealg.View(p))
}

// FullRuneInString is FullRune for a string.
func FullRuneInString(s string) bool {
	if len(s) == 0 {
		return false
	}
	c := s[0]
	if c < 0xC2 || c > 0xF4 {
		return true
	}
	need, lo, hi := shape(c)
	if len(s) >= need {
		return true
	}
	if len(s) > 1 && (s[1] < lo || s[1] > hi) {
		return true
	}
	return len(s) > 2 && s[2]&0xC0 != 0x80
}

// shape returns the length of the encodings that start with c, one of 0xC2 to 0xF4, and the bounds
// of their second byte.
func shape(c byte) (n int, lo, hi byte) {
	lo, hi = 0x80, 0xBF
	switch {
	case c < 0xE0:
		return 2, lo, hi
	case c == 0xE0:
		return 3, 0xA0, hi
	case c == 0xED:
		return 3, lo, 0x9F
	case c < 0xF0:
		return 3, lo, hi
	case c == 0xF0:
		return 4, 0x90, hi
	case c == 0xF4:
		return 4, lo, 0x8F
	}
	return 4, lo, hi
}

// DecodeRune returns the first rune of p and its width: (RuneError, 0) if p is empty and
// (RuneError, 1) if it starts with an invalid encoding.
func DecodeRune(p []byte) (rune, int) {
	if len(p) > 0 && p[0] < RuneSelf {
		return rune(p[0]), 1
	}
	return DecodeRuneInString(unsafe.String(unsafe.SliceData(p), len(p)))
}

// DecodeRuneInString is DecodeRune for a string.
func DecodeRuneInString(s string) (rune, int) {
	if len(s) == 0 {
		return RuneError, 0
	}
	c := s[0]
	if c < RuneSelf {
		return rune(c), 1
	}
	if c < 0xE0 {
		if c >= 0xC2 && len(s) > 1 && s[1]&0xC0 == 0x80 {
			return rune(c&0x1F)<<6 | rune(s[1]&0x3F), 2
		}
		return RuneError, 1
	}
	if c < 0xF0 {
		if len(s) > 2 && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 {
			r := rune(c&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F)
			if r >= 0x800 && uint32(r)-surrogateMin >= surrogateCount {
				return r, 3
			}
		}
		return RuneError, 1
	}
	if len(s) > 3 && c < 0xF5 && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 && s[3]&0xC0 == 0x80 {
		r := rune(c&0x07)<<18 | rune(s[1]&0x3F)<<12 | rune(s[2]&0x3F)<<6 | rune(s[3]&0x3F)
		if r >= 0x10000 && r <= MaxRune {
			return r, 4
		}
	}
	return RuneError, 1
}

// DecodeLastRune returns the last rune of p and its width: (RuneError, 0) if p is empty and
// (RuneError, 1) if it ends with an invalid encoding.
func DecodeLastRune(p []byte) (rune, int) {
	return DecodeLastRuneInString(bytealg.View(p))
}

// DecodeLastRuneInString is DecodeLastRune for a string.
func DecodeLastRuneInString(s string) (rune, int) {
	end := len(s)
	if end == 0 {
		return RuneError, 0
	}
	if c := s[end-1]; c < RuneSelf {
		return rune(c), 1
	}
	least := end - UTFMax
	if least < 0 {
		least = 0
	}
	for at := end - 2; at >= least; at-- {
		if s[at]&0xC0 != 0x80 {
			if r, n := DecodeRuneInString(s[at:]); at+n == end {
				return r, n
			}
			break
		}
	}
	return RuneError, 1
}

// RuneLen returns the number of bytes that encode r, or -1 if r cannot be encoded.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < RuneSelf:
		return 1
	case r < 0x800:
		return 2
	case uint32(r)-surrogateMin < surrogateCount:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// EncodeRune writes the encoding of r, or of RuneError if r has none, to p and returns its length.
// It panics if p is too short.
func EncodeRune(p []byte, r rune) int {
	if uint32(r) < RuneSelf {
		p[0] = byte(r)
		return 1
	}
	if !ValidRune(r) {
		r = RuneError
	}
	if r < 0x800 {
		_ = p[1]
		p[0] = 0xC0 | byte(r>>6)
		p[1] = 0x80 | byte(r)&0x3F
		return 2
	}
	if r < 0x10000 {
		_ = p[2]
		p[0] = 0xE0 | byte(r>>12)
		p[1] = 0x80 | byte(r>>6)&0x3F
		p[2] = 0x80 | byte(r)&0x3F
		return 3
	}
	_ = p[3]
	p[0] = 0xF0 | byte(r>>18)
	p[1] = 0x80 | byte(r>>12)&0x3F
	p[2] = 0x80 | byte(r>>6)&0x3F
	p[3] = 0x80 | byte(r)&0x3F
	return 4
}

// AppendRune appends the encoding of r, or of RuneError if r has none.
func AppendRune(p []byte, r rune) []byte {
	if uint32(r) < RuneSelf {
		return append(p, byte(r))
	}
	if !ValidRune(r) {
		r = RuneError
	}
	if r < 0x800 {
		return append(p, 0xC0|byte(r>>6), 0x80|byte(r)&0x3F)
	}
	if r < 0x10000 {
		return append(p, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return append(p, 0xF0|byte(r>>18), 0x80|byte(r>>12)&0x3F, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
}

// RuneCount returns the number of runes in p; each invalid byte counts as one.
func RuneCount(p []byte) int {
	return bytealg.CountRunes(unsafe.String(unsafe.SliceData(p), len(p)))
}

// RuneCountInString is RuneCount for a string.
func RuneCountInString(s string) (n int) {
	return bytealg.CountRunes(s)
}

// RuneStart reports whether b could be the first byte of an encoding: it is no continuation byte.
func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

// Valid reports whether p is wholly valid UTF-8.
func Valid(p []byte) bool {
	return bytealg.IndexInvalid(unsafe.String(unsafe.SliceData(p), len(p))) < 0
}

// ValidString reports whether s is wholly valid UTF-8.
func ValidString(s string) bool {
	return bytealg.IndexInvalid(s) < 0
}

// ValidRune reports whether r can be encoded: a code point that is no surrogate half.
func ValidRune(r rune) bool {
	return uint32(r) <= MaxRune && uint32(r)-surrogateMin >= surrogateCount
}
