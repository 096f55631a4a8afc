// Package scanner cuts Go source text into tokens.
//
// It follows the documented behaviour of Go 1.23.
package scanner

import (
	"bytes"
	"fmt"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An ErrorHandler is told of errors and where the faulty token begins.
type ErrorHandler func(pos token.Position, msg string)

// A Mode is a set of flags.
type Mode uint

// ScanComments returns comments as COMMENT tokens.
const ScanComments Mode = 1 << iota

const (
	endOfFile = -1
	byteOrder = 0xFEFF
)

// A Scanner is at a place in a text. Init comes before all else.
type Scanner struct {
	file    *token.File
	dir     string // for relative names in line comments
	src     []byte
	handler ErrorHandler
	mode    Mode

	ch        rune // the character at offset
	offset    int
	next      int // where the character behind ch begins
	lineStart int
	endsLine  bool // a newline would be a semicolon
	newline   token.Pos

	ErrorCount int // errors so far
}

// Init makes s scan src from its beginning. The file, of the same size, is told
// of lines, the handler of errors unless it is nil.
func (s *Scanner) Init(file *token.File, src []byte, err ErrorHandler, mode Mode) {
	if file.Size() != len(src) {
		panic(fmt.Sprintf("file size (%d) does not match src len (%d)", file.Size(), len(src)))
	}
	dir, _ := filepath.Split(file.Name())
	*s = Scanner{file: file, dir: dir, src: src, handler: err, mode: mode, ch: ' '}
	s.advance()
	if s.ch == byteOrder {
		s.advance()
	}
}

func (s *Scanner) fail(offset int, format string, args ...any) {
	s.ErrorCount++
	if s.handler != nil {
		s.handler(s.file.Position(s.file.Pos(offset)), fmt.Sprintf(format, args...))
	}
}

// advance goes to the next character.
func (s *Scanner) advance() {
	if s.next >= len(s.src) {
		s.offset = len(s.src)
		if s.ch == '\n' {
			s.lineStart = s.offset
			s.file.AddLine(s.offset)
		}
		s.ch = endOfFile
		return
	}
	s.offset = s.next
	if s.ch == '\n' {
		s.lineStart = s.offset
		s.file.AddLine(s.offset)
	}
	r, size := utf8.DecodeRune(s.src[s.offset:])
	switch {
	case r == 0:
		s.fail(s.offset, "illegal character NUL")
	case r == utf8.RuneError && size == 1:
		s.fail(s.offset, "illegal UTF-8 encoding")
	case r == byteOrder && s.offset > 0:
		s.fail(s.offset, "illegal byte order mark")
	}
	s.ch = r
	s.next += size
}

// take goes on if the character is r.
func (s *Scanner) take(r rune) bool {
	if s.ch != r {
		return false
	}
	s.advance()
	return true
}

// peek returns the byte behind ch, 0 at the end.
func (s *Scanner) peek() byte {
	if s.next < len(s.src) {
		return s.src[s.next]
	}
	return 0
}

func (s *Scanner) skipSpace() {
	for s.ch == ' ' || s.ch == '\t' || s.ch == '\r' || s.ch == '\n' && !s.endsLine {
		s.advance()
	}
}

// Scan returns the next token, where it begins, and its text if it has one of
// its own: identifiers, literals, comments, keywords and illegal characters. A
// semicolon that a newline or the end stands for has the text "\n".
func (s *Scanner) Scan() (pos token.Pos, tok token.Token, lit string) {
	for {
		if s.newline.IsValid() {
			pos, s.newline = s.newline, token.NoPos
			return pos, token.SEMICOLON, "\n"
		}
		s.skipSpace()
		pos = s.file.Pos(s.offset)
		if s.ch != '/' || s.peek() != '/' && s.peek() != '*' {
			return s.scanToken(pos)
		}
		if lit = s.comment(); s.mode&ScanComments != 0 {
			return pos, token.COMMENT, lit
		}
	}
}

func (s *Scanner) scanToken(pos token.Pos) (token.Pos, token.Token, string) {
	ended := s.endsLine
	s.endsLine = false
	begin := s.offset
	switch ch := s.ch; {
	case isLetter(ch):
		lit := s.identifier()
		tok := token.Lookup(lit)
		switch tok {
		case token.IDENT, token.BREAK, token.CONTINUE, token.FALLTHROUGH, token.RETURN:
			s.endsLine = true
		}
		return pos, tok, lit
	case isDecimal(ch) || ch == '.' && isDecimal(rune(s.peek())):
		s.endsLine = true
		tok, lit := s.number()
		return pos, tok, lit
	}
	ch := s.ch
	s.advance()
	switch ch {
	case endOfFile:
		if ended {
			return pos, token.SEMICOLON, "\n"
		}
		return pos, token.EOF, ""
	case '\n':
		return pos, token.SEMICOLON, "\n"
	case '"':
		s.endsLine = true
		return pos, token.STRING, s.stringLiteral(begin)
	case '\'':
		s.endsLine = true
		return pos, token.CHAR, s.runeLiteral(begin)
	case '`':
		s.endsLine = true
		return pos, token.STRING, s.rawString(begin)
	case ';':
		return pos, token.SEMICOLON, ";"
	}
	tok := s.operator(ch)
	switch tok {
	case token.RPAREN, token.RBRACK, token.RBRACE, token.INC, token.DEC:
		s.endsLine = true
	case token.ILLEGAL:
		s.illegal(begin, ch)
		s.endsLine = ended
		return pos, tok, string(ch)
	}
	return pos, tok, ""
}

func (s *Scanner) illegal(begin int, ch rune) {
	switch ch {
	case byteOrder: // told already
	case '“', '”':
		s.fail(begin, "curly quotation mark %q (use neutral %q)", ch, '"')
	default:
		s.fail(begin, "illegal character %#U", ch)
	}
}

// choose returns with if r follows, and else without.
func (s *Scanner) choose(r rune, with, without token.Token) token.Token {
	if s.take(r) {
		return with
	}
	return without
}

// operator returns the longest operator that begins with ch, which has been taken.
func (s *Scanner) operator(ch rune) token.Token {
	switch ch {
	case '(':
		return token.LPAREN
	case ')':
		return token.RPAREN
	case '[':
		return token.LBRACK
	case ']':
		return token.RBRACK
	case '{':
		return token.LBRACE
	case '}':
		return token.RBRACE
	case ',':
		return token.COMMA
	case '~':
		return token.TILDE
	case ':':
		return s.choose('=', token.DEFINE, token.COLON)
	case '*':
		return s.choose('=', token.MUL_ASSIGN, token.MUL)
	case '/':
		return s.choose('=', token.QUO_ASSIGN, token.QUO)
	case '%':
		return s.choose('=', token.REM_ASSIGN, token.REM)
	case '^':
		return s.choose('=', token.XOR_ASSIGN, token.XOR)
	case '=':
		return s.choose('=', token.EQL, token.ASSIGN)
	case '!':
		return s.choose('=', token.NEQ, token.NOT)
	}
	return s.longOperator(ch)
}

func (s *Scanner) longOperator(ch rune) token.Token {
	switch {
	case ch == '.' && s.ch == '.' && s.peek() == '.':
		s.advance()
		s.advance()
		return token.ELLIPSIS
	case ch == '.':
		return token.PERIOD
	case ch == '+' && s.take('+'):
		return token.INC
	case ch == '+':
		return s.choose('=', token.ADD_ASSIGN, token.ADD)
	case ch == '-' && s.take('-'):
		return token.DEC
	case ch == '-':
		return s.choose('=', token.SUB_ASSIGN, token.SUB)
	case ch == '<' && s.take('-'):
		return token.ARROW
	case ch == '<' && s.take('<'):
		return s.choose('=', token.SHL_ASSIGN, token.SHL)
	case ch == '<':
		return s.choose('=', token.LEQ, token.LSS)
	case ch == '>' && s.take('>'):
		return s.choose('=', token.SHR_ASSIGN, token.SHR)
	case ch == '>':
		return s.choose('=', token.GEQ, token.GTR)
	case ch == '&' && s.take('&'):
		return token.LAND
	case ch == '&' && s.take('^'):
		return s.choose('=', token.AND_NOT_ASSIGN, token.AND_NOT)
	case ch == '&':
		return s.choose('=', token.AND_ASSIGN, token.AND)
	case ch == '|' && s.take('|'):
		return token.LOR
	case ch == '|':
		return s.choose('=', token.OR_ASSIGN, token.OR)
	}
	return token.ILLEGAL
}

// --- names and numbers

func isLetter(r rune) bool {
	return 'a' <= r|0x20 && r|0x20 <= 'z' || r == '_' || r >= utf8.RuneSelf && unicode.IsLetter(r)
}

func isDecimal(r rune) bool { return '0' <= r && r <= '9' }

func (s *Scanner) identifier() string {
	begin := s.offset
	for isLetter(s.ch) || isDecimal(s.ch) || s.ch >= utf8.RuneSelf && unicode.IsDigit(s.ch) {
		s.advance()
	}
	return string(s.src[begin:s.offset])
}

func digitValue(r rune) int {
	switch {
	case isDecimal(r):
		return int(r - '0')
	case 'a' <= r|0x20 && r|0x20 <= 'f':
		return int(r|0x20-'a') + 10
	}
	return 16
}

// A numeral is a number that is being scanned.
type numeral struct {
	base    int
	prefix  byte // x, o, b, or 0 for a leading zero; else 0xff
	digits  bool
	under   bool
	invalid int // offset of the first digit beyond the base, or -1
}

const noPrefix = 0xff

var radixNames = map[byte]string{
	'x': "hexadecimal literal", 'o': "octal literal", '0': "octal literal", 'b': "binary literal", noPrefix: "decimal literal",
}

func (s *Scanner) digits(n *numeral) {
	limit := max(n.base, 10)
	for s.ch == '_' || digitValue(s.ch) < limit {
		if s.ch == '_' {
			n.under = true
		} else {
			n.digits = true
			if digitValue(s.ch) >= n.base && n.invalid < 0 {
				n.invalid = s.offset
			}
		}
		s.advance()
	}
}

func (s *Scanner) prefix() numeral {
	n := numeral{base: 10, prefix: noPrefix, invalid: -1}
	if s.ch != '0' {
		return n
	}
	s.advance()
	switch s.ch | 0x20 {
	case 'x':
		n.base, n.prefix = 16, 'x'
	case 'o':
		n.base, n.prefix = 8, 'o'
	case 'b':
		n.base, n.prefix = 2, 'b'
	default:
		n.base, n.prefix, n.digits = 8, '0', true
		return n
	}
	s.advance()
	return n
}

func (s *Scanner) number() (token.Token, string) {
	begin := s.offset
	tok := token.INT
	n := numeral{base: 10, prefix: noPrefix, invalid: -1}
	if s.ch != '.' {
		n = s.prefix()
		s.digits(&n)
	}
	if s.ch == '.' {
		tok = token.FLOAT
		if n.prefix == 'o' || n.prefix == 'b' {
			s.fail(s.offset, "invalid radix point in %s", radixNames[n.prefix])
		}
		s.advance()
		s.digits(&n)
	}
	if !n.digits {
		s.fail(s.offset, "%s has no digits", radixNames[n.prefix])
	}
	if s.exponent(&n) {
		tok = token.FLOAT
	} else if n.prefix == 'x' && tok == token.FLOAT {
		s.fail(s.offset, "hexadecimal mantissa requires a 'p' exponent")
	}
	if s.take('i') {
		tok = token.IMAG
	}
	lit := string(s.src[begin:s.offset])
	if tok == token.INT && n.invalid >= 0 {
		s.fail(n.invalid, "invalid digit %q in %s", lit[n.invalid-begin], radixNames[n.prefix])
	}
	if n.under {
		if i := misplaced(lit); i >= 0 {
			s.fail(begin+i, "'_' must separate successive digits")
		}
	}
	return tok, lit
}

func (s *Scanner) exponent(n *numeral) bool {
	e := s.ch | 0x20
	if e != 'e' && e != 'p' {
		return false
	}
	switch {
	case e == 'e' && n.prefix != noPrefix && n.prefix != '0':
		s.fail(s.offset, "%q exponent requires decimal mantissa", s.ch)
	case e == 'p' && n.prefix != 'x':
		s.fail(s.offset, "%q exponent requires hexadecimal mantissa", s.ch)
	}
	s.advance()
	if s.ch == '+' || s.ch == '-' {
		s.advance()
	}
	power := numeral{base: 10, invalid: -1}
	at := s.offset
	s.digits(&power)
	n.under = n.under || power.under
	if !power.digits {
		s.fail(at, "exponent has no digits")
	}
	return true
}

// misplaced returns the index of an underscore that is not between digits, or -1. A
// prefix counts as a digit.
func misplaced(lit string) int {
	limit := 10
	last := byte('.') // kind of the character before: a digit '0', an underscore, or else '.'
	at := 0
	if len(lit) >= 2 && lit[0] == '0' && strings.IndexByte("xob", lit[1]|0x20) >= 0 {
		last, at = '0', 2
		if lit[1]|0x20 == 'x' {
			limit = 16
		}
	}
	for ; at < len(lit); at++ {
		before := last
		switch c := lit[at]; {
		case c == '_':
			if before != '0' {
				return at
			}
			last = '_'
		case digitValue(rune(c)) < limit:
			last = '0'
		default:
			if before == '_' {
				return at - 1
			}
			last = '.'
		}
	}
	if last == '_' {
		return len(lit) - 1
	}
	return -1
}

// --- literals of text; their opening quotes have been taken

func (s *Scanner) stringLiteral(begin int) string {
	for {
		if s.ch == '\n' || s.ch == endOfFile {
			s.fail(begin, "string literal not terminated")
			break
		}
		ch := s.ch
		s.advance()
		if ch == '"' {
			break
		}
		if ch == '\\' {
			s.escape('"')
		}
	}
	return string(s.src[begin:s.offset])
}

func (s *Scanner) runeLiteral(begin int) string {
	valid := true
	for n := 0; ; n++ {
		if s.ch == '\n' || s.ch == endOfFile {
			if valid {
				s.fail(begin, "rune literal not terminated")
			}
			break
		}
		ch := s.ch
		s.advance()
		if ch == '\'' {
			if valid && n != 1 {
				s.fail(begin, "illegal rune literal")
			}
			break
		}
		if ch == '\\' && !s.escape('\'') {
			valid = false
		}
	}
	return string(s.src[begin:s.offset])
}

func (s *Scanner) rawString(begin int) string {
	for s.ch != '`' {
		if s.ch == endOfFile {
			s.fail(begin, "raw string literal not terminated")
			break
		}
		s.advance()
	}
	s.take('`')
	return string(withoutReturns(s.src[begin:s.offset]))
}

func withoutReturns(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\r"), nil) }

// escape scans what follows a backslash.
func (s *Scanner) escape(quote rune) bool {
	begin := s.offset
	var count, base int
	var limit uint32
	switch s.ch {
	case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\', quote:
		s.advance()
		return true
	case '0', '1', '2', '3', '4', '5', '6', '7':
		count, base, limit = 3, 8, 255
	case 'x':
		s.advance()
		count, base, limit = 2, 16, 255
	case 'u':
		s.advance()
		count, base, limit = 4, 16, unicode.MaxRune
	case 'U':
		s.advance()
		count, base, limit = 8, 16, unicode.MaxRune
	default:
		if s.ch == endOfFile {
			s.fail(begin, "escape sequence not terminated")
		} else {
			s.fail(begin, "unknown escape sequence")
		}
		return false
	}
	var value uint32
	for ; count > 0; count-- {
		d := digitValue(s.ch)
		if d >= base {
			if s.ch == endOfFile {
				s.fail(s.offset, "escape sequence not terminated")
			} else {
				s.fail(s.offset, "illegal character %#U in escape sequence", s.ch)
			}
			return false
		}
		value = value*uint32(base) + uint32(d)
		s.advance()
	}
	if value > limit || 0xD800 <= value && value < 0xE000 && limit > 255 {
		s.fail(begin, "escape sequence is invalid Unicode code point")
		return false
	}
	return true
}

// --- comments

// comment scans a comment. If it holds a newline that is a semicolon, that is the next token.
func (s *Scanner) comment() string {
	begin := s.offset
	s.advance()
	general := s.ch == '*'
	s.advance()
	newlineAt := -1
	end := -1
	if general {
		newlineAt, end = s.generalComment(begin)
	} else {
		for s.ch != '\n' && s.ch != endOfFile {
			s.advance()
		}
		end = s.offset
	}
	text := s.src[begin:s.offset]
	if !general && bytes.HasSuffix(text, []byte("\r")) {
		text = text[:len(text)-1]
	}
	if end >= 0 {
		s.lineComment(begin, end, text, general)
	}
	text = stripped(text, general)
	if general && s.endsLine && newlineAt >= 0 {
		s.endsLine = false
		s.newline = s.file.Pos(newlineAt)
	}
	return string(text)
}

// stripped drops carriage returns, but for one that keeps "*" and "/" apart.
func stripped(text []byte, general bool) []byte {
	if !bytes.Contains(text, []byte("\r")) {
		return text
	}
	if !general {
		return withoutReturns(text)
	}
	var kept []byte
	for i, b := range text {
		if b != '\r' || i > 3 && len(kept) > 0 && kept[len(kept)-1] == '*' && i+1 < len(text) && text[i+1] == '/' {
			kept = append(kept, b)
		}
	}
	return kept
}

// generalComment returns where the first newline is and where the comment ends, -1 for nowhere.
func (s *Scanner) generalComment(begin int) (newline, end int) {
	newline = -1
	for s.ch != endOfFile {
		ch := s.ch
		if ch == '\n' && newline < 0 {
			newline = s.offset
		}
		s.advance()
		if ch == '*' && s.take('/') {
			return newline, s.offset
		}
	}
	s.fail(begin, "comment not terminated")
	return newline, -1
}

// lineComment takes notice of a comment like "//line file:10:5".
func (s *Scanner) lineComment(begin, end int, text []byte, general bool) {
	if !general && begin != s.lineStart || !bytes.HasPrefix(text[2:], []byte("line ")) {
		return
	}
	if general {
		text = text[:len(text)-2]
	}
	text = text[len("//line "):]
	at := begin + len("//line ")
	i, n, ok := trailingNumber(text)
	if i == 0 {
		return
	}
	if !ok {
		s.fail(at+i, "invalid line number: %s", text[i:])
		return
	}
	line, column := n, 0
	if j, m, ok := trailingNumber(text[:i-1]); ok {
		i, line, column = j, m, n
		if column == 0 {
			s.fail(at+len(text[:i])+len(strconv.Itoa(line))+1, "invalid column number: %s", text[i+len(strconv.Itoa(line))+1:])
			return
		}
	}
	const maxLine = 1 << 30
	if line == 0 || line > maxLine {
		s.fail(at+i, "invalid line number: %s", text[i:])
		return
	}
	name := string(text[:i-1])
	if name == "" && column != 0 {
		name = s.file.Position(s.file.Pos(begin)).Filename
	} else if name != "" {
		name = filepath.Clean(name)
		if !filepath.IsAbs(name) {
			name = filepath.Join(s.dir, name)
		}
	}
	if !general {
		end++ // the newline
	}
	s.file.AddLineColumnInfo(end, name, line, column)
}

// trailingNumber returns what follows the last colon: where it begins, 0 if there is no colon, and
// its value.
func trailingNumber(text []byte) (at, value int, ok bool) {
	i := bytes.LastIndexByte(text, ':')
	if i < 0 {
		return 0, 0, false
	}
	n, err := strconv.ParseUint(string(text[i+1:]), 10, 0)
	return i + 1, int(n), err == nil
}
