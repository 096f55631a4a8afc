// Package bytes works on byte slices, most of it as package strings does on strings. It follows the
// documented behaviour of Go 1.23.
package bytes

import (
	"internal/bytealg"
	"unicode"
	"unicode/utf8"
)

const maxInt = int(^uint(0) >> 1)

// Clone returns a copy of b; nil for nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Join returns a new slice of the elements with sep between them.
func Join(s [][]byte, sep []byte) []byte {
	switch len(s) {
	case 0:
		return []byte{}
	case 1:
		return append([]byte(nil), s[0]...)
	}
	if len(sep) > 0 && len(sep) >= maxInt/(len(s)-1) {
		panic("bytes: Join output length overflow")
	}
	n := len(sep) * (len(s) - 1)
	for _, e := range s {
		if len(e) > maxInt-n {
			panic("bytes: Join output length overflow")
		}
		n += len(e)
	}
	b := make([]byte, n)
	at := copy(b, s[0])
	for _, e := range s[1:] {
		at += copy(b[at:], sep)
		at += copy(b[at:], e)
	}
	return b
}

// Repeat returns a new slice of count copies of b in a row.
func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if count == 0 || len(b) == 0 {
		return []byte{}
	}
	if len(b) > maxInt/count {
		panic("bytes: Repeat output length overflow")
	}
	out := make([]byte, len(b)*count)
	bytealg.Fill(out, view(b))
	return out
}

// Replace returns a copy of s with the first n of old, or all if n < 0, replaced by new. An empty
// old stands before each rune and at the end.
func Replace(s, old, new []byte, n int) []byte {
	m := 0
	if n != 0 {
		m = Count(s, old)
	}
	if m == 0 {
		return append([]byte(nil), s...)
	}
	if n < 0 || m < n {
		n = m
	}
	b := make([]byte, len(s)+n*(len(new)-len(old)))
	at, from := 0, 0
	for i := 0; i < n; i++ {
		to := from
		if len(old) == 0 {
			if i > 0 {
				_, size := utf8.DecodeRune(s[from:])
				to += size
			}
		} else {
			to += bytealg.Index(s[from:], old)
		}
		at += copy(b[at:], s[from:to])
		at += copy(b[at:], new)
		from = to + len(old)
	}
	at += copy(b[at:], s[from:])
	return b[:at]
}

// ReplaceAll returns a copy of s with every old replaced by new.
func ReplaceAll(s, old, new []byte) []byte {
	return Replace(s, old, new, -1)
}

// Map returns a copy of s with each rune replaced by what mapping makes of it; a negative one is
// dropped.
func Map(mapping func(r rune) rune, s []byte) []byte {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		c, n := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRune(s[i:])
		}
		i += n
		if r := mapping(c); uint32(r) < utf8.RuneSelf {
			b = append(b, byte(r))
		} else if r >= 0 {
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// Runes returns the runes of s.
func Runes(s []byte) []rune {
	t := make([]rune, utf8.RuneCount(s))
	i := 0
	for _, r := range view(s) {
		t[i] = r
		i++
	}
	return t
}

// ToUpper returns a copy of s with all letters mapped to upper case.
func ToUpper(s []byte) []byte {
	if bytealg.IndexNonASCII(view(s)) >= 0 {
		return Map(unicode.ToUpper, s)
	}
	b := make([]byte, len(s))
	bytealg.Upper(b, view(s))
	return b
}

// ToLower returns a copy of s with all letters mapped to lower case.
func ToLower(s []byte) []byte {
	if bytealg.IndexNonASCII(view(s)) >= 0 {
		return Map(unicode.ToLower, s)
	}
	b := make([]byte, len(s))
	bytealg.Lower(b, view(s))
	return b
}

// ToTitle returns a copy of s with all letters mapped to title case.
func ToTitle(s []byte) []byte { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper with the mappings of c first.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower with the mappings of c first.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle with the mappings of c first.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

// Title returns a copy of s with each letter that begins a word mapped to title case.
//
// Deprecated: its rule for where words begin does not handle Unicode punctuation properly.
func Title(s []byte) []byte {
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

// ToValidUTF8 returns a copy of s with each run of invalid bytes replaced by replacement.
func ToValidUTF8(s, replacement []byte) []byte {
	b := make([]byte, 0, len(s)+len(replacement))
	for {
		at := bytealg.IndexInvalid(view(s))
		if at < 0 {
			return append(b, s...)
		}
		b = append(b, s[:at]...)
		b = append(b, replacement...)
		s = s[at+1:]
		for len(s) > 0 && s[0] >= utf8.RuneSelf {
			if r, n := utf8.DecodeRune(s); r != utf8.RuneError || n != 1 {
				break
			}
			s = s[1:]
		}
	}
}
