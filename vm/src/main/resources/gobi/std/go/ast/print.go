package ast

import (
	"fmt"
	"go/token"
	"io"
	"os"
	"reflect"
	"strings"
)

// A FieldFilter says which fields of structs to print.
type FieldFilter func(name string, value reflect.Value) bool

// NotNilFilter is the FieldFilter for fields that are not nil.
func NotNilFilter(_ string, v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return !v.IsNil()
	}
	return true
}

// Print prints x to standard output without nil fields.
func Print(fset *token.FileSet, x any) error { return Fprint(os.Stdout, fset, x, NotNilFilter) }

// Fprint prints x and all that it refers to, one field or element a line, with
// numbers of lines by which what comes again is named. Places are shown as fset has
// them, or as numbers if that is nil; fields that f refuses are left out, unless it
// is nil.
func Fprint(w io.Writer, fset *token.FileSet, x any, f FieldFilter) error {
	p := &printer{fset: fset, filter: f, seen: map[any]int{}}
	if x == nil {
		p.printf("nil\n")
	} else {
		p.value(reflect.ValueOf(x))
		p.printf("\n")
	}
	_, err := io.WriteString(w, p.text.String())
	return err
}

type printer struct {
	text   strings.Builder
	fset   *token.FileSet
	filter FieldFilter
	seen   map[any]int // the lines of pointers
	depth  int
	line   int
	inLine bool
}

// printf writes text and begins its lines with number and indentation.
func (p *printer) printf(format string, args ...any) {
	for _, piece := range strings.SplitAfter(fmt.Sprintf(format, args...), "\n") {
		if piece == "" {
			continue
		}
		if !p.inLine {
			fmt.Fprintf(&p.text, "%6d  %s", p.line, strings.Repeat(".  ", p.depth))
		}
		p.text.WriteString(piece)
		p.inLine = !strings.HasSuffix(piece, "\n")
		if !p.inLine {
			p.line++
		}
	}
}

// inside prints what stands between braces.
func (p *printer) inside(empty bool, print func()) {
	p.printf("{")
	if !empty {
		p.printf("\n")
		p.depth++
		print()
		p.depth--
	}
	p.printf("}")
}

func (p *printer) value(v reflect.Value) {
	if !NotNilFilter("", v) {
		p.printf("nil")
		return
	}
	switch v.Kind() {
	case reflect.Interface:
		p.value(v.Elem())
	case reflect.Pointer:
		p.pointer(v)
	case reflect.Map:
		p.printf("%s (len = %d) ", v.Type(), v.Len())
		p.inside(v.Len() == 0, func() {
			for _, key := range v.MapKeys() {
				p.value(key)
				p.printf(": ")
				p.value(v.MapIndex(key))
				p.printf("\n")
			}
		})
	case reflect.Array:
		p.printf("%s ", v.Type())
		p.elements(v)
	case reflect.Slice:
		if text, ok := v.Interface().([]byte); ok {
			p.printf("%#q", text)
			return
		}
		p.printf("%s (len = %d) ", v.Type(), v.Len())
		p.elements(v)
	case reflect.Struct:
		p.structure(v)
	default:
		p.scalar(v.Interface())
	}
}

func (p *printer) pointer(v reflect.Value) {
	p.printf("*")
	if line, again := p.seen[v.Interface()]; again {
		p.printf("(obj @ %d)", line)
		return
	}
	p.seen[v.Interface()] = p.line
	p.value(v.Elem())
}

func (p *printer) elements(v reflect.Value) {
	p.inside(v.Len() == 0, func() {
		for i := range v.Len() {
			p.printf("%d: ", i)
			p.value(v.Index(i))
			p.printf("\n")
		}
	})
}

func (p *printer) structure(v reflect.Value) {
	t := v.Type()
	p.printf("%s ", t)
	var shown []int
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && (p.filter == nil || p.filter(f.Name, v.Field(i))) {
			shown = append(shown, i)
		}
	}
	p.inside(len(shown) == 0, func() {
		for _, i := range shown {
			p.printf("%s: ", t.Field(i).Name)
			p.value(v.Field(i))
			p.printf("\n")
		}
	})
}

func (p *printer) scalar(x any) {
	switch x := x.(type) {
	case string:
		p.printf("%q", x)
	case token.Pos:
		if p.fset != nil {
			p.printf("%s", p.fset.Position(x))
		} else {
			p.printf("%v", x)
		}
	default:
		p.printf("%v", x)
	}
}
