package strconv

import (
	"internal/bytealg"
	"unicode/utf8"
)

// UnquoteChar decodes the first character or escape of s, which is part of a literal between such
// quotes: its value, whether it takes more than one byte as UTF-8, and the rest of s. For a quote of
// 0 both quotes may stand unescaped, and neither escaped.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if s == "" {
		return 0, false, "", ErrSyntax
	}
	switch c := s[0]; {
	case c == quote && (quote == '\'' || quote == '"'):
		return 0, false, "", ErrSyntax
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(s)
		return r, true, s[size:], nil
	case c != '\\':
		return rune(c), false, s[1:], nil
	}
	if len(s) < 2 {
		return 0, false, "", ErrSyntax
	}
	c := s[1]
	s = s[2:]
	switch c {
	case 'a':
		value = '\a'
	case 'b':
		value = '\b'
	case 'f':
		value = '\f'
	case 'n':
		value = '\n'
	case 'r':
		value = '\r'
	case 't':
		value = '\t'
	case 'v':
		value = '\v'
	case 'x', 'u', 'U':
		n := 2
		if c == 'u' {
			n = 4
		} else if c == 'U' {
			n = 8
		}
		if len(s) < n {
			return 0, false, "", ErrSyntax
		}
		var v uint32
		for i := 0; i < n; i++ {
			d := valueOf(s[i])
			if d >= 16 {
				return 0, false, "", ErrSyntax
			}
			v = v<<4 | uint32(d)
		}
		s = s[n:]
		value = rune(v)
		if c != 'x' {
			if !utf8.ValidRune(value) {
				return 0, false, "", ErrSyntax
			}
			multibyte = true
		}
	case '0', '1', '2', '3', '4', '5', '6', '7':
		value = rune(c - '0')
		if len(s) < 2 {
			return 0, false, "", ErrSyntax
		}
		for i := 0; i < 2; i++ {
			d := s[i] - '0'
			if d > 7 {
				return 0, false, "", ErrSyntax
			}
			value = value<<3 | rune(d)
		}
		s = s[2:]
		if value > 255 {
			return 0, false, "", ErrSyntax
		}
	case '\\':
		value = '\\'
	case '\'', '"':
		if c != quote {
			return 0, false, "", ErrSyntax
		}
		value = rune(c)
	default:
		return 0, false, "", ErrSyntax
	}
	return value, multibyte, s, nil
}

// QuotedPrefix returns the Go string or character literal at the start of s, with its quotes.
func QuotedPrefix(s string) (string, error) {
	_, n, ok := literal(s, false)
	if !ok {
		return "", ErrSyntax
	}
	return s[:n], nil
}

// Unquote returns the value of the Go string or character literal s.
func Unquote(s string) (string, error) {
	value, n, ok := literal(s, true)
	if !ok || n != len(s) {
		return "", ErrSyntax
	}
	return value, nil
}

// literal reads the literal at the start of s and returns its value, if wanted, and its length.
func literal(s string, wanted bool) (value string, n int, ok bool) {
	if len(s) < 2 {
		return "", 0, false
	}
	quote := s[0]
	end := bytealg.IndexByteString(s[1:], quote) + 1
	if end == 0 {
		return "", 0, false
	}
	body := s[1:end]
	switch quote {
	case '`':
		if wanted && bytealg.IndexByteString(body, '\r') >= 0 {
			b := make([]byte, 0, len(body))
			for i := 0; i < len(body); i++ {
				if body[i] != '\r' {
					b = append(b, body[i])
				}
			}
			body = string(b)
		}
		return body, end + 1, true
	case '"':
		if bytealg.IndexByteString(body, '\\') < 0 && bytealg.IndexByteString(body, '\n') < 0 &&
			bytealg.IndexInvalid(body) < 0 {
			return body, end + 1, true
		}
	case '\'':
	default:
		return "", 0, false
	}
	var b []byte
	rest := s[1:]
	for len(rest) > 0 && rest[0] != quote {
		if rest[0] == '\n' {
			return "", 0, false
		}
		r, multibyte, tail, err := UnquoteChar(rest, quote)
		if err != nil {
			return "", 0, false
		}
		rest = tail
		if wanted {
			if r < utf8.RuneSelf || !multibyte {
				b = append(b, byte(r))
			} else {
				b = utf8.AppendRune(b, r)
			}
		}
		if quote == '\'' {
			break
		}
	}
	if rest == "" || rest[0] != quote {
		return "", 0, false
	}
	return string(b), len(s) - len(rest) + 1, true
}
