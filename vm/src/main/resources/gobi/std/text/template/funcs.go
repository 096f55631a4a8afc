package template

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// builtins are the functions that every template knows.
var builtins = FuncMap{
	"and": func(first reflect.Value, more ...reflect.Value) reflect.Value { panic("evaluated elsewhere") },
	"or":  func(first reflect.Value, more ...reflect.Value) reflect.Value { panic("evaluated elsewhere") },
	"call": func(f reflect.Value, args ...reflect.Value) (reflect.Value, error) {
		return callValue("value", f, args)
	},
	"eq":       equal,
	"ge":       func(a, b reflect.Value) (bool, error) { c, err := compare(a, b); return c >= 0, err },
	"gt":       func(a, b reflect.Value) (bool, error) { c, err := compare(a, b); return c > 0, err },
	"html":     HTMLEscaper,
	"index":    index,
	"js":       JSEscaper,
	"le":       func(a, b reflect.Value) (bool, error) { c, err := compare(a, b); return c <= 0, err },
	"len":      length,
	"lt":       func(a, b reflect.Value) (bool, error) { c, err := compare(a, b); return c < 0, err },
	"ne":       func(a, b reflect.Value) (bool, error) { same, err := equal(a, b); return !same, err },
	"not":      func(v reflect.Value) bool { return !truth(v) },
	"print":    fmt.Sprint,
	"printf":   fmt.Sprintf,
	"println":  fmt.Sprintln,
	"slice":    slice,
	"urlquery": URLQueryEscaper,
}

func truth(v reflect.Value) bool {
	t, _ := isTrue(indirectInterface(v))
	return t
}

// --- parts of values

func index(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	item = indirectInterface(item)
	if !item.IsValid() {
		return item, errors.New("index of untyped nil")
	}
	for _, i := range indexes {
		i = indirectInterface(i)
		var isNil bool
		if item, isNil = indirect(item); isNil {
			return item, errors.New("index of nil pointer")
		}
		var err error
		if item, err = element(item, i); err != nil {
			return reflect.Value{}, err
		}
	}
	return item, nil
}

func element(item, i reflect.Value) (reflect.Value, error) {
	switch item.Kind() {
	case reflect.Array, reflect.Slice, reflect.String:
		at, err := place(i, item.Len())
		if err != nil {
			return item, err
		}
		return item.Index(at), nil
	case reflect.Map:
		key, err := fit(i, item.Type().Key())
		if err != nil {
			return item, err
		}
		if v := item.MapIndex(key); v.IsValid() {
			return v, nil
		}
		return reflect.Zero(item.Type().Elem()), nil
	case reflect.Invalid:
		panic("unreachable")
	}
	return item, fmt.Errorf("can't index item of type %s", item.Type())
}

// place returns i as an index up to limit.
func place(i reflect.Value, limit int) (int, error) {
	var at int64
	switch {
	case !i.IsValid():
		return 0, errors.New("cannot index slice/array with nil")
	case i.CanInt():
		at = i.Int()
	case i.CanUint():
		at = int64(i.Uint())
	default:
		return 0, fmt.Errorf("cannot index slice/array with type %s", i.Type())
	}
	if at < 0 || at >= int64(limit) {
		return 0, fmt.Errorf("index out of range: %d", at)
	}
	return int(at), nil
}

// fit makes v a value of a parameter's type.
func fit(v reflect.Value, typ reflect.Type) (reflect.Value, error) {
	if !v.IsValid() {
		if !canBeNil(typ) {
			return v, fmt.Errorf("value is nil; should be of type %s", typ)
		}
		return reflect.Zero(typ), nil
	}
	if typ == valueType && v.Type() != typ {
		return reflect.ValueOf(v), nil
	}
	if v.Type().AssignableTo(typ) {
		return v, nil
	}
	if isInteger(v) && isInteger(reflect.Zero(typ)) && v.Type().ConvertibleTo(typ) {
		return v.Convert(typ), nil
	}
	return v, fmt.Errorf("value has type %s; should be %s", v.Type(), typ)
}

func isInteger(v reflect.Value) bool { return v.CanInt() || v.CanUint() }

