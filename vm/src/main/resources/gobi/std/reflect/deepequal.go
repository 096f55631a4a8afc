package reflect

import (
	"internal/rt"
	"unsafe"
)

// visit is a comparison under way: two addresses and the type of what they refer to.
type visit struct {
	a, b unsafe.Pointer
	t    *rtype
}

// DeepEqual reports whether x and y are deeply equal: of identical types and with deeply equal contents. Funcs are equal only if both
// are nil; nil and empty slices or maps differ; a cycle is equal if its way around is.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	v, w := ValueOf(x), ValueOf(y)
	if v.typ != w.typ {
		return false
	}
	return deepEqual(v, w, nil)
}

func deepEqual(v, w Value, seen map[visit]bool) bool {
	if !v.IsValid() || !w.IsValid() {
		return v.IsValid() == w.IsValid()
	}
	if v.typ != w.typ {
		return false
	}
	k := v.kind()
	switch k {
	case Pointer, Map, Slice, Interface:
		if v.IsNil() || w.IsNil() {
			return v.IsNil() == w.IsNil()
		}
		if k == Interface {
			return deepEqual(v.Elem(), w.Elem(), seen)
		}
		a, b := v.UnsafePointer(), w.UnsafePointer()
		if k == Slice {
			if v.Len() != w.Len() {
				return false
			}
			if v.typ.elem().Kind() == Uint8 {
				return string(v.Bytes()) == string(w.Bytes())
			}
		}
		if a == b {
			return true
		}
		if uintptr(a) > uintptr(b) {
			a, b = b, a
		}
		at := visit{a, b, v.typ}
		if seen[at] {
			return true
		}
		if seen == nil {
			seen = map[visit]bool{}
		}
		seen[at] = true
		switch k {
		case Pointer:
			return deepEqual(v.Elem(), w.Elem(), seen)
		case Slice:
			return deepEqualElems(v, w, seen)
		}
		return deepEqualMaps(v, w, seen)
	case Array:
		return deepEqualElems(v, w, seen)
	case Struct:
		if seen == nil {
			seen = map[visit]bool{}
		}
		for i, n := 0, rt.NumField(rt.Type(v.typ)); i < n; i++ {
			if !deepEqual(v.Field(i), w.Field(i), seen) {
				return false
			}
		}
		return true
	case Func:
		return v.IsNil() && w.IsNil()
	}
	var c, d unsafe.Pointer
	return rt.Equal(rt.Type(v.typ), v.address(&c), w.address(&d))
}

func deepEqualElems(v, w Value, seen map[visit]bool) bool {
	if seen == nil {
		seen = map[visit]bool{}
	}
	for i, n := 0, v.Len(); i < n; i++ {
		if !deepEqual(v.Index(i), w.Index(i), seen) {
			return false
		}
	}
	return true
}

func deepEqualMaps(v, w Value, seen map[visit]bool) bool {
	if v.Len() != w.Len() {
		return false
	}
	for it := v.MapRange(); it.Next(); {
		e := w.MapIndex(it.Key())
		if !e.IsValid() || !deepEqual(it.Value(), e, seen) {
			return false
		}
	}
	return true
}
