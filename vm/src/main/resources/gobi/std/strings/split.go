package strings

import (
	"internal/bytealg"
	"unicode"
	"unicode/utf8"
)

// asciiSpace is the set of the ASCII white space.
var asciiSpace = [4]uint64{1<<'\t' | 1<<'\n' | 1<<'\v' | 1<<'\f' | 1<<'\r' | 1<<' '}

// Split cuts s at each sep and returns the pieces between them; an empty sep cuts after each rune.
func Split(s, sep string) []string { return cut(s, sep, 0, -1) }

// SplitAfter is Split with each sep left at the end of the piece before it.
func SplitAfter(s, sep string) []string { return cut(s, sep, len(sep), -1) }

// SplitN is Split into at most n pieces, the last of which is the rest; all of them if n < 0, none
// if n is 0.
func SplitN(s, sep string, n int) []string { return cut(s, sep, 0, n) }

// SplitAfterN is SplitAfter into at most n pieces, as SplitN.
func SplitAfterN(s, sep string, n int) []string { return cut(s, sep, len(sep), n) }

// cut does the work of the splitters; keep is the number of bytes of sep left on a piece.
func cut(s, sep string, keep, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		return runePieces(s, n)
	}
	if n < 0 || n > len(s)+1 {
		n = Count(s, sep) + 1
	}
	pieces := make([]string, n)
	last := n - 1
	i := 0
	for i < last {
		at := bytealg.IndexString(s, sep)
		if at < 0 {
			break
		}
		pieces[i] = s[:at+keep]
		i++
		s = s[at+len(sep):]
	}
	pieces[i] = s
	return pieces[:i+1]
}

func runePieces(s string, n int) []string {
	if total := bytealg.CountRunes(s); n < 0 || n > total {
		n = total
	}
	pieces := make([]string, n)
	if n == 0 {
		return pieces
	}
	for i := 0; i < n-1; i++ {
		_, size := utf8.DecodeRuneInString(s)
		pieces[i] = s[:size]
		s = s[size:]
	}
	pieces[n-1] = s
	return pieces
}

// Fields returns the pieces of s between runs of white space.
func Fields(s string) []string {
	n := bytealg.CountFields(s)
	if n < 0 {
		return FieldsFunc(s, unicode.IsSpace)
	}
	fields := make([]string, n)
	for i := 0; i < n; i++ {
		s = s[bytealg.IndexSet(s, &asciiSpace, false):]
		end := bytealg.IndexSet(s, &asciiSpace, true)
		if end < 0 {
			end = len(s)
		}
		fields[i] = s[:end]
		s = s[end:]
	}
	return fields
}

// FieldsFunc returns the pieces of s between runs of runes for which f is true.
func FieldsFunc(s string, f func(rune) bool) []string {
	fields := []string{}
	start := -1
	for i, r := range s {
		if f(r) {
			if start >= 0 {
				fields = append(fields, s[start:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		fields = append(fields, s[start:])
	}
	return fields
}
