// Jsonlike is a parser and a printer for JSON written by hand: a recursive
// descent parser over a string, values held in interfaces and told apart by a
// type switch, and errors carried out of the recursion by panic and recover.
package main

import (
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

type (
	object = map[string]any
	array  = []any
)

type syntaxError struct {
	offset int
	msg    string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("offset %d: %s", e.offset, e.msg) }

type parser struct {
	text string
	pos  int
}

// parse returns the value of a whole text.
func parse(text string) (v any, err error) {
	defer func() {
		if e, ok := recover().(*syntaxError); ok {
			v, err = nil, e
		}
	}()
	p := &parser{text: text}
	v = p.value()
	if p.peek() != 0 {
		p.fail("text after the value")
	}
	return v, nil
}

func (p *parser) fail(format string, args ...any) {
	panic(&syntaxError{p.pos, fmt.Sprintf(format, args...)})
}

// peek skips blanks and returns the next byte, or 0 at the end.
func (p *parser) peek() byte {
	for ; p.pos < len(p.text); p.pos++ {
		if c := p.text[p.pos]; !strings.ContainsRune(" \t\r\n", rune(c)) {
			return c
		}
	}
	return 0
}

func (p *parser) expect(c byte) {
	if got := p.peek(); got != c {
		p.fail("expected %q, found %q", c, got)
	}
	p.pos++
}

func (p *parser) value() any {
	switch c := p.peek(); {
	case c == '{':
		return p.object()
	case c == '[':
		return p.array()
	case c == '"':
		return p.str()
	case c == '-' || '0' <= c && c <= '9':
		return p.number()
	}
	for word, v := range map[string]any{"true": true, "false": false, "null": nil} {
		if strings.HasPrefix(p.text[p.pos:], word) {
			p.pos += len(word)
			return v
		}
	}
	p.fail("no value here")
	return nil
}

func (p *parser) object() object {
	obj := object{}
	for p.expect('{'); p.peek() != '}'; {
		key := p.str()
		p.expect(':')
		obj[key] = p.value()
		if p.peek() == '}' {
			break
		}
		p.expect(',')
	}
	p.expect('}')
	return obj
}

func (p *parser) array() array {
	arr := array{}
	for p.expect('['); p.peek() != ']'; {
		arr = append(arr, p.value())
		if p.peek() == ']' {
			break
		}
		p.expect(',')
	}
	p.expect(']')
	return arr
}

func (p *parser) number() float64 {
	end := p.pos
	for end < len(p.text) && strings.IndexByte("+-.eE0123456789", p.text[end]) >= 0 {
		end++
	}
	f, err := strconv.ParseFloat(p.text[p.pos:end], 64)
	if err != nil {
		p.fail("%v", err)
	}
	p.pos = end
	return f
}

func (p *parser) str() string {
	p.expect('"')
	var b strings.Builder
	for p.pos < len(p.text) {
		r, size := utf8.DecodeRuneInString(p.text[p.pos:])
		p.pos += size
		switch r {
		case '"':
			return b.String()
		case '\\':
			b.WriteRune(p.escape())
		default:
			b.WriteRune(r)
		}
	}
	p.fail("unfinished string")
	return ""
}

func (p *parser) escape() rune {
	if p.pos == len(p.text) {
		p.fail("unfinished escape")
	}
	c := p.text[p.pos]
	p.pos++
	if c == 'u' && p.pos+4 <= len(p.text) {
		n, err := strconv.ParseUint(p.text[p.pos:p.pos+4], 16, 16)
		if err != nil {
			p.fail("%v", err)
		}
		p.pos += 4
		return rune(n)
	}
	if i := strings.IndexByte(`"\/bfnrt`, c); i >= 0 {
		return rune("\"\\/\b\f\n\r\t"[i])
	}
	p.fail("unknown escape %q", c)
	return 0
}

// show prints v with its members indented and its keys sorted.
func show(b *strings.Builder, v any, indent string) {
	deeper := indent + "  "
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case bool, float64:
		fmt.Fprint(b, v)
	case string:
		b.WriteString(strconv.Quote(v))
	case array:
		b.WriteString("[")
		for i, e := range v {
			if i > 0 {
				b.WriteString(", ")
			}
			show(b, e, deeper)
		}
		b.WriteString("]")
	case object:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		b.WriteByte('{')
		for i, k := range keys {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(b, "\n%s%q: ", deeper, k)
			show(b, v[k], deeper)
		}
		if len(keys) > 0 {
			b.WriteString("\n" + indent)
		}
		b.WriteByte('}')
	default:
		panic(fmt.Sprintf("not a JSON value: %T", v))
	}
}

func main() {
	texts := []string{
		`{"name": "Gobi", "area": 1.295e6, "tags": ["desert", "cold", null],
		  "where": {"lat": 42.59, "lon": 103.43}, "sand": true, "note": "tab\tand \u00fcml\u00e4ut \"q\""}`,
		`[1, -2.5, [], {}, [[3]], "π"]`,
		`  "alone"  `,
		`{"a": 1,, "b": 2}`,
		`[1, 2`,
		`{"a" 1}`,
		`["\x"]`,
		`[1e999]`,
		`nil`,
		`1 2`,
	}
	failed := 0
	for _, text := range texts {
		v, err := parse(text)
		if err != nil {
			failed++
			fmt.Printf("%-20.20q %v\n", text, err)
			continue
		}
		var b strings.Builder
		show(&b, v, "")
		fmt.Println(b.String())
	}
	if failed > 0 {
		fmt.Println(failed, "texts failed")
		os.Exit(1)
	}
}
