package bytes

import (
	"internal/bytealg"
	"strings"
	"unicode"
	"unicode/utf8"
)

var asciiSpace = [4]uint64{1<<'\t' | 1<<'\n' | 1<<'\v' | 1<<'\f' | 1<<'\r' | 1<<' '}

// Split cuts s at each sep and returns the pieces between them; an empty sep cuts after each rune.
func Split(s, sep []byte) [][]byte { return cut(s, sep, 0, -1) }

// SplitAfter is Split with each sep left at the end of the piece before it.
func SplitAfter(s, sep []byte) [][]byte { return cut(s, sep, len(sep), -1) }

// SplitN is Split into at most n pieces, the last of which is the rest; all of them if n < 0, none
// if n is 0.
func SplitN(s, sep []byte, n int) [][]byte { return cut(s, sep, 0, n) }

// SplitAfterN is SplitAfter into at most n pieces, as SplitN.
func SplitAfterN(s, sep []byte, n int) [][]byte { return cut(s, sep, len(sep), n) }

// cut does the work of the splitters; keep is the number of bytes of sep left on a piece. All
// pieces but a last one that is the rest have no room to grow into their successors.
func cut(s, sep []byte, keep, n int) [][]byte {
	if n == 0 {
		return nil
	}
	if len(sep) == 0 {
		return runePieces(s, n)
	}
	if n < 0 || n > len(s)+1 {
		n = Count(s, sep) + 1
	}
	pieces := make([][]byte, n)
	last := n - 1
	i := 0
	for i < last {
		at := bytealg.Index(s, sep)
		if at < 0 {
			break
		}
		pieces[i] = s[: at+keep : at+keep]
		i++
		s = s[at+len(sep):]
	}
	pieces[i] = s
	return pieces[:i+1]
}

func runePieces(s []byte, n int) [][]byte {
	if total := utf8.RuneCount(s); n < 0 || n > total {
		n = total
	}
	pieces := make([][]byte, 0, n)
	for i := 1; i < n; i++ {
		_, size := utf8.DecodeRune(s)
		pieces = append(pieces, s[:size:size])
		s = s[size:]
	}
	if n > 0 {
		size := len(s)
		if n == utf8.RuneCount(s) {
			pieces = append(pieces, s[:size:size])
		} else {
			pieces = append(pieces, s)
		}
	}
	return pieces
}

// Fields returns the pieces of s between runs of white space.
func Fields(s []byte) [][]byte {
	n := bytealg.CountFields(view(s))
	if n < 0 {
		return FieldsFunc(s, unicode.IsSpace)
	}
	fields := make([][]byte, n)
	for i := 0; i < n; i++ {
		s = s[bytealg.IndexSet(view(s), &asciiSpace, false):]
		end := bytealg.IndexSet(view(s), &asciiSpace, true)
		if end < 0 {
			end = len(s)
		}
		fields[i] = s[:end:end]
		s = s[end:]
	}
	return fields
}

// FieldsFunc returns the pieces of s between runs of runes for which f is true.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	fields := [][]byte{}
	start := -1
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRune(s[i:])
		if f(r) {
			if start >= 0 {
				fields = append(fields, s[start:i:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
		i += n
	}
	if start >= 0 {
		fields = append(fields, s[start:len(s):len(s)])
	}
	return fields
}

// Trim returns s without the runes of cutset at its start and its end.
func Trim(s []byte, cutset string) []byte {
	if len(s) == 0 {
		return nil
	}
	if cutset == "" {
		return s
	}
	s = TrimLeft(s, cutset)
	if s == nil {
		return nil
	}
	return TrimRight(s, cutset)
}

// TrimLeft returns s without the runes of cutset at its start, nil if nothing is left.
func TrimLeft(s []byte, cutset string) []byte {
	if len(s) == 0 {
		return nil
	}
	if cutset == "" {
		return s
	}
	left := len(strings.TrimLeft(view(s), cutset))
	if left == 0 {
		return nil
	}
	return s[len(s)-left:]
}

// TrimRight returns s without the runes of cutset at its end.
func TrimRight(s []byte, cutset string) []byte {
	return s[:len(strings.TrimRight(view(s), cutset))]
}

// TrimSpace returns s without white space at its start and its end, nil if nothing is left.
func TrimSpace(s []byte) []byte {
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
			return TrimFunc(s[start:end], unicode.IsSpace)
		}
		if c != ' ' && c-'\t' >= 5 {
			break
		}
		end--
	}
	if start == end {
		return nil
	}
	return s[start:end]
}

// TrimFunc returns s without the runes for which f is true at its start and its end.
func TrimFunc(s []byte, f func(r rune) bool) []byte {
	return TrimRightFunc(TrimLeftFunc(s, f), f)
}

// TrimLeftFunc returns s without the runes for which f is true at its start, nil if nothing is left.
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRune(s[i:])
		if !f(r) {
			return s[i:]
		}
		i += n
	}
	return nil
}

// TrimRightFunc returns s without the runes for which f is true at its end.
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRune(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// TrimPrefix returns s without prefix, if it begins with it.
func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix returns s without suffix, if it ends with it.
func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}
