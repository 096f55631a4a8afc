package parse

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind int

const (
	kindError kind = iota // text is the message
	kindEOF
	kindText // outside of actions
	kindOpen // begins an action
	kindClose
	kindComment
	kindKeyword
	kindBool
	kindChar
	kindNumber
	kindString
	kindRawString
	kindIdentifier
	kindVariable // with its $
	kindField    // with its dot
	kindDot
	kindNil
	kindPipe
	kindAssign
	kindDeclare
	kindLeftParen
	kindRightParen
	kindOther // another printable character
)

// A token is a piece of a template. spaced says that white space precedes it.
type token struct {
	kind   kind
	text   string
	pos    Pos
	line   int
	spaced bool
}

// String describes the token in messages.
func (t token) String() string {
	switch {
	case t.kind == kindEOF:
		return "EOF"
	case t.kind == kindError:
		return t.text
	case t.kind == kindKeyword || t.kind == kindNil || t.kind == kindDot:
		return "<" + t.text + ">"
	case len(t.text) > 10:
		return fmt.Sprintf("%.10q...", t.text)
	}
	return fmt.Sprintf("%q", t.text)
}

var keywords = map[string]kind{
	"block": kindKeyword, "break": kindKeyword, "continue": kindKeyword, "define": kindKeyword,
	"else": kindKeyword, "end": kindKeyword, "if": kindKeyword, "range": kindKeyword,
	"template": kindKeyword, "with": kindKeyword,
	"nil": kindNil, "true": kindBool, "false": kindBool,
}

const spaces = " \t\r\n"

// A scanner cuts a whole template into tokens. It ends with a token for the end or for an error.
type scanner struct {
	src         string
	left, right string
	functions   func(name string) bool
	at          int
	line        int
	counted     int // line counts the newlines before this place
	parens      int
	spaced      bool
	tokens      []token
}

func scan(src, left, right string, functions func(string) bool) []token {
	if left == "" {
		left = "{{"
	}
	if right == "" {
		right = "}}"
	}
	s := &scanner{src: src, left: left, right: right, functions: functions, line: 1}
	for s.text() && s.action() {
	}
	return s.tokens
}

func (s *scanner) rest() string { return s.src[s.at:] }

// emitTo makes a token of what lies before end.
func (s *scanner) emitTo(k kind, end int) {
	s.emit(k, s.src[s.at:end], s.at)
	s.at = end
}

func (s *scanner) emit(k kind, text string, pos int) {
	s.line += strings.Count(s.src[s.counted:pos], "\n")
	s.counted = pos
	s.tokens = append(s.tokens, token{k, text, Pos(pos), s.line, s.spaced})
	s.spaced = false
}

// fail ends the scanning; it returns false for its callers to return.
func (s *scanner) fail(pos int, format string, args ...any) bool {
	s.emit(kindError, fmt.Sprintf(format, args...), pos)
	return false
}

// text scans up to the next action and its delimiter.
func (s *scanner) text() bool {
	i := strings.Index(s.rest(), s.left)
	if i < 0 {
		if s.rest() != "" {
			s.emitTo(kindText, len(s.src))
		}
		s.emit(kindEOF, "", len(s.src))
		return false
	}
	open := s.at + i
	inside := open + len(s.left)
	trims := len(s.src) > inside+1 && s.src[inside] == '-' && isSpace(s.src[inside+1])
	end := open
	if trims {
		end = s.at + len(strings.TrimRight(s.src[s.at:open], spaces))
		inside += 2
	}
	if end > s.at {
		s.emitTo(kindText, end)
	}
	s.at = open
	if strings.HasPrefix(s.src[inside:], "/*") {
		return s.comment(inside)
	}
	s.emit(kindOpen, s.left, open)
	s.at = inside
	s.parens = 0
	return true
}

func isSpace(b byte) bool { return strings.IndexByte(spaces, b) >= 0 }

func (s *scanner) comment(begin int) bool {
	i := strings.Index(s.src[begin+2:], "*/")
	if i < 0 {
		return s.fail(begin, "unclosed comment")
	}
	end := begin + 2 + i + 2
	s.at = end
	after, trims := s.closing()
	if after < 0 {
		return s.fail(begin, "comment ends before closing delimiter")
	}
	s.emit(kindComment, s.src[begin:end], begin)
	s.leave(after, trims)
	return s.text()
}

// closing returns where the closing delimiter ends that stands here, perhaps with a trim marker,
// or -1.
func (s *scanner) closing() (end int, trims bool) {
	rest := s.rest()
	if len(rest) > 1 && isSpace(rest[0]) && rest[1] == '-' && strings.HasPrefix(rest[2:], s.right) {
		return s.at + 2 + len(s.right), true
	}
	if strings.HasPrefix(rest, s.right) {
		return s.at + len(s.right), false
	}
	return -1, false
}

func (s *scanner) leave(after int, trims bool) {
	s.at = after
	if trims {
		s.at = len(s.src) - len(strings.TrimLeft(s.rest(), spaces))
	}
}

// action scans the inside of an action and its closing delimiter.
func (s *scanner) action() bool {
	for {
		if end, trims := s.closing(); end >= 0 {
			if s.parens > 0 {
				return s.fail(s.at, "unclosed left paren")
			}
			s.emit(kindClose, s.right, s.at)
			s.leave(end, trims)
			return true
		}
		if s.rest() == "" {
			return s.fail(s.at, "unclosed action")
		}
		if isSpace(s.src[s.at]) {
			s.spaced = true
			s.at++
		} else if !s.token() {
			return false
		}
	}
}

