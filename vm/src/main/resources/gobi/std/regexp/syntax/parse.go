package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An Error says what is wrong with an expression, and where.
type Error struct {
	Code ErrorCode
	Expr string
}

func (e *Error) Error() string {
	return "error parsing regexp: " + e.Code.String() + ": `" + e.Expr + "`"
}

// An ErrorCode is the kind of an error.
type ErrorCode string

// The kinds of errors.
const (
	ErrInternalError         ErrorCode = "regexp/syntax: internal error"
	ErrInvalidCharClass      ErrorCode = "invalid character class"
	ErrInvalidCharRange      ErrorCode = "invalid character class range"
	ErrInvalidEscape         ErrorCode = "invalid escape sequence"
	ErrInvalidNamedCapture   ErrorCode = "invalid named capture"
	ErrInvalidPerlOp         ErrorCode = "invalid or unsupported Perl syntax"
	ErrInvalidRepeatOp       ErrorCode = "invalid nested repetition operator"
	ErrInvalidRepeatSize     ErrorCode = "invalid repeat count"
	ErrInvalidUTF8           ErrorCode = "invalid UTF-8"
	ErrMissingBracket        ErrorCode = "missing closing ]"
	ErrMissingParen          ErrorCode = "missing closing )"
	ErrMissingRepeatArgument ErrorCode = "missing argument to repetition operator"
	ErrTrailingBackslash     ErrorCode = "trailing backslash at end of expression"
	ErrUnexpectedParen       ErrorCode = "unexpected )"
	ErrNestingDepth          ErrorCode = "expression nests too deeply"
	ErrLarge                 ErrorCode = "expression too large"
)

func (e ErrorCode) String() string { return string(e) }

// Flags steer the parser and describe nodes.
type Flags uint16

// The flags.
const (
	FoldCase      Flags = 1 << iota // case is ignored
	Literal                         // the pattern is a literal
	ClassNL                         // negated classes match newlines
	DotNL                           // . matches newlines
	OneLine                         // ^ and $ match at the ends of the text only
	NonGreedy                       // repetitions prefer fewer
	PerlX                           // extensions of Perl are allowed
	UnicodeGroups                   // \pN and \PN are allowed
	WasDollar                       // an OpEndText was $, not \z
	Simple                          // the tree holds no counted repetition

	MatchNL       = ClassNL | DotNL
	Perl          = ClassNL | OneLine | PerlX | UnicodeGroups
	POSIX   Flags = 0
)

const (
	maxDepth = 1000           // of nesting
	maxTimes = 1000           // of a counted repetition, products of nested ones included
	maxSize  = 128 << 20 / 40 // of the program
	maxRunes = 128 << 20 / 4
)

// A parser reads one expression, from left to right.
type parser struct {
	whole  string
	rest   string
	flags  Flags
	groups int
	depth  int
	runes  int
}

// fail is how the parser leaves at the first error.
type fail struct{ err *Error }

func (p *parser) fail(code ErrorCode, expr string) { panic(fail{&Error{code, expr}}) }

// Parse parses an expression.
func Parse(s string, flags Flags) (re *Regexp, err error) {
	defer func() {
		if f, ok := recover().(fail); ok {
			re, err = nil, f.err
		}
	}()
	p := &parser{whole: s, rest: s, flags: flags}
	if flags&Literal != 0 {
		p.checkUTF8(s)
		return p.literals(s), nil
	}
	re = p.alternatives()
	if p.rest != "" {
		p.fail(ErrUnexpectedParen, p.whole)
	}
	p.checkSize(re)
	return re, nil
}

func (p *parser) checkUTF8(s string) {
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && size == 1 {
			p.fail(ErrInvalidUTF8, s)
		}
		s = s[size:]
	}
}

// next takes one rune.
func (p *parser) next() rune {
	r, size := utf8.DecodeRuneInString(p.rest)
	if r == utf8.RuneError && size == 1 {
		p.fail(ErrInvalidUTF8, p.rest)
	}
	p.rest = p.rest[size:]
	return r
}

func (p *parser) literals(s string) *Regexp {
	var parts []*Regexp
	for _, r := range s {
		parts = append(parts, p.literal(r))
	}
	return concat(parts)
}

// literal makes the node of one rune under the flags.
func (p *parser) literal(r rune) *Regexp {
	re := &Regexp{Op: OpLiteral, Flags: p.flags &^ FoldCase}
	if p.flags&FoldCase != 0 {
		least := minFold(r)
		if unicode.SimpleFold(r) != r {
			re.Flags |= FoldCase
		}
		r = least
	}
	re.Rune0[0] = r
	re.Rune = re.Rune0[:1]
	return re
}

// alternatives parses up to a closing parenthesis or the end.
func (p *parser) alternatives() *Regexp {
	p.depth++
	if p.depth > maxDepth {
		p.fail(ErrNestingDepth, p.whole)
	}
	var alts []*Regexp
	for {
		alts = append(alts, p.sequence())
		if !strings.HasPrefix(p.rest, "|") {
			break
		}
		p.rest = p.rest[1:]
	}
	p.depth--
	return alternate(alts, p.flags)
}

