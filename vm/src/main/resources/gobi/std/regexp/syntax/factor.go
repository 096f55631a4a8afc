package syntax

import "slices"

// concat makes a sequence: neighbouring literals become one, sequences in it
// are laid open.
func concat(parts []*Regexp) *Regexp {
	var flat []*Regexp
	for _, re := range parts {
		if n := len(flat); n > 0 && re.Op == OpLiteral && flat[n-1].Op == OpLiteral &&
			flat[n-1].Flags&FoldCase == re.Flags&FoldCase {
			last := *flat[n-1]
			last.Rune = append(slices.Clip(last.Rune), re.Rune...)
			flat[n-1] = &last
			continue
		}
		if re.Op == OpConcat {
			flat = append(flat, re.Sub...)
			continue
		}
		flat = append(flat, re)
	}
	switch len(flat) {
	case 0:
		return &Regexp{Op: OpEmptyMatch}
	case 1:
		return flat[0]
	}
	return &Regexp{Op: OpConcat, Sub: flat}
}

// alternate makes a choice. Neighbours that begin with the same literal share
// it, and neighbours that match one character become a class: neither changes
// which alternative is preferred.
func alternate(alts []*Regexp, flags Flags) *Regexp {
	var flat []*Regexp
	for _, re := range alts {
		if re.Op == OpAlternate {
			flat = append(flat, re.Sub...)
		} else {
			flat = append(flat, re)
		}
	}
	if len(flat) > 1 {
		flat = mergeClasses(shareLiterals(flat, flags))
	}
	if len(flat) == 1 {
		return flat[0]
	}
	return &Regexp{Op: OpAlternate, Flags: flags, Sub: flat}
}

// leading returns the literal that re begins with.
func leading(re *Regexp) (runes []rune, fold Flags) {
	if re.Op == OpConcat {
		re = re.Sub[0]
	}
	if re.Op != OpLiteral {
		return nil, 0
	}
	return re.Rune, re.Flags & FoldCase
}

// without returns re without its first n runes.
func without(re *Regexp, n int) *Regexp {
	if re.Op == OpConcat {
		head := without(re.Sub[0], n)
		return concat(append([]*Regexp{head}, re.Sub[1:]...)).dropEmpty()
	}
	if n == len(re.Rune) {
		return &Regexp{Op: OpEmptyMatch}
	}
	tail := *re
	tail.Rune = re.Rune[n:]
	return &tail
}

// dropEmpty removes an empty match at the front of a sequence.
func (re *Regexp) dropEmpty() *Regexp {
	if re.Op == OpConcat && re.Sub[0].Op == OpEmptyMatch {
		return concat(re.Sub[1:])
	}
	return re
}

func shareLiterals(alts []*Regexp, flags Flags) []*Regexp {
	var out []*Regexp
	for i := 0; i < len(alts); {
		common, fold := leading(alts[i])
		j := i + 1
		for ; j < len(alts) && len(common) > 0; j++ {
			runes, f := leading(alts[j])
			n := 0
			for f == fold && n < len(common) && n < len(runes) && common[n] == runes[n] {
				n++
			}
			if n == 0 {
				break
			}
			common = common[:n]
		}
		if len(common) == 0 || j == i+1 {
			out = append(out, alts[i])
			i++
			continue
		}
		var rests []*Regexp
		for _, re := range alts[i:j] {
			rests = append(rests, without(re, len(common)))
		}
		head := &Regexp{Op: OpLiteral, Flags: flags&^FoldCase | fold, Rune: common}
		out = append(out, concat([]*Regexp{head, alternate(rests, flags)}))
		i = j
	}
	return out
}

// ranges returns what re matches if that is always a single character.
func ranges(re *Regexp) []rune {
	switch re.Op {
	case OpCharClass:
		return re.Rune
	case OpAnyChar:
		return []rune{0, maxRune}
	case OpAnyCharNotNL:
		return []rune{0, '\n' - 1, '\n' + 1, maxRune}
	case OpLiteral:
		if len(re.Rune) == 1 {
			if re.Flags&FoldCase != 0 {
				return addFolded(nil, re.Rune[0], re.Rune[0])
			}
			return []rune{re.Rune[0], re.Rune[0]}
		}
	}
	return nil
}

func mergeClasses(alts []*Regexp) []*Regexp {
	var out []*Regexp
	for i := 0; i < len(alts); {
		class := slices.Clone(ranges(alts[i]))
		j := i + 1
		for ; j < len(alts) && len(class) > 0; j++ {
			more := ranges(alts[j])
			if len(more) == 0 {
				break
			}
			class = append(class, more...)
		}
		if j == i+1 || len(class) == 0 {
			out = append(out, alts[i])
			i++
			continue
		}
		re := &Regexp{Op: OpCharClass, Flags: alts[i].Flags}
		out = append(out, (&parser{}).ofClass(re, clean(class)))
		i = j
	}
	return mergeEmpty(out)
}

// mergeEmpty drops an empty alternative that follows another.
func mergeEmpty(alts []*Regexp) []*Regexp {
	return slices.CompactFunc(alts, func(a, b *Regexp) bool { return a.Op == OpEmptyMatch && b.Op == OpEmptyMatch })
}
