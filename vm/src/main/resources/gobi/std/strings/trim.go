package strings

import (
	"internal/bytealg"
	"unicode"
	"unicode/utf8"
)

// Trim returns s without the runes of cutset at its start and its end.
func Trim(s, cutset string) string {
	if s == "" || cutset == "" {
		return s
	}
	if set, ascii := byteSet(cutset); ascii {
		return trimRightSet(trimLeftSet(s, &set), &set)
	}
	return TrimRight(TrimLeft(s, cutset), cutset)
}

// TrimLeft returns s without the runes of cutset at its start.
func TrimLeft(s, cutset string) string {
	if s == "" || cutset == "" {
		return s
	}
	if set, ascii := byteSet(cutset); ascii {
		return trimLeftSet(s, &set)
	}
	for i, r := range s {
		if IndexRune(cutset, r) < 0 {
			return s[i:]
		}
	}
	return ""
}

// TrimRight returns s without the runes of cutset at its end.
func TrimRight(s, cutset string) string {
	if s == "" || cutset == "" {
		return s
	}
	if set, ascii := byteSet(cutset); ascii {
		return trimRightSet(s, &set)
	}
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if IndexRune(cutset, r) < 0 {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

func trimLeftSet(s string, set *[4]uint64) string {
	i := bytealg.IndexSet(s, set, false)
	if i < 0 {
		return ""
	}
	return s[i:]
}

func trimRightSet(s string, set *[4]uint64) string {
	return s[:bytealg.LastIndexSet(s, set, false)+1]
}

// TrimSpace returns s without white space at its start and its end.
func TrimSpace(s string) string {
	start, end := 0, len(s)
	for start < end {
		c := s[start]
		if c >= utf8.RuneSelf {
			return TrimFunc(s[start:end], unicode.IsSpace)
		}
		if c != ' ' && c-'\t' >= 5 {
			break
		}
		start++
	}
	for start < end {
		c := s[end-1]
		if c >= utf8.RuneSelf {
			return TrimRightFunc(s[start:end], unicode.IsSpace)
		}
		if c != ' ' && c-'\t' >= 5 {
			break
		}
		end--
	}
	return s[start:end]
}

// TrimFunc returns s without the runes for which f is true at its start and its end.
func TrimFunc(s string, f func(rune) bool) string {
	return TrimRightFunc(TrimLeftFunc(s, f), f)
}

// TrimLeftFunc returns s without the runes for which f is true at its start.
func TrimLeftFunc(s string, f func(rune) bool) string {
	for i, r := range s {
		if !f(r) {
			return s[i:]
		}
	}
	return ""
}

// TrimRightFunc returns s without the runes for which f is true at its end.
func TrimRightFunc(s string, f func(rune) bool) string {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// TrimPrefix returns s without prefix, if it begins with it.
func TrimPrefix(s, prefix string) string {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix returns s without suffix, if it ends with it.
func TrimSuffix(s, suffix string) string {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}
