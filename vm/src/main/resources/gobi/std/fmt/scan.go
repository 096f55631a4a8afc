package fmt

import (
	"errors"
	"io"
	"os"
	"reflect"
	"unicode/utf8"
)

// ScanState is what a Scanner gets to read from.
type ScanState interface {
	// ReadRune reads the next character. A width counts as the end of the input.
	ReadRune() (r rune, size int, err error)

	// UnreadRune takes back the last character read.
	UnreadRune() error

	// SkipSpace skips space, and newlines as the calling function allows.
	SkipSpace()

	// Token skips space if asked and returns the characters up to the first that does not satisfy f (nil: not space). The
	// result is valid until the next call.
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)

	// Width returns the width and whether one was given, in characters.
	Width() (wid int, ok bool)

	// Read must not be called; it is here so that a ScanState is an io.Reader.
	Read(buf []byte) (n int, err error)
}

// Scanner is implemented by types that scan themselves. Scan stores into the receiver, mostly a pointer.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// Scan reads space-separated values from standard input; newlines count as space. It returns the number of values stored, and
// an error if that is less than asked.
func Scan(a ...any) (n int, err error) { return Fscan(os.Stdin, a...) }

// Scanln is Scan but stops at a newline, which must follow the last value.
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }

// Scanf reads from standard input as the format says.
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

// Sscan is Scan from a string.
func Sscan(str string, a ...any) (n int, err error) { return Fscan(&stringSource{s: str}, a...) }

// Sscanln is Scanln from a string.
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(&stringSource{s: str}, a...) }

// Sscanf is Scanf from a string.
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(&stringSource{s: str}, format, a...)
}

// Fscan is Scan from r. If r has no UnreadRune the character after the last value may be lost.
func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r, true, false)
	return s.scan(a)
}

// Fscanln is Scanln from r.
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r, false, true)
	return s.scan(a)
}

// Fscanf is Scanf from r.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	s := newScan(r, false, false)
	return s.scanf(format, a)
}

// stringSource reads a string.
type stringSource struct {
	s    string
	at   int
	last int // size of the last character read
}

func (r *stringSource) Read(b []byte) (n int, err error) {
	if r.at >= len(r.s) {
		return 0, io.EOF
	}
	n = copy(b, r.s[r.at:])
	r.at += n
	return n, nil
}

func (r *stringSource) ReadRune() (c rune, size int, err error) {
	if r.at >= len(r.s) {
		r.last = 0
		return 0, 0, io.EOF
	}
	c, size = rune(r.s[r.at]), 1
	if c >= utf8.RuneSelf {
		c, size = utf8.DecodeRuneInString(r.s[r.at:])
	}
	r.at += size
	r.last = size
	return c, size, nil
}

func (r *stringSource) UnreadRune() error {
	r.at -= r.last
	r.last = 0
	return nil
}

// runeSource reads characters from any reader, byte by byte so as to take no more than needed.
type runeSource struct {
	r       io.Reader
	bytes   [utf8.UTFMax]byte
	pending int // bytes read but not yet used
	one     [1]byte
	last    rune
	size    int
	unread  bool
}

func (s *runeSource) ReadRune() (c rune, size int, err error) {
	if s.unread {
		s.unread = false
		return s.last, s.size, nil
	}
	for s.pending == 0 || s.pending < utf8.UTFMax && !utf8.FullRune(s.bytes[:s.pending]) {
		n, err := io.ReadFull(s.r, s.one[:])
		if n == 0 {
			if err == io.EOF && s.pending > 0 {
				break
			}
			return 0, 0, err
		}
		s.bytes[s.pending] = s.one[0]
		s.pending++
		if s.bytes[0] < utf8.RuneSelf {
			break
		}
	}
	c, size = rune(s.bytes[0]), 1
	if c >= utf8.RuneSelf {
		c, size = utf8.DecodeRune(s.bytes[:s.pending])
	}
	copy(s.bytes[:], s.bytes[size:s.pending])
	s.pending -= size
	s.last, s.size = c, size
	return c, size, nil
}

