package strings

import (
	"internal/bytealg"
	"unicode"
	"unicode/utf8"
)

// byteSet returns the set of the bytes of chars, if all of them are ASCII.
func byteSet(chars string) (set [4]uint64, ascii bool) {
	for i := 0; i < len(chars); i++ {
		c := chars[i]
		if c >= utf8.RuneSelf {
			return set, false
		}
		set[c>>6] |= 1 << (c & 63)
	}
	return set, true
}

// Contains reports whether substr stands in s.
func Contains(s, substr string) bool {
	return bytealg.IndexString(s, substr) >= 0
}

// ContainsAny reports whether any of the runes of chars stands in s.
func ContainsAny(s, chars string) bool {
	return IndexAny(s, chars) >= 0
}

// ContainsRune reports whether r stands in s.
func ContainsRune(s string, r rune) bool {
	return IndexRune(s, r) >= 0
}

// ContainsFunc reports whether f is true for any rune of s.
func ContainsFunc(s string, f func(rune) bool) bool {
	return IndexFunc(s, f) >= 0
}

// Count returns how often substr stands in s without overlap; for an empty one it is one more than
// the number of runes.
func Count(s, substr string) int {
	switch len(substr) {
	case 0:
		return bytealg.CountRunes(s) + 1
	case 1:
		return bytealg.CountString(s, substr[0])
	}
	return bytealg.CountSub(s, substr)
}

// Index returns the index of the first substr in s, or -1.
func Index(s, substr string) int {
	return bytealg.IndexString(s, substr)
}

// LastIndex returns the index of the last substr in s, or -1.
func LastIndex(s, substr string) int {
	return bytealg.LastIndexString(s, substr)
}

// IndexByte returns the index of the first c in s, or -1.
func IndexByte(s string, c byte) int {
	return bytealg.IndexByteString(s, c)
}

// LastIndexByte returns the index of the last c in s, or -1.
func LastIndexByte(s string, c byte) int {
	return bytealg.LastIndexByteString(s, c)
}

// IndexRune returns the index of the first r in s, or -1. RuneError finds the first invalid byte
// as well; what cannot be encoded is nowhere.
func IndexRune(s string, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return bytealg.IndexByteString(s, byte(r))
	case r == utf8.RuneError:
		for i, c := range s {
			if c == utf8.RuneError {
				return i
			}
		}
		return -1
	case !utf8.ValidRune(r):
		return -1
	}
	return bytealg.IndexString(s, string(r))
}

// IndexAny returns the index of the first of the runes of chars in s, or -1.
func IndexAny(s, chars string) int {
	if s == "" || chars == "" {
		return -1
	}
	if set, ascii := byteSet(chars); ascii {
		return bytealg.IndexSet(s, &set, true)
	}
	for i, c := range s {
		if IndexRune(chars, c) >= 0 {
			return i
		}
	}
	return -1
}

// LastIndexAny returns the index of the last of the runes of chars in s, or -1.
func LastIndexAny(s, chars string) int {
	if s == "" || chars == "" {
		return -1
	}
	if set, ascii := byteSet(chars); ascii {
		return bytealg.LastIndexSet(s, &set, true)
	}
	for i := len(s); i > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		i -= n
		if IndexRune(chars, r) >= 0 {
			return i
		}
	}
	return -1
}

// IndexFunc returns the index of the first rune of s for which f is true, or -1.
func IndexFunc(s string, f func(rune) bool) int {
	for i, r := range s {
		if f(r) {
			return i
		}
	}
	return -1
}

// LastIndexFunc returns the index of the last rune of s for which f is true, or -1.
func LastIndexFunc(s string, f func(rune) bool) int {
	for i := len(s); i > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		i -= n
		if f(r) {
			return i
		}
	}
	return -1
}

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && s[:len(prefix)] == prefix
}

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// Compare returns -1, 0 or +1 as a is less than, equal to or greater than b.
func Compare(a, b string) int {
	return bytealg.CompareString(a, b)
}

// EqualFold reports whether s and t are equal under simple case folding.
func EqualFold(s, t string) bool {
	i := 0
	for ; i < len(s) && i < len(t); i++ {
		a, b := s[i], t[i]
		if a|b >= utf8.RuneSelf {
			return equalFoldRunes(s[i:], t[i:])
		}
		if a == b {
			continue
		}
		if a^b != 0x20 || a|0x20 < 'a' || a|0x20 > 'z' {
			return false
		}
	}
	return len(s) == len(t)
}

func equalFoldRunes(s, t string) bool {
	for _, a := range s {
		if t == "" {
			return false
		}
		b, n := utf8.DecodeRuneInString(t)
		t = t[n:]
		if a == b {
			continue
		}
		if a > b {
			a, b = b, a
		}
		// The orbit of the smaller rune ascends until it meets the larger one or passes it.
		next := unicode.SimpleFold(a)
		for next != a && next < b {
			next = unicode.SimpleFold(next)
		}
		if next != b {
			return false
		}
	}
	return t == ""
}

// Cut splits s around the first sep: what is before it and after it, and whether there is one; if
// not, before is s.
func Cut(s, sep string) (before, after string, found bool) {
	if i := bytealg.IndexString(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// CutPrefix returns s without prefix, and whether s began with it.
func CutPrefix(s, prefix string) (after string, found bool) {
	if HasPrefix(s, prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// CutSuffix returns s without suffix, and whether s ended with it.
func CutSuffix(s, suffix string) (before string, found bool) {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)], true
	}
	return s, false
}
