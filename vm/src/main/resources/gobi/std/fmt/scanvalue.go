package fmt

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// verbIn fails unless verb is one of verbs.
func (s *scanState) verbIn(verb rune, verbs, typ string) {
	for _, v := range verbs {
		if v == verb {
			return
		}
	}
	s.fail("bad verb '%" + string(verb) + "' for " + typ)
}

func (s *scanState) failWith(err error) { panic(scanError{err}) }

func (s *scanState) scanBool(verb rune) bool {
	s.SkipSpace()
	s.notEOF()
	s.verbIn(verb, "tv", "boolean")
	switch s.getRune() {
	case '0':
		return false
	case '1':
		return true
	case 't', 'T':
		if s.skip('r', 'R') && (!s.skip('u', 'U') || !s.skip('e', 'E')) {
			s.fail("syntax error scanning boolean")
		}
		return true
	case 'f', 'F':
		if s.skip('a', 'A') && (!s.skip('l', 'L') || !s.skip('s', 'S') || !s.skip('e', 'E')) {
			s.fail("syntax error scanning boolean")
		}
	}
	return false
}

// intBase returns the base that a verb asks for.
func (s *scanState) intBase(verb rune) int {
	s.verbIn(verb, "bdoUxXv", "integer")
	switch verb {
	case 'b':
		return 2
	case 'o':
		return 8
	case 'x', 'X', 'U':
		return 16
	}
	return 10
}

// number reads an integer without sign and returns the base for strconv. Under %v a prefix tells the base and underscores are
// allowed.
func (s *scanState) number(verb rune, base int) int {
	if verb != 'v' {
		s.notEOF()
		if s.digits(base, false) == 0 {
			s.fail("expected integer")
		}
		return base
	}
	if s.accept('0', '0') {
		switch {
		case s.accept('b', 'B'):
			s.digits(2, true)
		case s.accept('o', 'O'):
			s.digits(8, true)
		case s.accept('x', 'X'):
			s.digits(16, true)
		default:
			s.digits(8, true)
		}
		return 0
	}
	s.notEOF()
	if s.digits(10, true) == 0 {
		s.fail("expected integer")
	}
	return 0
}

func (s *scanState) unicodePrefix() {
	if !s.skip('U', 'U') || !s.skip('+', '+') {
		s.fail("bad unicode format ")
	}
}

func (s *scanState) scanInt(verb rune, bits int) int64 {
	if verb == 'c' {
		return s.scanChar(bits)
	}
	s.SkipSpace()
	s.notEOF()
	base := s.intBase(verb)
	if verb == 'U' {
		s.unicodePrefix()
	} else {
		s.accept('+', '-')
	}
	base = s.number(verb, base)
	tok := string(s.buf)
	i, err := strconv.ParseInt(tok, base, 64)
	if err != nil {
		s.failWith(err)
	}
	n := uint(64 - bits)
	if i<<n>>n != i {
		s.fail("integer overflow on token " + tok)
	}
	return i
}

func (s *scanState) scanUint(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.scanChar(bits))
	}
	s.SkipSpace()
	s.notEOF()
	base := s.intBase(verb)
	if verb == 'U' {
		s.unicodePrefix()
	}
	base = s.number(verb, base)
	tok := string(s.buf)
	i, err := strconv.ParseUint(tok, base, 64)
	if err != nil {
		s.failWith(err)
	}
	n := uint(64 - bits)
	if i<<n>>n != i {
		s.fail("unsigned integer overflow on token " + tok)
	}
	return i
}

// scanChar reads one character, space or not.
func (s *scanState) scanChar(bits int) int64 {
	s.notEOF()
	r := int64(s.getRune())
	n := uint(64 - bits)
	if r<<n>>n != r {
		s.fail("overflow on character value " + string(rune(r)))
	}
	return r
}

// floatToken reads the characters of a floating-point number into buf.
func (s *scanState) floatToken() string {
	s.buf = s.buf[:0]
	if s.accept('n', 'N') && s.accept('a', 'A') && s.accept('n', 'N') {
		return string(s.buf)
	}
	s.accept('+', '-')
	if s.accept('i', 'I') && s.accept('n', 'N') && s.accept('f', 'F') {
		return string(s.buf)
	}
	base := 10
	hex := s.accept('0', '0') && s.accept('x', 'X')
	if hex {
		base = 16
	}
	s.digits(base, true)
	if s.accept('.', '.') {
		s.digits(base, true)
	}
	if !hex && s.accept('e', 'E') || s.accept('p', 'P') {
		s.accept('+', '-')
		s.digits(10, true)
	}
	return string(s.buf)
}

