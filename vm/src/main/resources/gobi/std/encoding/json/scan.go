package json

import "strconv"

// A SyntaxError says what is no JSON and where.
type SyntaxError struct {
	msg    string
	Offset int64 // after how many bytes
}

func (e *SyntaxError) Error() string { return e.msg }

// What a scanner expects next.
const (
	wantValue    = iota
	wantElement  // a value or the end of an empty array
	wantKey      // a key
	wantFirstKey // a key or the end of an empty object
	wantColon    // the colon behind a key
	wantMore     // a comma or the end of what is open
	wantEnd      // nothing but space
	inString     // the rest of a string
	inEscape     // what follows a backslash
	inHex        // digits of \u
	inWord       // the rest of true, false or null
	afterMinus   // digits
	afterZero    // what may follow a leading zero
	inDigits     // digits before the point
	afterPoint   // the first digit behind it
	inFraction   // more of them
	afterE       // sign or digits of the exponent
	afterESign   // the first digit of the exponent
	inExponent   // more of them
)

const maxDepth = 10000

// A scanner checks the syntax of a value that may come in pieces.
type scanner struct {
	state   int
	open    []byte // the brackets that are open; ':' for an object whose value is due
	word    string // the word that is read
	left    int    // how many of its bytes, or of digits of \u, are missing
	offset  int64  // bytes seen
	started bool
	err     error
}

func (s *scanner) fail(c byte, context string) {
	s.err = &SyntaxError{"invalid character " + quoteByte(c) + " " + context, s.offset}
}

// quoteByte shows a byte as a character literal.
func quoteByte(c byte) string {
	switch c {
	case '\'':
		return `'\''`
	case '"':
		return `'"'`
	}
	q := strconv.Quote(string(c))
	return "'" + q[1:len(q)-1] + "'"
}

// feed takes bytes up to the end of the value. It returns how many belong to
// the value; done tells whether it is complete, which a number is only when
// what follows has been seen.
func (s *scanner) feed(data []byte) (n int, done bool) {
	for n < len(data) {
		c := data[n]
		switch s.state {
		case inString:
			from := n
			for n < len(data) && data[n] != '"' && data[n] != '\\' && data[n] >= ' ' {
				n++
			}
			s.offset += int64(n - from)
			if n == len(data) {
				return n, false
			}
			c = data[n]
		case wantEnd:
			return n, true
		case afterZero, inDigits, inFraction, inExponent:
			if s.state != afterZero && '0' <= c && c <= '9' {
				n++
				s.offset++
				continue
			}
			if !s.numberGoesOn(c) {
				s.endValue()
				if s.state == wantEnd {
					return n, true
				}
			} else {
				n++
				s.offset++
				continue
			}
		}
		n++
		s.offset++
		if c <= ' ' && s.state <= wantEnd && (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
			continue
		}
		s.step(c)
		if s.err != nil {
			return n, false
		}
	}
	return n, s.state == wantEnd
}

// numberGoesOn moves on in a number that could also end here.
func (s *scanner) numberGoesOn(c byte) bool {
	switch {
	case c == '.' && (s.state == afterZero || s.state == inDigits):
		s.state = afterPoint
	case (c == 'e' || c == 'E') && s.state != inExponent:
		s.state = afterE
	default:
		return false
	}
	return true
}

// endValue decides what comes after a complete value.
func (s *scanner) endValue() {
	if len(s.open) == 0 {
		s.state = wantEnd
		return
	}
	s.state = wantMore
}

func (s *scanner) step(c byte) {
	switch s.state {
	case wantValue:
		s.beginValue(c)
	case wantElement:
		if c == ']' {
			s.close()
			return
		}
		s.beginValue(c)
	case wantFirstKey:
		if c == '}' {
			s.close()
			return
		}
		s.beginKey(c)
	case wantKey:
		s.beginKey(c)
	case wantColon:
		if c != ':' {
			s.fail(c, "after object key")
			return
		}
		s.open[len(s.open)-1] = '{'
		s.state = wantValue
	case wantMore:
		s.more(c)
	case inString:
		s.inString(c)
	case inEscape, inHex:
		s.escape(c)
	case inWord:
		if c != s.word[len(s.word)-s.left] {
			s.fail(c, "in literal "+s.word+" (expecting "+quoteByte(s.word[len(s.word)-s.left])+")")
			return
		}
		if s.left--; s.left == 0 {
			s.endValue()
		}
	default:
		s.number(c)
	}
}

