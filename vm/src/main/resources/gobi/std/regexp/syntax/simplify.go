package syntax

// Simplify returns an equal expression without counted repetitions.
func (re *Regexp) Simplify() *Regexp {
	if re == nil {
		return nil
	}
	switch re.Op {
	case OpCapture, OpConcat, OpAlternate:
		same := true
		subs := make([]*Regexp, len(re.Sub))
		for i, sub := range re.Sub {
			subs[i] = sub.Simplify()
			same = same && subs[i] == sub
		}
		if same {
			return re
		}
		copied := *re
		copied.Sub = subs
		return &copied
	case OpStar, OpPlus, OpQuest:
		return simplifyLoop(re.Op, re.Flags, re.Sub[0].Simplify(), re)
	case OpRepeat:
		return re.simplifyCounted()
	}
	return re
}

// simplifyLoop makes a loop over sub, or returns old if that is the same.
func simplifyLoop(op Op, flags Flags, sub, old *Regexp) *Regexp {
	if sub.Op == OpEmptyMatch {
		return sub
	}
	if op == sub.Op && flags&NonGreedy == sub.Flags&NonGreedy {
		return sub
	}
	if old != nil && old.Op == op && old.Flags&NonGreedy == flags&NonGreedy && sub == old.Sub[0] {
		return old
	}
	re := &Regexp{Op: op, Flags: flags}
	re.Sub0[0] = sub
	re.Sub = re.Sub0[:1]
	return re
}

func (re *Regexp) simplifyCounted() *Regexp {
	if re.Min == 0 && re.Max == 0 {
		return &Regexp{Op: OpEmptyMatch}
	}
	sub := re.Sub[0].Simplify()
	if re.Max < 0 {
		if re.Min == 0 {
			return simplifyLoop(OpStar, re.Flags, sub, nil)
		}
		plus := simplifyLoop(OpPlus, re.Flags, sub, nil)
		if re.Min == 1 {
			return plus
		}
		return sequenceOf(append(copies(sub, re.Min-1), plus))
	}
	if re.Min == 1 && re.Max == 1 {
		return sub
	}
	// x{2,5} is xx(x(x(x)?)?)?: each copy is tried only after the one before it.
	var optional *Regexp
	for i := re.Min; i < re.Max; i++ {
		inner := sub
		if optional != nil {
			inner = sequenceOf([]*Regexp{sub, optional})
		}
		optional = simplifyLoop(OpQuest, re.Flags, inner, nil)
	}
	parts := copies(sub, re.Min)
	if optional != nil {
		parts = append(parts, optional)
	}
	if len(parts) == 0 {
		return &Regexp{Op: OpNoMatch}
	}
	return sequenceOf(parts)
}

func copies(re *Regexp, n int) []*Regexp {
	var out []*Regexp
	for i := 0; i < n; i++ {
		out = append(out, re)
	}
	return out
}

func sequenceOf(parts []*Regexp) *Regexp {
	if len(parts) == 1 {
		return parts[0]
	}
	return &Regexp{Op: OpConcat, Sub: parts}
}
