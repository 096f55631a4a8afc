package regexp

import (
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The operations of the backtracker.
const (
	opFail   = iota
	opMatch  // the end
	opAlt    // out, then arg
	opLoop   // class as often as possible, then arg
	opCap    // position to slot arg
	opEmpty  // condition arg
	opString // the text
	opClass  // one rune of class
	opAny    // any rune
	opNotNL  // any rune but a newline
)

// A program is a syntax.Prog with chains of literals joined and with loops over
// one rune as one instruction. Targets have the numbers of the syntax.Prog.
type program struct {
	code  []inst
	start uint32
	alts  int        // how many instructions must remember where they were
	first *[256]bool // the bytes that a match can begin with, nil if any
}

type inst struct {
	op       uint8
	alt      int // number of an opAlt or opLoop
	out, arg uint32
	text     string
	class    *class
}

// A class is a set of runes.
type class struct {
	ascii  [128]bool
	ranges []rune
}

func (c *class) has(r rune) bool {
	if r < 128 {
		return r >= 0 && c.ascii[r]
	}
	lo, hi := 0, len(c.ranges)/2
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if r > c.ranges[2*m+1] {
			lo = m + 1
		} else if r < c.ranges[2*m] {
			hi = m
		} else {
			return true
		}
	}
	return false
}

func newClass(ranges []rune) *class {
	c := &class{ranges: ranges}
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1] && r < 128; r++ {
			c.ascii[r] = true
		}
	}
	return c
}

// classOf returns what a rune instruction accepts.
func classOf(i *syntax.Inst) *class {
	switch {
	case i.Op == syntax.InstRuneAny:
		return newClass([]rune{0, unicode.MaxRune})
	case i.Op == syntax.InstRuneAnyNotNL:
		return newClass([]rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune})
	case len(i.Rune) != 1:
		return newClass(i.Rune)
	}
	r := i.Rune[0]
	var ranges []rune
	low := r
	if syntax.Flags(i.Arg)&syntax.FoldCase != 0 {
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			low = min(low, f)
		}
	}
	ranges = append(ranges, low, low)
	if syntax.Flags(i.Arg)&syntax.FoldCase != 0 {
		// SimpleFold goes upwards from the lowest.
		for f := unicode.SimpleFold(low); f != low; f = unicode.SimpleFold(f) {
			ranges = append(ranges, f, f)
		}
	}
	return newClass(ranges)
}

func isRune(i *syntax.Inst) bool {
	switch i.Op {
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		return true
	}
	return false
}

// isLiteral reports whether i accepts one rune that the text shows as itself.
func isLiteral(i *syntax.Inst) bool {
	return i.Op == syntax.InstRune1 && i.Rune[0] != utf8.RuneError
}

type assembler struct {
	prog  *syntax.Prog
	preds []int
	code  []inst
	alts  int
}

func assemble(prog *syntax.Prog) *program {
	a := &assembler{prog: prog, preds: make([]int, len(prog.Inst)), code: make([]inst, len(prog.Inst))}
	for pc := range prog.Inst {
		i := &prog.Inst[pc]
		a.preds[a.target(i.Out)]++
		if i.Op == syntax.InstAlt {
			a.preds[a.target(i.Arg)]++
		}
	}
	for pc := range prog.Inst {
		a.assemble(uint32(pc))
	}
	p := &program{code: a.code, start: a.target(uint32(prog.Start)), alts: a.alts}
	p.findFirst()
	return p
}

// target goes over instructions that do nothing.
func (a *assembler) target(pc uint32) uint32 {
	for a.prog.Inst[pc].Op == syntax.InstNop {
		pc = a.prog.Inst[pc].Out
	}
	return pc
}

func (a *assembler) assemble(pc uint32) {
	from, to := &a.prog.Inst[pc], &a.code[pc]
	to.out = a.target(from.Out)
	switch from.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		to.op, to.arg, to.alt = opAlt, a.target(from.Arg), a.alts
		a.alts++
		if body := &a.prog.Inst[to.out]; isRune(body) && a.target(body.Out) == pc {
			to.op, to.class = opLoop, classOf(body)
		}
	case syntax.InstCapture:
		to.op, to.arg = opCap, from.Arg
	case syntax.InstEmptyWidth:
		to.op, to.arg = opEmpty, from.Arg
	case syntax.InstMatch:
		to.op = opMatch
	case syntax.InstRuneAny:
		to.op = opAny
	case syntax.InstRuneAnyNotNL:
		to.op = opNotNL
	case syntax.InstRune, syntax.InstRune1:
		if isLiteral(from) {
			a.chain(to, from)
		} else {
			to.op, to.class = opClass, classOf(from)
		}
	}
}

// chain joins the literals that can only follow each other.
func (a *assembler) chain(to *inst, from *syntax.Inst) {
	var b strings.Builder
	b.WriteRune(from.Rune[0])
	for {
		next := a.target(from.Out)
		i := &a.prog.Inst[next]
		if !isLiteral(i) || a.preds[next] != 1 {
			to.op, to.out, to.text = opString, next, b.String()
			return
		}
		b.WriteRune(i.Rune[0])
		from = i
	}
}

// findFirst finds the bytes that a match can begin with.
func (p *program) findFirst() {
	var first [256]bool
	if p.collectFirst(p.start, &first, make([]bool, len(p.code))) {
		p.first = &first
	}
}

func (p *program) collectFirst(pc uint32, first *[256]bool, seen []bool) bool {
	if seen[pc] {
		return true
	}
	seen[pc] = true
	i := &p.code[pc]
	switch i.op {
	case opFail:
		return true
	case opAlt:
		return p.collectFirst(i.out, first, seen) && p.collectFirst(i.arg, first, seen)
	case opLoop:
		addFirst(i.class, first)
		return p.collectFirst(i.arg, first, seen)
	case opCap, opEmpty:
		return p.collectFirst(i.out, first, seen)
	case opString:
		first[i.text[0]] = true
		return true
	case opClass:
		addFirst(i.class, first)
		return true
	}
	return false
}

func addFirst(c *class, first *[256]bool) {
	for b, in := range c.ascii {
		first[b] = first[b] || in
	}
	if n := len(c.ranges); n > 0 && c.ranges[n-1] >= 128 {
		for b := 128; b < 256; b++ {
			first[b] = true
		}
	}
}
