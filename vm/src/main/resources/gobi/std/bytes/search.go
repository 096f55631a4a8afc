package bytes

import (
	"internal/bytealg"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// view returns the bytes of b as a string that shares them, for calls that do not keep it.
func view(b []byte) string {
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// Equal reports whether a and b hold the same bytes.
func Equal(a, b []byte) bool {
	return len(a) == len(b) && bytealg.Equal(a, b)
}

// Compare returns -1, 0 or +1 as a is less than, equal to or greater than b.
func Compare(a, b []byte) int {
	return bytealg.Compare(a, b)
}

// Contains reports whether subslice stands in b.
func Contains(b, subslice []byte) bool {
	return bytealg.Index(b, subslice) >= 0
}

// ContainsAny reports whether any of the runes of chars stands in b.
func ContainsAny(b []byte, chars string) bool {
	return strings.IndexAny(view(b), chars) >= 0
}

// ContainsRune reports whether r stands in b.
func ContainsRune(b []byte, r rune) bool {
	return strings.IndexRune(view(b), r) >= 0
}

// ContainsFunc reports whether f is true for any rune of b.
func ContainsFunc(b []byte, f func(rune) bool) bool {
	return IndexFunc(b, f) >= 0
}

// Count returns how often sep stands in s without overlap; for an empty one it is one more than the
// number of runes.
func Count(s, sep []byte) int {
	return strings.Count(view(s), view(sep))
}

// Index returns the index of the first sep in s, or -1.
func Index(s, sep []byte) int {
	return bytealg.Index(s, sep)
}

// LastIndex returns the index of the last sep in s, or -1.
func LastIndex(s, sep []byte) int {
	return bytealg.LastIndexString(view(s), view(sep))
}

// IndexByte returns the index of the first c in b, or -1.
func IndexByte(b []byte, c byte) int {
	return bytealg.IndexByte(b, c)
}

// LastIndexByte returns the index of the last c in s, or -1.
func LastIndexByte(s []byte, c byte) int {
	return bytealg.LastIndexByte(s, c)
}

// IndexRune returns the index of the first r in s, or -1. RuneError finds the first invalid byte
// as well; what cannot be encoded is nowhere.
func IndexRune(s []byte, r rune) int {
	return strings.IndexRune(view(s), r)
}

// IndexAny returns the index of the first of the runes of chars in s, or -1.
func IndexAny(s []byte, chars string) int {
	return strings.IndexAny(view(s), chars)
}

// LastIndexAny returns the index of the last of the runes of chars in s, or -1.
func LastIndexAny(s []byte, chars string) int {
	return strings.LastIndexAny(view(s), chars)
}

// IndexFunc returns the index of the first rune of s for which f is true, or -1.
func IndexFunc(s []byte, f func(r rune) bool) int {
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(s[i:])
		}
		if f(r) {
			return i
		}
		i += n
	}
	return -1
}

// LastIndexFunc returns the index of the last rune of s for which f is true, or -1.
func LastIndexFunc(s []byte, f func(r rune) bool) int {
	for i := len(s); i > 0; {
		r, n := utf8.DecodeLastRune(s[:i])
		i -= n
		if f(r) {
			return i
		}
	}
	return -1
}

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix []byte) bool {
	return len(s) >= len(prefix) && bytealg.Equal(s[:len(prefix)], prefix)
}

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && bytealg.Equal(s[len(s)-len(suffix):], suffix)
}

// EqualFold reports whether s and t are equal under simple case folding.
func EqualFold(s, t []byte) bool {
	return strings.EqualFold(view(s), view(t))
}

// Cut splits s around the first sep: what is before it and after it, and whether there is one; if
// not, before is s.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := bytealg.Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix returns s without prefix, and whether s began with it.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if HasPrefix(s, prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// CutSuffix returns s without suffix, and whether s ended with it.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)], true
	}
	return s, false
}
