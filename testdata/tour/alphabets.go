// Alphabets looks at strings as bytes and as runes: UTF-8 encoding and
// decoding by hand and with unicode/utf8, the classes of package unicode, and
// what happens to text that is not valid.
package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// encode is UTF-8 by hand.
func encode(r rune) []byte {
	switch {
	case r < 0x80:
		return []byte{byte(r)}
	case r < 0x800:
		return []byte{0xC0 | byte(r>>6), 0x80 | byte(r)&0x3F}
	case r < 0x10000:
		return []byte{0xE0 | byte(r>>12), 0x80 | byte(r>>6)&0x3F, 0x80 | byte(r)&0x3F}
	}
	return []byte{0xF0 | byte(r>>18), 0x80 | byte(r>>12)&0x3F, 0x80 | byte(r>>6)&0x3F, 0x80 | byte(r)&0x3F}
}

func classes(r rune) string {
	var names []string
	for _, c := range []struct {
		name string
		is   func(rune) bool
	}{
		{"letter", unicode.IsLetter}, {"upper", unicode.IsUpper}, {"lower", unicode.IsLower}, {"title", unicode.IsTitle},
		{"digit", unicode.IsDigit}, {"number", unicode.IsNumber}, {"space", unicode.IsSpace}, {"punct", unicode.IsPunct},
		{"symbol", unicode.IsSymbol}, {"control", unicode.IsControl}, {"mark", unicode.IsMark}, {"graphic", unicode.IsGraphic}, {"print", unicode.IsPrint},
	} {
		if c.is(r) {
			names = append(names, c.name)
		}
	}
	return strings.Join(names, " ")
}

// reverse turns a string around without tearing runes or marks apart.
func reverse(s string) string {
	var groups []string
	for _, r := range s {
		if unicode.Is(unicode.Mn, r) && len(groups) > 0 {
			groups[len(groups)-1] += string(r)
		} else {
			groups = append(groups, string(r))
		}
	}
	var b strings.Builder
	for i := len(groups) - 1; i >= 0; i-- {
		b.WriteString(groups[i])
	}
	return b.String()
}

func main() {
	for _, r := range "aÉǅ٣½ \t«€́世🐪\u200b\x07" {
		fmt.Printf("%#-14U %-12q % -12x %d %s\n", r, r, string(r), utf8.RuneLen(r), classes(r))
		if string(encode(r)) != string(r) {
			fmt.Println("encoded wrongly")
		}
	}

	const greeting = "Grüß Gott, 世界"
	fmt.Println(len(greeting), utf8.RuneCountInString(greeting), len([]rune(greeting)), utf8.ValidString(greeting))
	for i, r := range "né世" {
		fmt.Print(i, "=", r, " ")
	}
	fmt.Println(reverse(greeting), reverse("cafe\u0301!"))

	scripts := map[string]int{}
	for _, r := range "abc где ελ 世界 123" {
		switch {
		case unicode.Is(unicode.Latin, r):
			scripts["Latin"]++
		case unicode.Is(unicode.Cyrillic, r):
			scripts["Cyrillic"]++
		case unicode.In(r, unicode.Greek, unicode.Han):
			scripts["Greek or Han"]++
		default:
			scripts["other"]++
		}
	}
	fmt.Println(scripts)
	fmt.Printf("%c %c %c %c %c %c\n", unicode.ToUpper('ÿ'), unicode.ToLower('Σ'), unicode.ToTitle('ǆ'), unicode.ToUpper('ß'), unicode.SimpleFold('k'), unicode.SimpleFold('K'))

	// Every byte that is no part of a rune becomes U+FFFD, one at a time.
	bad := "a\xffb\xe4\xb8c\xed\xa0\x80\xf5"
	for i, r := range bad {
		fmt.Printf("%d:%U ", i, r)
	}
	fmt.Println(utf8.ValidString(bad), utf8.RuneCountInString(bad), len([]rune(bad)), len(string([]rune(bad))))
	r, size := utf8.DecodeRuneInString("\xe4\xb8")
	last, lastSize := utf8.DecodeLastRuneInString("x世")
	none, zero := utf8.DecodeRuneInString("")
	fmt.Println(r == utf8.RuneError, size, string(last), lastSize, none == utf8.RuneError, zero)
	fmt.Println(utf8.ValidRune(0xD800), utf8.ValidRune('世'), utf8.RuneLen(-1), utf8.RuneStart(0x80), utf8.FullRune([]byte{0xe4, 0xb8}))
	fmt.Printf("%x %x %q %q\n", utf8.AppendRune([]byte("x"), '€'), string(rune(0xD800)), string(rune(0x110000)), []rune("\xf0\x9f\x90\xaa"))
	buf := make([]byte, utf8.UTFMax)
	fmt.Println(buf[:utf8.EncodeRune(buf, '🐪')], string([]byte{0xe4, 0xb8, 0x96}), []byte("ß"))
}
