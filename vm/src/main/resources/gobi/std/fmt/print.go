package fmt

import (
	"reflect"
	"unicode/utf8"
)

// printArg prints one argument under a verb.
func (p *printer) printArg(arg any, verb rune) {
	if p.flags == 0 {
		switch v := arg.(type) {
		case int:
			if verb == 'd' || verb == 'v' {
				p.buf = appendInt(p.buf, int64(v))
				return
			}
		case string:
			if verb == 's' || verb == 'v' {
				p.buf = append(p.buf, v...)
				return
			}
		}
	}
	p.arg = arg
	if p.value.IsValid() {
		p.value = reflect.Value{}
	}
	if arg == nil {
		if verb == 'T' || verb == 'v' {
			p.padString("<nil>")
		} else {
			p.badVerb(verb)
		}
		return
	}
	if verb == 'T' {
		p.formatString(reflect.TypeOf(arg).String(), 's')
		return
	}
	if verb == 'p' {
		p.formatPointer(reflect.ValueOf(arg), 'p')
		return
	}
	switch v := arg.(type) {
	case int:
		p.formatInt(uint64(v), true, verb)
	case string:
		p.formatString(v, verb)
	case float64:
		p.formatFloatVerb(v, 64, verb)
	case bool:
		p.formatBoolVerb(v, verb)
	case int64:
		p.formatInt(uint64(v), true, verb)
	case int32:
		p.formatInt(uint64(v), true, verb)
	case uint8:
		p.formatInt(uint64(v), false, verb)
	case []byte:
		p.formatBytes(v, verb, "[]byte")
	case uint64:
		p.formatInt(v, false, verb)
	case uint:
		p.formatInt(uint64(v), false, verb)
	case uint32:
		p.formatInt(uint64(v), false, verb)
	case int8:
		p.formatInt(uint64(v), true, verb)
	case int16:
		p.formatInt(uint64(v), true, verb)
	case uint16:
		p.formatInt(uint64(v), false, verb)
	case uintptr:
		p.formatInt(uint64(v), false, verb)
	case float32:
		p.formatFloatVerb(float64(v), 32, verb)
	case complex128:
		p.formatComplex(v, 128, verb)
	case complex64:
		p.formatComplex(complex128(v), 64, verb)
	case reflect.Value:
		if v.IsValid() && v.CanInterface() {
			p.arg = v.Interface()
			if p.callMethod(verb) {
				return
			}
		}
		p.printValue(v, verb, 0)
	default:
		if !p.callMethod(verb) {
			p.printValue(reflect.ValueOf(arg), verb, 0)
		}
	}
}

// badVerb prints the complaint about a verb that does not fit its argument.
func (p *printer) badVerb(verb rune) {
	p.erroring = true
	p.buf = append(p.buf, "%!"...)
	p.buf = utf8.AppendRune(p.buf, verb)
	p.buf = append(p.buf, '(')
	switch {
	case p.arg != nil:
		p.buf = append(p.buf, reflect.TypeOf(p.arg).String()...)
		p.buf = append(p.buf, '=')
		p.printArg(p.arg, 'v')
	case p.value.IsValid():
		p.buf = append(p.buf, p.value.Type().String()...)
		p.buf = append(p.buf, '=')
		p.printValue(p.value, 'v', 0)
	default:
		p.buf = append(p.buf, "<nil>"...)
	}
	p.buf = append(p.buf, ')')
	p.erroring = false
}

func (p *printer) formatBoolVerb(v bool, verb rune) {
	if verb == 't' || verb == 'v' {
		p.formatBool(v)
	} else {
		p.badVerb(verb)
	}
}

