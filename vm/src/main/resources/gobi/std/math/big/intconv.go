package big

import (
	"errors"
	"fmt"
	"strings"
)

// Text writes x in a base from 2 to 62.
func (x *Int) Text(base int) string {
	if x == nil {
		return "<nil>"
	}
	s := x.abs.text(base)
	if x.neg {
		s = "-" + s
	}
	return s
}

// Append appends Text to buf.
func (x *Int) Append(buf []byte, base int) []byte { return append(buf, x.Text(base)...) }

// String is Text for base 10.
func (x *Int) String() string { return x.Text(10) }

// Format serves fmt's verbs b o O d x X, and s and v as d, with all flags; precision is the least number of digits.
func (x *Int) Format(s fmt.State, ch rune) {
	base := 10
	switch ch {
	case 'b':
		base = 2
	case 'o', 'O':
		base = 8
	case 'd', 's', 'v':
	case 'x', 'X':
		base = 16
	default:
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", ch, x.String())
		return
	}
	if x == nil {
		fmt.Fprint(s, "<nil>")
		return
	}
	sign := ""
	switch {
	case x.neg:
		sign = "-"
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	prefix := ""
	if s.Flag('#') {
		switch ch {
		case 'b':
			prefix = "0b"
		case 'o':
			prefix = "0"
		case 'x':
			prefix = "0x"
		case 'X':
			prefix = "0X"
		}
	}
	if ch == 'O' {
		prefix = "0o"
	}
	digits := x.abs.text(base)
	if ch == 'X' {
		digits = strings.ToUpper(digits)
	}
	prec, hasPrec := s.Precision()
	zeros := 0
	if hasPrec {
		if digits == "0" && prec == 0 {
			return
		}
		zeros = max(0, prec-len(digits))
	}
	left, right := 0, 0
	if width, ok := s.Width(); ok {
		if room := width - len(sign) - len(prefix) - zeros - len(digits); room > 0 {
			switch {
			case s.Flag('-'):
				right = room
			case s.Flag('0') && !hasPrec:
				zeros = room
			default:
				left = room
			}
		}
	}
	fmt.Fprint(s, strings.Repeat(" ", left)+sign+prefix+strings.Repeat("0", zeros)+digits+strings.Repeat(" ", right))
}

// Scan serves fmt's scanning with the verbs b o d x X, and s and v, for which a prefix tells the base.
func (z *Int) Scan(s fmt.ScanState, ch rune) error {
	base := 0
	switch ch {
	case 'b':
		base = 2
	case 'o':
		base = 8
	case 'd':
		base = 10
	case 'x', 'X':
		base = 16
	case 's', 'v':
	default:
		return errors.New("Int.Scan: invalid verb")
	}
	first := true
	token, err := s.Token(true, func(r rune) bool {
		ok := first && (r == '+' || r == '-') || base == 0 && r == '_' || r < 0x80 && digitValue(byte(r), 36) < 36
		first = false
		return ok
	})
	if err != nil {
		return err
	}
	if _, ok := z.SetString(string(token), base); !ok {
		return errors.New("Int.Scan: invalid syntax")
	}
	return nil
}

// gobVersion is the version of the encodings of GobEncode.
const gobVersion byte = 1

// GobEncode returns a byte with version and sign, and the magnitude.
func (x *Int) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	b := gobVersion << 1
	if x.neg {
		b |= 1
	}
	return append([]byte{b}, x.abs.bytes()...), nil
}

func (z *Int) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Int{}
		return nil
	}
	if buf[0]>>1 != gobVersion {
		return fmt.Errorf("Int.GobDecode: encoding version %d not supported", buf[0]>>1)
	}
	z.set(buf[0]&1 != 0, natFromBytes(buf[1:]))
	return nil
}

func (x *Int) MarshalText() (text []byte, err error) { return []byte(x.String()), nil }

func (z *Int) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text), 0); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Int", text)
	}
	return nil
}

func (x *Int) MarshalJSON() ([]byte, error) {
	if x == nil {
		return []byte("null"), nil
	}
	return x.MarshalText()
}

// UnmarshalJSON leaves z as it is for null.
func (z *Int) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	return z.UnmarshalText(text)
}
