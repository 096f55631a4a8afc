package big

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// number is mant * 10**exp10 * 2**exp2.
type number struct {
	neg         bool
	mant        nat
	base        int
	exp10, exp2 int
}

var errNumber = errors.New("number has no digits")

// scanNumber reads a whole text: sign, digits with an optional point, exponent. For base 0 a prefix tells the base and underscores may
// separate digits.
func scanNumber(s string, base int) (n number, err error) {
	if s == "" {
		return n, io.EOF
	}
	if s[0] == '-' || s[0] == '+' {
		n.neg, s = s[0] == '-', s[1:]
	}
	n.base = base
	prefixed := base == 0
	after := false
	if base == 0 {
		n.base = 10
		if len(s) > 1 && s[0] == '0' {
			after = true
			switch s[1] {
			case 'b', 'B':
				n.base, s = 2, s[2:]
			case 'o', 'O':
				n.base, s = 8, s[2:]
			case 'x', 'X':
				n.base, s = 16, s[2:]
			}
		}
	}
	end := 0
	for end < len(s) && (s[end] == '.' || prefixed && s[end] == '_' || digitValue(s[end], 36) < n.base) {
		end++
	}
	digits, rest := s[:end], s[end:]
	whole, frac, point := strings.Cut(digits, ".")
	if strings.Contains(frac, ".") || strings.HasSuffix(whole, "_") || strings.HasPrefix(frac, "_") {
		return n, errors.New("invalid number")
	}
	if prefixed {
		var ok bool
		if digits, ok = dropUnderscores(whole+frac, after); !ok {
			return n, errors.New("'_' must separate successive digits")
		}
		frac = strings.ReplaceAll(frac, "_", "")
	} else {
		digits = whole + frac
	}
	var ok bool
	if n.mant, ok = parseDigits(digits, n.base); !ok {
		return n, errNumber
	}
	if point {
		switch n.base {
		case 2:
			n.exp2 = -len(frac)
		case 8:
			n.exp2 = -3 * len(frac)
		case 10:
			n.exp10 = -len(frac)
		case 16:
			n.exp2 = -4 * len(frac)
		default:
			return n, errors.New("invalid base for a fraction")
		}
	}
	if rest == "" {
		return n, nil
	}
	if !strings.Contains("eEpP", rest[:1]) || n.base != 10 && strings.Contains("eE", rest[:1]) {
		return n, fmt.Errorf("expected end of string, found %q", rest[0])
	}
	exp, err := strconv.Atoi(rest[1:])
	if err != nil {
		return n, err
	}
	if rest[0] == 'e' || rest[0] == 'E' {
		n.exp10 += exp
	} else {
		n.exp2 += exp
	}
	return n, nil
}

// SetString reads a whole number in base 10, or with a prefix. On failure it returns nil and false.
func (z *Float) SetString(s string) (*Float, bool) {
	if f, _, err := z.Parse(s, 0); err == nil {
		return f, true
	}
	return nil, false
}

// Parse reads a number, or Inf, with an optional exponent; e is for powers of 10, p for powers of 2. For base 0 a prefix tells the
// base, which it returns too. The precision is 64 if z has none.
func (z *Float) Parse(s string, base int) (f *Float, b int, err error) {
	if s == "Inf" || s == "inf" {
		return z.SetInf(false), 0, nil
	}
	if len(s) == 4 && (s[0] == '+' || s[0] == '-') && (s[1:] == "Inf" || s[1:] == "inf") {
		return z.SetInf(s[0] == '-'), 0, nil
	}
	n, err := scanNumber(s, base)
	if err != nil {
		return nil, 0, err
	}
	z.defaultPrec(64)
	switch {
	case len(n.mant) == 0:
		z.setZero(n.neg)
	case n.exp10 >= 0 && n.exp10 < 1<<24:
		z.setRounded(n.neg, n.mant.mul(powWords(nat{10}, uint(n.exp10))), n.exp2, false)
	case n.exp10 > -(1 << 24):
		z.quo(n.neg, n.mant, n.exp2, powWords(nat{10}, uint(-n.exp10)), 0)
	case n.exp10 > 0:
		z.SetInf(n.neg)
	default:
		z.setZero(n.neg)
	}
	return z, n.base, nil
}

// ParseFloat parses into a new Float of the given precision and rounding mode.
func ParseFloat(s string, base int, prec uint, mode RoundingMode) (f *Float, b int, err error) {
	return new(Float).SetPrec(prec).SetMode(mode).Parse(s, base)
}

// Scan serves fmt's scanning.
func (z *Float) Scan(s fmt.ScanState, ch rune) error {
	token, err := s.Token(true, func(r rune) bool { return strings.ContainsRune("0123456789abcdefABCDEFxXoOpP_.+-In", r) })
	if err != nil {
		return err
	}
	_, _, err = z.Parse(string(token), 0)
	return err
}