// toFloat converts a token. A decimal mantissa with a binary exponent, as %b prints it, is allowed too.
func (s *scanState) toFloat(tok string, bits int) float64 {
	for i := 0; i < len(tok); i++ {
		if tok[i] == 'x' || tok[i] == 'X' {
			break
		}
		if tok[i] == 'p' || tok[i] == 'P' {
			f, err := strconv.ParseFloat(tok[:i], bits)
			if err != nil {
				s.failWith(wholeToken(err, tok))
			}
			e, err := strconv.Atoi(tok[i+1:])
			if err != nil {
				s.failWith(wholeToken(err, tok))
			}
			return math.Ldexp(f, e)
		}
	}
	f, err := strconv.ParseFloat(tok, bits)
	if err != nil {
		s.failWith(err)
	}
	return f
}

// wholeToken makes an error about a part of a token speak of the whole.
func wholeToken(err error, tok string) error {
	if e, ok := err.(*strconv.NumError); ok {
		e.Num = tok
	}
	return err
}

func (s *scanState) scanFloat(verb rune, bits int) float64 {
	s.verbIn(verb, "beEfFgGv", "float"+strconv.Itoa(bits))
	s.SkipSpace()
	s.notEOF()
	return s.toFloat(s.floatToken(), bits)
}

func (s *scanState) scanComplex(verb rune, bits int) complex128 {
	s.verbIn(verb, "beEfFgGv", "complex")
	s.SkipSpace()
	s.notEOF()
	parens := s.skip('(', '(')
	re := s.floatToken()
	s.buf = s.buf[:0]
	if !s.accept('+', '-') {
		s.fail("syntax error scanning complex number")
	}
	sign := string(s.buf)
	im := s.floatToken()
	if !s.skip('i', 'i') || parens && !s.skip(')', ')') {
		s.fail("syntax error scanning complex number")
	}
	return complex(s.toFloat(re, bits/2), s.toFloat(sign+im, bits/2))
}

func (s *scanState) scanString(verb rune) string {
	s.verbIn(verb, "svqxX", "string")
	s.SkipSpace()
	s.notEOF()
	switch verb {
	case 'q':
		return s.quoted()
	case 'x', 'X':
		return s.hexString()
	}
	return string(s.token(true, notSpace))
}

// quoted reads a Go string literal.
func (s *scanState) quoted() string {
	s.notEOF()
	quote := s.getRune()
	switch quote {
	case '`':
		for {
			r := s.mustRune()
			if r == '`' {
				return string(s.buf)
			}
			s.buf = utf8.AppendRune(s.buf, r)
		}
	case '"':
		s.buf = append(s.buf, '"')
		for {
			r := s.mustRune()
			s.buf = utf8.AppendRune(s.buf, r)
			if r == '\\' {
				s.buf = utf8.AppendRune(s.buf, s.mustRune())
			} else if r == '"' {
				break
			}
		}
		text, err := strconv.Unquote(string(s.buf))
		if err != nil {
			s.failWith(err)
		}
		return text
	}
	s.fail("expected quoted string")
	return ""
}

// hexString reads pairs of hexadecimal digits.
func (s *scanState) hexString() string {
	s.notEOF()
	for {
		r := s.getRune()
		if r == eof {
			break
		}
		hi, ok := hexDigit(r)
		if !ok {
			s.UnreadRune()
			break
		}
		lo, ok := hexDigit(s.mustRune())
		if !ok {
			s.fail("illegal hex digit")
		}
		s.buf = append(s.buf, byte(hi<<4|lo))
	}
	if len(s.buf) == 0 {
		s.fail("no hex data for %x string")
	}
	return string(s.buf)
}

func hexDigit(r rune) (v int, ok bool) {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0'), true
	case 'a' <= r && r <= 'f':
		return int(r-'a') + 10, true
	case 'A' <= r && r <= 'F':
		return int(r-'A') + 10, true
	}
	return 0, false
}
