package reflect

import (
	"internal/rt"
	"unsafe"
)

// assignTo returns v as a value of type dst to which it is assignable; else it panics. context begins the panic's text.
func (v Value) assignTo(context string, dst *rtype) Value {
	if v.flag&flagMethod != 0 {
		v = v.bindMethod()
	}
	if v.typ == dst {
		return v
	}
	if dst.Kind() == Interface && rt.Implements(rt.Type(v.typ), rt.Type(dst)) {
		if v.kind() == Interface && v.IsNil() {
			return Value{dst, rt.New(rt.Type(dst)), flagIndir | flag(Interface)}
		}
		return makeInterface(v, dst)
	}
	if rt.AssignableTo(rt.Type(v.typ), rt.Type(dst)) {
		return Value{dst, v.ptr, v.flag&(flagAddr|flagIndir) | v.flag.ro() | flag(dst.Kind())}
	}
	panic(context + ": value of type " + v.typ.String() + " is not assignable to type " + dst.String())
}

// makeInterface returns v as a value of the interface type dst, which it implements.
func makeInterface(v Value, dst *rtype) Value {
	x := v.toInterface()
	p := new(rt.Iface)
	if rt.NumMethod(rt.Type(dst)) == 0 {
		*(*any)(unsafe.Pointer(p)) = x
	} else if t, data := rt.Unpack(x); t != nil {
		*p = rt.Iface{Word: rt.Itab(rt.Type(dst), t), Data: data}
	}
	return Value{dst, unsafe.Pointer(p), v.flag.ro() | flagIndir | flag(Interface)}
}

// store puts v, of exactly the memory's type, at p.
func (v Value) store(p unsafe.Pointer) {
	if v.flag&flagIndir != 0 {
		rt.Copy(rt.Type(v.typ), p, v.ptr)
	} else {
		*(*unsafe.Pointer)(p) = v.ptr
	}
}

// Set assigns x to the variable v.
func (v Value) Set(x Value) {
	v.mustBeAssignable("reflect.Value.Set")
	x.mustBeExported("reflect.Value.Set")
	x.assignTo("reflect.Set", v.typ).store(v.ptr)
}

// SetZero sets v to its type's zero value.
func (v Value) SetZero() {
	v.mustBeAssignable("reflect.Value.SetZero")
	rt.Clear(rt.Type(v.typ), v.ptr)
}

// SetBool and the following set a variable of the fitting kind.
func (v Value) SetBool(x bool) {
	v.mustBeAssignable("reflect.Value.SetBool")
	v.mustBe(Bool, "reflect.Value.SetBool")
	*(*bool)(v.ptr) = x
}

func (v Value) SetInt(x int64) {
	v.mustBeAssignable("reflect.Value.SetInt")
	switch v.kind() {
	case Int, Int64:
		*(*int64)(v.ptr) = x
	case Int8:
		*(*int8)(v.ptr) = int8(x)
	case Int16:
		*(*int16)(v.ptr) = int16(x)
	case Int32:
		*(*int32)(v.ptr) = int32(x)
	default:
		wrongKind("reflect.Value.SetInt", v)
	}
}

func (v Value) SetUint(x uint64) {
	v.mustBeAssignable("reflect.Value.SetUint")
	switch v.kind() {
	case Uint, Uint64, Uintptr:
		*(*uint64)(v.ptr) = x
	case Uint8:
		*(*uint8)(v.ptr) = uint8(x)
	case Uint16:
		*(*uint16)(v.ptr) = uint16(x)
	case Uint32:
		*(*uint32)(v.ptr) = uint32(x)
	default:
		wrongKind("reflect.Value.SetUint", v)
	}
}

func (v Value) SetFloat(x float64) {
	v.mustBeAssignable("reflect.Value.SetFloat")
	switch v.kind() {
	case Float64:
		*(*float64)(v.ptr) = x
	case Float32:
		*(*float32)(v.ptr) = float32(x)
	default:
		wrongKind("reflect.Value.SetFloat", v)
	}
}

func (v Value) SetComplex(x complex128) {
	v.mustBeAssignable("reflect.Value.SetComplex")
	switch v.kind() {
	case Complex128:
		*(*complex128)(v.ptr) = x
	case Complex64:
		*(*complex64)(v.ptr) = complex64(x)
	default:
		wrongKind("reflect.Value.SetComplex", v)
	}
}

func (v Value) SetString(x string) {
	v.mustBeAssignable("reflect.Value.SetString")
	v.mustBe(String, "reflect.Value.SetString")
	*(*string)(v.ptr) = x
}

