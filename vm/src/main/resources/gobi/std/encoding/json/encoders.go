package json

import (
	"encoding"
	"encoding/base64"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
)

var encoders sync.Map // reflect.Type to encoder

var (
	marshalerType     = reflect.TypeFor[Marshaler]()
	textMarshalerType = reflect.TypeFor[encoding.TextMarshaler]()
)

// encoderOf returns the encoder of a type. While one is made, whoever needs it
// (a recursive type, another goroutine) gets a stand-in that waits for it.
func encoderOf(t reflect.Type) encoder {
	if e, ok := encoders.Load(t); ok {
		return e.(encoder)
	}
	var made encoder
	var ready sync.WaitGroup
	ready.Add(1)
	standIn := encoder(func(s *state, v reflect.Value, o options) {
		ready.Wait()
		made(s, v, o)
	})
	if e, other := encoders.LoadOrStore(t, standIn); other {
		return e.(encoder)
	}
	made = newEncoder(t, true)
	ready.Done()
	encoders.Store(t, made)
	return made
}

// newEncoder makes the encoder of a type. Methods of the pointer are used where
// the value has an address.
func newEncoder(t reflect.Type, addressable bool) encoder {
	pointer := t.Kind() != reflect.Pointer && addressable
	if pointer && !t.Implements(marshalerType) && reflect.PointerTo(t).Implements(marshalerType) {
		return ifAddressable((*state).marshaler, newEncoder(t, false))
	}
	if t.Implements(marshalerType) {
		return (*state).marshaler
	}
	if pointer && !t.Implements(textMarshalerType) && reflect.PointerTo(t).Implements(textMarshalerType) {
		return ifAddressable((*state).textMarshaler, newEncoder(t, false))
	}
	if t.Implements(textMarshalerType) {
		return (*state).textMarshaler
	}
	switch t.Kind() {
	case reflect.Bool:
		return boolEncoder
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return intEncoder
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return uintEncoder
	case reflect.Float32:
		return floatEncoder(32)
	case reflect.Float64:
		return floatEncoder(64)
	case reflect.String:
		if t == numberType {
			return numberEncoder
		}
		return stringEncoder
	case reflect.Interface:
		return interfaceEncoder
	case reflect.Struct:
		return structEncoder(t)
	case reflect.Map:
		return mapEncoder(t)
	case reflect.Slice:
		return sliceEncoder(t)
	case reflect.Array:
		return elements(encoderOf(t.Elem()))
	case reflect.Pointer:
		return pointerEncoder(t)
	}
	return func(s *state, v reflect.Value, o options) { s.fail(&UnsupportedTypeError{v.Type()}) }
}

func ifAddressable(method, otherwise encoder) encoder {
	return func(s *state, v reflect.Value, o options) {
		if v.CanAddr() {
			method(s, v.Addr(), o)
		} else {
			otherwise(s, v, o)
		}
	}
}

// quote puts a quotation mark where the options ask for one.
func (s *state) quote(o options) {
	if o.quoted {
		s.out = append(s.out, '"')
	}
}

func boolEncoder(s *state, v reflect.Value, o options) {
	s.quote(o)
	s.out = strconv.AppendBool(s.out, v.Bool())
	s.quote(o)
}

func intEncoder(s *state, v reflect.Value, o options) {
	s.quote(o)
	s.out = strconv.AppendInt(s.out, v.Int(), 10)
	s.quote(o)
}

func uintEncoder(s *state, v reflect.Value, o options) {
	s.quote(o)
	s.out = strconv.AppendUint(s.out, v.Uint(), 10)
	s.quote(o)
}

func floatEncoder(bits int) encoder {
	return func(s *state, v reflect.Value, o options) {
		f := v.Float()
		if math.IsInf(f, 0) || math.IsNaN(f) {
			s.fail(&UnsupportedValueError{v, strconv.FormatFloat(f, 'g', -1, bits)})
		}
		s.quote(o)
		s.out = appendFloat(s.out, f, bits)
		s.quote(o)
	}
}

// appendFloat writes a number as ECMAScript does: exponents only for very large
// and very small ones.
func appendFloat(dst []byte, f float64, bits int) []byte {
	abs := math.Abs(f)
	large := abs >= 1e21
	small := abs < 1e-6
	if bits == 32 {
		large, small = float32(abs) >= 1e21, float32(abs) < 1e-6
	}
	if abs == 0 || !large && !small {
		return strconv.AppendFloat(dst, f, 'f', -1, bits)
	}
	dst = strconv.AppendFloat(dst, f, 'e', -1, bits)
	// An exponent e-09 loses its zero.
	if n := len(dst); dst[n-4] == 'e' && dst[n-3] == '-' && dst[n-2] == '0' {
		dst = append(dst[:n-2], dst[n-1])
	}
	return dst
}

func numberEncoder(s *state, v reflect.Value, o options) {
	n := v.String()
	if n == "" {
		n = "0"
	}
	if !isNumber(n) {
		s.fail(badNumber(n))
	}
	s.quote(o)
	s.out = append(s.out, n...)
	s.quote(o)
}

func stringEncoder(s *state, v reflect.Value, o options) {
	if o.quoted {
		inner := appendString(nil, v.String(), o.escapeHTML)
		s.out = appendString(s.out, string(inner), false)
		return
	}
	s.out = appendString(s.out, v.String(), o.escapeHTML)
}