func (s *scanner) beginValue(c byte) {
	s.started = true
	switch {
	case c == '{':
		s.push('{', wantFirstKey)
	case c == '[':
		s.push('[', wantElement)
	case c == '"':
		s.state = inString
	case c == '-':
		s.state = afterMinus
	case c == '0':
		s.state = afterZero
	case '1' <= c && c <= '9':
		s.state = inDigits
	case c == 't':
		s.beginWord("true")
	case c == 'f':
		s.beginWord("false")
	case c == 'n':
		s.beginWord("null")
	default:
		s.fail(c, "looking for beginning of value")
	}
}

func (s *scanner) beginWord(word string) { s.state, s.word, s.left = inWord, word, len(word)-1 }

func (s *scanner) push(bracket byte, state int) {
	s.open = append(s.open, bracket)
	s.state = state
	if len(s.open) > maxDepth {
		s.fail(bracket, "exceeded max depth")
	}
}

func (s *scanner) close() {
	s.open = s.open[:len(s.open)-1]
	s.endValue()
}

func (s *scanner) beginKey(c byte) {
	if c != '"' {
		s.fail(c, "looking for beginning of object key string")
		return
	}
	s.open[len(s.open)-1] = ':'
	s.state = inString
}

func (s *scanner) more(c byte) {
	if s.open[len(s.open)-1] == '[' {
		switch c {
		case ',':
			s.state = wantValue
		case ']':
			s.close()
		default:
			s.fail(c, "after array element")
		}
		return
	}
	switch c {
	case ',':
		s.state = wantKey
	case '}':
		s.close()
	default:
		s.fail(c, "after object key:value pair")
	}
}

func (s *scanner) inString(c byte) {
	switch {
	case c == '"':
		if n := len(s.open); n > 0 && s.open[n-1] == ':' {
			s.state = wantColon
		} else {
			s.endValue()
		}
	case c == '\\':
		s.state = inEscape
	default:
		s.fail(c, "in string literal")
	}
}

func (s *scanner) escape(c byte) {
	if s.state == inHex {
		if hexDigit(c) < 0 {
			s.fail(c, "in \\u hexadecimal character escape")
		} else if s.left--; s.left == 0 {
			s.state = inString
		}
		return
	}
	switch c {
	case 'b', 'f', 'n', 'r', 't', '\\', '/', '"':
		s.state = inString
	case 'u':
		s.state, s.left = inHex, 4
	default:
		s.fail(c, "in string escape code")
	}
}

func (s *scanner) number(c byte) {
	digit := '0' <= c && c <= '9'
	switch s.state {
	case afterMinus:
		switch {
		case c == '0':
			s.state = afterZero
		case digit:
			s.state = inDigits
		default:
			s.fail(c, "in numeric literal")
		}
	case afterPoint:
		s.state = inFraction
		if !digit {
			s.fail(c, "after decimal point in numeric literal")
		}
	case afterE:
		if c == '+' || c == '-' {
			s.state = afterESign
			return
		}
		fallthrough
	case afterESign:
		s.state = inExponent
		if !digit {
			s.fail(c, "in exponent of numeric literal")
		}
	}
}

// eof tells the scanner that nothing follows and reports whether the value is
// complete.
func (s *scanner) eof() bool {
	switch s.state {
	case afterZero, inDigits, inFraction, inExponent:
		s.endValue()
	case inEscape, inHex, inWord, afterMinus, afterPoint, afterE, afterESign:
		// The end counts as a space, which fits nowhere in these.
		s.step(' ')
	}
	if s.err == nil && s.state != wantEnd {
		s.err = &SyntaxError{"unexpected end of JSON input", s.offset}
	}
	return s.err == nil
}

// check reports what is wrong with data as one value.
func check(data []byte) error {
	var s scanner
	n, _ := s.feed(data)
	if s.err == nil {
		s.eof()
	}
	for ; s.err == nil && n < len(data); n++ {
		s.offset++
		if !isSpace(data[n]) {
			s.fail(data[n], "after top-level value")
		}
	}
	return s.err
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// Valid reports whether data is JSON.
func Valid(data []byte) bool { return check(data) == nil }

func hexDigit(c byte) rune {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0')
	case 'a' <= c && c <= 'f':
		return rune(c - 'a' + 10)
	case 'A' <= c && c <= 'F':
		return rune(c - 'A' + 10)
	}
	return -1
}
