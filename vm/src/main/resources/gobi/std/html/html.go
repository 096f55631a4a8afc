// Package html escapes and unescapes text of HTML.
//
// It follows the documented behaviour of Go 1.23.
package html

import (
	"strconv"
	"strings"
	"sync"
)

var escapes = strings.NewReplacer("&", "&amp;", "'", "&#39;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

// EscapeString returns s with <, >, &, ' and " escaped.
func EscapeString(s string) string { return escapes.Replace(s) }

// entities returns what the names of references stand for, with their
// semicolons; it is made when a reference is first met.
var entities = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, entry := range strings.Fields(entityList) {
		name, codes, _ := strings.Cut(entry, "=")
		var text string
		for _, code := range strings.Split(codes, "+") {
			r, err := strconv.ParseUint(code, 16, 32)
			if err != nil {
				panic(err)
			}
			text += string(rune(r))
		}
		m[name] = text
	}
	return m
})

// longestBare is the length of the longest name that needs no semicolon.
const longestBare = 6

// UnescapeString returns s with references such as "&lt;", "&aacute;", "&#225;"
// and "&#xE1;" replaced by what they stand for.
func UnescapeString(s string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, "&")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		text, n := reference(after)
		if n == 0 {
			text = "&"
		}
		b.WriteString(text)
		s = after[n:]
	}
}

// reference returns what the reference stands for that s begins with, behind its
// ampersand, and how long it is; 0 if there is none.
func reference(s string) (text string, n int) {
	if strings.HasPrefix(s, "#") {
		return numeric(s)
	}
	for n < len(s) && isAlphaNumeric(s[n]) {
		n++
	}
	name := s[:n]
	if n < len(s) && s[n] == ';' {
		n++
	}
	if text, known := entities()[s[:n]]; known {
		return text, n
	}
	for end := min(len(name), longestBare); end > 1; end-- {
		if text, known := entities()[name[:end]]; known {
			return text, end
		}
	}
	return "", 0
}

func isAlphaNumeric(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}

// numeric is reference for "#225;" and "#xE1;".
func numeric(s string) (text string, n int) {
	base, from := 10, 1
	if len(s) > 1 && s[1]|0x20 == 'x' {
		base, from = 16, 2
	}
	n = from
	value := 0
	for n < len(s) && digit(s[n]) < base {
		value = min(value*base+digit(s[n]), 0x110000)
		n++
	}
	closed := n < len(s) && s[n] == ';'
	if n == from && !(base == 16 && closed) { // "&#x;" is zero in Go, "&#;" is not
		return "", 0
	}
	if closed {
		n++
	}
	return string(character(value)), n
}

func digit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return 16
}

// character returns what a number stands for: from 0x80 to 0x9F a character of
// the code page Windows-1252.
func character(value int) rune {
	const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
	switch {
	case 0x80 <= value && value <= 0x9F:
		return []rune(windows)[value-0x80]
	case value == 0 || value > 0x10FFFF:
		return '\uFFFD'
	}
	return rune(value) // a surrogate becomes U+FFFD as text
}