func (s *runeSource) UnreadRune() error {
	if s.unread {
		return errors.New("fmt: scanning called UnreadRune with no rune available")
	}
	s.unread = true
	return nil
}

const (
	eof   = -1
	noEnd = 1 << 30
)

// scanState is the state of one scanning call.
type scanState struct {
	rs        io.RuneScanner
	buf       []byte
	count     int // characters read
	limit     int // count at which the input ends for this call
	argLimit  int // count at which it ends for this argument
	maxWid    int
	atEOF     bool
	nlIsSpace bool
	nlIsEnd   bool
}

// scanError carries an error out of the depth of a scan.
type scanError struct{ err error }

func newScan(r io.Reader, nlIsSpace, nlIsEnd bool) *scanState {
	s := &scanState{limit: noEnd, argLimit: noEnd, maxWid: noEnd, nlIsSpace: nlIsSpace, nlIsEnd: nlIsEnd}
	if outer, ok := r.(*scanState); ok && outer.argLimit < noEnd {
		// A Scanner that scans its ScanState stays within its width.
		s.limit = outer.argLimit - outer.count
		s.argLimit = s.limit
	}
	if rs, ok := r.(io.RuneScanner); ok {
		s.rs = rs
	} else {
		s.rs = &runeSource{r: r}
	}
	return s
}

func (s *scanState) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *scanState) ReadRune() (r rune, size int, err error) {
	if s.atEOF || s.count >= s.argLimit {
		return 0, 0, io.EOF
	}
	r, size, err = s.rs.ReadRune()
	if err == nil {
		s.count++
	} else if err == io.EOF {
		s.atEOF = true
	}
	return r, size, err
}

func (s *scanState) UnreadRune() error {
	s.rs.UnreadRune()
	s.atEOF = false
	s.count--
	return nil
}

func (s *scanState) Width() (wid int, ok bool) {
	if s.maxWid == noEnd {
		return 0, false
	}
	return s.maxWid, true
}

func (s *scanState) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(scanError)
			if !ok {
				panic(r)
			}
			err = e.err
		}
	}()
	if f == nil {
		f = notSpace
	}
	s.buf = s.buf[:0]
	return s.token(skipSpace, f), nil
}

// getRune reads a character, eof at the end.
func (s *scanState) getRune() rune {
	if s.atEOF || s.count >= s.argLimit {
		return eof
	}
	r, _, err := s.rs.ReadRune()
	if err != nil {
		if err == io.EOF {
			s.atEOF = true
			return eof
		}
		panic(scanError{err})
	}
	s.count++
	return r
}

// mustRune reads a character that has to be there.
func (s *scanState) mustRune() rune {
	r := s.getRune()
	if r == eof {
		panic(scanError{io.ErrUnexpectedEOF})
	}
	return r
}

func (s *scanState) fail(text string) {
	panic(scanError{errors.New(text)})
}

// notEOF panics if there is no more input.
func (s *scanState) notEOF() {
	if s.getRune() == eof {
		panic(scanError{io.EOF})
	}
	s.UnreadRune()
}

func isSpace(r rune) bool {
	switch {
	case r < 0x80:
		return r == ' ' || '\t' <= r && r <= '\r'
	case r < 0x2000:
		return r == 0x85 || r == 0xA0 || r == 0x1680
	}
	return r <= 0x200a || r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0x205f || r == 0x3000
}

func notSpace(r rune) bool { return !isSpace(r) }

func (s *scanState) SkipSpace() {
	for {
		r := s.getRune()
		if r == eof {
			return
		}
		if r == '\r' && s.peek('\n') {
			continue
		}
		if r == '\n' {
			if s.nlIsSpace {
				continue
			}
			s.fail("unexpected newline")
		}
		if !isSpace(r) {
			s.UnreadRune()
			return
		}
	}
}

// peek reports whether the next character is c.
func (s *scanState) peek(c rune) bool {
	r := s.getRune()
	if r != eof {
		s.UnreadRune()
	}
	return r == c
}

// skip reads the next character if it is one of the two, without keeping it.
func (s *scanState) skip(c, d rune) bool {
	r := s.getRune()
	if r == eof {
		return false
	}
	if r == c || r == d {
		return true
	}
	s.UnreadRune()
	return false
}

