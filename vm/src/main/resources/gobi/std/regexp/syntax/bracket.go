package syntax

import (
	"strings"
	"unicode/utf8"
)

// bracket parses a class in brackets.
func (p *parser) bracket() *Regexp {
	whole := p.rest
	p.rest = p.rest[1:]
	re := p.node(OpCharClass)
	var class []rune
	not := false
	if strings.HasPrefix(p.rest, "^") {
		not = true
		p.rest = p.rest[1:]
		if p.flags&ClassNL == 0 {
			class = append(class, '\n', '\n')
		}
	}
	for first := true; first || p.rest == "" || p.rest[0] != ']'; first = false {
		if p.rest == "" {
			p.fail(ErrMissingBracket, whole)
		}
		if p.rest[0] == '-' && p.flags&PerlX == 0 && !first && !strings.HasPrefix(p.rest, "-]") {
			_, size := utf8.DecodeRuneInString(p.rest[1:])
			p.fail(ErrInvalidCharRange, p.rest[:1+size])
		}
		class = p.classItem(whole, class)
	}
	p.rest = p.rest[1:]
	class = clean(class)
	if not {
		class = negate(class)
	}
	return p.ofClass(re, class)
}

// ofClass makes the node of a clean class, the simplest that there is.
func (p *parser) ofClass(re *Regexp, class []rune) *Regexp {
	p.runes += len(class)
	if p.runes > maxRunes {
		p.fail(ErrLarge, p.whole)
	}
	switch {
	case len(class) == 2 && class[0] == 0 && class[1] == maxRune:
		re.Op = OpAnyChar
	case len(class) == 4 && class[0] == 0 && class[1] == '\n'-1 && class[2] == '\n'+1 && class[3] == maxRune:
		re.Op = OpAnyCharNotNL
	case len(class) == 2 && class[0] == class[1]:
		re.Op, re.Rune, re.Flags = OpLiteral, class[:1], re.Flags&^FoldCase
	case len(class) == 4 && class[0] == class[1] && class[2] == class[3] && isFoldPair(class[0], class[2]):
		re.Op, re.Rune, re.Flags = OpLiteral, class[:1], re.Flags|FoldCase
	default:
		re.Rune = class
	}
	return re
}

// isFoldPair reports whether a and b are all spellings of one letter.
func isFoldPair(a, b rune) bool {
	class := clean(addFolded(nil, a, a))
	return len(class) == 4 && class[0] == a && class[2] == b
}

// classItem adds what stands next in brackets.
func (p *parser) classItem(whole string, class []rune) []rune {
	if strings.HasPrefix(p.rest, "[:") {
		if end := strings.Index(p.rest[2:], ":]"); end >= 0 {
			return p.posixItem(class, p.rest[:end+4])
		}
	}
	if p.rest[0] == '\\' {
		if more, ok := p.classEscape(); ok {
			return addClass(class, more, false)
		}
	}
	from := p.rest
	lo := p.classRune(whole)
	hi := lo
	if len(p.rest) >= 2 && p.rest[0] == '-' && p.rest[1] != ']' {
		p.rest = p.rest[1:]
		hi = p.classRune(whole)
		if hi < lo {
			p.fail(ErrInvalidCharRange, from[:len(from)-len(p.rest)])
		}
	}
	if p.flags&FoldCase != 0 {
		return addFolded(class, lo, hi)
	}
	return addRange(class, lo, hi)
}

func (p *parser) posixItem(class []rune, item string) []rune {
	name, not := strings.CutPrefix(item[2:len(item)-2], "^")
	more := posixClass(name)
	if more == nil {
		p.fail(ErrInvalidCharRange, item)
	}
	p.rest = p.rest[len(item):]
	return addClass(class, p.group(more, not), false)
}

// group folds and negates a named class as the flags and its spelling ask.
func (p *parser) group(class []rune, not bool) []rune {
	if p.flags&FoldCase != 0 {
		class = addClass(nil, class, true)
	}
	class = clean(append([]rune(nil), class...))
	if !not {
		return class
	}
	if p.flags&ClassNL == 0 {
		class = clean(append(class, '\n', '\n'))
	}
	return negate(class)
}

// classEscape takes \d, \pL and their like; ok is false for all else.
func (p *parser) classEscape() (class []rune, ok bool) {
	if len(p.rest) < 2 {
		return nil, false
	}
	c := p.rest[1]
	if p.flags&PerlX != 0 {
		if class := perlClass(c); class != nil {
			p.rest = p.rest[2:]
			return p.group(class, c < 'a'), true
		}
	}
	if p.flags&UnicodeGroups != 0 && (c == 'p' || c == 'P') {
		return p.unicodeClass(), true
	}
	return nil, false
}