func slice(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	item = indirectInterface(item)
	if !item.IsValid() {
		return item, errors.New("slice of untyped nil")
	}
	if len(indexes) > 3 {
		return reflect.Value{}, fmt.Errorf("too many slice indexes: %d", len(indexes))
	}
	var limit int
	switch item.Kind() {
	case reflect.String:
		if len(indexes) == 3 {
			return reflect.Value{}, errors.New("cannot 3-index slice a string")
		}
		limit = item.Len()
	case reflect.Array, reflect.Slice:
		limit = item.Cap()
	default:
		return reflect.Value{}, fmt.Errorf("can't slice item of type %s", item.Type())
	}
	at := [3]int{0, item.Len()}
	for i, v := range indexes {
		var err error
		if at[i], err = place(indirectInterface(v), limit+1); err != nil {
			return reflect.Value{}, err
		}
		if i > 0 && at[i-1] > at[i] {
			return reflect.Value{}, fmt.Errorf("invalid slice index: %d > %d", at[i-1], at[i])
		}
	}
	if len(indexes) == 1 && at[0] > at[1] {
		return reflect.Value{}, fmt.Errorf("invalid slice index: %d > %d", at[0], at[1])
	}
	if len(indexes) == 3 {
		return item.Slice3(at[0], at[1], at[2]), nil
	}
	return item.Slice(at[0], at[1]), nil
}

func length(v reflect.Value) (int, error) {
	v, isNil := indirect(v)
	if isNil {
		return 0, errors.New("len of nil pointer")
	}
	switch v.Kind() {
	case reflect.Array, reflect.Chan, reflect.Map, reflect.Slice, reflect.String:
		return v.Len(), nil
	}
	return 0, fmt.Errorf("len of type %s", v.Type())
}

// callValue calls f, which the template calls by that name.
func callValue(name string, f reflect.Value, args []reflect.Value) (reflect.Value, error) {
	f = indirectInterface(f)
	if !f.IsValid() {
		return f, errors.New("call of nil")
	}
	typ := f.Type()
	if typ.Kind() != reflect.Func {
		return reflect.Value{}, fmt.Errorf("non-function %s of type %s", name, typ)
	}
	if err := checkResults(name, typ); err != nil {
		return reflect.Value{}, err
	}
	if fixed := typ.NumIn() - 1; typ.IsVariadic() {
		if len(args) < fixed {
			return reflect.Value{}, fmt.Errorf("wrong number of args for %s: got %d want at least %d", name, len(args), fixed)
		}
	} else if len(args) != typ.NumIn() {
		return reflect.Value{}, fmt.Errorf("wrong number of args for %s: got %d want %d", name, len(args), typ.NumIn())
	}
	in := make([]reflect.Value, len(args))
	for i, arg := range args {
		var err error
		if in[i], err = fit(indirectInterface(arg), parameter(typ, i)); err != nil {
			return reflect.Value{}, fmt.Errorf("arg %d: %w", i, err)
		}
	}
	v, err := callSafely(f, in)
	return unwrap(v), err
}

// --- comparison

var (
	errIncompatible = errors.New("incompatible types for comparison")
	errBadType      = errors.New("invalid type for comparison")
	errNoArgument   = errors.New("missing argument for comparison")
)

// A class is a group of kinds whose values are compared with each other.
type class int

const (
	noClass class = iota
	boolClass
	complexClass
	intClass
	uintClass
	floatClass
	stringClass
)

func classOf(v reflect.Value) class {
	switch k := v.Kind(); {
	case k == reflect.Bool:
		return boolClass
	case k == reflect.String:
		return stringClass
	case v.CanInt():
		return intClass
	case v.CanUint():
		return uintClass
	case v.CanFloat():
		return floatClass
	case v.CanComplex():
		return complexClass
	}
	return noClass
}

// integers compares a signed with an unsigned integer by value.
func integers(i int64, u uint64) int {
	if i < 0 {
		return -1
	}
	return cmp.Compare(uint64(i), u)
}

