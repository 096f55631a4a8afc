// Package syntax parses regular expressions into trees and compiles the trees
// into programs.
//
// It follows the documented behaviour of Go 1.23, whose package documentation
// defines the syntax.
package syntax

import (
	"slices"
	"strconv"
	"strings"
)

// A Regexp is a node of the tree of a regular expression.
type Regexp struct {
	Op       Op
	Flags    Flags
	Sub      []*Regexp
	Sub0     [1]*Regexp
	Rune     []rune
	Rune0    [2]rune
	Min, Max int
	Cap      int
	Name     string
}

// An Op is the operator of a node.
type Op uint8

// The operators.
const (
	OpNoMatch        Op = 1 + iota // nothing
	OpEmptyMatch                   // the empty string
	OpLiteral                      // the runes of Rune
	OpCharClass                    // the ranges of Rune, as pairs
	OpAnyCharNotNL                 // any character but a newline
	OpAnyChar                      // any character
	OpBeginLine                    // the empty string at the beginning of a line
	OpEndLine                      // the empty string at the end of a line
	OpBeginText                    // the empty string at the beginning of the text
	OpEndText                      // the empty string at the end of the text
	OpWordBoundary                 // a word boundary
	OpNoWordBoundary               // what is no word boundary
	OpCapture                      // a group with number Cap and perhaps Name
	OpStar                         // Sub[0] any number of times
	OpPlus                         // Sub[0] once or more
	OpQuest                        // Sub[0] once or not at all
	OpRepeat                       // Sub[0] from Min to Max times, Max == -1 for no limit
	OpConcat                       // all of Sub in order
	OpAlternate                    // one of Sub
)

var opNames = [...]string{
	"NoMatch", "EmptyMatch", "Literal", "CharClass", "AnyCharNotNL", "AnyChar", "BeginLine", "EndLine",
	"BeginText", "EndText", "WordBoundary", "NoWordBoundary", "Capture", "Star", "Plus", "Quest", "Repeat",
	"Concat", "Alternate",
}

func (i Op) String() string {
	if i >= 1 && int(i) <= len(opNames) {
		return opNames[i-1]
	}
	if i == opLeftParen {
		return "opPseudo"
	}
	return "Op(" + strconv.Itoa(int(i)) + ")"
}

// opLeftParen is the first number that is free for marks of the parser.
const opLeftParen Op = 128

// Equal reports whether the trees are the same.
func (x *Regexp) Equal(y *Regexp) bool {
	if x == nil || y == nil {
		return x == y
	}
	if x.Op != y.Op {
		return false
	}
	switch x.Op {
	case OpEndText:
		return x.Flags&WasDollar == y.Flags&WasDollar
	case OpLiteral:
		return x.Flags&FoldCase == y.Flags&FoldCase && slices.Equal(x.Rune, y.Rune)
	case OpCharClass:
		return slices.Equal(x.Rune, y.Rune)
	case OpAlternate, OpConcat:
		return slices.EqualFunc(x.Sub, y.Sub, (*Regexp).Equal)
	case OpStar, OpPlus, OpQuest:
		return x.Flags&NonGreedy == y.Flags&NonGreedy && x.Sub[0].Equal(y.Sub[0])
	case OpRepeat:
		return x.Flags&NonGreedy == y.Flags&NonGreedy && x.Min == y.Min && x.Max == y.Max && x.Sub[0].Equal(y.Sub[0])
	case OpCapture:
		return x.Cap == y.Cap && x.Name == y.Name && x.Sub[0].Equal(y.Sub[0])
	}
	return true
}

// MaxCap returns the highest group number in the tree.
func (re *Regexp) MaxCap() int {
	m := 0
	if re.Op == OpCapture {
		m = re.Cap
	}
	for _, sub := range re.Sub {
		m = max(m, sub.MaxCap())
	}
	return m
}

// CapNames returns the names of the groups by their numbers.
func (re *Regexp) CapNames() []string {
	names := make([]string, re.MaxCap()+1)
	re.nameGroups(names)
	return names
}

func (re *Regexp) nameGroups(names []string) {
	if re.Op == OpCapture {
		names[re.Cap] = re.Name
	}
	for _, sub := range re.Sub {
		sub.nameGroups(names)
	}
}

func (re *Regexp) String() string {
	var b strings.Builder
	write(&b, re)
	return b.String()
}

// How tightly an expression binds, for the parentheses that it needs.
const (
	bindAlternate = iota
	bindConcat
	bindRepeat
	bindAtom
)

func binding(re *Regexp) int {
	switch re.Op {
	case OpAlternate:
		return bindAlternate
	case OpConcat, OpEmptyMatch:
		return bindConcat
	case OpLiteral:
		if len(re.Rune) != 1 {
			return bindConcat
		}
	case OpStar, OpPlus, OpQuest, OpRepeat:
		return bindRepeat
	}
	return bindAtom
}