func (p *printer) formatInt(u uint64, signed bool, verb rune) {
	switch verb {
	case 'v':
		if p.flags&sharpV != 0 && !signed {
			p.formatHex(u, true)
		} else {
			p.formatInteger(u, 10, signed, verb, lowerDigits)
		}
	case 'd':
		p.formatInteger(u, 10, signed, verb, lowerDigits)
	case 'b':
		p.formatInteger(u, 2, signed, verb, lowerDigits)
	case 'o', 'O':
		p.formatInteger(u, 8, signed, verb, lowerDigits)
	case 'x':
		p.formatInteger(u, 16, signed, verb, lowerDigits)
	case 'X':
		p.formatInteger(u, 16, signed, verb, upperDigits)
	case 'c':
		p.formatChar(u)
	case 'q':
		p.formatQuotedChar(u)
	case 'U':
		p.formatUnicode(u)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) formatFloatVerb(v float64, bits int, verb rune) {
	switch verb {
	case 'v':
		p.formatFloat(v, bits, 'g', verb, -1)
	case 'b', 'g', 'G', 'x', 'X':
		p.formatFloat(v, bits, byte(verb), verb, -1)
	case 'f', 'e', 'E':
		p.formatFloat(v, bits, byte(verb), verb, 6)
	case 'F':
		p.formatFloat(v, bits, 'f', verb, 6)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) formatComplex(v complex128, bits int, verb rune) {
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
		old := p.flags
		p.buf = append(p.buf, '(')
		p.formatFloatVerb(real(v), bits/2, verb)
		p.flags |= plus
		p.formatFloatVerb(imag(v), bits/2, verb)
		p.buf = append(p.buf, "i)"...)
		p.flags = old
	default:
		p.badVerb(verb)
	}
}

func (p *printer) formatString(s string, verb rune) {
	switch verb {
	case 'v':
		if p.flags&sharpV != 0 {
			p.formatQuoted(s)
		} else {
			p.formatPlain(s)
		}
	case 's':
		p.formatPlain(s)
	case 'x':
		p.formatHexString(s, lowerDigits)
	case 'X':
		p.formatHexString(s, upperDigits)
	case 'q':
		p.formatQuoted(s)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) formatBytes(b []byte, verb rune, typeName string) {
	switch verb {
	case 'v', 'd':
		open, sep, end := "[", " ", byte(']')
		if p.flags&sharpV != 0 {
			p.buf = append(p.buf, typeName...)
			if b == nil {
				p.buf = append(p.buf, "(nil)"...)
				return
			}
			open, sep, end = "{", ", ", '}'
		}
		p.buf = append(p.buf, open...)
		for i, c := range b {
			if i > 0 {
				p.buf = append(p.buf, sep...)
			}
			if p.flags&sharpV != 0 {
				p.formatHex(uint64(c), true)
			} else {
				p.formatInteger(uint64(c), 10, false, verb, lowerDigits)
			}
		}
		p.buf = append(p.buf, end)
	case 's':
		p.formatPlain(string(b))
	case 'x':
		p.formatHexString(string(b), lowerDigits)
	case 'X':
		p.formatHexString(string(b), upperDigits)
	case 'q':
		p.formatQuoted(string(b))
	default:
		p.printValue(reflect.ValueOf(b), verb, 0)
	}
}

func (p *printer) formatPointer(v reflect.Value, verb rune) {
	var u uint64
	switch v.Kind() {
	case reflect.Chan, reflect.Func, reflect.Map, reflect.Pointer, reflect.Slice, reflect.UnsafePointer:
		u = uint64(v.Pointer())
	default:
		p.badVerb(verb)
		return
	}
	switch verb {
	case 'v':
		switch {
		case p.flags&sharpV != 0:
			p.buf = append(p.buf, '(')
			p.buf = append(p.buf, v.Type().String()...)
			p.buf = append(p.buf, ")("...)
			if u == 0 {
				p.buf = append(p.buf, "nil"...)
			} else {
				p.formatHex(u, true)
			}
			p.buf = append(p.buf, ')')
		case u == 0:
			p.padString("<nil>")
		default:
			p.formatHex(u, p.flags&sharp == 0)
		}
	case 'p':
		p.formatHex(u, p.flags&sharp == 0)
	case 'b', 'o', 'd', 'x', 'X':
		p.formatInt(u, false, verb)
	default:
		p.badVerb(verb)
	}
}

// callMethod prints p.arg by a method of its own, if it has a fitting one.
func (p *printer) callMethod(verb rune) (done bool) {
	if p.erroring {
		return false
	}
	if verb == 'w' {
		if _, ok := p.arg.(error); !ok || !p.wrapErrs {
			p.badVerb(verb)
			return true
		}
		verb = 'v'
	}
	done = true // also if the method panics
	if f, ok := p.arg.(Formatter); ok {
		defer p.catch(p.arg, verb, "Format")
		f.Format(p, verb)
		return true
	}
	if p.flags&sharpV != 0 {
		if g, ok := p.arg.(GoStringer); ok {
			defer p.catch(p.arg, verb, "GoString")
			p.formatPlain(g.GoString())
			return
		}
		return false
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch v := p.arg.(type) {
		case error:
			defer p.catch(p.arg, verb, "Error")
			p.formatString(v.Error(), verb)
			return true
		case Stringer:
			defer p.catch(p.arg, verb, "String")
			p.formatString(v.String(), verb)
			return true
		}
	}
	return false
}

// catch is deferred around the call of an argument's method and prints the panic if there is one.
func (p *printer) catch(arg any, verb rune, method string) {
	r := recover()
	if r == nil {
		return
	}
	if v := reflect.ValueOf(arg); v.Kind() == reflect.Pointer && v.IsNil() {
		p.buf = append(p.buf, "<nil>"...)
		return
	}
	if p.panicking {
		panic(r)
	}
	old, wid, prec := p.flags, p.wid, p.prec
	p.flags = 0
	p.buf = append(p.buf, "%!"...)
	p.buf = utf8.AppendRune(p.buf, verb)
	p.buf = append(p.buf, "(PANIC="...)
	p.buf = append(p.buf, method...)
	p.buf = append(p.buf, " method: "...)
	p.panicking = true
	p.printArg(r, 'v')
	p.panicking = false
	p.buf = append(p.buf, ')')
	p.flags, p.wid, p.prec = old, wid, prec
}

// printValue prints any value by its structure. depth is 0 for an argument itself.
func (p *printer) printValue(v reflect.Value, verb rune, depth int) {
	if depth > 0 {
		if v.IsValid() && v.CanInterface() {
			if p.arg = v.Interface(); p.callMethod(verb) {
				return
			}
		}
		p.arg = nil // badVerb is to speak of v
	}
	p.value = v
	switch k := v.Kind(); k {
	case reflect.Invalid:
		switch {
		case depth == 0:
			p.buf = append(p.buf, "<invalid reflect.Value>"...)
		case verb == 'v':
			p.buf = append(p.buf, "<nil>"...)
		default:
			p.badVerb(verb)
		}
	case reflect.Bool:
		p.formatBoolVerb(v.Bool(), verb)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.formatInt(uint64(v.Int()), true, verb)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		p.formatInt(v.Uint(), false, verb)
	case reflect.Float32:
		p.formatFloatVerb(v.Float(), 32, verb)
	case reflect.Float64:
		p.formatFloatVerb(v.Float(), 64, verb)
	case reflect.Complex64:
		p.formatComplex(v.Complex(), 64, verb)
	case reflect.Complex128:
		p.formatComplex(v.Complex(), 128, verb)
	case reflect.String:
		p.formatString(v.String(), verb)
	case reflect.Map:
		p.printMap(v, verb, depth)
	case reflect.Struct:
		p.printStruct(v, verb, depth)
	case reflect.Interface:
		e := v.Elem()
		switch {
		case e.IsValid():
			p.printValue(e, verb, depth+1)
		case p.flags&sharpV != 0:
			p.buf = append(p.buf, v.Type().String()...)
			p.buf = append(p.buf, "(nil)"...)
		default:
			p.buf = append(p.buf, "<nil>"...)
		}
	case reflect.Array, reflect.Slice:
		p.printList(v, verb, depth)
	case reflect.Pointer:
		if depth == 0 && !v.IsNil() {
			e := v.Elem()
			switch e.Kind() {
			case reflect.Array, reflect.Slice, reflect.Struct, reflect.Map:
				p.buf = append(p.buf, '&')
				p.printValue(e, verb, depth+1)
				return
			}
		}
		p.formatPointer(v, verb)
	case reflect.Chan, reflect.Func, reflect.UnsafePointer:
		p.formatPointer(v, verb)
	}
}

func (p *printer) printStruct(v reflect.Value, verb rune, depth int) {
	if p.flags&sharpV != 0 {
		p.buf = append(p.buf, v.Type().String()...)
	}
	p.buf = append(p.buf, '{')
	names := p.flags&(plusV|sharpV) != 0
	var t reflect.Type
	if names {
		t = v.Type()
	}
	for i, n := 0, v.NumField(); i < n; i++ {
		if i > 0 {
			p.separate()
		}
		if names {
			if name := t.Field(i).Name; name != "" {
				p.buf = append(p.buf, name...)
				p.buf = append(p.buf, ':')
			}
		}
		f := v.Field(i)
		if f.Kind() == reflect.Interface && !f.IsNil() {
			f = f.Elem()
		}
		p.printValue(f, verb, depth+1)
	}
	p.buf = append(p.buf, '}')
}

// separate prints what stands between two elements.
func (p *printer) separate() {
	if p.flags&sharpV != 0 {
		p.buf = append(p.buf, ',')
	}
	p.buf = append(p.buf, ' ')
}

func (p *printer) printMap(v reflect.Value, verb rune, depth int) {
	if p.flags&sharpV != 0 {
		p.buf = append(p.buf, v.Type().String()...)
		if v.IsNil() {
			p.buf = append(p.buf, "(nil)"...)
			return
		}
		p.buf = append(p.buf, '{')
	} else {
		p.buf = append(p.buf, "map["...)
	}
	for i, e := range sortedEntries(v) {
		if i > 0 {
			p.separate()
		}
		p.printValue(e.key, verb, depth+1)
		p.buf = append(p.buf, ':')
		p.printValue(e.elem, verb, depth+1)
	}
	if p.flags&sharpV != 0 {
		p.buf = append(p.buf, '}')
	} else {
		p.buf = append(p.buf, ']')
	}
}

func (p *printer) printList(v reflect.Value, verb rune, depth int) {
	n := v.Len()
	switch verb {
	case 's', 'q', 'x', 'X':
		if t := v.Type(); t.Elem().Kind() == reflect.Uint8 {
			p.formatBytes(bytesOf(v), verb, t.String())
			return
		}
	}
	end := byte(']')
	if p.flags&sharpV != 0 {
		p.buf = append(p.buf, v.Type().String()...)
		if v.Kind() == reflect.Slice && v.IsNil() {
			p.buf = append(p.buf, "(nil)"...)
			return
		}
		p.buf = append(p.buf, '{')
		end = '}'
	} else {
		p.buf = append(p.buf, '[')
	}
	for i := 0; i < n; i++ {
		if i > 0 {
			p.separate()
		}
		p.printValue(v.Index(i), verb, depth+1)
	}
	p.buf = append(p.buf, end)
}

// bytesOf returns the contents of a slice or array of bytes.
func bytesOf(v reflect.Value) []byte {
	if v.Kind() == reflect.Slice || v.CanAddr() {
		return v.Bytes()
	}
	b := make([]byte, v.Len())
	for i := range b {
		b[i] = byte(v.Index(i).Uint())
	}
	return b
}