// sequence parses up to a bar.
func (p *parser) sequence() *Regexp {
	var parts []*Regexp
	for p.rest != "" && p.rest[0] != '|' && p.rest[0] != ')' {
		atoms := p.atom()
		if len(atoms) > 0 {
			last := len(atoms) - 1
			atoms[last] = p.repetitions(atoms[last])
		} else if len(parts) > 0 {
			parts[len(parts)-1] = p.repetitions(parts[len(parts)-1])
		} else {
			p.refuseRepetition()
		}
		parts = append(parts, atoms...)
	}
	return concat(parts)
}

func (p *parser) isRepetition() bool {
	if p.rest == "" {
		return false
	}
	switch p.rest[0] {
	case '*', '+', '?':
		return true
	case '{':
		_, _, _, ok := p.counts(p.rest)
		return ok
	}
	return false
}

// refuseRepetition fails where an operator has nothing to repeat.
func (p *parser) refuseRepetition() {
	if p.isRepetition() {
		before := p.rest
		p.operator()
		p.fail(ErrMissingRepeatArgument, before[:len(before)-len(p.rest)])
	}
}

// atom parses what a repetition may follow; flags alone give nothing and a
// quotation several nodes.
func (p *parser) atom() []*Regexp {
	switch p.rest[0] {
	case '(':
		if p.flags&PerlX != 0 && strings.HasPrefix(p.rest, "(?") {
			re := p.perlGroup()
			if re == nil {
				return nil
			}
			return []*Regexp{re}
		}
		p.groups++
		number := p.groups
		p.rest = p.rest[1:]
		return []*Regexp{p.capture(number, "")}
	case '[':
		return []*Regexp{p.bracket()}
	case '^':
		p.rest = p.rest[1:]
		return p.one(p.choose(OpBeginText, OpBeginLine))
	case '$':
		p.rest = p.rest[1:]
		re := p.node(p.choose(OpEndText, OpEndLine))
		if re.Op == OpEndText {
			re.Flags |= WasDollar
		}
		return []*Regexp{re}
	case '.':
		p.rest = p.rest[1:]
		if p.flags&DotNL != 0 {
			return p.one(OpAnyChar)
		}
		return p.one(OpAnyCharNotNL)
	case '*', '+', '?', '{':
		p.refuseRepetition()
	case '\\':
		return p.backslash()
	}
	return []*Regexp{p.literal(p.next())}
}

func (p *parser) node(op Op) *Regexp { return &Regexp{Op: op, Flags: p.flags} }

func (p *parser) one(op Op) []*Regexp { return []*Regexp{p.node(op)} }

func (p *parser) choose(oneLine, lines Op) Op {
	if p.flags&OneLine != 0 {
		return oneLine
	}
	return lines
}

// capture parses the rest of a group.
func (p *parser) capture(number int, name string) *Regexp {
	re := &Regexp{Op: OpCapture, Flags: p.flags, Cap: number, Name: name}
	re.Sub0[0] = p.inParentheses()
	re.Sub = re.Sub0[:1]
	return re
}

// inParentheses parses up to the closing parenthesis; flags that are set inside
// end with it.
func (p *parser) inParentheses() *Regexp {
	outer := p.flags
	re := p.alternatives()
	if !strings.HasPrefix(p.rest, ")") {
		p.fail(ErrMissingParen, p.whole)
	}
	p.rest = p.rest[1:]
	p.flags = outer
	return re
}

// perlGroup parses what begins with "(?".
func (p *parser) perlGroup() *Regexp {
	t := p.rest
	if strings.HasPrefix(t, "(?P<") || strings.HasPrefix(t, "(?<") {
		return p.namedGroup()
	}
	p.rest = t[2:]
	flags, sign, sawFlag := p.flags, 1, false
	for p.rest != "" {
		c := p.next()
		switch c {
		case 'i', 'm', 's', 'U':
			flags = setFlag(flags, c, sign > 0)
			sawFlag = true
			continue
		case '-':
			if sign < 0 {
				break
			}
			sign, sawFlag = -1, false
			continue
		case ':', ')':
			if sign < 0 && !sawFlag {
				break
			}
			if c == ')' {
				p.flags = flags
				return nil
			}
			outer := p.flags
			p.flags = flags
			re := p.inParentheses()
			p.flags = outer
			return re
		}
		p.fail(ErrInvalidPerlOp, t[:len(t)-len(p.rest)])
	}
	p.fail(ErrInvalidPerlOp, t)
	return nil
}

func setFlag(flags Flags, c rune, on bool) Flags {
	var bit Flags
	switch c {
	case 'i':
		bit = FoldCase
	case 'm':
		bit, on = OneLine, !on
	case 's':
		bit = DotNL
	case 'U':
		bit = NonGreedy
	}
	if on {
		return flags | bit
	}
	return flags &^ bit
}

