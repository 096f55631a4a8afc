package reflect

import (
	"internal/rt"
	"unsafe"
)

// MakeMap makes a map of a map type.
func MakeMap(typ Type) Value { return MakeMapWithSize(typ, 0) }

// MakeMapWithSize makes a map with room for about n elements.
func MakeMapWithSize(typ Type, n int) Value {
	if typ.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	t := typ.(*rtype)
	return Value{t, rt.MakeMap(rt.Type(t), n), flag(Map)}
}

// MapIndex returns the element for key, the zero Value if there is none.
func (v Value) MapIndex(key Value) Value {
	v.mustBe(Map, "reflect.Value.MapIndex")
	k := key.assignTo("reflect.Value.MapIndex", (*rtype)(rt.Key(rt.Type(v.typ))))
	var cell unsafe.Pointer
	p := rt.MapGet(rt.Type(v.typ), v.word(), k.address(&cell))
	if p == nil {
		return Value{}
	}
	return loadCopy(v.typ.elem(), (v.flag | key.flag).ro(), p)
}

// SetMapIndex sets the element for key, or deletes it if elem is the zero Value.
func (v Value) SetMapIndex(key, elem Value) {
	v.mustBe(Map, "reflect.Value.SetMapIndex")
	v.mustBeExported("reflect.Value.SetMapIndex")
	key.mustBeExported("reflect.Value.SetMapIndex")
	k := key.assignTo("reflect.Value.SetMapIndex", (*rtype)(rt.Key(rt.Type(v.typ))))
	var kcell, ecell unsafe.Pointer
	if elem.typ == nil {
		rt.MapDelete(rt.Type(v.typ), v.word(), k.address(&kcell))
		return
	}
	elem.mustBeExported("reflect.Value.SetMapIndex")
	e := elem.assignTo("reflect.Value.SetMapIndex", v.typ.elem())
	rt.MapSet(rt.Type(v.typ), v.word(), k.address(&kcell), e.address(&ecell))
}

// MapKeys returns all keys in no particular order; an empty slice for a nil map.
func (v Value) MapKeys() []Value {
	v.mustBe(Map, "reflect.Value.MapKeys")
	keys := make([]Value, 0, v.Len())
	t := (*rtype)(rt.Key(rt.Type(v.typ)))
	var it rt.MapIter
	rt.MapIterInit(rt.Type(v.typ), v.word(), &it)
	for {
		k, _ := rt.MapIterNext(&it)
		if k == nil {
			return keys
		}
		keys = append(keys, loadCopy(t, v.flag.ro(), k))
	}
}

// MapIter iterates over a map.
type MapIter struct {
	m         Value
	it        rt.MapIter
	key, elem unsafe.Pointer
	state     int // 0 before the first Next, 1 at an element, 2 at the end
}

// MapRange returns an iterator over the map v.
func (v Value) MapRange() *MapIter {
	if v.kind() != Map {
		wrongKind("reflect.Value.MapRange", v)
	}
	return &MapIter{m: v}
}

// Next goes to the next element; false at the end.
func (it *MapIter) Next() bool {
	if !it.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	switch it.state {
	case 0:
		rt.MapIterInit(rt.Type(it.m.typ), it.m.word(), &it.it)
		it.state = 1
	case 2:
		panic("MapIter.Next called on exhausted iterator")
	}
	it.key, it.elem = rt.MapIterNext(&it.it)
	if it.key == nil {
		it.state = 2
		return false
	}
	return true
}

func (it *MapIter) check(method string) {
	switch it.state {
	case 0:
		panic(method + " called before Next")
	case 2:
		panic(method + " called on exhausted iterator")
	}
}

// Key returns the current key.
func (it *MapIter) Key() Value {
	it.check("MapIter.Key")
	return loadCopy((*rtype)(rt.Key(rt.Type(it.m.typ))), it.m.flag.ro(), it.key)
}

// Value returns the current element.
func (it *MapIter) Value() Value {
	it.check("MapIter.Value")
	return loadCopy(it.m.typ.elem(), it.m.flag.ro(), it.elem)
}

// Reset makes the iterator start anew over the map v, or forget its map if v is the zero Value.
func (it *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.mustBe(Map, "reflect.MapIter.Reset")
	}
	*it = MapIter{m: v}
}

// SetIterKey assigns the iterator's current key to v.
func (v Value) SetIterKey(it *MapIter) {
	it.check("reflect: Value.SetIterKey")
	v.setFrom(it, "reflect.MapIter.SetKey", (*rtype)(rt.Key(rt.Type(it.m.typ))), it.key)
}

// SetIterValue assigns the iterator's current element to v.
func (v Value) SetIterValue(it *MapIter) {
	it.check("reflect: Value.SetIterValue")
	v.setFrom(it, "reflect.MapIter.SetValue", it.m.typ.elem(), it.elem)
}

func (v Value) setFrom(it *MapIter, context string, t *rtype, p unsafe.Pointer) {
	v.mustBeAssignable(context)
	it.m.mustBeExported(context)
	x := Value{t, p, it.m.flag | flag(t.Kind()) | flagIndir}
	x.flag = x.flag.ro() | flag(t.Kind()) | flagIndir
	x.assignTo(context, v.typ).store(v.ptr)
}
