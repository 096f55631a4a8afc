package json

import (
	"encoding"
	"encoding/base64"

	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Unmarshaler is implemented by types that read themselves from JSON. The bytes
// must be copied if they are kept.
type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

// An UnmarshalTypeError reports a value that does not fit the Go type.
type UnmarshalTypeError struct {
	Value  string       // what the JSON is
	Type   reflect.Type // what it should have become
	Offset int64        // after how many bytes
	Struct string       // the type of the struct that the field is in
	Field  string       // the path to the field
}

func (e *UnmarshalTypeError) Error() string {
	if e.Struct != "" || e.Field != "" {
		return "json: cannot unmarshal " + e.Value + " into Go struct field " + e.Struct + "." + e.Field + " of type " + e.Type.String()
	}
	return "json: cannot unmarshal " + e.Value + " into Go value of type " + e.Type.String()
}

// An UnmarshalFieldError was once returned for fields that cannot be set.
//
// Deprecated: kept for old programs.
type UnmarshalFieldError struct {
	Key   string
	Type  reflect.Type
	Field reflect.StructField
}

func (e *UnmarshalFieldError) Error() string {
	return "json: cannot unmarshal object key " + strconv.Quote(e.Key) + " into unexported field " + e.Field.Name + " of type " + e.Type.String()
}

// An InvalidUnmarshalError reports an argument of Unmarshal that is no pointer.
type InvalidUnmarshalError struct {
	Type reflect.Type
}

func (e *InvalidUnmarshalError) Error() string {
	if e.Type == nil {
		return "json: Unmarshal(nil)"
	}
	if e.Type.Kind() != reflect.Pointer {
		return "json: Unmarshal(non-pointer " + e.Type.String() + ")"
	}
	return "json: Unmarshal(nil " + e.Type.String() + ")"
}

func badNumber(n string) error { return fmt.Errorf("json: invalid number literal %q", n) }

// Unmarshal stores the value that data holds in *v.
func Unmarshal(data []byte, v any) error {
	if err := check(data); err != nil {
		return err
	}
	d := &decoder{data: data}
	return d.decode(v)
}

// A decoder stores one value of checked syntax.
type decoder struct {
	data      []byte
	at        int
	useNumber bool
	strict    bool // unknown fields are errors
	err       error
	in        reflect.Type // the struct that is filled
	path      []string     // the fields on the way to the value
}

func (d *decoder) decode(v any) error {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	if err := d.value(rv); err != nil {
		return d.located(err)
	}
	return d.err
}

// later notes an error that does not end decoding; the first one is returned.
func (d *decoder) later(err error) {
	if d.err == nil {
		d.err = d.located(err)
	}
}

// located adds to an error where in the structs it is.
func (d *decoder) located(err error) error {
	if e, ok := err.(*UnmarshalTypeError); ok && (d.in != nil || len(d.path) > 0) {
		e.Struct = d.in.Name()
		path := d.path
		if e.Field != "" {
			path = append(slices.Clip(path), e.Field)
		}
		e.Field = strings.Join(path, ".")
	}
	return err
}

func (d *decoder) space() {
	for d.at < len(d.data) && isSpace(d.data[d.at]) {
		d.at++
	}
}

// skip goes behind the value at hand and returns it.
func (d *decoder) skip() []byte {
	d.space()
	from := d.at
	d.at = valueEnd(d.data, from)
	return d.data[from:d.at]
}

// valueEnd returns the position behind the value at i.
func valueEnd(data []byte, i int) int {
	switch data[i] {
	case '"':
		return stringEnd(data, i)
	case '{', '[':
		depth := 0
		for ; ; i++ {
			switch data[i] {
			case '"':
				i = stringEnd(data, i) - 1
			case '{', '[':
				depth++
			case '}', ']':
				if depth--; depth == 0 {
					return i + 1
				}
			}
		}
	}
	for i < len(data) && !isSpace(data[i]) && data[i] != ',' && data[i] != ']' && data[i] != '}' && data[i] != ':' {
		i++
	}
	return i
}

// value stores the value at hand in v; with an invalid v it is dropped.
func (d *decoder) value(v reflect.Value) error {
	d.space()
	if !v.IsValid() {
		d.skip()
		return nil
	}
	switch d.data[d.at] {
	case '{':
		return d.object(v)
	case '[':
		return d.array(v)
	}
	return d.literal(d.skip(), v, false)
}

// target follows pointers from v, making what is missing, to where a value can
// be stored or to what stores it itself. For null it stops at a pointer that
// can be set.
func target(v reflect.Value, null bool) (Unmarshaler, encoding.TextUnmarshaler, reflect.Value) {
	outer, viaAddress := v, false
	if v.Kind() != reflect.Pointer && v.Type().Name() != "" && v.CanAddr() {
		viaAddress = true
		v = v.Addr()
	}
	for {
		if v.Kind() == reflect.Interface && !v.IsNil() {
			e := v.Elem()
			if e.Kind() == reflect.Pointer && !e.IsNil() && (!null || e.Elem().Kind() == reflect.Pointer) {
				viaAddress = false
				v = e
				continue
			}
		}
		if v.Kind() != reflect.Pointer || null && v.CanSet() {
			break
		}
		// A pointer to an interface that holds the pointer itself has no end.
		if v.Elem().Kind() == reflect.Interface && v.Elem().Elem().Equal(v) {
			v = v.Elem()
			break
		}
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if v.Type().NumMethod() > 0 && v.CanInterface() {
			if u, ok := v.Interface().(Unmarshaler); ok {
				return u, nil, reflect.Value{}
			}
			if !null {
				if u, ok := v.Interface().(encoding.TextUnmarshaler); ok {
					return nil, u, reflect.Value{}
				}
			}
		}
		if viaAddress {
			v, viaAddress = outer, false
		} else {
			v = v.Elem()
		}
	}
	return nil, nil, v
}

func (d *decoder) typeError(value string, t reflect.Type, at int) *UnmarshalTypeError {
	return &UnmarshalTypeError{Value: value, Type: t, Offset: int64(at)}
}

func (d *decoder) array(v reflect.Value) error {
	u, ut, pv := target(v, false)
	if u != nil {
		return u.UnmarshalJSON(d.skip())
	}
	if ut != nil {
		d.later(d.typeError("array", v.Type(), d.at+1))
		d.skip()
		return nil
	}
	v = pv
	switch v.Kind() {
	case reflect.Interface:
		if v.NumMethod() == 0 {
			v.Set(reflect.ValueOf(d.arrayAny()))
			return nil
		}
		fallthrough
	default:
		d.later(d.typeError("array", v.Type(), d.at+1))
		d.skip()
		return nil
	case reflect.Array, reflect.Slice:
	}
	return d.elements(v)
}

func (d *decoder) elements(v reflect.Value) error {
	d.at++
	n := 0
	for d.next(']') {
		if v.Kind() == reflect.Slice {
			if n >= v.Cap() {
				v.Grow(1)
			}
			if n >= v.Len() {
				v.SetLen(n + 1)
			}
		}
		var element reflect.Value
		if n < v.Len() {
			element = v.Index(n)
		}
		if err := d.value(element); err != nil {
			return err
		}
		n++
	}
	if v.Kind() == reflect.Array {
		for ; n < v.Len(); n++ {
			v.Index(n).SetZero()
		}
		return nil
	}
	v.SetLen(min(n, v.Len()))
	if n == 0 {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	}
	return nil
}

// next goes to the next element and reports whether there is one before the
// closing bracket.
func (d *decoder) next(closing byte) bool {
	d.space()
	if d.data[d.at] == closing {
		d.at++
		return false
	}
	if d.data[d.at] == ',' {
		d.at++
		d.space()
	}
	return true
}

func (d *decoder) object(v reflect.Value) error {
	u, ut, pv := target(v, false)
	if u != nil {
		return u.UnmarshalJSON(d.skip())
	}
	if ut != nil {
		d.later(d.typeError("object", v.Type(), d.at+1))
		d.skip()
		return nil
	}
	v = pv
	t := v.Type()
	switch v.Kind() {
	case reflect.Interface:
		if v.NumMethod() == 0 {
			v.Set(reflect.ValueOf(d.objectAny()))
			return nil
		}
	case reflect.Map:
		if k := t.Key().Kind(); k == reflect.String || reflect.Int <= k && k <= reflect.Uintptr ||
			reflect.PointerTo(t.Key()).Implements(textUnmarshalerType) {
			if v.IsNil() {
				v.Set(reflect.MakeMap(t))
			}
			return d.entries(v)
		}
	case reflect.Struct:
		return d.fields(v)
	}
	d.later(d.typeError("object", t, d.at+1))
	d.skip()
	return nil
}

var textUnmarshalerType = reflect.TypeFor[encoding.TextUnmarshaler]()

// key takes the key of an entry and its colon.
func (d *decoder) key() []byte {
	text := d.skip()
	d.space()
	d.at++
	return unquote(text)
}

func (d *decoder) entries(m reflect.Value) error {
	d.at++
	t := m.Type()
	for d.next('}') {
		from := d.at
		key := d.key()
		element := reflect.New(t.Elem()).Elem()
		if err := d.value(element); err != nil {
			return err
		}
		k, err := d.mapKey(t.Key(), key, from)
		if err != nil {
			return err
		}
		if k.IsValid() {
			m.SetMapIndex(k, element)
		}
	}
	return nil
}

func (d *decoder) mapKey(t reflect.Type, key []byte, at int) (reflect.Value, error) {
	k := reflect.New(t)
	if reflect.PointerTo(t).Implements(textUnmarshalerType) {
		if err := k.Interface().(encoding.TextUnmarshaler).UnmarshalText(key); err != nil {
			return reflect.Value{}, err
		}
		return k.Elem(), nil
	}
	k = k.Elem()
	s := string(key)
	switch {
	case t.Kind() == reflect.String:
		k.SetString(s)
	case k.CanInt():
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || k.OverflowInt(n) {
			d.later(d.typeError("number "+s, t, at+1))
			return reflect.Value{}, nil
		}
		k.SetInt(n)
	default:
		n, err := strconv.ParseUint(s, 10, 64)
		if err != nil || k.OverflowUint(n) {
			d.later(d.typeError("number "+s, t, at+1))
			return reflect.Value{}, nil
		}
		k.SetUint(n)
	}
	return k, nil
}

func (d *decoder) fields(v reflect.Value) error {
	d.at++
	all := fieldsOf(v.Type())
	outerIn, outerPath := d.in, d.path
	for d.next('}') {
		key := d.key()
		f := all.find(key)
		var fv reflect.Value
		if f != nil {
			fv = d.field(v, f)
			d.path = append(slices.Clip(outerPath), f.name)
			d.in = v.Type()
		} else if d.strict {
			d.later(fmt.Errorf("json: unknown field %q", key))
		}
		var err error
		if f != nil && f.quoted && fv.IsValid() {
			err = d.quotedField(fv)
		} else {
			err = d.value(fv)
		}
		if err != nil {
			return err
		}
		d.in, d.path = outerIn, outerPath
	}
	return nil
}

// field returns the field, making embedded structs on the way.
func (d *decoder) field(v reflect.Value, f *field) reflect.Value {
	for _, i := range f.index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				if !v.CanSet() {
					d.later(fmt.Errorf("json: cannot set embedded pointer to unexported struct: %v", v.Type().Elem()))
					return reflect.Value{}
				}
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

// quotedField stores a value that stands in quotes because of its tag.
func (d *decoder) quotedField(v reflect.Value) error {
	d.space()
	if c := d.data[d.at]; c == '{' || c == '[' {
		d.later(badUnquoted(v.Type()))
		d.skip()
		return nil
	}
	text := d.skip()
	if string(text) == "null" {
		return d.literal(text, v, false)
	}
	if text[0] != '"' {
		d.later(badUnquoted(v.Type()))
		return nil
	}
	return d.literal(unquote(text), v, true)
}

func badUnquoted(t reflect.Type) error {
	return fmt.Errorf("json: invalid use of ,string struct tag, trying to unmarshal unquoted value into %v", t)
}

func badQuoted(text string, t reflect.Type) error {
	return fmt.Errorf("json: invalid use of ,string struct tag, trying to unmarshal %q into %v", text, t)
}

func decodeBase64(s []byte) ([]byte, error) {
	b := make([]byte, base64.StdEncoding.DecodedLen(len(s)))
	n, err := base64.StdEncoding.Decode(b, s)
	return b[:n], err
}
