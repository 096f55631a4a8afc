package fmt

import (
	"strconv"
	"unicode/utf8"
)

const (
	lowerDigits = "0123456789abcdef"
	upperDigits = "0123456789ABCDEF"
)

// appendInt appends a decimal number.
func appendInt(b []byte, n int64) []byte {
	u := uint64(n)
	if n < 0 {
		b = append(b, '-')
		u = -u
	}
	if u < 10 {
		return append(b, byte('0'+u))
	}
	return appendUint(b, u)
}

func appendUint(b []byte, u uint64) []byte {
	if u < 100 {
		t := u / 10
		return append(b, byte('0'+t), byte('0'+u-t*10))
	}
	var digits [20]byte
	i := len(digits)
	for u >= 10 {
		i--
		q := u / 10
		digits[i] = byte('0' + u - q*10)
		u = q
	}
	i--
	digits[i] = byte('0' + u)
	return append(b, digits[i:]...)
}

// padding appends n fill characters.
func (p *printer) padding(n int, c byte) {
	for ; n > 0; n-- {
		p.buf = append(p.buf, c)
	}
}

// fill is the character that pads on the left.
func (p *printer) fill() byte {
	if p.flags&(zero|minus) == zero {
		return '0'
	}
	return ' '
}

// padString appends s, padded to the width.
func (p *printer) padString(s string) {
	if p.flags&hasWid == 0 || p.wid == 0 {
		p.buf = append(p.buf, s...)
		return
	}
	n := p.wid - utf8.RuneCountInString(s)
	if p.flags&minus != 0 {
		p.buf = append(p.buf, s...)
		p.padding(n, ' ')
	} else {
		p.padding(n, p.fill())
		p.buf = append(p.buf, s...)
	}
}

// padFrom pads what was appended since index start to the width.
func (p *printer) padFrom(start int) {
	if p.flags&hasWid == 0 || p.wid == 0 {
		return
	}
	n := p.wid - utf8.RuneCount(p.buf[start:])
	if n <= 0 {
		return
	}
	if p.flags&minus != 0 {
		p.padding(n, ' ')
		return
	}
	c := p.fill()
	p.padding(n, c)
	copy(p.buf[start+n:], p.buf[start:len(p.buf)-n])
	for i := start; i < start+n; i++ {
		p.buf[i] = c
	}
}

func (p *printer) formatBool(v bool) {
	if v {
		p.padString("true")
	} else {
		p.padString("false")
	}
}

// formatInteger appends an integer in base 2, 8, 10 or 16 with sign, prefix, precision and width.
func (p *printer) formatInteger(u uint64, base uint64, signed bool, verb rune, digits string) {
	negative := signed && int64(u) < 0
	if p.flags == 0 && base == 10 {
		if signed {
			p.buf = appendInt(p.buf, int64(u))
		} else {
			p.buf = appendUint10(p.buf, u)
		}
		return
	}
	if negative {
		u = -u
	}
	least := 0 // digits at least
	switch {
	case p.flags&hasPrec != 0:
		least = p.prec
		if least == 0 && u == 0 {
			old := p.flags
			p.flags &^= zero
			p.padString("")
			p.flags = old
			return
		}
	case p.flags&(zero|minus|hasWid) == zero|hasWid:
		least = p.wid
		if negative || p.flags&(plus|space) != 0 {
			least--
		}
	}
	start := len(p.buf)
	switch {
	case negative:
		p.buf = append(p.buf, '-')
	case p.flags&plus != 0:
		p.buf = append(p.buf, '+')
	case p.flags&space != 0:
		p.buf = append(p.buf, ' ')
	}
	var tmp [64]byte
	i := len(tmp)
	switch base {
	case 10:
		for u >= 10 {
			i--
			q := u / 10
			tmp[i] = byte('0' + u - q*10)
			u = q
		}
	case 16:
		for u >= 16 {
			i--
			tmp[i] = digits[u&15]
			u >>= 4
		}
	case 8:
		for u >= 8 {
			i--
			tmp[i] = byte('0' + u&7)
			u >>= 3
		}
	case 2:
		for u >= 2 {
			i--
			tmp[i] = byte('0' + u&1)
			u >>= 1
		}
	}
	i--
	tmp[i] = digits[u]
	zeros := least - (len(tmp) - i)
	if verb == 'O' {
		p.buf = append(p.buf, "0o"...)
	}
	if p.flags&sharp != 0 {
		switch base {
		case 2:
			p.buf = append(p.buf, "0b"...)
		case 8:
			if zeros <= 0 && tmp[i] != '0' {
				p.buf = append(p.buf, '0')
			}
		case 16:
			p.buf = append(p.buf, '0', digits[10]+('x'-'a'))
		}
	}
	p.padding(zeros, '0')
	p.buf = append(p.buf, tmp[i:]...)
	if p.flags&hasWid != 0 {
		old := p.flags
		p.flags &^= zero
		p.padFrom(start)
		p.flags = old
	}
}

