package regexp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// replace appends src to dst with each match replaced by what repl appends; it
// returns false and dst unchanged if there is no match.
func (re *Regexp) replace(dst []byte, src string, slots int, repl func(dst []byte, at []int) []byte) ([]byte, bool) {
	m := re.machine(src)
	defer re.release(m)
	copied, any := 0, false
	for pos := 0; pos <= len(src); {
		if !m.search(pos, slots) {
			break
		}
		any = true
		from, to := m.best[0], m.best[1]
		dst = append(dst, src[copied:from]...)
		// An empty match right behind another is not replaced.
		if to > copied || from == 0 {
			dst = repl(dst, m.best)
		}
		copied = to
		if next := pos + runeSize(src, pos); next > to {
			pos = next
		} else {
			pos = to
		}
	}
	if !any {
		return dst, false
	}
	return append(dst, src[copied:]...), true
}

// templateSlots returns how many positions a template needs.
func (re *Regexp) templateSlots(template string) int {
	if strings.IndexByte(template, '$') >= 0 {
		return re.slots()
	}
	return 2
}

// ReplaceAllString returns src with matches replaced by the template repl.
func (re *Regexp) ReplaceAllString(src, repl string) string {
	out, ok := re.replace(nil, src, re.templateSlots(repl), func(dst []byte, at []int) []byte {
		return re.expand(dst, repl, src, at)
	})
	if !ok {
		return src
	}
	return string(out)
}

// ReplaceAllLiteralString returns src with matches replaced by repl itself.
func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	out, ok := re.replace(nil, src, 2, func(dst []byte, at []int) []byte { return append(dst, repl...) })
	if !ok {
		return src
	}
	return string(out)
}

// ReplaceAllStringFunc returns src with matches replaced by what repl makes of
// them.
func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	out, ok := re.replace(nil, src, 2, func(dst []byte, at []int) []byte {
		return append(dst, repl(src[at[0]:at[1]])...)
	})
	if !ok {
		return src
	}
	return string(out)
}

// bytes returns a copy of src where nothing was replaced.
func replaced(out []byte, ok bool, src []byte) []byte {
	if !ok {
		return append([]byte(nil), src...)
	}
	return out
}

// ReplaceAll returns src with matches replaced by the template repl.
func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	text, template := view(src), string(repl)
	out, ok := re.replace(nil, text, re.templateSlots(template), func(dst []byte, at []int) []byte {
		return re.expand(dst, template, text, at)
	})
	return replaced(out, ok, src)
}

// ReplaceAllLiteral returns src with matches replaced by repl itself.
func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	out, ok := re.replace(nil, view(src), 2, func(dst []byte, at []int) []byte { return append(dst, repl...) })
	return replaced(out, ok, src)
}

// ReplaceAllFunc returns src with matches replaced by what repl makes of them.
func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	out, ok := re.replace(nil, view(src), 2, func(dst []byte, at []int) []byte {
		return append(dst, repl(src[at[0]:at[1]])...)
	})
	return replaced(out, ok, src)
}

// Expand appends template to dst with variables replaced by the groups of a
// match in src.
func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return re.expand(dst, string(template), view(src), match)
}

// ExpandString is like Expand for strings.
func (re *Regexp) ExpandString(dst []byte, template string, src string, match []int) []byte {
	return re.expand(dst, template, src, match)
}

func (re *Regexp) expand(dst []byte, template, src string, match []int) []byte {
	for {
		text, rest, ok := strings.Cut(template, "$")
		dst = append(dst, text...)
		if !ok {
			return dst
		}
		if strings.HasPrefix(rest, "$") {
			dst = append(dst, '$')
			template = rest[1:]
			continue
		}
		name, number, after, ok := variable(rest)
		if !ok {
			dst = append(dst, '$')
			template = rest
			continue
		}
		template = after
		if number >= 0 {
			dst = appendGroup(dst, src, match, number)
			continue
		}
		for i, n := range re.names {
			if n == name && 2*i+1 < len(match) && match[2*i] >= 0 {
				dst = appendGroup(dst, src, match, i)
				break
			}
		}
	}
}

func appendGroup(dst []byte, src string, match []int, group int) []byte {
	if 2*group+1 < len(match) && match[2*group] >= 0 {
		dst = append(dst, src[match[2*group]:match[2*group+1]]...)
	}
	return dst
}

// variable reads name or {name}; number is -1 for names that are none.
func variable(s string) (name string, number int, rest string, ok bool) {
	brace := strings.HasPrefix(s, "{")
	if brace {
		s = s[1:]
	}
	i := 0
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		i += size
	}
	name, rest = s[:i], s[i:]
	if brace {
		if !strings.HasPrefix(rest, "}") {
			return "", 0, "", false
		}
		rest = rest[1:]
	}
	return name, groupNumber(name), rest, name != ""
}

func groupNumber(name string) int {
	n := 0
	for i := 0; i < len(name); i++ {
		if name[i] < '0' || '9' < name[i] || n >= 1e8 {
			return -1
		}
		n = n*10 + int(name[i]-'0')
	}
	if name != "" && name[0] == '0' && len(name) > 1 {
		return -1
	}
	return n
}