// decimal is 0.digits * 10**point.
type decimal struct {
	digits string
	point  int
}

func newDecimal(s string, exp int) decimal {
	d := decimal{s, len(s) + exp}
	d.digits = strings.TrimRight(d.digits, "0")
	return d
}

// exactDecimal returns mant * 2**exp.
func exactDecimal(mant nat, exp int) decimal {
	if len(mant) == 0 {
		return decimal{}
	}
	if exp >= 0 {
		return newDecimal(mant.shl(uint(exp)).text(10), 0)
	}
	return newDecimal(mant.mul(powWords(nat{5}, uint(-exp))).text(10), exp)
}

// round keeps n digits, ties to even.
func (d decimal) round(n int) decimal {
	if n < 0 {
		return decimal{}
	}
	if n >= len(d.digits) {
		return d
	}
	c := d.digits[n]
	up := c > '5' || c == '5' && (n+1 < len(d.digits) || n > 0 && (d.digits[n-1]-'0')&1 == 1)
	if up {
		return d.up(n)
	}
	return d.down(n)
}

func (d decimal) down(n int) decimal {
	digits := strings.TrimRight(d.digits[:n], "0")
	if digits == "" {
		return decimal{}
	}
	return decimal{digits, d.point}
}

func (d decimal) up(n int) decimal {
	b := []byte(d.digits[:n])
	for i := n - 1; i >= 0; i-- {
		if b[i] < '9' {
			b[i]++
			return decimal{string(b[:i+1]), d.point}
		}
	}
	return decimal{"1", d.point + 1}
}

func (d decimal) at(i int) byte {
	if i >= 0 && i < len(d.digits) {
		return d.digits[i]
	}
	return '0'
}

// shortest cuts d = x to the fewest digits that still round to x.
func (x *Float) shortest(d decimal) decimal {
	pad := x.prec - uint32(x.mant.bitLen())
	mant, exp := x.mant.shl(uint(pad)+1), x.exp-int(pad)-1
	// Half a unit to either side; below a power of two half of that.
	lower := exactDecimal(mant.sub(natOne), exp)
	if x.mant.cmp(natOne) == 0 {
		lower = exactDecimal(mant.shl(1).sub(natOne), exp-1)
	}
	upper := exactDecimal(mant.add(natOne), exp)
	inclusive := mant.bit(1) == 0
	for i := 0; i < len(d.digits); i++ {
		// All three with the same point; a shorter number begins with zeros.
		m := d.digits[i]
		l := lower.at(i - (d.point - lower.point))
		u := upper.at(i + (upper.point - d.point))
		if upper.point > d.point {
			// upper has one digit more in front: rounding up is always below it.
			u = '9' + 1
		}
		okDown := l != m || inclusive && i+1 == len(lower.digits)
		okUp := m != u && (inclusive || m+1 < u || i+1 < len(upper.digits))
		switch {
		case okDown && okUp:
			return d.round(i + 1)
		case okDown:
			return d.down(i + 1)
		case okUp:
			return d.up(i + 1)
		}
	}
	return d
}

// Text writes x in a format of strconv.FormatFloat (e E f g G x), or p (hexadecimal mantissa below 1) or b (decimal mantissa of
// precision bits). A negative prec means as many digits as are needed to read x back.
func (x *Float) Text(format byte, prec int) string {
	if x == nil {
		return "<nil>"
	}
	return string(x.Append(nil, format, prec))
}

// String is Text('g', 10).
func (x *Float) String() string { return x.Text('g', 10) }

// Append appends Text to buf.
func (x *Float) Append(buf []byte, fmt byte, prec int) []byte {
	if x.neg {
		buf = append(buf, '-')
	}
	if x.form == inf {
		if !x.neg {
			buf = append(buf, '+')
		}
		return append(buf, "Inf"...)
	}
	switch fmt {
	case 'b':
		return x.appendB(buf)
	case 'p':
		return x.appendP(buf)
	case 'x':
		return x.appendX(buf, prec)
	}
	var d decimal
	if x.form == finite {
		d = exactDecimal(x.mant, x.exp)
	}
	short := prec < 0
	if short {
		if x.form == finite {
			d = x.shortest(d)
		}
		switch fmt {
		case 'e', 'E':
			prec = len(d.digits) - 1
		case 'f':
			prec = max(len(d.digits)-d.point, 0)
		case 'g', 'G':
			prec = len(d.digits)
		}
	} else {
		switch fmt {
		case 'e', 'E':
			d = d.round(1 + prec)
		case 'f':
			d = d.round(d.point + prec)
		case 'g', 'G':
			prec = max(prec, 1)
			d = d.round(prec)
		}
	}
	switch fmt {
	case 'e', 'E':
		return d.appendE(buf, fmt, prec)
	case 'f':
		return d.appendF(buf, prec)
	case 'g', 'G':
		limit := prec
		if limit > len(d.digits) && len(d.digits) >= d.point {
			limit = len(d.digits)
		}
		if short {
			limit = 6
		}
		if exp := d.point - 1; exp < -4 || exp >= limit {
			return d.appendE(buf, fmt+'e'-'g', min(prec, len(d.digits))-1)
		}
		return d.appendF(buf, max(len(d.digits)-d.point, 0))
	}
	if x.neg {
		buf = buf[:len(buf)-1]
	}
	return append(buf, '%', fmt)
}

