package strconv

// FormatComplex returns the text (a+bi) of c, with its parts as FormatFloat formats them; bitSize is
// 64 or 128.
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	bitSize /= 2
	b := []byte{'('}
	b = AppendFloat(b, real(c), fmt, prec, bitSize)
	im := FormatFloat(imag(c), fmt, prec, bitSize)
	if im[0] != '+' && im[0] != '-' {
		b = append(b, '+')
	}
	b = append(b, im...)
	return string(append(b, "i)"...))
}

// ParseComplex parses a complex number a, bi or a+bi, maybe in parentheses, of bitSize bits (64 or
// 128), with its parts as ParseFloat parses them.
func ParseComplex(s string, bitSize int) (complex128, error) {
	size := 64
	if bitSize == 64 {
		size = 32
	}
	whole := s
	if n := len(s); n >= 2 && s[0] == '(' && s[n-1] == ')' {
		s = s[1 : n-1]
	}
	re, n, late := floatPrefix(s, size)
	if late == ErrSyntax {
		return 0, syntaxError("ParseComplex", whole)
	}
	s = s[n:]
	if s == "" {
		return complex(re, 0), asComplex(late, whole)
	}
	switch s[0] {
	case '+':
		// A sign alone belongs to no NaN, so it is taken here; that of a second number stays.
		if len(s) > 1 && s[1] != '+' {
			s = s[1:]
		}
	case '-':
	default:
		if s == "i" {
			return complex(0, re), asComplex(late, whole)
		}
		return 0, syntaxError("ParseComplex", whole)
	}
	im, n, reason := floatPrefix(s, size)
	if reason == ErrSyntax || s[n:] != "i" {
		return 0, syntaxError("ParseComplex", whole)
	}
	if reason != nil {
		late = reason
	}
	return complex(re, im), asComplex(late, whole)
}

func asComplex(reason error, s string) error {
	if reason == nil {
		return nil
	}
	return &NumError{"ParseComplex", s, reason}
}
