package json

import (
	"fmt"
	"reflect"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// literal stores null, a boolean, a string or a number in v. The text is quoted
// if it stood in a string because of a tag: it may then be anything.
func (d *decoder) literal(text []byte, v reflect.Value, quoted bool) error {
	if len(text) == 0 {
		d.later(badQuoted(string(text), v.Type()))
		return nil
	}
	null := text[0] == 'n'
	u, ut, pv := target(v, null)
	if u != nil {
		return u.UnmarshalJSON(text)
	}
	if ut != nil {
		if text[0] != '"' {
			if quoted {
				d.later(badQuoted(string(text), v.Type()))
			} else {
				d.later(d.typeError(kindOf(text), v.Type(), d.at))
			}
			return nil
		}
		return ut.UnmarshalText(unquote(text))
	}
	v = pv
	if quoted && check(text) != nil {
		d.later(badQuoted(string(text), v.Type()))
		return nil
	}
	switch text[0] {
	case 'n':
		d.null(text, v, quoted)
	case 't', 'f':
		d.boolean(text, v, quoted)
	case '"':
		return d.text(text, v, quoted)
	default:
		return d.number(text, v, quoted)
	}
	return nil
}

func kindOf(text []byte) string {
	switch text[0] {
	case 'n':
		return "null"
	case 't', 'f':
		return "bool"
	}
	return "number"
}

// misfit notes that a value is none of v's type.
func (d *decoder) misfit(value string, text []byte, v reflect.Value, quoted bool) {
	if quoted {
		d.later(badQuoted(string(text), v.Type()))
	} else {
		d.later(d.typeError(value, v.Type(), d.at))
	}
}

func (d *decoder) null(text []byte, v reflect.Value, quoted bool) {
	if quoted && string(text) != "null" {
		d.later(badQuoted(string(text), v.Type()))
		return
	}
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
		v.SetZero()
	}
}

func (d *decoder) boolean(text []byte, v reflect.Value, quoted bool) {
	value := text[0] == 't'
	switch {
	case v.Kind() == reflect.Bool:
		v.SetBool(value)
	case v.Kind() == reflect.Interface && v.NumMethod() == 0:
		v.Set(reflect.ValueOf(value))
	default:
		d.misfit("bool", text, v, quoted)
	}
}

func (d *decoder) text(text []byte, v reflect.Value, quoted bool) error {
	s := unquote(text)
	switch {
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		b, err := decodeBase64(s)
		if err != nil {
			d.later(err)
			return nil
		}
		v.SetBytes(b)
	case v.Kind() == reflect.String:
		t := string(s)
		if v.Type() == numberType && !isNumber(t) {
			return fmt.Errorf("json: invalid number literal, trying to unmarshal %q into Number", text)
		}
		v.SetString(t)
	case v.Kind() == reflect.Interface && v.NumMethod() == 0:
		v.Set(reflect.ValueOf(string(s)))
	default:
		d.misfit("string", text, v, false)
	}
	return nil
}

func (d *decoder) number(text []byte, v reflect.Value, quoted bool) error {
	s := string(text)
	switch k := v.Kind(); {
	case v.CanInt():
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || v.OverflowInt(n) {
			d.later(d.typeError("number "+s, v.Type(), d.at))
			return nil
		}
		v.SetInt(n)
	case v.CanUint():
		n, err := strconv.ParseUint(s, 10, 64)
		if err != nil || v.OverflowUint(n) {
			d.later(d.typeError("number "+s, v.Type(), d.at))
			return nil
		}
		v.SetUint(n)
	case v.CanFloat():
		f, err := strconv.ParseFloat(s, v.Type().Bits())
		if err != nil || v.OverflowFloat(f) {
			d.later(d.typeError("number "+s, v.Type(), d.at))
			return nil
		}
		v.SetFloat(f)
	case k == reflect.Interface && v.NumMethod() == 0:
		n, err := d.numberAny(s)
		if err != nil {
			d.later(err)
			return nil
		}
		v.Set(reflect.ValueOf(n))
	case k == reflect.String && v.Type() == numberType:
		v.SetString(s)
	default:
		d.misfit("number", text, v, quoted)
	}
	return nil
}

func (d *decoder) numberAny(s string) (any, error) {
	if d.useNumber {
		return Number(s), nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return nil, d.typeError("number "+s, reflect.TypeFor[float64](), d.at+1)
	}
	return f, nil
}

// valueAny returns the value at hand as what an interface holds for it.
func (d *decoder) valueAny() any {
	d.space()
	switch d.data[d.at] {
	case '{':
		return d.objectAny()
	case '[':
		return d.arrayAny()
	}
	text := d.skip()
	switch text[0] {
	case 'n':
		return nil
	case 't', 'f':
		return text[0] == 't'
	case '"':
		return string(unquote(text))
	}
	n, err := d.numberAny(string(text))
	if err != nil {
		d.later(err)
	}
	return n
}

func (d *decoder) arrayAny() []any {
	d.at++
	out := []any{}
	for d.next(']') {
		out = append(out, d.valueAny())
	}
	return out
}

func (d *decoder) objectAny() map[string]any {
	d.at++
	out := map[string]any{}
	for d.next('}') {
		key := string(d.key())
		out[key] = d.valueAny()
	}
	return out
}

// unquote returns what a string literal stands for; broken text and lonely
// surrogates become U+FFFD. The result may share memory with the literal.
func unquote(text []byte) []byte {
	text = text[1 : len(text)-1]
	i := 0
	for i < len(text) && text[i] != '\\' && text[i] < utf8.RuneSelf {
		i++
	}
	if i == len(text) {
		return text
	}
	out := append(make([]byte, 0, len(text)+8), text[:i]...)
	for i < len(text) {
		if text[i] == '\\' {
			out, i = appendUnescaped(out, text, i)
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		out = utf8.AppendRune(out, r)
		i += size
	}
	return out
}

// appendUnescaped appends what the escape at i stands for.
func appendUnescaped(out, text []byte, i int) ([]byte, int) {
	switch c := text[i+1]; c {
	case 'b':
		return append(out, '\b'), i + 2
	case 'f':
		return append(out, '\f'), i + 2
	case 'n':
		return append(out, '\n'), i + 2
	case 'r':
		return append(out, '\r'), i + 2
	case 't':
		return append(out, '\t'), i + 2
	case 'u':
	default:
		return append(out, c), i + 2
	}
	r := codeUnit(text, i)
	i += 6
	if utf16.IsSurrogate(r) {
		low := codeUnit(text, i)
		r = utf16.DecodeRune(r, low)
		if r != utf8.RuneError {
			i += 6
		}
	}
	return utf8.AppendRune(out, r), i
}

// codeUnit returns the value of \uXXXX at i, -1 if there is none.
func codeUnit(text []byte, i int) rune {
	if i+6 > len(text) || text[i] != '\\' || text[i+1] != 'u' {
		return -1
	}
	r := rune(0)
	for _, c := range text[i+2 : i+6] {
		r = r<<4 | hexDigit(c)
	}
	return r
}