func (v Value) SetBytes(x []byte) {
	v.mustBeAssignable("reflect.Value.SetBytes")
	v.mustBe(Slice, "reflect.Value.SetBytes")
	if v.typ.elem().Kind() != Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	*(*[]byte)(v.ptr) = x
}

func (v Value) SetPointer(x unsafe.Pointer) {
	v.mustBeAssignable("reflect.Value.SetPointer")
	v.mustBe(UnsafePointer, "reflect.Value.SetPointer")
	*(*unsafe.Pointer)(v.ptr) = x
}

// SetLen changes the length of the slice v.
func (v Value) SetLen(n int) {
	v.mustBeAssignable("reflect.Value.SetLen")
	v.mustBe(Slice, "reflect.Value.SetLen")
	s := (*rt.Slice)(v.ptr)
	if uint(n) > uint(s.Cap) {
		panic("reflect: slice length out of range in SetLen")
	}
	s.Len = n
}

// SetCap lowers the capacity of the slice v.
func (v Value) SetCap(n int) {
	v.mustBeAssignable("reflect.Value.SetCap")
	v.mustBe(Slice, "reflect.Value.SetCap")
	s := (*rt.Slice)(v.ptr)
	if n < s.Len || n > s.Cap {
		panic("reflect: slice capacity out of range in SetCap")
	}
	s.Cap = n
}

// Grow makes room for n more elements in the slice v.
func (v Value) Grow(n int) {
	v.mustBeAssignable("reflect.Value.Grow")
	v.mustBe(Slice, "reflect.Value.Grow")
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	s := (*rt.Slice)(v.ptr)
	if s.Len+n < 0 {
		panic("reflect.Value.Grow: slice overflow")
	}
	if s.Len+n > s.Cap {
		growSlice(v.typ, s, n)
	}
}

func growSlice(t *rtype, s *rt.Slice, n int) {
	data, c := rt.GrowSlice(rt.Elem(rt.Type(t)), s.Data, s.Len, s.Cap, n)
	*s = rt.Slice{Data: data, Len: s.Len, Cap: c}
}

// Clear removes all elements of a map or zeroes those of a slice.
func (v Value) Clear() {
	switch v.kind() {
	case Slice:
		s := (*rt.Slice)(v.ptr)
		rt.ClearArray(rt.Elem(rt.Type(v.typ)), s.Data, s.Len)
	case Map:
		rt.MapClear(rt.Type(v.typ), v.word())
	default:
		wrongKind("reflect.Value.Clear", v)
	}
}

// --- making values

// Zero returns the zero value of a type; it is not addressable.
func Zero(typ Type) Value {
	if typ == nil {
		panic("reflect: Zero(nil)")
	}
	t := typ.(*rtype)
	info := flag(rt.Info(rt.Type(t))) & flagInfo
	if info&flagIndir == 0 {
		return Value{t, nil, info}
	}
	return Value{t, rt.New(rt.Type(t)), info}
}

// New returns a pointer to a new zero variable of a type.
func New(typ Type) Value {
	if typ == nil {
		panic("reflect: New(nil)")
	}
	h := typ.handle()
	return Value{(*rtype)(rt.PtrTo(h)), rt.New(h), flag(Pointer)}
}

// NewAt returns a pointer to a value of a type at address p.
func NewAt(typ Type, p unsafe.Pointer) Value {
	return Value{(*rtype)(rt.PtrTo(typ.handle())), p, flag(Pointer)}
}

// MakeSlice makes a slice of a slice type.
func MakeSlice(typ Type, len, cap int) Value {
	if typ.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if len < 0 {
		panic("reflect.MakeSlice: negative len")
	}
	if cap < 0 {
		panic("reflect.MakeSlice: negative cap")
	}
	if len > cap {
		panic("reflect.MakeSlice: len > cap")
	}
	t := typ.(*rtype)
	p := new(rt.Slice)
	*p = rt.Slice{Data: rt.NewArray(rt.Elem(rt.Type(t)), cap), Len: len, Cap: cap}
	return Value{t, unsafe.Pointer(p), flagIndir | flag(Slice)}
}

// SliceAt makes a slice of n elements of type typ at p.
func SliceAt(typ Type, p unsafe.Pointer, n int) Value {
	if n < 0 {
		panic("unsafe.Slice: len out of range")
	}
	if p == nil && n > 0 {
		panic("unsafe.Slice: ptr is nil and len is not zero")
	}
	s := new(rt.Slice)
	*s = rt.Slice{Data: p, Len: n, Cap: n}
	return Value{(*rtype)(rt.SliceOf(typ.handle())), unsafe.Pointer(s), flagIndir | flag(Slice)}
}

