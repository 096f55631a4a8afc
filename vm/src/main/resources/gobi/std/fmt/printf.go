package fmt

import (
	"reflect"
	"unicode/utf8"
)

// maxNumber bounds widths, precisions and argument indices.
const maxNumber = 1000000

// parseNumber reads a decimal number at s[i:]. ok is false if there is none or it is too large; next is the index after it.
func parseNumber(s string, i int) (n int, ok bool, next int) {
	start := i
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		if n > maxNumber {
			return 0, false, len(s)
		}
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, i > start, i
}

// formatState is the place in a format and in the arguments.
type formatState struct {
	format  string
	at      int
	args    []any
	argNum  int
	indexed bool // an argument index was just read
}

func (p *printer) printf(format string, a []any) {
	st := formatState{format: format, args: a}
	p.reordered = false
	end := len(format)
	for st.at < end {
		i := st.at
		for i < end && format[i] != '%' {
			i++
		}
		if i > st.at {
			p.buf = append(p.buf, format[st.at:i]...)
		}
		if i >= end {
			break
		}
		i++
		// The short way: a verb without anything.
		p.flags = 0
		p.goodArgNum = true
		st.indexed = false
		if i < end && st.argNum < len(a) {
			if c := format[i]; 'a' <= c && c <= 'z' && c != 'w' {
				st.at = i + 1
				p.printArg(a[st.argNum], rune(c))
				st.argNum++
				continue
			}
		}
		st.at = i
		if !p.directive(&st) {
			break
		}
	}
	if !p.reordered && st.argNum < len(a) {
		p.extra(a[st.argNum:])
	}
}

// directive does what stands after a %: flags, width, precision, verb. It returns false at the end of the format.
func (p *printer) directive(st *formatState) bool {
	st.at = p.readFlags(st.format, st.at)
	p.argNumber(st)
	p.readWidth(st)
	p.readPrecision(st)
	if !st.indexed {
		p.argNumber(st)
	}
	if st.at >= len(st.format) {
		p.buf = append(p.buf, "%!(NOVERB)"...)
		return false
	}
	verb, size := rune(st.format[st.at]), 1
	if verb >= utf8.RuneSelf {
		verb, size = utf8.DecodeRuneInString(st.format[st.at:])
	}
	st.at += size
	switch {
	case verb == '%':
		p.buf = append(p.buf, '%')
	case !p.goodArgNum:
		p.badFormat(verb, "(BADINDEX)")
	case st.argNum >= len(st.args):
		p.badFormat(verb, "(MISSING)")
	default:
		if verb == 'w' && p.wrapErrs {
			p.wrapped = append(p.wrapped, st.argNum)
		}
		if verb == 'v' || verb == 'w' {
			p.forV()
		}
		p.printArg(st.args[st.argNum], verb)
		st.argNum++
	}
	return true
}

// forV turns the flags # and + into their forms for %v.
func (p *printer) forV() {
	if p.flags&sharp != 0 {
		p.flags = p.flags&^sharp | sharpV
	}
	if p.flags&plus != 0 {
		p.flags = p.flags&^plus | plusV
	}
}

func (p *printer) readFlags(format string, i int) int {
	for ; i < len(format); i++ {
		switch format[i] {
		case '#':
			p.flags |= sharp
		case '0':
			p.flags |= zero
		case '+':
			p.flags |= plus
		case '-':
			p.flags |= minus
		case ' ':
			p.flags |= space
		default:
			return i
		}
	}
	return i
}

// argNumber reads an argument index [n], if there is one.
func (p *printer) argNumber(st *formatState) {
	if st.at >= len(st.format) || st.format[st.at] != '[' {
		return
	}
	p.reordered = true
	f := st.format
	for i := st.at + 1; i < len(f); i++ {
		if f[i] == ']' {
			n, ok, next := parseNumber(f, st.at+1)
			st.at = i + 1
			if !ok || next != i || n < 1 || n > len(st.args) {
				p.goodArgNum = false
				return
			}
			st.argNum = n - 1
			st.indexed = true
			return
		}
	}
	p.goodArgNum = false
	st.at++
}

func (p *printer) readWidth(st *formatState) {
	if st.at < len(st.format) && st.format[st.at] == '*' {
		st.at++
		n, ok := intArg(st)
		if !ok {
			p.buf = append(p.buf, "%!(BADWIDTH)"...)
		} else {
			if n < 0 {
				n = -n
				p.flags = p.flags&^zero | minus
			}
			p.wid = n
			p.flags |= hasWid
		}
		st.indexed = false
		return
	}
	n, ok, next := parseNumber(st.format, st.at)
	st.at = next
	if ok {
		p.wid = n
		p.flags |= hasWid
		if st.indexed { // %[3]2d
			p.goodArgNum = false
		}
	}
}

func (p *printer) readPrecision(st *formatState) {
	if st.at+1 >= len(st.format) || st.format[st.at] != '.' {
		return
	}
	st.at++
	if st.indexed { // %[3].2d
		p.goodArgNum = false
	}
	p.argNumber(st)
	if st.at < len(st.format) && st.format[st.at] == '*' {
		st.at++
		n, ok := intArg(st)
		if ok && n >= 0 {
			p.prec = n
			p.flags |= hasPrec
		} else {
			p.buf = append(p.buf, "%!(BADPREC)"...)
		}
		st.indexed = false
		return
	}
	n, ok, next := parseNumber(st.format, st.at)
	st.at = next
	if !ok {
		n = 0
	}
	p.prec = n
	p.flags |= hasPrec
}

// intArg takes the next argument as the value of a *.
func intArg(st *formatState) (n int, ok bool) {
	if st.argNum >= len(st.args) {
		return 0, false
	}
	arg := st.args[st.argNum]
	st.argNum++
	n, ok = arg.(int)
	if !ok {
		v := reflect.ValueOf(arg)
		switch {
		case v.CanInt():
			i := v.Int()
			n, ok = int(i), true
		case v.CanUint():
			u := v.Uint()
			n, ok = int(u), int64(u) >= 0
		}
	}
	if n > maxNumber || n < -maxNumber {
		return 0, false
	}
	return n, ok
}

func (p *printer) badFormat(verb rune, what string) {
	p.buf = append(p.buf, "%!"...)
	p.buf = utf8.AppendRune(p.buf, verb)
	p.buf = append(p.buf, what...)
}

func (p *printer) extra(args []any) {
	p.flags = 0
	p.buf = append(p.buf, "%!(EXTRA "...)
	for i, arg := range args {
		if i > 0 {
			p.buf = append(p.buf, ", "...)
		}
		if arg == nil {
			p.buf = append(p.buf, "<nil>"...)
		} else {
			p.buf = append(p.buf, reflect.TypeOf(arg).String()...)
			p.buf = append(p.buf, '=')
			p.printArg(arg, 'v')
		}
	}
	p.buf = append(p.buf, ')')
}