func (s *scanner) token() bool {
	r, size := utf8.DecodeRuneInString(s.rest())
	switch {
	case r == '=':
		s.emitTo(kindAssign, s.at+1)
	case r == ':':
		if !strings.HasPrefix(s.rest(), ":=") {
			return s.fail(s.at, "expected :=")
		}
		s.emitTo(kindDeclare, s.at+2)
	case r == '|':
		s.emitTo(kindPipe, s.at+1)
	case r == '"':
		return s.quoted('"', kindString, "unterminated quoted string")
	case r == '\'':
		return s.quoted('\'', kindChar, "unterminated character constant")
	case r == '`':
		i := strings.IndexByte(s.src[s.at+1:], '`')
		if i < 0 {
			return s.fail(s.at, "unterminated raw quoted string")
		}
		s.emitTo(kindRawString, s.at+i+2)
	case r == '$':
		return s.name(s.at+1, kindVariable)
	case r == '.':
		return s.dot()
	case r == '+' || r == '-' || '0' <= r && r <= '9':
		return s.number()
	case isAlphaNumeric(r):
		return s.name(s.at, kindIdentifier)
	case r == '(':
		s.parens++
		s.emitTo(kindLeftParen, s.at+1)
	case r == ')':
		s.parens--
		if s.parens < 0 {
			return s.fail(s.at, "unexpected right paren")
		}
		s.emitTo(kindRightParen, s.at+1)
	case r <= unicode.MaxASCII && unicode.IsPrint(r):
		s.emitTo(kindOther, s.at+size)
	default:
		return s.fail(s.at, "unrecognized character in action: %#U", r)
	}
	return true
}

func (s *scanner) dot() bool {
	next, _ := utf8.DecodeRuneInString(s.src[s.at+1:])
	switch {
	case '0' <= next && next <= '9':
		return s.number()
	case isAlphaNumeric(next):
		return s.name(s.at+1, kindField)
	case s.ends(s.at + 1):
		s.emitTo(kindDot, s.at+1)
		return true
	}
	return s.fail(s.at, "bad character %#U", next)
}

func isAlphaNumeric(r rune) bool {
	return r == '_' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// name scans a word whose letters begin at from.
func (s *scanner) name(from int, k kind) bool {
	end := from + s.span(from, isAlphaNumeric)
	if !s.ends(end) {
		r, _ := utf8.DecodeRuneInString(s.src[end:])
		return s.fail(s.at, "bad character %#U", r)
	}
	if k == kindIdentifier {
		k = s.wordKind(s.src[s.at:end])
	}
	s.emitTo(k, end)
	return true
}

// wordKind tells keywords from functions; break and continue may be either.
func (s *scanner) wordKind(word string) kind {
	k, reserved := keywords[word]
	if !reserved || (word == "break" || word == "continue") && s.functions(word) {
		return kindIdentifier
	}
	return k
}

// span returns how many bytes from there on are runes that accept likes.
func (s *scanner) span(from int, accept func(rune) bool) int {
	rest := s.src[from:]
	if i := strings.IndexFunc(rest, func(r rune) bool { return !accept(r) }); i >= 0 {
		return i
	}
	return len(rest)
}

// ends reports whether a word may end at that place.
func (s *scanner) ends(at int) bool {
	rest := s.src[at:]
	return rest == "" || strings.IndexByte(spaces+".,|:=()", rest[0]) >= 0 || strings.HasPrefix(rest, s.right)
}

func (s *scanner) quoted(quote byte, k kind, unterminated string) bool {
	for i := s.at + 1; i < len(s.src) && s.src[i] != '\n'; i++ {
		switch s.src[i] {
		case '\\':
			i++
			if i < len(s.src) && s.src[i] == '\n' {
				return s.fail(s.at, "%s", unterminated)
			}
		case quote:
			s.emitTo(k, i+1)
			return true
		}
	}
	return s.fail(s.at, "%s", unterminated)
}

// number scans a number without much checking; a complex one may be a sum.
func (s *scanner) number() bool {
	end := s.numberEnd(s.at)
	if end < len(s.src) && (s.src[end] == '+' || s.src[end] == '-') {
		end = s.numberEnd(end)
		if s.src[end-1] != 'i' {
			return s.fail(s.at, "bad number syntax: %q", s.src[s.at:end])
		}
	}
	if r, size := utf8.DecodeRuneInString(s.src[end:]); isAlphaNumeric(r) {
		return s.fail(s.at, "bad number syntax: %q", s.src[s.at:end+size])
	}
	s.emitTo(kindNumber, end)
	return true
}

func (s *scanner) numberEnd(at int) int {
	take := func(set string) bool {
		if at < len(s.src) && strings.IndexByte(set, s.src[at]) >= 0 {
			at++
			return true
		}
		return false
	}
	run := func(set string) {
		for take(set) {
		}
	}
	take("+-")
	digits, exponent := "0123456789_", "eE"
	if take("0") {
		switch {
		case take("xX"):
			digits, exponent = "0123456789abcdefABCDEF_", "pP"
		case take("oO"):
			digits, exponent = "01234567_", ""
		case take("bB"):
			digits, exponent = "01_", ""
		}
	}
	run(digits)
	if take(".") {
		run(digits)
	}
	if take(exponent) {
		take("+-")
		run("0123456789_")
	}
	take("i")
	return at
}
