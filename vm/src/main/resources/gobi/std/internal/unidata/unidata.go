// Package unidata answers what the Unicode database says of a single code point: its general
// category, its simple case mappings and its case orbit. It needs no initialisation, so that
// packages near the root (strconv, unicode) can use it at no start-up cost. It follows Unicode
// 15.0, the edition of Go 1.23.
package unidata

// Sets of categories, as bits to test with 1<<Category(r).
const (
	Letters     = 1<<Lu | 1<<Ll | 1<<Lt | 1<<Lm | 1<<Lo
	Marks       = 1<<Mn | 1<<Mc | 1<<Me
	Numbers     = 1<<Nd | 1<<Nl | 1<<No
	Punctuation = 1<<Pc | 1<<Pd | 1<<Ps | 1<<Pe | 1<<Pi | 1<<Pf | 1<<Po
	Symbols     = 1<<Sm | 1<<Sc | 1<<Sk | 1<<So
	Printing    = Letters | Marks | Numbers | Punctuation | Symbols
	Graphic     = Printing | 1<<Zs
)

// Category returns the general category of r; it is Cn for what is no assigned code point.
func Category(r rune) uint8 {
	u := uint32(r)
	if u >= categoryLimit {
		if u-0xE0000 >= 0x200 {
			if u-0xF0000 < 0x20000 && u&0xFFFF <= 0xFFFD {
				return Co
			}
			return Cn
		}
		u = u - 0xE0000 + categoryLimit
	}
	return categoryBlocks[uint32(categoryIndex[u>>7])<<7|u&127]
}

// Which of the case mappings Mapped is asked for, in the order of unicode.UpperCase and its kin.
const (
	Upper = iota
	Lower
	Title
)

// Mapped returns the simple mapping of r to the case that which names.
func Mapped(which int, r rune) rune {
	u := uint32(r)
	if u >= caseLimit {
		return r
	}
	id := int(caseBlocks[uint32(caseIndex[u>>7])<<7|u&127])
	if id == 0 {
		return r
	}
	at := id*9 + which*3
	delta := int32(caseDeltas[at])<<8 | int32(caseDeltas[at+1])<<16 | int32(caseDeltas[at+2])<<24
	return r + delta>>8
}

// Fold returns the code point after r in its case orbit: the next larger one that equals r but for
// case, or else the smallest.
func Fold(r rune) rune {
	if f, ok := irregular(r); ok {
		return f
	}
	if l := Mapped(Lower, r); l != r {
		return l
	}
	return Mapped(Upper, r)
}

func irregular(r rune) (rune, bool) {
	lo, hi := 0, len(caseOrbits)/6
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		at := mid * 6
		c := three(at)
		if c == r {
			return three(at + 3), true
		}
		if c < r {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return 0, false
}

func three(at int) rune {
	return rune(caseOrbits[at]) | rune(caseOrbits[at+1])<<8 | rune(caseOrbits[at+2])<<16
}
