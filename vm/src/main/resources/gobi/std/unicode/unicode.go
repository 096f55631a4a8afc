// Package unicode tells properties of code points: their classes, scripts and case mappings. It
// follows the documented behaviour of Go 1.23 (Unicode 15.0).
package unicode

import (
	"internal/unidata"
	"unsafe"
)

const (
	MaxRune         = '\U0010FFFF' // the largest code point
	ReplacementChar = '\uFFFD'     // stands for what is no code point
	MaxASCII        = '\u007F'     // the largest ASCII character
	MaxLatin1       = '\u00FF'     // the largest Latin-1 character
)

// Version is the edition of Unicode that the tables are derived from.
const Version = unidata.Version

// RangeTable is a set of code points, as ranges in ascending order without overlap. R16 holds those
// below 0x10000 and R32 the others. LatinOffset counts the ranges of R16 that end in Latin-1.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int
}

// Range16 stands for Lo, Lo+Stride, ... up to Hi.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// Range32 stands for Lo, Lo+Stride, ... up to Hi.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// CaseRange says what to add to the code points from Lo to Hi to change their case. A delta of
// UpperLower tells a range of alternating upper and lower case letters, an upper one first.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

type d [MaxCase]rune

// SpecialCase holds the case mappings of a language that differ from the common ones.
type SpecialCase []CaseRange

// The cases, as To and CaseRange.Delta number them.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// UpperLower is no valid delta: it marks a range of alternating letters.
const UpperLower = MaxRune + 1

var tables [tableCount]RangeTable

// CaseRanges describes the case mappings of all letters whose case can change.
var CaseRanges = unsafe.Slice((*CaseRange)(unsafe.Pointer(unsafe.StringData(caseRangeData))), caseRangeCount)

// GraphicRanges and PrintRanges are the sets that IsGraphic and IsPrint test.
var (
	GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}
	PrintRanges   = []*RangeTable{L, M, N, P, S}
)

// TurkishCase and AzeriCase hold the mappings of the dotted and the dotless i.
var (
	TurkishCase SpecialCase = turkic
	AzeriCase   SpecialCase = turkic
)

var turkic = SpecialCase{
	{'I', 'I', d{0, 0x131 - 'I', 0}},
	{'i', 'i', d{0x130 - 'i', 0, 0x130 - 'i'}},
	{0x130, 0x130, d{0, 'i' - 0x130, 0}},
	{0x131, 0x131, d{'I' - 0x131, 0, 'I' - 0x131}},
}

func init() {
	point(&tables[0], tableCount, tableHeads, tableRanges16, tableRanges32)
}

// IsLetter reports whether r is a letter (category L).
func IsLetter(r rune) bool {
	if uint32(r) < 0x80 {
		return uint32(r|0x20)-'a' < 26
	}
	return unidata.Letters>>unidata.Category(r)&1 != 0
}

// IsDigit reports whether r is a decimal digit (category Nd).
func IsDigit(r rune) bool {
	if uint32(r) < 0x80 {
		return uint32(r)-'0' < 10
	}
	return unidata.Category(r) == unidata.Nd
}

// IsNumber reports whether r is a number (category N).
func IsNumber(r rune) bool {
	if uint32(r) < 0x80 {
		return uint32(r)-'0' < 10
	}
	return unidata.Numbers>>unidata.Category(r)&1 != 0
}

// IsUpper reports whether r is an upper case letter.
func IsUpper(r rune) bool {
	if uint32(r) < 0x80 {
		return uint32(r)-'A' < 26
	}
	return unidata.Category(r) == unidata.Lu
}

// IsLower reports whether r is a lower case letter.
func IsLower(r rune) bool {
	if uint32(r) < 0x80 {
		return uint32(r)-'a' < 26
	}
	return unidata.Category(r) == unidata.Ll
}

// IsTitle reports whether r is a title case letter.
func IsTitle(r rune) bool {
	return unidata.Category(r) == unidata.Lt
}

// IsSpace reports whether r is white space: in Latin-1 tab, newline, vertical tab, form feed,
// carriage return, space, next line and no-break space, elsewhere the property White_Space.
func IsSpace(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return r == ' ' || uint32(r)-'\t' < 5 || r == 0x85 || r == 0xA0
	}
	if r < 0x2000 {
		return r == 0x1680
	}
	return r <= 0x200A || r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000
}

// IsControl reports whether r is a control character (category Cc).
func IsControl(r rune) bool {
	return uint32(r) < 0x20 || uint32(r)-0x7F < 0x21
}