func appendUint10(b []byte, u uint64) []byte {
	if u < 10 {
		return append(b, byte('0'+u))
	}
	return appendUint(b, u)
}

// formatHex appends a number in base 16, with 0x if prefix is set.
func (p *printer) formatHex(u uint64, prefix bool) {
	old := p.flags
	p.flags &^= sharp
	if prefix {
		p.flags |= sharp
	}
	p.formatInteger(u, 16, false, 'v', lowerDigits)
	p.flags = old
}

// toRune makes a character of an integer; what is none becomes U+FFFD.
func toRune(u uint64) rune {
	if u > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(u)
}

// formatChar appends an integer as a character.
func (p *printer) formatChar(u uint64) {
	start := len(p.buf)
	p.buf = utf8.AppendRune(p.buf, toRune(u))
	p.padFrom(start)
}

// formatQuotedChar appends an integer as a quoted character.
func (p *printer) formatQuotedChar(u uint64) {
	start := len(p.buf)
	if p.flags&plus != 0 {
		p.buf = strconv.AppendQuoteRuneToASCII(p.buf, toRune(u))
	} else {
		p.buf = strconv.AppendQuoteRune(p.buf, toRune(u))
	}
	p.padFrom(start)
}

// formatUnicode appends an integer as U+0078, or with # as U+0078 'x'.
func (p *printer) formatUnicode(u uint64) {
	least := 4
	if p.flags&hasPrec != 0 && p.prec > 4 {
		least = p.prec
	}
	start := len(p.buf)
	p.buf = append(p.buf, "U+"...)
	var tmp [16]byte
	i := len(tmp)
	for v := u; v > 0; v >>= 4 {
		i--
		tmp[i] = upperDigits[v&15]
	}
	p.padding(least-(len(tmp)-i), '0')
	p.buf = append(p.buf, tmp[i:]...)
	if p.flags&sharp != 0 && u <= utf8.MaxRune && strconv.IsPrint(rune(u)) {
		p.buf = append(p.buf, " '"...)
		p.buf = utf8.AppendRune(p.buf, rune(u))
		p.buf = append(p.buf, '\'')
	}
	old := p.flags
	p.flags &^= zero
	p.padFrom(start)
	p.flags = old
}

// truncate cuts s to the precision, counted in characters.
func (p *printer) truncate(s string) string {
	if p.flags&hasPrec != 0 {
		n := p.prec
		for i := range s {
			if n--; n < 0 {
				return s[:i]
			}
		}
	}
	return s
}

func (p *printer) formatPlain(s string) {
	if p.flags&hasPrec != 0 {
		s = p.truncate(s)
	}
	p.padString(s)
}

// formatQuoted appends s quoted; # prefers back quotes, + keeps to ASCII.
func (p *printer) formatQuoted(s string) {
	s = p.truncate(s)
	start := len(p.buf)
	switch {
	case p.flags&sharp != 0 && strconv.CanBackquote(s):
		p.buf = append(p.buf, '`')
		p.buf = append(p.buf, s...)
		p.buf = append(p.buf, '`')
	case p.flags&plus != 0:
		p.buf = strconv.AppendQuoteToASCII(p.buf, s)
	default:
		p.buf = strconv.AppendQuote(p.buf, s)
	}
	p.padFrom(start)
}

