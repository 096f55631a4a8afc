package unique

import (
	"internal/rt"
	"strings"
	"unsafe"
)

func typeOf(v any) rt.Type {
	t, _ := rt.Unpack(v)
	return t
}

// cloneStrings gives the strings in the value of type t at p bytes of their own,
// so that a kept substring does not keep all of a long text.
func cloneStrings(t rt.Type, p unsafe.Pointer) {
	switch rt.Info(t) & rt.KindMask {
	case rt.KindString:
		s := (*string)(p)
		*s = strings.Clone(*s)
	case rt.KindStruct:
		for i := range rt.NumField(t) {
			field, offset, _ := rt.FieldAt(t, i)
			cloneStrings(field, unsafe.Add(p, offset))
		}
	case rt.KindArray:
		elem := rt.Elem(t)
		for i := range rt.Len(t) {
			cloneStrings(elem, unsafe.Add(p, uintptr(i)*rt.Size(elem)))
		}
	}
}
