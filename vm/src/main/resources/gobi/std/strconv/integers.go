package strconv

import "errors"

// IntSize is the number of bits of an int.
const IntSize = 64

const maxUint64 = 1<<64 - 1

// valueOf returns the value of c as a digit of any base, at least 36 if it is none.
func valueOf(c byte) byte {
	switch {
	case c-'0' < 10:
		return c - '0'
	case c|0x20-'a' < 26:
		return c | 0x20 - 'a' + 10
	}
	return 255
}

// basePrefix returns the base that the prefix of s tells, and what follows the prefix.
func basePrefix(s string) (base int, digits string) {
	if s[0] != '0' {
		return 10, s
	}
	if len(s) >= 3 {
		switch s[1] | 0x20 {
		case 'b':
			return 2, s[2:]
		case 'o':
			return 8, s[2:]
		case 'x':
			return 16, s[2:]
		}
	}
	return 8, s[1:]
}

// ParseUint is ParseInt for unsigned numbers; there is no sign.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	n, err := parseUint(s, base, bitSize)
	if err != nil {
		return n, &NumError{"ParseUint", s, err}
	}
	return n, nil
}

// parseUint does the work of ParseUint; its error is only the reason.
func parseUint(s string, base int, bitSize int) (uint64, error) {
	if s == "" {
		return 0, ErrSyntax
	}
	digits := s
	free := base == 0
	if free {
		base, digits = basePrefix(s)
	} else if base < 2 || base > 36 {
		return 0, errors.New("invalid base " + Itoa(base))
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, errors.New("invalid bit size " + Itoa(bitSize))
	}
	largest := uint64(1)<<bitSize - 1
	by := uint64(base)
	full := maxUint64/by + 1 // what is at least that overflows with one more digit
	underscores := false
	var n uint64
	for i := 0; i < len(digits); i++ {
		c := digits[i]
		d := c - '0'
		if d >= 10 {
			if c == '_' && free {
				underscores = true
				continue
			}
			d = valueOf(c)
		}
		if int(d) >= base {
			return 0, ErrSyntax
		}
		if n >= full {
			return largest, ErrRange
		}
		n *= by
		next := n + uint64(d)
		if next < n || next > largest {
			return largest, ErrRange
		}
		n = next
	}
	if underscores && !underscoresFit(s) {
		return 0, ErrSyntax
	}
	return n, nil
}

// ParseInt parses a number in the base, 2 to 36, with an optional sign. Base 0 stands for what a
// prefix tells: 0b, 0, 0o, 0x or none; then underscores may stand as in Go's literals. The result
// must fit in bitSize bits (0 is those of int).
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	if s == "" {
		return 0, syntaxError("ParseInt", s)
	}
	digits := s
	negative := s[0] == '-'
	if negative || s[0] == '+' {
		digits = s[1:]
	}
	n, err := parseUint(digits, base, bitSize)
	if err != nil && err != ErrRange {
		return 0, &NumError{"ParseInt", s, err}
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	limit := uint64(1) << (bitSize - 1)
	if negative {
		if n > limit {
			return -int64(limit), rangeError("ParseInt", s)
		}
		return -int64(n), nil
	}
	if n >= limit {
		return int64(limit - 1), rangeError("ParseInt", s)
	}
	return int64(n), nil
}

// Atoi parses a decimal int.
func Atoi(s string) (int, error) {
	if len(s) > 0 && len(s) < 19 {
		// Too short to overflow.
		i := 0
		if s[0] == '-' || s[0] == '+' {
			i = 1
			if len(s) == 1 {
				return 0, syntaxError("Atoi", s)
			}
		}
		n := 0
		for ; i < len(s); i++ {
			d := s[i] - '0'
			if d > 9 {
				return 0, syntaxError("Atoi", s)
			}
			n = n*10 + int(d)
		}
		if s[0] == '-' {
			n = -n
		}
		return n, nil
	}
	n, err := ParseInt(s, 10, 0)
	if e, ok := err.(*NumError); ok {
		e.Func = "Atoi"
	}
	return int(n), err
}

