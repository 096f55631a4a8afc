// Package json reads and writes JSON as RFC 7159 defines it.
//
// It follows the documented behaviour of Go 1.23.
package json

import (
	"bytes"
	"encoding"
	"errors"
	"reflect"
	"strconv"
	"unicode/utf8"
)

// Marshaler is implemented by types that write themselves as JSON.
type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

// An UnsupportedTypeError reports a type that has no JSON.
type UnsupportedTypeError struct {
	Type reflect.Type
}

func (e *UnsupportedTypeError) Error() string { return "json: unsupported type: " + e.Type.String() }

// An UnsupportedValueError reports a value that has no JSON.
type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

// An InvalidUTF8Error is no longer returned: broken text is replaced.
//
// Deprecated: kept for old programs.
type InvalidUTF8Error struct {
	S string
}

func (e *InvalidUTF8Error) Error() string {
	return "json: invalid UTF-8 in string: " + strconv.Quote(e.S)
}

// A MarshalerError reports an error of a method of a value.
type MarshalerError struct {
	Type       reflect.Type
	Err        error
	sourceFunc string
}

func (e *MarshalerError) Error() string {
	method := e.sourceFunc
	if method == "" {
		method = "MarshalJSON"
	}
	return "json: error calling " + method + " for type " + e.Type.String() + ": " + e.Err.Error()
}

// Unwrap returns the error of the method.
func (e *MarshalerError) Unwrap() error { return e.Err }

// Marshal returns the JSON of v.
func Marshal(v any) ([]byte, error) {
	return encode(v, options{escapeHTML: true})
}

// MarshalIndent is Marshal followed by Indent.
func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	b, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	b, err = appendIndent(nil, b, prefix, indent)
	if err != nil {
		return nil, err
	}
	return b, nil
}

// options hold for the value that is encoded and what is in it.
type options struct {
	escapeHTML bool
	quoted     bool // numbers, booleans and strings stand in quotes
}

// An encoder appends the JSON of values of one type.
type encoder func(s *state, v reflect.Value, o options)

// A state is an output under way.
type state struct {
	out   []byte
	depth int
	seen  map[any]bool // the pointers that are being followed, from some depth on
}

// An encodeError carries an error up to encode.
type encodeError struct{ err error }

func (s *state) fail(err error) { panic(encodeError{err}) }

func encode(v any, o options) (b []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(encodeError)
			if !ok {
				panic(r)
			}
			b, err = nil, e.err
		}
	}()
	s := &state{}
	s.value(reflect.ValueOf(v), o)
	return s.out, nil
}

func (s *state) value(v reflect.Value, o options) {
	if !v.IsValid() {
		s.out = append(s.out, "null"...)
		return
	}
	encoderOf(v.Type())(s, v, o)
}

// cycleDepth is how deep pointers are followed before they are noted.
const cycleDepth = 1000

// follow encodes what a pointer, map or slice refers to and finds cycles.
func (s *state) follow(v reflect.Value, key any, inner func()) {
	if s.depth++; s.depth > cycleDepth {
		if s.seen[key] {
			s.fail(&UnsupportedValueError{v, "encountered a cycle via " + v.Type().String()})
		}
		if s.seen == nil {
			s.seen = map[any]bool{}
		}
		s.seen[key] = true
		defer delete(s.seen, key)
	}
	inner()
	s.depth--
}

func (s *state) marshaler(v reflect.Value, o options) {
	if v.Kind() == reflect.Pointer && v.IsNil() {
		s.out = append(s.out, "null"...)
		return
	}
	m, ok := v.Interface().(Marshaler)
	if !ok {
		s.out = append(s.out, "null"...)
		return
	}
	b, err := m.MarshalJSON()
	if err == nil {
		s.out, err = appendCompact(s.out, b, o.escapeHTML)
	}
	if err != nil {
		s.fail(&MarshalerError{v.Type(), err, "MarshalJSON"})
	}
}

func (s *state) textMarshaler(v reflect.Value, o options) {
	if v.Kind() == reflect.Pointer && v.IsNil() {
		s.out = append(s.out, "null"...)
		return
	}
	m, ok := v.Interface().(encoding.TextMarshaler)
	if !ok {
		s.out = append(s.out, "null"...)
		return
	}
	b, err := m.MarshalText()
	if err != nil {
		s.fail(&MarshalerError{v.Type(), err, "MarshalText"})
	}
	s.out = appendString(s.out, string(b), o.escapeHTML)
}

// appendString appends s in quotes.
func appendString(dst []byte, s string, escapeHTML bool) []byte {
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' && !(escapeHTML && (c == '<' || c == '>' || c == '&')) {
				i++
				continue
			}
			dst = appendEscape(append(dst, s[from:i]...), c)
			i++
			from = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			dst = append(append(dst, s[from:i]...), `\ufffd`...)
			from = i + size
		} else if r == '\u2028' || r == '\u2029' {
			dst = append(append(dst, s[from:i]...), `\u202`...)
			dst = append(dst, hexDigits[r&15])
			from = i + size
		}
		i += size
	}
	return append(append(dst, s[from:]...), '"')
}

func appendEscape(dst []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(dst, '\\', c)
	case '\b':
		return append(dst, '\\', 'b')
	case '\f':
		return append(dst, '\\', 'f')
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	}
	return append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
}

// A Number is the text of a number.
type Number string

// String returns the text.
func (n Number) String() string { return string(n) }

// Float64 returns the number as a float64.
func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }

// Int64 returns the number as an int64.
func (n Number) Int64() (int64, error) { return strconv.ParseInt(string(n), 10, 64) }

var numberType = reflect.TypeFor[Number]()

// isNumber reports whether s is a number of JSON.
func isNumber(s string) bool {
	return s != "" && (s[0] == '-' || '0' <= s[0] && s[0] <= '9') && !isSpace(s[len(s)-1]) && check([]byte(s)) == nil
}

// A RawMessage is JSON that is kept as it is.
type RawMessage []byte

// MarshalJSON returns m, null for nil.
func (m RawMessage) MarshalJSON() ([]byte, error) {
	if m == nil {
		return []byte("null"), nil
	}
	return m, nil
}

// UnmarshalJSON sets *m to a copy of data.
func (m *RawMessage) UnmarshalJSON(data []byte) error {
	if m == nil {
		return errors.New("json.RawMessage: UnmarshalJSON on nil pointer")
	}
	*m = bytes.Clone(data)
	if *m == nil {
		*m = RawMessage{}
	}
	return nil
}