func interfaceEncoder(s *state, v reflect.Value, o options) {
	if v.IsNil() {
		s.out = append(s.out, "null"...)
		return
	}
	s.value(v.Elem(), o)
}

func structEncoder(t reflect.Type) encoder {
	fields := fieldsOf(t).list
	inner := make([]encoder, len(fields))
	for i := range fields {
		inner[i] = encoderOf(fieldType(t, fields[i].index))
	}
	return func(s *state, v reflect.Value, o options) {
		separator := byte('{')
		for i := range fields {
			f := &fields[i]
			fv, ok := fieldValue(v, f.index)
			if !ok || f.omitEmpty && isEmpty(fv) {
				continue
			}
			s.out = append(s.out, separator)
			separator = ','
			if o.escapeHTML {
				s.out = append(s.out, f.keyHTML...)
			} else {
				s.out = append(s.out, f.key...)
			}
			inner[i](s, fv, options{o.escapeHTML, f.quoted})
		}
		if separator == '{' {
			s.out = append(s.out, '{')
		}
		s.out = append(s.out, '}')
	}
}

// fieldType returns the type of the field at index.
func fieldType(t reflect.Type, index []int) reflect.Type {
	for _, i := range index {
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		t = t.Field(i).Type
	}
	return t
}

// fieldValue returns the field at index; ok is false behind a nil pointer.
func fieldValue(v reflect.Value, index []int) (f reflect.Value, ok bool) {
	for _, i := range index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v, true
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct, reflect.Func, reflect.Chan, reflect.UnsafePointer, reflect.Complex64, reflect.Complex128:
		return false
	}
	return v.IsZero()
}

func mapEncoder(t reflect.Type) encoder {
	switch k := t.Key().Kind(); {
	case k == reflect.String, reflect.Int <= k && k <= reflect.Uintptr, t.Key().Implements(textMarshalerType):
	default:
		return func(s *state, v reflect.Value, o options) { s.fail(&UnsupportedTypeError{v.Type()}) }
	}
	element := encoderOf(t.Elem())
	return func(s *state, v reflect.Value, o options) {
		if v.IsNil() {
			s.out = append(s.out, "null"...)
			return
		}
		s.follow(v, v.UnsafePointer(), func() { s.entries(v, element, options{o.escapeHTML, o.quoted}) })
	}
}

// An entry is an entry of a map with the text of its key.
type entry struct {
	key   string
	value reflect.Value
}

func (s *state) entries(v reflect.Value, element encoder, o options) {
	entries := make([]entry, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		key, err := keyText(it.Key())
		if err != nil {
			s.fail(&MarshalerError{v.Type(), err, "MarshalText"})
		}
		entries = append(entries, entry{key, it.Value()})
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.key, b.key) })
	s.out = append(s.out, '{')
	for i, e := range entries {
		if i > 0 {
			s.out = append(s.out, ',')
		}
		s.out = append(appendString(s.out, e.key, o.escapeHTML), ':')
		element(s, e.value, o)
	}
	s.out = append(s.out, '}')
}

func keyText(k reflect.Value) (string, error) {
	if k.Kind() == reflect.String {
		return k.String(), nil
	}
	if m, ok := k.Interface().(encoding.TextMarshaler); ok {
		if k.Kind() == reflect.Pointer && k.IsNil() {
			return "", nil
		}
		text, err := m.MarshalText()
		return string(text), err
	}
	if k.CanInt() {
		return strconv.FormatInt(k.Int(), 10), nil
	}
	return strconv.FormatUint(k.Uint(), 10), nil
}

func elements(element encoder) encoder {
	return func(s *state, v reflect.Value, o options) {
		s.out = append(s.out, '[')
		for i := range v.Len() {
			if i > 0 {
				s.out = append(s.out, ',')
			}
			element(s, v.Index(i), o)
		}
		s.out = append(s.out, ']')
	}
}

func sliceEncoder(t reflect.Type) encoder {
	if t.Elem().Kind() == reflect.Uint8 {
		p := reflect.PointerTo(t.Elem())
		if !p.Implements(marshalerType) && !p.Implements(textMarshalerType) {
			return bytesEncoder
		}
	}
	all := elements(encoderOf(t.Elem()))
	return func(s *state, v reflect.Value, o options) {
		if v.IsNil() {
			s.out = append(s.out, "null"...)
			return
		}
		key := sliceKey{v.Pointer(), v.Len()}
		s.follow(v, key, func() { all(s, v, o) })
	}
}

// A sliceKey tells slices apart that begin at the same element.
type sliceKey struct {
	pointer uintptr
	len     int
}

func bytesEncoder(s *state, v reflect.Value, o options) {
	if v.IsNil() {
		s.out = append(s.out, "null"...)
		return
	}
	s.out = append(s.out, '"')
	s.out = base64.StdEncoding.AppendEncode(s.out, v.Bytes())
	s.out = append(s.out, '"')
}

func pointerEncoder(t reflect.Type) encoder {
	element := encoderOf(t.Elem())
	return func(s *state, v reflect.Value, o options) {
		if v.IsNil() {
			s.out = append(s.out, "null"...)
			return
		}
		s.follow(v, v.UnsafePointer(), func() { element(s, v.Elem(), o) })
	}
}