// underscoresFit reports whether the underscores of s stand where Go's literals allow them: between
// digits, of which a prefix of the base is one.
func underscoresFit(s string) bool {
	if len(s) > 0 && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	const (
		other = iota
		digit
		underscore
	)
	before := other
	hex := false
	if len(s) >= 2 && s[0] == '0' {
		switch c := s[1] | 0x20; c {
		case 'b', 'o', 'x':
			before = digit
			hex = c == 'x'
			s = s[2:]
		}
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c-'0' < 10 || hex && c|0x20-'a' < 6:
			before = digit
		case c == '_':
			if before != digit {
				return false
			}
			before = underscore
		default:
			if before == underscore {
				return false
			}
			before = other
		}
	}
	return before != underscore
}

// pairs holds the two digits of each number below 100.
const pairs = "00010203040506070809" + "10111213141516171819" + "20212223242526272829" +
	"30313233343536373839" + "40414243444546474849" + "50515253545556575859" +
	"60616263646566676869" + "70717273747576777879" + "80818283848586878889" +
	"90919293949596979899"

// small returns the digits of n, which is below 100.
func small(n int) string {
	if n < 10 {
		return pairs[2*n+1 : 2*n+2]
	}
	return pairs[2*n : 2*n+2]
}

// decimalDigits writes the digits of u to the end of buf and returns where they start.
func decimalDigits(buf []byte, u uint64) int {
	i := len(buf)
	for u >= 100 {
		rest := u / 100
		at := int(u-rest*100) * 2
		u = rest
		i -= 2
		buf[i+1] = pairs[at+1]
		buf[i] = pairs[at]
	}
	at := int(u) * 2
	i--
	buf[i] = pairs[at+1]
	if u >= 10 {
		i--
		buf[i] = pairs[at]
	}
	return i
}

// Itoa returns the decimal text of i.
func Itoa(i int) string {
	if uint(i) < 100 {
		return small(i)
	}
	var buf [20]byte
	u := uint64(i)
	if i < 0 {
		u = -u
	}
	at := decimalDigits(buf[:], u)
	if i < 0 {
		at--
		buf[at] = '-'
	}
	return string(buf[at:])
}

// FormatInt returns the text of i in the base, 2 to 36.
func FormatInt(i int64, base int) string {
	if base == 10 {
		return Itoa(int(i))
	}
	var buf [65]byte
	return string(buf[write(buf[:], uint64(i), base, i < 0):])
}

// FormatUint returns the text of i in the base, 2 to 36.
func FormatUint(i uint64, base int) string {
	if base == 10 && i < 100 {
		return small(int(i))
	}
	var buf [65]byte
	return string(buf[write(buf[:], i, base, false):])
}

// AppendInt appends the text of i in the base.
func AppendInt(dst []byte, i int64, base int) []byte {
	if base == 10 && uint64(i) < 100 {
		return append(dst, small(int(i))...)
	}
	var buf [65]byte
	return append(dst, buf[write(buf[:], uint64(i), base, i < 0):]...)
}

// AppendUint appends the text of i in the base.
func AppendUint(dst []byte, i uint64, base int) []byte {
	if base == 10 && i < 100 {
		return append(dst, small(int(i))...)
	}
	var buf [65]byte
	return append(dst, buf[write(buf[:], i, base, false):]...)
}

// write writes the text of u, as the two's complement if it is negative, to the end of buf and
// returns where it starts.
func write(buf []byte, u uint64, base int, negative bool) int {
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	if negative {
		u = -u
	}
	var i int
	if base == 10 {
		i = decimalDigits(buf, u)
	} else {
		const digits = "0123456789abcdefghijklmnopqrstuvwxyz"
		i = len(buf)
		if base&(base-1) == 0 {
			shift := 1
			for 1<<shift < base {
				shift++
			}
			mask := uint64(base - 1)
			for u > mask {
				i--
				buf[i] = digits[u&mask]
				u >>= shift
			}
		} else {
			by := uint64(base)
			for u >= by {
				rest := u / by
				i--
				buf[i] = digits[u-rest*by]
				u = rest
			}
		}
		i--
		buf[i] = digits[u]
	}
	if negative {
		i--
		buf[i] = '-'
	}
	return i
}
