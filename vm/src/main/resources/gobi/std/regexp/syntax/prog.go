package syntax

import (
	"strconv"
	"strings"
	"unicode"
)

// A Prog is a compiled expression.
type Prog struct {
	Inst   []Inst
	Start  int
	NumCap int // slots of positions
}

// An InstOp is what an instruction does.
type InstOp uint8

// The operations.
const (
	InstAlt InstOp = iota
	InstAltMatch
	InstCapture
	InstEmptyWidth
	InstMatch
	InstFail
	InstNop
	InstRune
	InstRune1
	InstRuneAny
	InstRuneAnyNotNL
)

var instNames = [...]string{
	"InstAlt", "InstAltMatch", "InstCapture", "InstEmptyWidth", "InstMatch", "InstFail", "InstNop", "InstRune",
	"InstRune1", "InstRuneAny", "InstRuneAnyNotNL",
}

func (i InstOp) String() string {
	if int(i) < len(instNames) {
		return instNames[i]
	}
	return ""
}

// An EmptyOp is a set of conditions on a position between two characters.
type EmptyOp uint8

// The conditions.
const (
	EmptyBeginLine EmptyOp = 1 << iota
	EmptyEndLine
	EmptyBeginText
	EmptyEndText
	EmptyWordBoundary
	EmptyNoWordBoundary
)

// EmptyOpContext returns the conditions that hold between r1 and r2; -1 is the
// end of the text.
func EmptyOpContext(r1, r2 rune) EmptyOp {
	op := EmptyNoWordBoundary
	if IsWordChar(r1) != IsWordChar(r2) {
		op = EmptyWordBoundary
	}
	switch r1 {
	case '\n':
		op |= EmptyBeginLine
	case -1:
		op |= EmptyBeginText | EmptyBeginLine
	}
	switch r2 {
	case '\n':
		op |= EmptyEndLine
	case -1:
		op |= EmptyEndText | EmptyEndLine
	}
	return op
}

// IsWordChar reports whether r is a letter, digit or underscore of ASCII.
func IsWordChar(r rune) bool { return r == '_' || isAlnum(r) }

// An Inst is one instruction.
type Inst struct {
	Op   InstOp
	Out  uint32 // where to go on, for all but InstMatch and InstFail
	Arg  uint32 // InstAlt: the second choice; InstCapture: the slot; InstEmptyWidth: the conditions
	Rune []rune
}

// op returns the operation with all kinds of rune tests as one.
func (i *Inst) op() InstOp {
	switch i.Op {
	case InstRune1, InstRuneAny, InstRuneAnyNotNL:
		return InstRune
	}
	return i.Op
}

// MatchEmptyWidth reports whether the condition holds between two characters.
func (i *Inst) MatchEmptyWidth(before rune, after rune) bool {
	return EmptyOp(i.Arg)&^EmptyOpContext(before, after) == 0
}

// MatchRune reports whether the instruction accepts r.
func (i *Inst) MatchRune(r rune) bool { return i.MatchRunePos(r) >= 0 }

// MatchRunePos returns the number of the range that accepts r, or -1.
func (i *Inst) MatchRunePos(r rune) int {
	runes := i.Rune
	if len(runes) == 1 {
		if r == runes[0] {
			return 0
		}
		if Flags(i.Arg)&FoldCase != 0 {
			for f := unicode.SimpleFold(runes[0]); f != runes[0]; f = unicode.SimpleFold(f) {
				if r == f {
					return 0
				}
			}
		}
		return -1
	}
	lo, hi := 0, len(runes)/2
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		switch {
		case r < runes[2*m]:
			hi = m
		case r > runes[2*m+1]:
			lo = m + 1
		default:
			return m
		}
	}
	return -1
}

// skip goes over instructions that do nothing for the match itself.
func (p *Prog) skip(pc uint32) *Inst {
	i := &p.Inst[pc]
	for i.Op == InstNop || i.Op == InstCapture {
		i = &p.Inst[i.Out]
	}
	return i
}

// Prefix returns a literal that every match begins with, and whether it is the
// whole expression.
func (p *Prog) Prefix() (prefix string, complete bool) {
	i := p.skip(uint32(p.Start))
	if i.op() != InstRune || len(i.Rune) != 1 {
		return "", i.Op == InstMatch
	}
	var b strings.Builder
	for i.op() == InstRune && len(i.Rune) == 1 && Flags(i.Arg)&FoldCase == 0 && i.Rune[0] != '\uFFFD' {
		b.WriteRune(i.Rune[0])
		i = p.skip(i.Out)
	}
	return b.String(), i.Op == InstMatch
}

// StartCond returns the conditions that hold where any match begins; all bits
// if nothing matches.
func (p *Prog) StartCond() EmptyOp {
	var flag EmptyOp
	for i := &p.Inst[p.Start]; ; i = &p.Inst[i.Out] {
		switch i.Op {
		case InstEmptyWidth:
			flag |= EmptyOp(i.Arg)
		case InstFail:
			return ^EmptyOp(0)
		case InstCapture, InstNop:
		default:
			return flag
		}
	}
}

func (p *Prog) String() string {
	var b strings.Builder
	for pc := range p.Inst {
		number := strconv.Itoa(pc)
		if len(number) < 3 {
			b.WriteString("   "[len(number):])
		}
		if pc == p.Start {
			number += "*"
		}
		b.WriteString(number + "\t" + p.Inst[pc].String() + "\n")
	}
	return b.String()
}

func (i *Inst) String() string {
	out, arg := strconv.Itoa(int(i.Out)), strconv.Itoa(int(i.Arg))
	switch i.Op {
	case InstAlt:
		return "alt -> " + out + ", " + arg
	case InstAltMatch:
		return "altmatch -> " + out + ", " + arg
	case InstCapture:
		return "cap " + arg + " -> " + out
	case InstEmptyWidth:
		return "empty " + arg + " -> " + out
	case InstMatch:
		return "match"
	case InstFail:
		return "fail"
	case InstNop:
		return "nop -> " + out
	case InstRune:
		if i.Rune == nil {
			return "rune <nil>"
		}
		fold := ""
		if Flags(i.Arg)&FoldCase != 0 {
			fold = "/i"
		}
		return "rune " + strconv.QuoteToASCII(string(i.Rune)) + fold + " -> " + out
	case InstRune1:
		return "rune1 " + strconv.QuoteToASCII(string(i.Rune)) + " -> " + out
	case InstRuneAny:
		return "any -> " + out
	case InstRuneAnyNotNL:
		return "anynotnl -> " + out
	}
	return ""
}
