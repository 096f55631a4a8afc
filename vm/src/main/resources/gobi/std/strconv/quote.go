package strconv

import (
	"internal/bytealg"
	"internal/unidata"
	"unicode/utf8"
)

// What a quoter leaves as it is, beyond printable ASCII.
const (
	keepPrint = iota
	keepASCII
	keepGraphic
)

// plain holds the bytes that stand for themselves between double quotes.
var plain = [4]uint64{^uint64(1<<32-1) &^ (1 << '"'), ^uint64(0) &^ (1<<('\\'-64) | 1<<(0x7F-64))}

// Quote returns s as a Go string literal between double quotes.
func Quote(s string) string {
	return string(appendQuoted(make([]byte, 0, len(s)+len(s)/2+2), s, keepPrint))
}

// AppendQuote appends Quote of s.
func AppendQuote(dst []byte, s string) []byte { return appendQuoted(dst, s, keepPrint) }

// QuoteToASCII is Quote with escapes for all that is not ASCII.
func QuoteToASCII(s string) string {
	return string(appendQuoted(make([]byte, 0, len(s)+len(s)/2+2), s, keepASCII))
}

// AppendQuoteToASCII appends QuoteToASCII of s.
func AppendQuoteToASCII(dst []byte, s string) []byte { return appendQuoted(dst, s, keepASCII) }

// QuoteToGraphic is Quote without escapes for graphic runes as IsGraphic tells.
func QuoteToGraphic(s string) string {
	return string(appendQuoted(make([]byte, 0, len(s)+len(s)/2+2), s, keepGraphic))
}

// AppendQuoteToGraphic appends QuoteToGraphic of s.
func AppendQuoteToGraphic(dst []byte, s string) []byte { return appendQuoted(dst, s, keepGraphic) }

// QuoteRune returns r as a Go character literal.
func QuoteRune(r rune) string { return string(appendQuotedRune(nil, r, keepPrint)) }

// AppendQuoteRune appends QuoteRune of r.
func AppendQuoteRune(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, keepPrint) }

// QuoteRuneToASCII is QuoteRune with an escape for what is not ASCII.
func QuoteRuneToASCII(r rune) string { return string(appendQuotedRune(nil, r, keepASCII)) }

// AppendQuoteRuneToASCII appends QuoteRuneToASCII of r.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, keepASCII) }

// QuoteRuneToGraphic is QuoteRune without an escape for a graphic rune as IsGraphic tells.
func QuoteRuneToGraphic(r rune) string { return string(appendQuotedRune(nil, r, keepGraphic)) }

// AppendQuoteRuneToGraphic appends QuoteRuneToGraphic of r.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return appendQuotedRune(dst, r, keepGraphic)
}

func appendQuoted(dst []byte, s string, keep int) []byte {
	dst = append(dst, '"')
	for {
		n := bytealg.IndexSet(s, &plain, false)
		if n < 0 {
			dst = append(dst, s...)
			return append(dst, '"')
		}
		dst = append(dst, s[:n]...)
		s = s[n:]
		r, size := rune(s[0]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s)
		}
		if r == utf8.RuneError && size == 1 {
			dst = append(dst, `\x`...)
			dst = appendHexDigits(dst, uint32(s[0]), 2)
		} else {
			dst = appendEscaped(dst, r, '"', keep)
		}
		s = s[size:]
	}
}

func appendQuotedRune(dst []byte, r rune, keep int) []byte {
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	dst = append(dst, '\'')
	dst = appendEscaped(dst, r, '\'', keep)
	return append(dst, '\'')
}

// appendEscaped appends r, which is valid, or its escape between such quotes.
func appendEscaped(dst []byte, r rune, quote byte, keep int) []byte {
	if r == rune(quote) || r == '\\' {
		return append(dst, '\\', byte(r))
	}
	if r < utf8.RuneSelf {
		if uint32(r)-' ' < 95 {
			return append(dst, byte(r))
		}
		if uint32(r)-'\a' < 7 {
			return append(dst, '\\', "abtnvfr"[r-'\a'])
		}
		dst = append(dst, `\x`...)
		return appendHexDigits(dst, uint32(r), 2)
	}
	if keep == keepPrint && IsPrint(r) || keep == keepGraphic && IsGraphic(r) {
		return utf8.AppendRune(dst, r)
	}
	if r < 0x10000 {
		dst = append(dst, `\u`...)
		return appendHexDigits(dst, uint32(r), 4)
	}
	dst = append(dst, `\U`...)
	return appendHexDigits(dst, uint32(r), 8)
}

func appendHexDigits(dst []byte, v uint32, n int) []byte {
	for n--; n >= 0; n-- {
		dst = append(dst, "0123456789abcdef"[v>>(4*n)&15])
	}
	return dst
}

// IsPrint reports whether r is a letter, mark, number, punctuation, symbol or the ASCII space.
func IsPrint(r rune) bool {
	if uint32(r) < utf8.RuneSelf {
		return uint32(r)-' ' < 95
	}
	return unidata.Printing>>unidata.Category(r)&1 != 0
}

// IsGraphic reports whether r is a letter, mark, number, punctuation, symbol or space.
func IsGraphic(r rune) bool {
	return unidata.Graphic>>unidata.Category(r)&1 != 0
}

// CanBackquote reports whether s can stand unchanged between back quotes on a single line.
func CanBackquote(s string) bool {
	if bytealg.IndexInvalid(s) >= 0 {
		return false
	}
	for _, r := range s {
		if r < ' ' && r != '\t' || r == '`' || r == 0x7F || r == '\uFEFF' {
			return false
		}
	}
	return true
}