func writeSub(b *strings.Builder, re *Regexp, least int) {
	if binding(re) >= least {
		write(b, re)
		return
	}
	b.WriteString("(?:")
	write(b, re)
	b.WriteByte(')')
}

func write(b *strings.Builder, re *Regexp) {
	switch re.Op {
	case OpNoMatch:
		b.WriteString(`[^\x00-\x{10FFFF}]`)
	case OpEmptyMatch:
		b.WriteString(`(?:)`)
	case OpLiteral:
		writeLiteral(b, re)
	case OpCharClass:
		writeClass(b, re.Rune)
	case OpAnyCharNotNL:
		b.WriteString(`(?-s:.)`)
	case OpAnyChar:
		b.WriteString(`(?s:.)`)
	case OpBeginLine:
		b.WriteString(`(?m:^)`)
	case OpEndLine:
		b.WriteString(`(?m:$)`)
	case OpBeginText:
		b.WriteString(`\A`)
	case OpEndText:
		if re.Flags&WasDollar != 0 {
			b.WriteString(`(?-m:$)`)
		} else {
			b.WriteString(`\z`)
		}
	case OpWordBoundary:
		b.WriteString(`\b`)
	case OpNoWordBoundary:
		b.WriteString(`\B`)
	case OpCapture:
		writeGroup(b, re)
	case OpStar, OpPlus, OpQuest, OpRepeat:
		writeRepeat(b, re)
	case OpConcat:
		for _, sub := range re.Sub {
			writeSub(b, sub, bindConcat+1)
		}
	case OpAlternate:
		for i, sub := range re.Sub {
			if i > 0 {
				b.WriteByte('|')
			}
			writeSub(b, sub, bindConcat)
		}
	default:
		b.WriteString("<invalid op" + strconv.Itoa(int(re.Op)) + ">")
	}
}

func writeLiteral(b *strings.Builder, re *Regexp) {
	fold := re.Flags&FoldCase != 0
	if fold {
		b.WriteString(`(?i:`)
	}
	for _, r := range re.Rune {
		if fold {
			r = topFold(r)
		}
		writeRune(b, r, false)
	}
	if fold {
		b.WriteByte(')')
	}
}

// topFold picks the spelling of a letter that is printed.
func topFold(r rune) rune { return minFold(r) }

func writeGroup(b *strings.Builder, re *Regexp) {
	if re.Name != "" {
		b.WriteString(`(?P<` + re.Name + `>`)
	} else {
		b.WriteByte('(')
	}
	if re.Sub[0].Op != OpEmptyMatch {
		write(b, re.Sub[0])
	}
	b.WriteByte(')')
}

func writeRepeat(b *strings.Builder, re *Regexp) {
	writeSub(b, re.Sub[0], bindAtom)
	switch re.Op {
	case OpStar:
		b.WriteByte('*')
	case OpPlus:
		b.WriteByte('+')
	case OpQuest:
		b.WriteByte('?')
	case OpRepeat:
		b.WriteString("{" + strconv.Itoa(re.Min))
		if re.Max != re.Min {
			b.WriteByte(',')
			if re.Max >= 0 {
				b.WriteString(strconv.Itoa(re.Max))
			}
		}
		b.WriteByte('}')
	}
	if re.Flags&NonGreedy != 0 {
		b.WriteByte('?')
	}
}

func writeClass(b *strings.Builder, class []rune) {
	if len(class) == 0 {
		b.WriteString(`[^\x00-\x{10FFFF}]`)
		return
	}
	b.WriteByte('[')
	if class[0] == 0 && class[len(class)-1] == maxRune && len(class) > 2 {
		b.WriteByte('^')
		class = negate(class)
	}
	for i := 0; i < len(class); i += 2 {
		lo, hi := class[i], class[i+1]
		writeRune(b, lo, lo == '-')
		if lo != hi {
			if hi > lo+1 {
				b.WriteByte('-')
			}
			writeRune(b, hi, hi == '-')
		}
	}
	b.WriteByte(']')
}

// writeRune writes one character so that it stands for itself; force puts a
// backslash before one that needs none outside of brackets.
func writeRune(b *strings.Builder, r rune, force bool) {
	if strconv.IsPrint(r) {
		if force || r < 0x80 && strings.IndexByte(`\.+*?()|[]{}^$`, byte(r)) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		return
	}
	if i := strings.IndexByte("\a\f\n\r\t\v", byte(r)); r < 0x80 && i >= 0 {
		b.WriteByte('\\')
		b.WriteByte("afnrtv"[i])
		return
	}
	if r < 0x100 {
		b.WriteString(`\x` + string("0123456789abcdef"[r>>4]) + string("0123456789abcdef"[r&15]))
		return
	}
	b.WriteString(`\x{` + strconv.FormatInt(int64(r), 16) + `}`)
}
