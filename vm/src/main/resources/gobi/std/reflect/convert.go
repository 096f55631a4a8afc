package reflect

import (
	"internal/rt"
	"strconv"
	"unsafe"
)

// convKind says how a conversion is done.
type convKind int

const (
	convNone convKind = iota
	convIntInt
	convUintInt
	convFloatInt
	convIntUint
	convUintUint
	convFloatUint
	convIntFloat
	convUintFloat
	convFloatFloat
	convComplex
	convIntString
	convUintString
	convBytesString
	convRunesString
	convStringBytes
	convStringRunes
	convSliceArrayPtr
	convSliceArray
	convSame // same representation
	convInterface
)

// conversion returns how values of type src are converted to type dst.
func conversion(src, dst *rtype) convKind {
	sk, dk := src.Kind(), dst.Kind()
	if s, d := numberClass(sk), numberClass(dk); s != 0 && d != 0 {
		if (s == 'c') != (d == 'c') {
			return convNone
		}
		return numeric(s, d)
	}
	switch {
	case numberClass(sk) == 'i' && dk == String:
		return convIntString
	case numberClass(sk) == 'u' && dk == String:
		return convUintString
	case sk == String && dk == Slice && predeclared(dst.elem()):
		switch dst.elem().Kind() {
		case Uint8:
			return convStringBytes
		case Int32:
			return convStringRunes
		}
	case sk == Slice && dk == String && predeclared(src.elem()):
		switch src.elem().Kind() {
		case Uint8:
			return convBytesString
		case Int32:
			return convRunesString
		}
	case sk == Slice && dk == Pointer && dst.elem().Kind() == Array && src.elem() == dst.elem().elem():
		return convSliceArrayPtr
	case sk == Slice && dk == Array && src.elem() == dst.elem():
		return convSliceArray
	case sk == Chan && dk == Chan && rt.AssignableTo(rt.Type(src), rt.Type(dst)):
		return convSame
	}
	if identical(rt.Underlying(rt.Type(src)), rt.Underlying(rt.Type(dst))) {
		return convSame
	}
	if sk == Pointer && dk == Pointer && src.Name() == "" && dst.Name() == "" &&
		identical(rt.Underlying(rt.Elem(rt.Type(src))), rt.Underlying(rt.Elem(rt.Type(dst)))) {
		return convSame
	}
	if dk == Interface && rt.Implements(rt.Type(src), rt.Type(dst)) {
		return convInterface
	}
	return convNone
}

// predeclared: conversions between strings and slices ask for element types without a package.
func predeclared(t *rtype) bool { return t.PkgPath() == "" }

func numberClass(k Kind) byte {
	switch {
	case Int <= k && k <= Int64:
		return 'i'
	case Uint <= k && k <= Uintptr:
		return 'u'
	case k == Float32 || k == Float64:
		return 'f'
	case k == Complex64 || k == Complex128:
		return 'c'
	}
	return 0
}

func numeric(s, d byte) convKind {
	if s == 'c' {
		return convComplex
	}
	base := convIntInt
	switch d {
	case 'u':
		base = convIntUint
	case 'f':
		base = convIntFloat
	}
	switch s {
	case 'u':
		base++
	case 'f':
		base += 2
	}
	return base
}

// identical reports whether two types are identical but for struct tags.
func identical(a, b rt.Type) bool {
	if a == b {
		return true
	}
	k := rt.Kind(a)
	if k != rt.Kind(b) || rt.Name(a) != "" || rt.Name(b) != "" {
		return false
	}
	switch k {
	case rt.KindPointer, rt.KindSlice:
		return identical(rt.Elem(a), rt.Elem(b))
	case rt.KindArray:
		return rt.Len(a) == rt.Len(b) && identical(rt.Elem(a), rt.Elem(b))
	case rt.KindChan:
		return rt.ChanDir(a) == rt.ChanDir(b) && identical(rt.Elem(a), rt.Elem(b))
	case rt.KindMap:
		return identical(rt.Key(a), rt.Key(b)) && identical(rt.Elem(a), rt.Elem(b))
	case rt.KindFunc:
		return identicalFuncs(a, b)
	case rt.KindStruct:
		return identicalStructs(a, b)
	}
	return false
}

func identicalFuncs(a, b rt.Type) bool {
	if rt.NumIn(a) != rt.NumIn(b) || rt.NumOut(a) != rt.NumOut(b) || (rt.Info(a)^rt.Info(b))&rt.InfoVariadic != 0 {
		return false
	}
	for i := 0; i < rt.NumIn(a); i++ {
		if !identical(rt.In(a, i), rt.In(b, i)) {
			return false
		}
	}
	for i := 0; i < rt.NumOut(a); i++ {
		if !identical(rt.Out(a, i), rt.Out(b, i)) {
			return false
		}
	}
	return true
}

