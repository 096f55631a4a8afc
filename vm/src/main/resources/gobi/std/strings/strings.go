// Package strings works on strings as UTF-8 text. It follows the documented behaviour of Go 1.23.
package strings

import (
	"internal/bytealg"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// owned makes a string of bytes that nobody changes any more.
func owned(b []byte) string {
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// Clone returns a copy of s that shares no memory with it.
func Clone(s string) string {
	if s == "" {
		return ""
	}
	return owned(append(make([]byte, 0, len(s)), s...))
}

// Join returns the elements with sep between them.
func Join(elems []string, sep string) string {
	switch len(elems) {
	case 0:
		return ""
	case 1:
		return elems[0]
	}
	n := 0
	if sep != "" {
		if len(sep) >= maxInt/(len(elems)-1) {
			panic("strings: Join output length overflow")
		}
		n = len(sep) * (len(elems) - 1)
	}
	for _, e := range elems {
		if len(e) > maxInt-n {
			panic("strings: Join output length overflow")
		}
		n += len(e)
	}
	b := make([]byte, n)
	at := copy(b, elems[0])
	for _, e := range elems[1:] {
		at += copy(b[at:], sep)
		at += copy(b[at:], e)
	}
	return owned(b)
}

const maxInt = int(^uint(0) >> 1)

// Repeat returns count copies of s in a row.
func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	if count == 0 || s == "" {
		return ""
	}
	if count == 1 {
		return s
	}
	if len(s) > maxInt/count {
		panic("strings: Repeat output length overflow")
	}
	b := make([]byte, len(s)*count)
	bytealg.Fill(b, s)
	return owned(b)
}

// Replace returns s with the first n of old, or all if n < 0, replaced by new. An empty old stands
// before each rune and at the end.
func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	if m := Count(s, old); m == 0 {
		return s
	} else if n < 0 || m < n {
		n = m
	}
	b := make([]byte, len(s)+n*(len(new)-len(old)))
	at, from := 0, 0
	for i := 0; i < n; i++ {
		to := from
		if old == "" {
			if i > 0 {
				_, size := utf8.DecodeRuneInString(s[from:])
				to += size
			}
		} else {
			to += bytealg.IndexString(s[from:], old)
		}
		at += copy(b[at:], s[from:to])
		at += copy(b[at:], new)
		from = to + len(old)
	}
	at += copy(b[at:], s[from:])
	return owned(b[:at])
}

// ReplaceAll returns s with every old replaced by new.
func ReplaceAll(s, old, new string) string {
	return Replace(s, old, new, -1)
}

// Map returns s with each rune replaced by what mapping makes of it; a negative one is dropped.
func Map(mapping func(rune) rune, s string) string {
	for i, r := range s {
		m := mapping(r)
		if m == r && r != utf8.RuneError {
			continue
		}
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			// An invalid byte changes even if it maps to itself: it becomes an encoded RuneError.
			if _, size = utf8.DecodeRuneInString(s[i:]); size != 1 && m == r {
				continue
			}
		}
		return mapRest(mapping, s[:i], m, s[i+size:])
	}
	return s
}

func mapRest(mapping func(rune) rune, same string, r rune, rest string) string {
	b := make([]byte, len(same), len(same)+len(rest)+utf8.UTFMax)
	copy(b, same)
	if r >= 0 {
		b = utf8.AppendRune(b, r)
	}
	for _, c := range rest {
		r = mapping(c)
		if uint32(r) < utf8.RuneSelf {
			b = append(b, byte(r))
		} else if r >= 0 {
			b = utf8.AppendRune(b, r)
		}
	}
	return owned(b)
}

var (
	asciiUpper = [4]uint64{1: (1<<26 - 1) << ('A' - 64)}
	asciiLower = [4]uint64{1: (1<<26 - 1) << ('a' - 64)}
)

// ToUpper returns s with all letters mapped to upper case.
func ToUpper(s string) string {
	if bytealg.IndexNonASCII(s) >= 0 {
		return Map(unicode.ToUpper, s)
	}
	if bytealg.IndexSet(s, &asciiLower, true) < 0 {
		return s
	}
	b := make([]byte, len(s))
	bytealg.Upper(b, s)
	return owned(b)
}

// ToLower returns s with all letters mapped to lower case.
func ToLower(s string) string {
	if bytealg.IndexNonASCII(s) >= 0 {
		return Map(unicode.ToLower, s)
	}
	if bytealg.IndexSet(s, &asciiUpper, true) < 0 {
		return s
	}
	b := make([]byte, len(s))
	bytealg.Lower(b, s)
	return owned(b)
}

// ToTitle returns s with all letters mapped to title case.
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper with the mappings of c first.
func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower with the mappings of c first.
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle with the mappings of c first.
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

// Title returns s with each letter that begins a word mapped to title case.
//
// Deprecated: its rule for where words begin does not handle Unicode punctuation properly.
func Title(s string) string {
	before := ' '
	return Map(func(r rune) rune {
		begins := separates(before)
		before = r
		if begins {
			return unicode.ToTitle(r)
		}
		return r
	}, s)
}

// separates reports whether a word may begin after r: not after letters, digits and underscores,
// nor after what is outside of ASCII and no white space.
func separates(r rune) bool {
	if r < utf8.RuneSelf {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}
	return unicode.IsSpace(r)
}

// ToValidUTF8 returns s with each run of invalid bytes replaced by replacement.
func ToValidUTF8(s, replacement string) string {
	at := bytealg.IndexInvalid(s)
	if at < 0 {
		return s
	}
	b := make([]byte, 0, len(s)+len(replacement))
	for at >= 0 {
		b = append(b, s[:at]...)
		b = append(b, replacement...)
		s = s[at+1:]
		for len(s) > 0 && s[0] >= utf8.RuneSelf {
			if r, n := utf8.DecodeRuneInString(s); r != utf8.RuneError || n != 1 {
				break
			}
			s = s[1:]
		}
		at = bytealg.IndexInvalid(s)
	}
	return owned(append(b, s...))
}
