package url

import (
	"fmt"
	"strings"
)

// EscapeError is an escape that is none: a percent sign and what follows it.
type EscapeError string

func (e EscapeError) Error() string { return fmt.Sprintf("invalid URL escape %q", string(e)) }

// InvalidHostError is a character that no host name has.
type InvalidHostError string

func (e InvalidHostError) Error() string {
	return fmt.Sprintf("invalid character %q in host name", string(e))
}

// A part of a URL decides which characters stand for themselves in it.
type part int

const (
	inPath part = iota
	inSegment
	inHost
	inZone // of an IPv6 address
	inUser
	inQuery
	inFragment
)

// plain lists what stands for itself besides letters, digits and "-_.~".
var plain = [...]string{
	inPath:     "$&+,/:;=@",
	inSegment:  "$&+:=@",
	inHost:     "!$&'()*+,;=:[]<>\"",
	inZone:     "!$&'()*+,;=:[]<>\"",
	inUser:     "$&+,;=",
	inQuery:    "",
	inFragment: "$&+,/:;=?@!()*",
}

func isPlain(c byte, p part) bool {
	return isLetter(c) || isDigit(c) || strings.IndexByte("-_.~", c) >= 0 || strings.IndexByte(plain[p], c) >= 0
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// QueryEscape returns s as it can stand in a query.
func QueryEscape(s string) string { return escape(s, inQuery) }

// PathEscape returns s as it can stand in one segment of a path.
func PathEscape(s string) string { return escape(s, inSegment) }

func escape(s string, p part) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isPlain(c, p):
			b.WriteByte(c)
		case c == ' ' && p == inQuery:
			b.WriteByte('+')
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

// QueryUnescape undoes QueryEscape.
func QueryUnescape(s string) (string, error) { return unescape(s, inQuery) }

// PathUnescape undoes PathEscape; a plus sign stands for itself.
func PathUnescape(s string) (string, error) { return unescape(s, inSegment) }

func unescape(s string, p part) (string, error) {
	if err := checkEscapes(s, p); err != nil {
		return "", err
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '%':
			b.WriteByte(hexValue(s[i+1])<<4 | hexValue(s[i+2]))
			i += 2
		case c == '+' && p == inQuery:
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), nil
}

func checkEscapes(s string, p part) error {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c != '%' {
			if (p == inHost || p == inZone) && c < 0x80 && !isPlain(c, p) {
				return InvalidHostError(s[i : i+1])
			}
			continue
		}
		code := s[i:min(i+3, len(s))]
		if len(code) < 3 || !isHex(code[1]) || !isHex(code[2]) || !isAllowed(code, p) {
			return EscapeError(code)
		}
		i += 2
	}
	return nil
}

// isAllowed reports whether a host may have that escape: for bytes beyond ASCII, for percent
// signs, and in zones for what hosts have as it is.
func isAllowed(code string, p part) bool {
	c := hexValue(code[1])<<4 | hexValue(code[2])
	switch {
	case code == "%25":
		return true
	case p == inHost:
		return c >= 0x80
	case p == inZone:
		return c == ' ' || isPlain(c, inHost)
	}
	return true
}

func isHex(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

func hexValue(c byte) byte {
	if isDigit(c) {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}