// accept reads the next character into buf if it is one of the two.
func (s *scanState) accept(c, d rune) bool {
	r := s.getRune()
	if r == eof {
		return false
	}
	if r == c || r == d {
		s.buf = utf8.AppendRune(s.buf, r)
		return true
	}
	s.UnreadRune()
	return false
}

// digits reads digits of a base and underscores into buf and returns their number.
func (s *scanState) digits(base int, underscores bool) (n int) {
	for {
		r := s.getRune()
		if r == eof {
			return n
		}
		if !isDigit(r, base) && !(underscores && r == '_') {
			s.UnreadRune()
			return n
		}
		s.buf = append(s.buf, byte(r))
		n++
	}
}

func isDigit(r rune, base int) bool {
	if base <= 10 {
		return '0' <= r && r < rune('0'+base)
	}
	return '0' <= r && r <= '9' || 'a' <= r && r <= 'f' || 'A' <= r && r <= 'F'
}

// token reads characters into buf while f holds.
func (s *scanState) token(skipSpace bool, f func(rune) bool) []byte {
	if skipSpace {
		s.SkipSpace()
	}
	for {
		r := s.getRune()
		if r == eof {
			break
		}
		if !f(r) {
			s.UnreadRune()
			break
		}
		s.buf = utf8.AppendRune(s.buf, r)
	}
	return s.buf
}

// finish turns a panic of the scan into an error.
func finish(err *error) {
	if r := recover(); r != nil {
		e, ok := r.(scanError)
		if !ok && r != any(io.EOF) {
			panic(r)
		}
		if ok {
			*err = e.err
		} else {
			*err = io.EOF
		}
	}
}

func (s *scanState) scan(a []any) (n int, err error) {
	defer finish(&err)
	for _, arg := range a {
		s.scanOne('v', arg)
		n++
	}
	if s.nlIsEnd {
		for {
			r := s.getRune()
			if r == '\n' || r == eof {
				break
			}
			if !isSpace(r) {
				s.fail("expected newline")
			}
		}
	}
	return n, nil
}

func (s *scanState) scanf(format string, a []any) (n int, err error) {
	defer finish(&err)
	at := 0
	for at < len(format) {
		next, matched := s.match(format, at)
		switch {
		case matched:
			at = next
		case format[at] != '%':
			s.fail("input does not match format")
		}
		// What does not match and starts with %% is tried once more as a verb, which may skip space.
		if at >= len(format) {
			break
		}
		at++ // %
		wid, hasWid, next := parseNumber(format, at)
		at = next
		s.maxWid = noEnd
		if hasWid {
			s.maxWid = wid
		}
		verb, size := utf8.DecodeRuneInString(format[at:])
		start := at
		at += size
		if verb != 'c' {
			s.SkipSpace()
		}
		if verb == '%' {
			s.notEOF()
			if s.getRune() != '%' {
				s.fail("missing literal %")
			}
			continue
		}
		s.argLimit = s.limit
		if hasWid && s.count+wid < s.argLimit {
			s.argLimit = s.count + wid
		}
		if n >= len(a) {
			s.fail("too few operands for format '%" + format[start:] + "'")
		}
		s.scanOne(verb, a[n])
		n++
		s.argLimit = s.limit
	}
	if n < len(a) {
		s.fail("too many operands")
	}
	return n, nil
}

// match reads what stands in the format before the next verb and returns the index of its %. matched is false if the input has
// something else.
func (s *scanState) match(format string, at int) (next int, matched bool) {
	for at < len(format) {
		c, size := utf8.DecodeRuneInString(format[at:])
		if isSpace(c) {
			at = s.matchSpaces(format, at)
			continue
		}
		if c == '%' {
			if at+1 == len(format) {
				s.fail("missing verb: % at end of format string")
			}
			if format[at+1] != '%' {
				return at, true
			}
			at++
		}
		if r := s.mustRune(); r != c {
			s.UnreadRune()
			return at, false
		}
		at += size
	}
	return at, true
}

