package json

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A field is a field of a struct, perhaps of one that is embedded in it, as
// JSON sees it.
type field struct {
	name      string
	key       string // name in quotes with the colon
	keyHTML   string // key with escapes for HTML
	index     []int
	typ       reflect.Type
	tagged    bool
	omitEmpty bool
	quoted    bool
}

// structFields are the fields of one struct type.
type structFields struct {
	list   []field
	exact  map[string]*field
	folded map[string]*field
}

// find returns the field for a key: of that name, or else of one that differs
// in case only.
func (f *structFields) find(key []byte) *field {
	if found := f.exact[string(key)]; found != nil {
		return found
	}
	return f.folded[string(fold(key))]
}

// fold maps letters that differ in case only to one of them.
func fold(key []byte) []byte {
	out := make([]byte, 0, len(key))
	for len(key) > 0 {
		r, size := utf8.DecodeRune(key)
		if r < utf8.RuneSelf {
			if 'a' <= r && r <= 'z' {
				r -= 'a' - 'A'
			}
		} else {
			least := r
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				least = min(least, f)
			}
			r = least
		}
		out = utf8.AppendRune(out, r)
		key = key[size:]
	}
	return out
}

var fieldCache sync.Map // reflect.Type to *structFields

func fieldsOf(t reflect.Type) *structFields {
	if f, ok := fieldCache.Load(t); ok {
		return f.(*structFields)
	}
	f, _ := fieldCache.LoadOrStore(t, findFields(t))
	return f.(*structFields)
}

// An embedded is a struct whose fields are looked at.
type embedded struct {
	typ   reflect.Type
	index []int
}

// findFields collects fields level by level of embedding, then drops those that
// others hide.
func findFields(t reflect.Type) *structFields {
	var all []field
	seen := map[reflect.Type]bool{}
	level := []embedded{{typ: t}}
	count := map[reflect.Type]int{}
	for len(level) > 0 {
		var next []embedded
		nextCount := map[reflect.Type]int{}
		for _, e := range level {
			if seen[e.typ] {
				continue
			}
			seen[e.typ] = true
			found, inner := ownFields(e)
			for _, f := range found {
				all = append(all, f)
				if count[e.typ] > 1 {
					// Two of the same hide each other as any two do.
					all = append(all, f)
				}
			}
			for _, in := range inner {
				nextCount[in.typ]++
				if nextCount[in.typ] == 1 {
					next = append(next, in)
				}
			}
		}
		level, count = next, nextCount
	}
	return indexFields(dominant(all))
}

// ownFields returns the fields of one struct and the structs embedded in it.
func ownFields(e embedded) (fields []field, inner []embedded) {
	for i := range e.typ.NumField() {
		sf := e.typ.Field(i)
		t := sf.Type
		if sf.Anonymous {
			if t.Kind() == reflect.Pointer {
				t = t.Elem()
			}
			if !sf.IsExported() && t.Kind() != reflect.Struct {
				continue
			}
		} else if !sf.IsExported() {
			continue
		}
		tag := sf.Tag.Get("json")
		if tag == "-" {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		if !validName(name) {
			name = ""
		}
		index := append(slices.Clip(slices.Clone(e.index)), i)
		t = sf.Type
		if t.Name() == "" && t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if name == "" && sf.Anonymous && t.Kind() == reflect.Struct {
			inner = append(inner, embedded{t, index})
			continue
		}
		f := field{name: name, tagged: name != "", index: index, typ: t}
		if name == "" {
			f.name = sf.Name
		}
		f.omitEmpty = hasOption(options, "omitempty")
		f.quoted = hasOption(options, "string") && canQuote(t.Kind())
		fields = append(fields, f)
	}
	return fields, inner
}

func canQuote(k reflect.Kind) bool {
	return k == reflect.Bool || reflect.Int <= k && k <= reflect.Uintptr || k == reflect.Float32 || k == reflect.Float64 || k == reflect.String
}

func hasOption(options, name string) bool { return slices.Contains(strings.Split(options, ","), name) }

func validName(s string) bool {
	for _, c := range s {
		if !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", c) && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return false
		}
	}
	return s != ""
}

// dominant keeps of the fields of each name the one that Go's rules for
// embedding choose, with tagged ones before others; none if two are equal.
func dominant(all []field) []field {
	slices.SortStableFunc(all, func(a, b field) int {
		if c := strings.Compare(a.name, b.name); c != 0 {
			return c
		}
		if c := len(a.index) - len(b.index); c != 0 {
			return c
		}
		if a.tagged != b.tagged {
			if a.tagged {
				return -1
			}
			return 1
		}
		return slices.Compare(a.index, b.index)
	})
	var out []field
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && all[j].name == all[i].name {
			j++
		}
		if j == i+1 || len(all[i].index) != len(all[i+1].index) || all[i].tagged != all[i+1].tagged {
			out = append(out, all[i])
		}
		i = j
	}
	slices.SortFunc(out, func(a, b field) int { return slices.Compare(a.index, b.index) })
	return out
}

func indexFields(list []field) *structFields {
	f := &structFields{list, map[string]*field{}, map[string]*field{}}
	for i := range list {
		field := &list[i]
		field.key = string(appendString(nil, field.name, false)) + ":"
		field.keyHTML = string(appendString(nil, field.name, true)) + ":"
		f.exact[field.name] = field
		folded := string(fold([]byte(field.name)))
		if f.folded[folded] == nil {
			f.folded[folded] = field
		}
	}
	return f
}
