package json

import (
	"bytes"
	"unicode/utf8"
)

// HTMLEscape appends src to dst with <, >, &, U+2028 and U+2029 in strings
// written as escapes.
func HTMLEscape(dst *bytes.Buffer, src []byte) {
	dst.Grow(len(src))
	dst.Write(appendEscaped(dst.AvailableBuffer(), src))
}

func appendEscaped(dst, src []byte) []byte {
	from := 0
	for i, c := range src {
		switch {
		case c == '<' || c == '>' || c == '&':
			dst = append(dst, src[from:i]...)
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			from = i + 1
		case c == 0xe2 && i+2 < len(src) && src[i+1] == 0x80 && src[i+2]&^1 == 0xa8:
			dst = append(dst, src[from:i]...)
			dst = append(dst, '\\', 'u', '2', '0', '2', hexDigits[src[i+2]&15])
			from = i + utf8.RuneLen('\u2029')
		}
	}
	return append(dst, src[from:]...)
}

const hexDigits = "0123456789abcdef"

// Compact appends src to dst without insignificant space.
func Compact(dst *bytes.Buffer, src []byte) error {
	dst.Grow(len(src))
	b, err := appendCompact(dst.AvailableBuffer(), src, false)
	dst.Write(b)
	return err
}

func appendCompact(dst, src []byte, escape bool) ([]byte, error) {
	if err := check(src); err != nil {
		return dst, err
	}
	start := len(dst)
	from := 0
	for i := 0; i < len(src); i++ {
		c := src[i]
		if c == '"' {
			i = stringEnd(src, i) - 1
		} else if isSpace(c) {
			dst = append(dst, src[from:i]...)
			from = i + 1
		}
	}
	dst = append(dst, src[from:]...)
	if escape {
		dst = append(dst[:start], appendEscaped(nil, dst[start:])...)
	}
	return dst, nil
}

// stringEnd returns the position behind the string that begins at i.
func stringEnd(src []byte, i int) int {
	for i++; src[i] != '"'; i++ {
		if src[i] == '\\' {
			i++
		}
	}
	return i + 1
}

// Indent appends src to dst with each element on a line of its own.
func Indent(dst *bytes.Buffer, src []byte, prefix, indent string) error {
	dst.Grow(len(src) * 2)
	b, err := appendIndent(dst.AvailableBuffer(), src, prefix, indent)
	dst.Write(b)
	return err
}

func appendIndent(dst, src []byte, prefix, indent string) ([]byte, error) {
	if err := check(src); err != nil {
		return dst, err
	}
	depth := 0
	newline := func() {
		dst = append(dst, '\n')
		dst = append(dst, prefix...)
		for range depth {
			dst = append(dst, indent...)
		}
	}
	// Space behind the value stays.
	end := len(bytes.TrimRight(src, " \t\r\n"))
	for i := 0; i < end; i++ {
		switch c := src[i]; c {
		case ' ', '\t', '\r', '\n':
		case '"':
			next := stringEnd(src, i)
			dst = append(dst, src[i:next]...)
			i = next - 1
		case '{', '[':
			dst = append(dst, c)
			next := i + 1
			for isSpace(src[next]) {
				next++
			}
			if src[next] == '}' || src[next] == ']' {
				dst = append(dst, src[next])
				i = next
				continue
			}
			depth++
			newline()
		case '}', ']':
			depth--
			newline()
			dst = append(dst, c)
		case ',':
			dst = append(dst, c)
			newline()
		case ':':
			dst = append(dst, c, ' ')
		default:
			dst = append(dst, c)
		}
	}
	return append(dst, src[end:]...), nil
}