// formatHexString appends the bytes of s in base 16. The precision bounds the number of bytes.
func (p *printer) formatHexString(s string, digits string) {
	n := len(s)
	if p.flags&hasPrec != 0 && p.prec < n {
		n = p.prec
	}
	x := digits[10] + ('x' - 'a')
	start := len(p.buf)
	for i := 0; i < n; i++ {
		if p.flags&space != 0 && i > 0 {
			p.buf = append(p.buf, ' ')
		}
		if p.flags&sharp != 0 && (i == 0 || p.flags&space != 0) {
			p.buf = append(p.buf, '0', x)
		}
		c := s[i]
		p.buf = append(p.buf, digits[c>>4], digits[c&15])
	}
	p.padFrom(start)
}

// formatFloat appends a number in strconv's format fm; prec is used if the format gives none.
func (p *printer) formatFloat(v float64, bits int, fm byte, verb rune, prec int) {
	if p.flags == 0 {
		p.buf = strconv.AppendFloat(p.buf, v, fm, prec, bits)
		return
	}
	if p.flags&hasPrec != 0 {
		prec = p.prec
	}
	start := len(p.buf)
	// A sign always comes first; it is dropped below where it is not wanted.
	p.buf = append(p.buf, '+')
	p.buf = strconv.AppendFloat(p.buf, v, fm, prec, bits)
	num := p.buf[start:]
	if num[1] == '-' || num[1] == '+' {
		copy(num, num[1:])
		num = num[:len(num)-1]
	}
	if p.flags&space != 0 && num[0] == '+' && p.flags&plus == 0 {
		num[0] = ' '
	}
	p.buf = p.buf[:start+len(num)]
	if num[1] == 'I' || num[1] == 'N' {
		p.padSpecial(start)
		return
	}
	if p.flags&sharp != 0 && fm != 'b' {
		digits := 0
		switch verb {
		case 'v', 'g', 'G', 'x':
			digits = prec
			if digits < 0 {
				digits = 6
			}
		}
		p.keepZeros(start, verb, digits)
	}
	if p.flags&plus == 0 && p.buf[start] == '+' {
		copy(p.buf[start:], p.buf[start+1:])
		p.buf = p.buf[:len(p.buf)-1]
		p.padFrom(start)
		return
	}
	n := p.wid - (len(p.buf) - start)
	if p.flags&(zero|minus|hasWid) != zero|hasWid || n <= 0 {
		p.padFrom(start)
		return
	}
	// Zeros go between the sign and the digits.
	p.padding(n, '0')
	copy(p.buf[start+1+n:], p.buf[start+1:len(p.buf)-n])
	for i := start + 1; i <= start+n; i++ {
		p.buf[i] = '0'
	}
}

// padSpecial finishes an infinity, which keeps its sign, or NaN, which has one only if asked for; zeros do not pad them.
func (p *printer) padSpecial(start int) {
	if p.buf[start+1] == 'N' && p.flags&(space|plus) == 0 {
		copy(p.buf[start:], p.buf[start+1:])
		p.buf = p.buf[:len(p.buf)-1]
	}
	old := p.flags
	p.flags &^= zero
	p.padFrom(start)
	p.flags = old
}

// keepZeros gives the number at start (a sign comes first) a decimal point and trailing zeros up to that many significant digits.
func (p *printer) keepZeros(start int, verb rune, digits int) {
	num := p.buf[start:]
	end := len(num) // of the mantissa
	point, significant := false, false
	for i := 1; i < len(num) && i < end; i++ {
		switch c := num[i]; {
		case c == '.':
			point = true
		case c == 'p' || c == 'P', (c == 'e' || c == 'E') && verb != 'x' && verb != 'X':
			end = i
		default:
			if c != '0' {
				significant = true
			}
			if significant {
				digits--
			}
		}
	}
	exponent := string(num[end:])
	p.buf = p.buf[:start+end]
	if !point {
		if end == 2 && num[1] == '0' {
			digits--
		}
		p.buf = append(p.buf, '.')
	}
	p.padding(digits, '0')
	p.buf = append(p.buf, exponent...)
}