// unicodeClass takes \pL, \p{Greek}, \P{^Greek}.
func (p *parser) unicodeClass() []rune {
	before := p.rest
	not := p.rest[1] == 'P'
	p.rest = p.rest[2:]
	if p.rest == "" {
		p.fail(ErrInvalidCharRange, before)
	}
	c := p.next()
	item := before[:len(before)-len(p.rest)]
	name := item[2:]
	if c == '{' {
		end := strings.IndexByte(before, '}')
		if end < 0 {
			p.checkUTF8(before)
			p.fail(ErrInvalidCharRange, before)
		}
		item, p.rest = before[:end+1], before[end+1:]
		name = item[3:end]
		p.checkUTF8(name)
	}
	if strings.HasPrefix(name, "^") {
		not = !not
		name = name[1:]
	}
	table, fold := unicodeTables(name)
	if table == nil {
		p.fail(ErrInvalidCharRange, item)
	}
	class := addTable(nil, table)
	if p.flags&FoldCase != 0 && fold != nil {
		class = addTable(class, fold)
	}
	class = clean(class)
	if not {
		class = negate(class)
	}
	return class
}

// classRune takes one character in brackets.
func (p *parser) classRune(whole string) rune {
	if p.rest == "" {
		p.fail(ErrMissingBracket, whole)
	}
	if p.rest[0] == '\\' {
		return p.escape()
	}
	return p.next()
}

// backslash parses what begins with one outside of brackets.
func (p *parser) backslash() []*Regexp {
	if p.flags&PerlX != 0 && len(p.rest) >= 2 {
		op := Op(0)
		switch p.rest[1] {
		case 'A':
			op = OpBeginText
		case 'b':
			op = OpWordBoundary
		case 'B':
			op = OpNoWordBoundary
		case 'C':
			p.fail(ErrInvalidEscape, p.rest[:2])
		case 'Q':
			quoted, rest, _ := strings.Cut(p.rest[2:], `\E`)
			p.rest = rest
			p.checkUTF8(quoted)
			var parts []*Regexp
			for _, r := range quoted {
				parts = append(parts, p.literal(r))
			}
			return parts
		case 'z':
			op = OpEndText
		}
		if op != 0 {
			p.rest = p.rest[2:]
			return p.one(op)
		}
	}
	re := p.node(OpCharClass)
	if class, ok := p.classEscape(); ok {
		return []*Regexp{p.ofClass(re, class)}
	}
	return []*Regexp{p.literal(p.escape())}
}

// escape takes an escaped character.
func (p *parser) escape() rune {
	before := p.rest
	p.rest = p.rest[1:]
	if p.rest == "" {
		p.fail(ErrTrailingBackslash, "")
	}
	c := p.next()
	switch c {
	case '1', '2', '3', '4', '5', '6', '7':
		if p.rest != "" && '0' <= p.rest[0] && p.rest[0] <= '7' {
			return p.octal(c - '0')
		}
	case '0':
		return p.octal(0)
	case 'x':
		if r, ok := p.hex(); ok {
			return r
		}
	case 'a':
		return '\a'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'v':
		return '\v'
	default:
		if c < utf8.RuneSelf && !isAlnum(c) {
			return c
		}
	}
	p.fail(ErrInvalidEscape, before[:len(before)-len(p.rest)])
	return 0
}

// octal takes up to two more digits.
func (p *parser) octal(r rune) rune {
	for i := 0; i < 2 && p.rest != "" && '0' <= p.rest[0] && p.rest[0] <= '7'; i++ {
		r = r*8 + rune(p.rest[0]-'0')
		p.rest = p.rest[1:]
	}
	return r
}

// hex takes two digits, or any number in braces.
func (p *parser) hex() (r rune, ok bool) {
	if p.rest == "" {
		return 0, false
	}
	c := p.next()
	if c != '{' {
		high := digit(c)
		if p.rest == "" {
			return 0, false
		}
		low := digit(p.next())
		return high<<4 | low, high >= 0 && low >= 0
	}
	for n := 0; p.rest != ""; n++ {
		c = p.next()
		if c == '}' {
			return r, n > 0
		}
		d := digit(c)
		if d < 0 {
			return 0, false
		}
		if r = r<<4 | d; r > maxRune {
			return 0, false
		}
	}
	return 0, false
}

func digit(c rune) rune {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return -1
}