func identicalStructs(a, b rt.Type) bool {
	n := rt.NumField(a)
	if n != rt.NumField(b) {
		return false
	}
	for i := 0; i < n; i++ {
		an, ap, _ := rt.FieldInfo(a, i)
		bn, bp, _ := rt.FieldInfo(b, i)
		at, _, af := rt.FieldAt(a, i)
		bt, _, bf := rt.FieldAt(b, i)
		if an != bn || ap != bp || af != bf || !identical(at, bt) {
			return false
		}
	}
	return true
}

// CanConvert reports whether Convert will not panic.
func (v Value) CanConvert(t Type) bool {
	if !v.Type().ConvertibleTo(t) {
		return false
	}
	switch k := t.Kind(); {
	case v.kind() == Slice && k == Array:
		return t.Len() <= v.Len()
	case v.kind() == Slice && k == Pointer && t.Elem().Kind() == Array:
		return t.Elem().Len() <= v.Len()
	}
	return true
}

// Convert returns v converted to type t.
func (v Value) Convert(t Type) Value {
	if v.flag&flagMethod != 0 {
		v = v.bindMethod()
	}
	dst := t.(*rtype)
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.Convert", Invalid})
	}
	how := conversion(v.typ, dst)
	switch how {
	case convNone:
		panic("reflect.Value.Convert: value of type " + v.typ.String() + " cannot be converted to type " + dst.String())
	case convSame:
		return v.convertSame(dst)
	case convInterface:
		if v.kind() == Interface && v.IsNil() {
			r := Zero(dst)
			r.flag |= v.flag.ro()
			return r
		}
		return makeInterface(v, dst)
	case convSliceArrayPtr:
		v.checkArray(dst.elem(), "pointer to array")
		return Value{dst, *(*unsafe.Pointer)(v.ptr), v.flag.ro() | flag(Pointer)}
	case convSliceArray:
		v.checkArray(dst, "array")
		if dst.Len() == 0 {
			break
		}
		return loadCopy(dst, v.flag.ro(), *(*unsafe.Pointer)(v.ptr))
	}
	r := New(dst).Elem()
	switch how {
	case convIntInt, convUintInt, convFloatInt:
		r.SetInt(v.number())
	case convIntUint, convUintUint:
		r.SetUint(uint64(v.number()))
	case convFloatUint:
		r.SetUint(uint64(v.Float()))
	case convIntFloat:
		r.SetFloat(float64(v.Int()))
	case convUintFloat:
		r.SetFloat(float64(v.Uint()))
	case convFloatFloat:
		if v.kind() == Float32 && dst.Kind() == Float32 {
			*(*float32)(r.ptr) = *(*float32)(v.ptr) // keeps a NaN's bits
		} else {
			r.SetFloat(v.Float())
		}
	case convComplex:
		r.SetComplex(v.Complex())
	case convIntString:
		r.SetString(runeString(v.Int(), int64(rune(v.Int())) == v.Int()))
	case convUintString:
		u := v.Uint()
		r.SetString(runeString(int64(u), uint64(rune(u)) == u))
	case convBytesString:
		r.SetString(string(*(*[]byte)(v.ptr)))
	case convRunesString:
		r.SetString(string(v.runes()))
	case convStringBytes:
		*(*[]byte)(r.ptr) = []byte(*(*string)(v.ptr))
	case convStringRunes:
		*(*[]rune)(r.ptr) = []rune(*(*string)(v.ptr))
	}
	r.flag = r.flag&^flagAddr | v.flag.ro()
	return r
}

func runeString(x int64, fits bool) string {
	if !fits {
		return "\uFFFD"
	}
	return string(rune(x))
}

// number returns a number as a 64-bit integer.
func (v Value) number() int64 {
	switch numberClass(v.kind()) {
	case 'i':
		return v.Int()
	case 'u':
		return int64(v.Uint())
	}
	return int64(v.Float())
}

// convertSame changes only the type. A variable is copied, since the result must not follow its changes.
func (v Value) convertSame(dst *rtype) Value {
	p := v.ptr
	if v.flag&flagAddr != 0 {
		c := rt.New(rt.Type(dst))
		rt.Copy(rt.Type(dst), c, p)
		p = c
	}
	return Value{dst, p, v.flag&flagInfo&^flagKind | flag(dst.Kind()) | v.flag.ro()}
}

func (v Value) checkArray(array *rtype, what string) {
	if n := array.Len(); n > v.Len() {
		panic("reflect: cannot convert slice with length " + strconv.Itoa(v.Len()) +
			" to " + what + " with length " + strconv.Itoa(n))
	}
}
