package reflect

import (
	"internal/rt"
	"strconv"
)

// StructField describes one field of a struct.
type StructField struct {
	Name string

	// PkgPath is the package of an unexported field, "" for exported ones.
	PkgPath string

	Type      Type
	Tag       StructTag
	Offset    uintptr // within the struct, in bytes
	Index     []int   // for Type.FieldByIndex
	Anonymous bool    // an embedded field
}

// IsExported reports whether the field is exported.
func (f StructField) IsExported() bool { return f.PkgPath == "" }

// StructTag is a field's tag: by convention key:"value" pairs separated by spaces, the values in Go's string syntax.
type StructTag string

// Get returns the value for key, "" if there is none.
func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

// Lookup returns the value for key and whether the key is there.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	s := string(tag)
	for s != "" {
		i := 0
		for i < len(s) && s[i] == ' ' {
			i++
		}
		s = s[i:]
		i = 0
		for i < len(s) && s[i] > ' ' && s[i] != ':' && s[i] != '"' && s[i] != 0x7f {
			i++
		}
		if i == 0 || i+1 >= len(s) || s[i] != ':' || s[i+1] != '"' {
			return "", false
		}
		name := s[:i]
		s = s[i+1:]
		end := quotedEnd(s)
		if end < 0 {
			return "", false
		}
		if name == key {
			v, err := strconv.Unquote(s[:end])
			return v, err == nil
		}
		s = s[end:]
	}
	return "", false
}

// quotedEnd returns the index after the string literal that s starts with, -1 if it does not end.
func quotedEnd(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return -1
}

// validName reports whether s is an identifier. All that is not ASCII counts as a letter, which saves the Unicode tables.
func validName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// lowerName reports whether an identifier is certainly not exported.
func lowerName(s string) bool { return s[0] == '_' || 'a' <= s[0] && s[0] <= 'z' }

func (t *rtype) Field(i int) StructField {
	if t.Kind() != Struct {
		panic("reflect: Field of non-struct type " + t.String())
	}
	if i < 0 || i >= rt.NumField(rt.Type(t)) {
		panic("reflect: Field index out of bounds")
	}
	typ, offset, flags := rt.FieldAt(rt.Type(t), i)
	name, pkg, tag := rt.FieldInfo(rt.Type(t), i)
	return StructField{
		Name: name, PkgPath: pkg, Type: (*rtype)(typ), Tag: StructTag(tag), Offset: offset,
		Index: []int{i}, Anonymous: flags&rt.FieldEmbedded != 0,
	}
}

func (t *rtype) FieldByIndex(index []int) StructField {
	if t.Kind() != Struct {
		panic("reflect: FieldByIndex of non-struct type " + t.String())
	}
	var f StructField
	var at Type = t
	for depth, i := range index {
		if depth > 0 {
			at = f.Type
			if at.Kind() == Pointer && at.Elem().Kind() == Struct {
				at = at.Elem()
			}
		}
		f = at.Field(i)
	}
	return f
}

func (t *rtype) FieldByName(name string) (StructField, bool) {
	if t.Kind() != Struct {
		panic("reflect: FieldByName of non-struct type " + t.String())
	}
	embedded := false
	if name != "" {
		for i, n := 0, rt.NumField(rt.Type(t)); i < n; i++ {
			if fname, _, _ := rt.FieldInfo(rt.Type(t), i); fname == name {
				return t.Field(i), true
			}
			if _, _, flags := rt.FieldAt(rt.Type(t), i); flags&rt.FieldEmbedded != 0 {
				embedded = true
			}
		}
	}
	if !embedded {
		return StructField{}, false
	}
	return t.FieldByNameFunc(func(s string) bool { return s == name })
}

// level is a struct type found at some depth of embedding, with the index path to it.
type level struct {
	typ   *rtype
	index []int
}

// FieldByNameFunc searches breadth first. The shallowest depth that has a match decides: the field if there is one match there, no
// field if there are several. A type that occurs several times at one depth hides what it contains.
func (t *rtype) FieldByNameFunc(match func(string) bool) (found StructField, ok bool) {
	if t.Kind() != Struct {
		panic("reflect: FieldByNameFunc of non-struct type " + t.String())
	}
	next := []level{{typ: t}}
	count := map[*rtype]int{}
	visited := map[*rtype]bool{}
	for len(next) > 0 && !ok {
		current := next
		next = nil
		multiple := count
		count = map[*rtype]int{}
		for _, l := range current {
			if visited[l.typ] {
				continue
			}
			visited[l.typ] = true
			for i, n := 0, rt.NumField(rt.Type(l.typ)); i < n; i++ {
				name, _, _ := rt.FieldInfo(rt.Type(l.typ), i)
				typ, _, flags := rt.FieldAt(rt.Type(l.typ), i)
				var inner *rtype
				if flags&rt.FieldEmbedded != 0 {
					inner = structBehind((*rtype)(typ))
				}
				if match(name) {
					if multiple[l.typ] > 1 || ok {
						return StructField{}, false
					}
					found = l.typ.Field(i)
					found.Index = append(append([]int(nil), l.index...), i)
					ok = true
					continue
				}
				if ok || inner == nil {
					continue
				}
				if count[inner] > 0 {
					count[inner] = 2
					continue
				}
				count[inner] = 1
				if multiple[l.typ] > 1 {
					count[inner] = 2
				}
				next = append(next, level{inner, append(append([]int(nil), l.index...), i)})
			}
		}
	}
	return found, ok
}

// structBehind returns t or what it points to if that is a struct, else nil.
func structBehind(t *rtype) *rtype {
	k := t.Kind()
	if k == Pointer {
		t = t.elem()
		k = t.Kind()
	}
	if k != Struct {
		return nil
	}
	return t
}

// VisibleFields returns all fields of the struct type t that Go code can select, those of embedded structs included, each
// struct's own fields directly after it.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	w := &fieldWalk{visiting: map[Type]bool{}, byName: map[string]int{}}
	w.walk(t, nil)
	var fields []StructField
	for _, f := range w.fields {
		if f.Name != "" {
			fields = append(fields, f)
		}
	}
	return fields
}

type fieldWalk struct {
	fields   []StructField // hidden ones have no name
	byName   map[string]int
	visiting map[Type]bool
}

func (w *fieldWalk) walk(t Type, index []int) {
	if w.visiting[t] {
		return
	}
	w.visiting[t] = true
	for i, n := 0, t.NumField(); i < n; i++ {
		f := t.Field(i)
		f.Index = append(append([]int(nil), index...), i)
		add := true
		if at, ok := w.byName[f.Name]; ok {
			old := &w.fields[at]
			switch {
			case len(f.Index) == len(old.Index):
				old.Name = ""
				add = false
			case len(f.Index) < len(old.Index):
				old.Name = ""
			default:
				add = false
			}
		}
		if add {
			w.byName[f.Name] = len(w.fields)
			w.fields = append(w.fields, f)
		}
		if f.Anonymous {
			inner := f.Type
			if inner.Kind() == Pointer {
				inner = inner.Elem()
			}
			if inner.Kind() == Struct {
				w.walk(inner, f.Index)
			}
		}
	}
	delete(w.visiting, t)
}
