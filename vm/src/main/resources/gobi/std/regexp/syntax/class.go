package syntax

import (
	"slices"
	"unicode"
)

// A class is a list of pairs of runes, each a range with both ends included.
// It is clean when the ranges are in order and neither overlap nor touch.

const maxRune = unicode.MaxRune

// foldable runes lie between these.
const (
	minFoldable = 'A'
	maxFoldable = 0x1e943
)

// minFold returns the least rune that differs from r in case only.
func minFold(r rune) rune {
	if r < minFoldable || r > maxFoldable {
		return r
	}
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	return least
}

// addRange adds lo to hi.
func addRange(class []rune, lo, hi rune) []rune {
	// The last two ranges grow in place: with folding, upper and lower case
	// ranges come in turns.
	for back := 2; back <= 4 && back <= len(class); back += 2 {
		at := len(class) - back
		if lo <= class[at+1]+1 && class[at] <= hi+1 {
			class[at] = min(class[at], lo)
			class[at+1] = max(class[at+1], hi)
			return class
		}
	}
	return append(class, lo, hi)
}

// addFolded adds lo to hi and everything that differs in case only.
func addFolded(class []rune, lo, hi rune) []rune {
	class = addRange(class, lo, hi)
	if lo <= minFoldable && hi >= maxFoldable || hi < minFoldable || lo > maxFoldable {
		return class
	}
	for r := max(lo, minFoldable); r <= min(hi, maxFoldable); r++ {
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			if f < lo || f > hi {
				class = addRange(class, f, f)
			}
		}
	}
	return class
}

// addClass adds all ranges of more.
func addClass(class, more []rune, fold bool) []rune {
	for i := 0; i < len(more); i += 2 {
		if fold {
			class = addFolded(class, more[i], more[i+1])
		} else {
			class = addRange(class, more[i], more[i+1])
		}
	}
	return class
}

// addTable adds a table of Unicode.
func addTable(class []rune, table *unicode.RangeTable) []rune {
	for _, r := range table.R16 {
		class = addStride(class, rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	for _, r := range table.R32 {
		class = addStride(class, rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	return class
}

func addStride(class []rune, lo, hi, stride rune) []rune {
	if stride == 1 {
		return addRange(class, lo, hi)
	}
	for r := lo; r <= hi; r += stride {
		class = addRange(class, r, r)
	}
	return class
}

// clean sorts and merges the ranges.
func clean(class []rune) []rune {
	if len(class) <= 2 {
		return class
	}
	pairs := make([][2]rune, 0, len(class)/2)
	for i := 0; i < len(class); i += 2 {
		pairs = append(pairs, [2]rune{class[i], class[i+1]})
	}
	slices.SortFunc(pairs, func(a, b [2]rune) int {
		if a[0] != b[0] {
			return int(a[0] - b[0])
		}
		return int(b[1] - a[1])
	})
	out := class[:0]
	for _, p := range pairs {
		if n := len(out); n > 0 && p[0] <= out[n-1]+1 {
			out[n-1] = max(out[n-1], p[1])
			continue
		}
		out = append(out, p[0], p[1])
	}
	return out
}

// negate returns all runes that are not in a clean class.
func negate(class []rune) []rune {
	var out []rune
	next := rune(0)
	for i := 0; i < len(class); i += 2 {
		if next < class[i] {
			out = append(out, next, class[i]-1)
		}
		next = class[i+1] + 1
	}
	if next <= maxRune {
		out = append(out, next, maxRune)
	}
	return out
}

var (
	digitClass = []rune{'0', '9'}
	spaceClass = []rune{'\t', '\n', '\f', '\r', ' ', ' '}
	wordClass  = []rune{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'}
	anyTable   = &unicode.RangeTable{
		R16: []unicode.Range16{{Lo: 0, Hi: 1<<16 - 1, Stride: 1}},
		R32: []unicode.Range32{{Lo: 1 << 16, Hi: maxRune, Stride: 1}},
	}
)

// perlClass returns the class that follows a backslash.
func perlClass(c byte) []rune {
	switch c {
	case 'd', 'D':
		return digitClass
	case 's', 'S':
		return spaceClass
	case 'w', 'W':
		return wordClass
	}
	return nil
}

// posixClass returns the class of a name such as alpha.
func posixClass(name string) []rune {
	switch name {
	case "alnum":
		return []rune{'0', '9', 'A', 'Z', 'a', 'z'}
	case "alpha":
		return []rune{'A', 'Z', 'a', 'z'}
	case "ascii":
		return []rune{0, 0x7f}
	case "blank":
		return []rune{'\t', '\t', ' ', ' '}
	case "cntrl":
		return []rune{0, 0x1f, 0x7f, 0x7f}
	case "digit":
		return digitClass
	case "graph":
		return []rune{'!', '~'}
	case "lower":
		return []rune{'a', 'z'}
	case "print":
		return []rune{' ', '~'}
	case "punct":
		return []rune{'!', '/', ':', '@', '[', '`', '{', '~'}
	case "space":
		return []rune{'\t', '\r', ' ', ' '}
	case "upper":
		return []rune{'A', 'Z'}
	case "word":
		return wordClass
	case "xdigit":
		return []rune{'0', '9', 'A', 'F', 'a', 'f'}
	}
	return nil
}

// unicodeTables returns the table of a category or script and the runes that
// must be added when case is ignored.
func unicodeTables(name string) (table, fold *unicode.RangeTable) {
	if name == "Any" {
		return anyTable, anyTable
	}
	if t := unicode.Categories[name]; t != nil {
		return t, unicode.FoldCategory[name]
	}
	if t := unicode.Scripts[name]; t != nil {
		return t, unicode.FoldScript[name]
	}
	return nil, nil
}