// IsGraphic reports whether r is a letter, mark, number, punctuation, symbol or a space of
// category Zs.
func IsGraphic(r rune) bool {
	return unidata.Graphic>>unidata.Category(r)&1 != 0
}

// IsPrint is like IsGraphic, but the only space that it accepts is the ASCII one.
func IsPrint(r rune) bool {
	if uint32(r) < 0x80 {
		return uint32(r)-' ' < 95
	}
	return unidata.Printing>>unidata.Category(r)&1 != 0
}

// IsMark reports whether r is a mark (category M).
func IsMark(r rune) bool {
	return unidata.Marks>>unidata.Category(r)&1 != 0
}

// IsPunct reports whether r is punctuation (category P).
func IsPunct(r rune) bool {
	return unidata.Punctuation>>unidata.Category(r)&1 != 0
}

// IsSymbol reports whether r is a symbol (category S).
func IsSymbol(r rune) bool {
	return unidata.Symbols>>unidata.Category(r)&1 != 0
}

// Is reports whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	if u := uint32(r); u <= 0xFFFF {
		if r16 := rangeTab.R16; len(r16) > 0 {
			return in16(r16, uint16(u))
		}
		return false
	}
	return in32(rangeTab.R32, uint32(r))
}

func in16(ranges []Range16, c uint16) bool {
	lo, hi := 0, len(ranges)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		g := &ranges[mid]
		if c < g.Lo {
			hi = mid
		} else if c > g.Hi {
			lo = mid + 1
		} else {
			return g.Stride == 1 || (c-g.Lo)%g.Stride == 0
		}
	}
	return false
}

func in32(ranges []Range32, c uint32) bool {
	lo, hi := 0, len(ranges)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		g := &ranges[mid]
		if c < g.Lo {
			hi = mid
		} else if c > g.Hi {
			lo = mid + 1
		} else {
			return g.Stride == 1 || (c-g.Lo)%g.Stride == 0
		}
	}
	return false
}

// In reports whether r is in one of the tables.
func In(r rune, ranges ...*RangeTable) bool {
	return IsOneOf(ranges, r)
}

// IsOneOf reports whether r is in one of the tables. In is nicer to call.
func IsOneOf(ranges []*RangeTable, r rune) bool {
	for _, t := range ranges {
		if Is(t, r) {
			return true
		}
	}
	return false
}

// To maps r to the case UpperCase, LowerCase or TitleCase; another gives ReplacementChar.
func To(_case int, r rune) rune {
	if _case < 0 || _case >= MaxCase {
		return ReplacementChar
	}
	return unidata.Mapped(_case, r)
}

// ToUpper maps r to upper case.
func ToUpper(r rune) rune {
	if uint32(r) < 0x80 {
		if uint32(r)-'a' < 26 {
			r -= 0x20
		}
		return r
	}
	return unidata.Mapped(unidata.Upper, r)
}

// ToLower maps r to lower case.
func ToLower(r rune) rune {
	if uint32(r) < 0x80 {
		if uint32(r)-'A' < 26 {
			r += 0x20
		}
		return r
	}
	return unidata.Mapped(unidata.Lower, r)
}

// ToTitle maps r to title case.
func ToTitle(r rune) rune {
	if uint32(r) < 0x80 {
		return ToUpper(r)
	}
	return unidata.Mapped(unidata.Title, r)
}

// SimpleFold walks the code points that equal r under simple case folding: it gives the next larger
// one, or else the smallest. It gives r itself where there is no other or r is no code point.
func SimpleFold(r rune) rune {
	if uint32(r) > MaxRune {
		return r
	}
	return unidata.Fold(r)
}

// ToUpper maps r to upper case, the language's own mappings first.
func (special SpecialCase) ToUpper(r rune) rune { return special.to(UpperCase, r) }

// ToTitle maps r to title case, the language's own mappings first.
func (special SpecialCase) ToTitle(r rune) rune { return special.to(TitleCase, r) }

// ToLower maps r to lower case, the language's own mappings first.
func (special SpecialCase) ToLower(r rune) rune { return special.to(LowerCase, r) }

func (special SpecialCase) to(which int, r rune) rune {
	lo, hi := 0, len(special)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		g := &special[mid]
		if r < rune(g.Lo) {
			hi = mid
		} else if r > rune(g.Hi) {
			lo = mid + 1
		} else {
			delta := g.Delta[which]
			if delta > MaxRune {
				// An even distance from the start is an upper case letter, the odd one its lower.
				even := (r - rune(g.Lo)) &^ 1
				return rune(g.Lo) + even + rune(which&1)
			}
			return r + delta
		}
	}
	return To(which, r)
}