// matchSpaces matches a run of spaces and newlines in the format: each newline takes spaces and a newline or the end of
// the input; spaces alone need at least one space (or the end); spaces after a newline take any spaces.
func (s *scanState) matchSpaces(format string, at int) int {
	newlines, trailing := 0, false
	for at < len(format) {
		c, size := utf8.DecodeRuneInString(format[at:])
		if !isSpace(c) {
			break
		}
		trailing = c != '\n'
		if !trailing {
			newlines++
		}
		at += size
	}
	for i := 0; i < newlines; i++ {
		if r := s.afterSpaces(s.getRune()); r != '\n' && r != eof {
			s.fail("newline in format does not match input")
		}
	}
	if trailing {
		r := s.getRune()
		if newlines == 0 {
			if r != eof && !isSpace(r) {
				s.fail("expected space in input to match format")
			}
			if r == '\n' {
				s.fail("newline in input does not match format")
			}
		}
		if s.afterSpaces(r) != eof {
			s.UnreadRune()
		}
	}
	return at
}

// afterSpaces returns r or, if that is a space, the first character after the spaces; a newline is none here.
func (s *scanState) afterSpaces(r rune) rune {
	for r != '\n' && r != eof && isSpace(r) {
		r = s.getRune()
	}
	return r
}

// scanOne scans one value for a verb and stores it where arg points.
func (s *scanState) scanOne(verb rune, arg any) {
	s.buf = s.buf[:0]
	if v, ok := arg.(Scanner); ok {
		if err := v.Scan(s, verb); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			panic(scanError{err})
		}
		return
	}
	switch v := arg.(type) {
	case *int:
		*v = int(s.scanInt(verb, 64))
	case *string:
		*v = s.scanString(verb)
	case *int64:
		*v = s.scanInt(verb, 64)
	case *float64:
		*v = s.scanFloat(verb, 64)
	case *bool:
		*v = s.scanBool(verb)
	case *int8:
		*v = int8(s.scanInt(verb, 8))
	case *int16:
		*v = int16(s.scanInt(verb, 16))
	case *int32:
		*v = int32(s.scanInt(verb, 32))
	case *uint:
		*v = uint(s.scanUint(verb, 64))
	case *uint8:
		*v = uint8(s.scanUint(verb, 8))
	case *uint16:
		*v = uint16(s.scanUint(verb, 16))
	case *uint32:
		*v = uint32(s.scanUint(verb, 32))
	case *uint64:
		*v = s.scanUint(verb, 64)
	case *uintptr:
		*v = uintptr(s.scanUint(verb, 64))
	case *float32:
		*v = float32(s.scanFloat(verb, 32))
	case *complex64:
		*v = complex64(s.scanComplex(verb, 64))
	case *complex128:
		*v = s.scanComplex(verb, 128)
	case *[]byte:
		*v = []byte(s.scanString(verb))
	default:
		s.scanReflect(verb, reflect.ValueOf(arg))
	}
}

func (s *scanState) scanReflect(verb rune, ptr reflect.Value) {
	if ptr.Kind() != reflect.Pointer {
		s.fail("type not a pointer: " + ptr.Type().String())
	}
	switch v := ptr.Elem(); v.Kind() {
	case reflect.Bool:
		v.SetBool(s.scanBool(verb))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(s.scanInt(verb, v.Type().Bits()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(s.scanUint(verb, v.Type().Bits()))
	case reflect.String:
		v.SetString(s.scanString(verb))
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 {
			s.fail("can't scan type: " + ptr.Type().String())
		}
		text := s.scanString(verb)
		b := reflect.MakeSlice(v.Type(), len(text), len(text))
		for i := 0; i < len(text); i++ {
			b.Index(i).SetUint(uint64(text[i]))
		}
		v.Set(b)
	case reflect.Float32, reflect.Float64:
		v.SetFloat(s.scanFloat(verb, v.Type().Bits()))
	case reflect.Complex64, reflect.Complex128:
		v.SetComplex(s.scanComplex(verb, v.Type().Bits()))
	default:
		s.fail("can't scan type: " + ptr.Type().String())
	}
}