func (p *parser) namedGroup() *Regexp {
	t := p.rest
	start := 3
	if t[2] == 'P' {
		start = 4
	}
	end := strings.IndexByte(t, '>')
	if end < 0 {
		p.checkUTF8(t)
		p.fail(ErrInvalidNamedCapture, t)
	}
	whole, name := t[:end+1], t[start:end]
	p.checkUTF8(name)
	if !validName(name) {
		p.fail(ErrInvalidNamedCapture, whole)
	}
	p.groups++
	number := p.groups
	p.rest = t[end+1:]
	return p.capture(number, name)
}

func validName(name string) bool {
	for i := 0; i < len(name); i++ {
		if name[i] != '_' && !isAlnum(rune(name[i])) {
			return false
		}
	}
	return name != ""
}

func isAlnum(c rune) bool {
	return '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

// operator takes one repetition operator and what makes it lazy.
func (p *parser) operator() (op Op, least, most int, lazy bool) {
	switch p.rest[0] {
	case '*':
		op = OpStar
	case '+':
		op = OpPlus
	case '?':
		op = OpQuest
	case '{':
		op = OpRepeat
	}
	if op == OpRepeat {
		before := p.rest
		least, most, p.rest, _ = p.counts(before)
		if least < 0 || least > maxTimes || most > maxTimes || most >= 0 && least > most {
			p.fail(ErrInvalidRepeatSize, before[:len(before)-len(p.rest)])
		}
	} else {
		p.rest = p.rest[1:]
	}
	if p.flags&PerlX != 0 && strings.HasPrefix(p.rest, "?") {
		p.rest = p.rest[1:]
		lazy = true
	}
	return op, least, most, lazy
}

// repetitions applies the operators that follow an atom.
func (p *parser) repetitions(re *Regexp) *Regexp {
	first := ""
	for p.isRepetition() {
		before := p.rest
		op, least, most, lazy := p.operator()
		if p.flags&PerlX != 0 && first != "" {
			p.fail(ErrInvalidRepeatOp, first[:len(first)-len(p.rest)])
		}
		first = before
		flags := p.flags
		if lazy {
			flags ^= NonGreedy
		}
		re = repeat(op, re, flags)
		if op == OpRepeat {
			re.Min, re.Max = least, most
			if least >= 2 || most >= 2 {
				if !timesFit(re, maxTimes) {
					p.fail(ErrInvalidRepeatSize, before[:len(before)-len(p.rest)])
				}
			}
		}
	}
	return re
}

// repeat makes a repetition; what is repeated twice is repeated once.
func repeat(op Op, sub *Regexp, flags Flags) *Regexp {
	if op != OpRepeat && sub.Flags&NonGreedy == flags&NonGreedy {
		switch sub.Op {
		case OpStar:
			return sub
		case OpPlus, OpQuest:
			if sub.Op == op {
				return sub
			}
			return repeat(OpStar, sub.Sub[0], flags)
		}
	}
	re := &Regexp{Op: op, Flags: flags}
	re.Sub0[0] = sub
	re.Sub = re.Sub0[:1]
	return re
}

// timesFit reports whether nested counted repetitions multiply to at most n.
func timesFit(re *Regexp, n int) bool {
	if re.Op == OpRepeat {
		m := re.Max
		if m == 0 {
			return true
		}
		if m < 0 {
			m = re.Min
		}
		if m > n {
			return false
		}
		if m > 0 {
			n /= m
		}
	}
	for _, sub := range re.Sub {
		if !timesFit(sub, n) {
			return false
		}
	}
	return true
}

// counts reads {n}, {n,} or {n,m}; ok is false for what is no repetition. A
// number that is too large is -1 for n and maxTimes+1 for m.
func (p *parser) counts(s string) (least, most int, rest string, ok bool) {
	s = s[1:]
	if least, s, ok = number(s); !ok || s == "" {
		return 0, 0, "", false
	}
	most = least
	if s[0] == ',' {
		s = s[1:]
		if s == "" {
			return 0, 0, "", false
		}
		if s[0] == '}' {
			most = -1
		} else if most, s, ok = number(s); !ok {
			return 0, 0, "", false
		} else if most < 0 {
			least = -1
		}
	}
	if !strings.HasPrefix(s, "}") {
		return 0, 0, "", false
	}
	return least, most, s[1:], true
}

func number(s string) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		if n >= 1e8 {
			n = -1
		}
		if n >= 0 {
			n = n*10 + int(s[i]-'0')
		}
		i++
	}
	if i == 0 || i > 1 && s[0] == '0' {
		return 0, s, false
	}
	return n, s[i:], true
}

// checkSize refuses trees whose programs would take too much memory.
func (p *parser) checkSize(re *Regexp) {
	if p.runes > maxRunes || programSize(re) > maxSize {
		p.fail(ErrLarge, p.whole)
	}
}

func programSize(re *Regexp) int {
	n := 1
	switch re.Op {
	case OpLiteral:
		return len(re.Rune)
	case OpRepeat:
		sub := programSize(re.Sub[0])
		if re.Max < 0 {
			if re.Min == 0 {
				return 2 + sub
			}
			return 1 + re.Min*sub
		}
		return min(re.Max*sub+re.Max-re.Min, maxSize+1)
	}
	for _, sub := range re.Sub {
		n = min(n+programSize(sub), maxSize+1)
	}
	return n
}