// grown returns a new variable with the slice s, with room for n more elements and its length raised by n.
func (s Value) grown(n int) Value {
	p := new(rt.Slice)
	*p = *(*rt.Slice)(s.ptr)
	if p.Len+n < 0 {
		panic("reflect.Append: slice overflow")
	}
	if p.Len+n > p.Cap {
		growSlice(s.typ, p, n)
	}
	p.Len += n
	return Value{s.typ, unsafe.Pointer(p), flagIndir | flag(Slice)}
}

// noMethod is what panic texts have for functions that are no methods of Value.
const noMethod = "unknown method"

// Append appends the values x to the slice s and returns the result.
func Append(s Value, x ...Value) Value {
	s.mustBe(Slice, noMethod)
	s.mustBeExported(noMethod)
	n := s.Len()
	r := s.grown(len(x))
	for i, e := range x {
		r.Index(n + i).Set(e)
	}
	return r
}

// AppendSlice appends the slice t to the slice s and returns the result.
func AppendSlice(s, t Value) Value {
	s.mustBe(Slice, noMethod)
	t.mustBe(Slice, noMethod)
	s.mustBeExported(noMethod)
	t.mustBeExported(noMethod)
	if s.typ.elem() != t.typ.elem() {
		panic("reflect.AppendSlice: " + s.typ.String() + " != " + t.typ.String())
	}
	n, m := s.Len(), t.Len()
	r := s.grown(m)
	Copy(r.Slice(n, n+m), t)
	return r
}

// Copy copies elements of src into dst until one of them ends; it returns their number. Each is an array or slice, dst
// addressable if an array; src may be a string if dst is of bytes.
func Copy(dst, src Value) int {
	dk, sk := dst.kind(), src.kind()
	if dk != Array && dk != Slice {
		panic(&ValueError{"reflect.Copy", dk})
	}
	if dk == Array {
		dst.mustBeAssignable(noMethod)
	}
	dst.mustBeExported(noMethod)
	de := dst.typ.elem()
	if sk != Array && sk != Slice && !(sk == String && de.Kind() == Uint8) {
		panic(&ValueError{"reflect.Copy", sk})
	}
	src.mustBeExported(noMethod)
	if sk != String && src.typ.elem() != de {
		panic("reflect.Copy: " + de.String() + " != " + src.typ.elem().String())
	}
	n := dst.Len()
	if m := src.Len(); m < n {
		n = m
	}
	var a, b unsafe.Pointer
	rt.CopyArray(rt.Type(de), dst.elements(&a), src.elements(&b), n)
	return n
}

// elements returns the address of the first element.
func (v Value) elements(cell *unsafe.Pointer) unsafe.Pointer {
	if v.kind() == Array {
		return v.address(cell)
	}
	return *(*unsafe.Pointer)(v.ptr)
}

// SliceHeader is the form of a slice; use unsafe.Slice and unsafe.SliceData instead.
type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}

// StringHeader is the form of a string; use unsafe.String and unsafe.StringData instead.
type StringHeader struct {
	Data uintptr
	Len  int
}

// Swapper returns a function that swaps two elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.kind() != Slice {
		panic(&ValueError{"Swapper", v.kind()})
	}
	if v.Len() < 2 {
		n := v.Len()
		return func(i, j int) {
			if i != 0 || j != 0 || n == 0 {
				panic("reflect: slice index out of range")
			}
		}
	}
	e := v.typ.elem()
	switch e.Kind() {
	case String:
		s := *(*[]string)(v.ptr)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case Pointer, Map, Chan, Func, UnsafePointer:
		s := *(*[]unsafe.Pointer)(v.ptr)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case Interface:
		s := *(*[]rt.Iface)(v.ptr)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case Int, Int64, Uint, Uint64, Uintptr, Float64:
		s := *(*[]int64)(v.ptr)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case Int32, Uint32, Float32:
		s := *(*[]int32)(v.ptr)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case Int8, Uint8, Bool:
		s := *(*[]int8)(v.ptr)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	}
	s := (*rt.Slice)(v.ptr)
	t, size := rt.Type(e), e.Size()
	tmp := rt.New(t)
	return func(i, j int) {
		if uint(i) >= uint(s.Len) || uint(j) >= uint(s.Len) {
			panic("reflect: slice index out of range")
		}
		p, q := unsafe.Add(s.Data, uintptr(i)*size), unsafe.Add(s.Data, uintptr(j)*size)
		rt.Copy(t, tmp, p)
		rt.Copy(t, p, q)
		rt.Copy(t, q, tmp)
	}
}