func (d decimal) appendE(buf []byte, fmt byte, prec int) []byte {
	buf = append(buf, d.at(0))
	if prec > 0 {
		buf = append(buf, '.')
		for i := 1; i <= prec; i++ {
			buf = append(buf, d.at(i))
		}
	}
	exp := 0
	if d.digits != "" {
		exp = d.point - 1
	}
	return appendExp(append(buf, fmt), exp)
}

// appendExp writes sign and at least two digits.
func appendExp(buf []byte, exp int) []byte {
	sign := byte('+')
	if exp < 0 {
		sign, exp = '-', -exp
	}
	buf = append(buf, sign)
	if exp < 10 {
		buf = append(buf, '0')
	}
	return strconv.AppendInt(buf, int64(exp), 10)
}

func (d decimal) appendF(buf []byte, prec int) []byte {
	if d.point <= 0 {
		buf = append(buf, '0')
	}
	for i := 0; i < d.point; i++ {
		buf = append(buf, d.at(i))
	}
	if prec > 0 {
		buf = append(buf, '.')
		for i := 0; i < prec; i++ {
			buf = append(buf, d.at(d.point+i))
		}
	}
	return buf
}

func (x *Float) appendB(buf []byte) []byte {
	if x.form == zero {
		return append(buf, '0')
	}
	pad := int(x.prec) - x.mant.bitLen()
	buf = append(buf, x.mant.shl(uint(pad)).text(10)...)
	buf = append(buf, 'p')
	if exp := x.exp - pad; exp >= 0 {
		buf = append(buf, '+')
	}
	return strconv.AppendInt(buf, int64(x.exp-pad), 10)
}

func (x *Float) appendP(buf []byte) []byte {
	if x.form == zero {
		return append(buf, '0')
	}
	n := x.mant.bitLen()
	pad := (4 - n%4) % 4
	buf = append(buf, "0x."...)
	buf = append(buf, strings.TrimRight(x.mant.shl(uint(pad)).text(16), "0")...)
	buf = append(buf, 'p')
	if x.exp+n >= 0 {
		buf = append(buf, '+')
	}
	return strconv.AppendInt(buf, int64(x.exp+n), 10)
}

func (x *Float) appendX(buf []byte, prec int) []byte {
	if x.form == zero {
		buf = append(buf, "0x0"...)
		if prec > 0 {
			buf = append(buf, '.')
			buf = append(buf, strings.Repeat("0", prec)...)
		}
		return append(buf, "p+00"...)
	}
	bits := 1 + (int(x.MinPrec())+2)/4*4
	if prec >= 0 {
		bits = 1 + 4*prec
	}
	r := new(Float).SetPrec(uint(bits)).SetMode(x.mode).Set(x)
	n := r.mant.bitLen()
	hex := r.mant.shl(uint(bits - n)).text(16)
	buf = append(buf, "0x1"...)
	if len(hex) > 1 {
		buf = append(buf, '.')
		buf = append(buf, hex[1:]...)
	}
	return appendExp(append(buf, 'p'), r.exp+n-1)
}

// Format serves fmt's floating-point verbs.
func (x *Float) Format(s fmt.State, format rune) {
	prec, hasPrec := s.Precision()
	if !hasPrec {
		prec = 6
	}
	switch format {
	case 'e', 'E', 'f', 'b', 'p', 'x':
	case 'F':
		format = 'f'
	case 'v', 'g', 'G':
		if format == 'v' {
			format = 'g'
		}
		if !hasPrec {
			prec = -1
		}
	default:
		fmt.Fprintf(s, "%%!%c(*big.Float=%s)", format, x.String())
		return
	}
	text := x.Text(byte(format), prec)
	sign := ""
	switch {
	case text[0] == '-':
		sign, text = "-", text[1:]
	case text[0] == '+':
		text = text[1:]
		sign = "+"
		if s.Flag(' ') {
			sign = " "
		}
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	room := 0
	if width, ok := s.Width(); ok {
		room = max(0, width-len(sign)-len(text))
	}
	switch {
	case s.Flag('0') && x.form != inf:
		fmt.Fprint(s, sign+strings.Repeat("0", room)+text)
	case s.Flag('-'):
		fmt.Fprint(s, sign+text+strings.Repeat(" ", room))
	default:
		fmt.Fprint(s, strings.Repeat(" ", room)+sign+text)
	}
}
