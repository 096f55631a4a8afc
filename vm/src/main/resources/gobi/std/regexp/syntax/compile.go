package syntax

import "unicode"

// A frag is a piece of program: where it begins, the exits that are still
// open, and whether it can match nothing.
type frag struct {
	start uint32
	exits []exit
	empty bool
}

// An exit is the field Out, or Arg if second, of an instruction.
type exit struct {
	pc     uint32
	second bool
}

type compiler struct{ p *Prog }

// Compile compiles a simplified expression.
func Compile(re *Regexp) (*Prog, error) {
	c := &compiler{&Prog{NumCap: 2}}
	c.emit(InstFail)
	f := c.tree(re)
	c.close(f.exits, c.emit(InstMatch))
	c.p.Start = int(f.start)
	return c.p, nil
}

func (c *compiler) emit(op InstOp) uint32 {
	c.p.Inst = append(c.p.Inst, Inst{Op: op})
	return uint32(len(c.p.Inst) - 1)
}

func (c *compiler) close(exits []exit, to uint32) {
	for _, e := range exits {
		if e.second {
			c.p.Inst[e.pc].Arg = to
		} else {
			c.p.Inst[e.pc].Out = to
		}
	}
}

// single returns the fragment of one instruction.
func (c *compiler) single(op InstOp, arg uint32, empty bool) frag {
	pc := c.emit(op)
	c.p.Inst[pc].Arg = arg
	return frag{pc, []exit{{pc, false}}, empty}
}

func (c *compiler) tree(re *Regexp) frag {
	switch re.Op {
	case OpNoMatch:
		return frag{}
	case OpEmptyMatch:
		return c.single(InstNop, 0, true)
	case OpLiteral:
		if len(re.Rune) == 0 {
			return c.single(InstNop, 0, true)
		}
		f := c.runes(re.Rune[:1], re.Flags)
		for i := 1; i < len(re.Rune); i++ {
			f = c.cat(f, c.runes(re.Rune[i:i+1], re.Flags))
		}
		return f
	case OpCharClass:
		return c.runes(re.Rune, re.Flags)
	case OpAnyCharNotNL:
		return c.runes([]rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}, 0)
	case OpAnyChar:
		return c.runes([]rune{0, unicode.MaxRune}, 0)
	case OpBeginLine:
		return c.single(InstEmptyWidth, uint32(EmptyBeginLine), true)
	case OpEndLine:
		return c.single(InstEmptyWidth, uint32(EmptyEndLine), true)
	case OpBeginText:
		return c.single(InstEmptyWidth, uint32(EmptyBeginText), true)
	case OpEndText:
		return c.single(InstEmptyWidth, uint32(EmptyEndText), true)
	case OpWordBoundary:
		return c.single(InstEmptyWidth, uint32(EmptyWordBoundary), true)
	case OpNoWordBoundary:
		return c.single(InstEmptyWidth, uint32(EmptyNoWordBoundary), true)
	case OpCapture:
		c.p.NumCap = max(c.p.NumCap, 2*re.Cap+2)
		open := c.single(InstCapture, uint32(2*re.Cap), true)
		sub := c.tree(re.Sub[0])
		return c.cat(c.cat(open, sub), c.single(InstCapture, uint32(2*re.Cap+1), true))
	case OpStar:
		return c.star(c.tree(re.Sub[0]), re.Flags&NonGreedy != 0)
	case OpPlus:
		sub := c.tree(re.Sub[0])
		return frag{sub.start, c.loop(sub, re.Flags&NonGreedy != 0).exits, sub.empty}
	case OpQuest:
		return c.quest(c.tree(re.Sub[0]), re.Flags&NonGreedy != 0)
	case OpConcat:
		return c.sequence(re.Sub)
	case OpAlternate:
		var f frag
		for _, sub := range re.Sub {
			f = c.alt(f, c.tree(sub))
		}
		return f
	}
	panic("regexp: unhandled case in compile")
}

func (c *compiler) sequence(subs []*Regexp) frag {
	if len(subs) == 0 {
		return c.single(InstNop, 0, true)
	}
	f := c.tree(subs[0])
	for _, sub := range subs[1:] {
		f = c.cat(f, c.tree(sub))
	}
	return f
}

func (c *compiler) cat(a, b frag) frag {
	if a.start == 0 || b.start == 0 {
		return frag{}
	}
	c.close(a.exits, b.start)
	return frag{a.start, b.exits, a.empty && b.empty}
}

func (c *compiler) alt(a, b frag) frag {
	if a.start == 0 {
		return b
	}
	if b.start == 0 {
		return a
	}
	pc := c.emit(InstAlt)
	c.p.Inst[pc].Out, c.p.Inst[pc].Arg = a.start, b.start
	return frag{pc, append(a.exits, b.exits...), a.empty || b.empty}
}

// choice emits the choice between sub and going on; lazy prefers going on.
func (c *compiler) choice(start uint32, lazy bool) (pc uint32, leave exit) {
	pc = c.emit(InstAlt)
	if lazy {
		c.p.Inst[pc].Arg = start
		return pc, exit{pc, false}
	}
	c.p.Inst[pc].Out = start
	return pc, exit{pc, true}
}

func (c *compiler) quest(sub frag, lazy bool) frag {
	pc, leave := c.choice(sub.start, lazy)
	return frag{pc, append(sub.exits, leave), true}
}

// loop closes sub to a loop that is entered at its choice.
func (c *compiler) loop(sub frag, lazy bool) frag {
	pc, leave := c.choice(sub.start, lazy)
	c.close(sub.exits, pc)
	return frag{pc, []exit{leave}, true}
}

// star is a loop; where sub can match nothing it is (sub+)?, so that an empty
// round is tried before the loop is left.
func (c *compiler) star(sub frag, lazy bool) frag {
	if sub.empty {
		plus := frag{sub.start, c.loop(sub, lazy).exits, true}
		return c.quest(plus, lazy)
	}
	return c.loop(sub, lazy)
}

func (c *compiler) runes(runes []rune, flags Flags) frag {
	f := c.single(InstRune, 0, false)
	i := &c.p.Inst[f.start]
	i.Rune = runes
	flags &= FoldCase
	if len(runes) != 1 || unicode.SimpleFold(runes[0]) == runes[0] {
		flags = 0
	}
	i.Arg = uint32(flags)
	switch {
	case flags == 0 && (len(runes) == 1 || len(runes) == 2 && runes[0] == runes[1]):
		i.Op = InstRune1
	case len(runes) == 2 && runes[0] == 0 && runes[1] == unicode.MaxRune:
		i.Op = InstRuneAny
	case len(runes) == 4 && runes[0] == 0 && runes[1] == '\n'-1 && runes[2] == '\n'+1 && runes[3] == unicode.MaxRune:
		i.Op = InstRuneAnyNotNL
	}
	return f
}