func equal(first reflect.Value, others ...reflect.Value) (bool, error) {
	first = indirectInterface(first)
	if len(others) == 0 {
		return false, errNoArgument
	}
	for _, other := range others {
		other = indirectInterface(other)
		same, err := equalTo(first, other)
		if same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func equalTo(a, b reflect.Value) (bool, error) {
	ka, kb := classOf(a), classOf(b)
	switch {
	case ka != kb && ka == intClass && kb == uintClass:
		return integers(a.Int(), b.Uint()) == 0, nil
	case ka != kb && ka == uintClass && kb == intClass:
		return integers(b.Int(), a.Uint()) == 0, nil
	case ka != kb && a.IsValid() && b.IsValid():
		return false, errIncompatible
	case ka != kb || !a.IsValid() || !b.IsValid():
		return nilOf(a) == nilOf(b), nil
	}
	switch ka {
	case boolClass:
		return a.Bool() == b.Bool(), nil
	case complexClass:
		return a.Complex() == b.Complex(), nil
	case intClass:
		return a.Int() == b.Int(), nil
	case uintClass:
		return a.Uint() == b.Uint(), nil
	case floatClass:
		return a.Float() == b.Float(), nil
	case stringClass:
		return a.String() == b.String(), nil
	}
	return others(a, b)
}

// others compares values that are of none of the basic types.
func others(a, b reflect.Value) (bool, error) {
	if nilOf(a) || nilOf(b) {
		return nilOf(a) == nilOf(b), nil
	}
	if !a.Type().Comparable() {
		return false, fmt.Errorf("non-comparable type %s: %v", a, a.Type())
	}
	if !b.Type().Comparable() {
		return false, fmt.Errorf("non-comparable type %s: %v", b, b.Type())
	}
	return a.Interface() == b.Interface(), nil
}

func nilOf(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Chan, reflect.Func, reflect.Map, reflect.Slice, reflect.Interface, reflect.Pointer:
		return v.IsNil()
	}
	return false
}

// compare orders two values of basic types.
func compare(a, b reflect.Value) (int, error) {
	a, b = indirectInterface(a), indirectInterface(b)
	ka, kb := classOf(a), classOf(b)
	switch {
	case ka == noClass || kb == noClass:
		return 0, errBadType
	case ka == intClass && kb == uintClass:
		return integers(a.Int(), b.Uint()), nil
	case ka == uintClass && kb == intClass:
		return -integers(b.Int(), a.Uint()), nil
	case ka != kb:
		return 0, errIncompatible
	}
	switch ka {
	case intClass:
		return cmp.Compare(a.Int(), b.Int()), nil
	case uintClass:
		return cmp.Compare(a.Uint(), b.Uint()), nil
	case floatClass:
		return cmp.Compare(a.Float(), b.Float()), nil
	case stringClass:
		return cmp.Compare(a.String(), b.String()), nil
	}
	return 0, errBadType
}

// sortedKeys returns the keys of a map, in order if their type has one.
func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		if classOf(a) == boolClass && classOf(b) == boolClass {
			return cmp.Compare(boolRank(a), boolRank(b))
		}
		c, err := compare(a, b)
		if err != nil {
			return 0
		}
		return c
	})
	return keys
}

func boolRank(v reflect.Value) int {
	if v.Bool() {
		return 1
	}
	return 0
}

// --- escapes

// textOf is the text of values, as print makes it.
func textOf(args []any) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	shown := make([]any, len(args))
	for i, arg := range args {
		shown[i] = arg
		if v, ok := printable(reflect.ValueOf(arg)); ok {
			shown[i] = v
		}
	}
	return fmt.Sprint(shown...)
}

var htmlEscapes = strings.NewReplacer(
	"\x00", "\uFFFD", `"`, "&#34;", "'", "&#39;", "&", "&amp;", "<", "&lt;", ">", "&gt;")

// HTMLEscape writes b with what HTML would take for markup escaped.
func HTMLEscape(w io.Writer, b []byte) { htmlEscapes.WriteString(w, string(b)) }

// HTMLEscapeString returns s with what HTML would take for markup escaped.
func HTMLEscapeString(s string) string { return htmlEscapes.Replace(s) }

// HTMLEscaper returns the text of args, escaped for HTML.
func HTMLEscaper(args ...any) string { return HTMLEscapeString(textOf(args)) }

var jsEscapes = map[rune]string{
	'\\': `\\`, '\'': `\'`, '"': `\"`, '<': `\u003C`, '>': `\u003E`, '&': `\u0026`, '=': `\u003D`,
}

// JSEscape writes b so that it can stand in a string of JavaScript.
func JSEscape(w io.Writer, b []byte) { io.WriteString(w, JSEscapeString(string(b))) }

// JSEscapeString returns s so that it can stand in a string of JavaScript.
func JSEscapeString(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		escape, special := jsEscapes[r]
		switch {
		case special:
			b.WriteString(escape)
		case r < ' ':
			fmt.Fprintf(&b, `\u%04X`, r)
		case r >= utf8.RuneSelf && !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// JSEscaper returns the text of args, escaped for strings of JavaScript.
func JSEscaper(args ...any) string { return JSEscapeString(textOf(args)) }

// URLQueryEscaper returns the text of args as it can stand in the query of a URL.
func URLQueryEscaper(args ...any) string {
	var b strings.Builder
	for _, c := range []byte(textOf(args)) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-_.~", c) >= 0:
			b.WriteByte(c)
		case c == ' ':
			b.WriteByte('+')
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
