package reflect

import (
	"errors"
	"internal/rt"
	"unsafe"
)

// flag says how to read a Value's word and what may be done with it. The kind is in the low bits.
type flag uintptr

const (
	flagKind   flag = rt.KindMask
	flagIndir  flag = rt.InfoBoxed // the word is the address of the value
	flagAddr   flag = 1 << 6       // the word is the address of a variable; implies flagIndir
	flagSticky flag = 1 << 7       // reached through an unexported field that is not embedded
	flagEmbed  flag = 1 << 8       // is an unexported embedded field
	flagMethod flag = 1 << 9       // a method value: the rest describes the receiver, the high bits the method

	flagRO      = flagSticky | flagEmbed
	flagInfo    = flagKind | flagIndir // the part of rt.Info that is a flag
	methodShift = 10
)

func (f flag) kind() Kind { return Kind(f & flagKind) }

// ro widens either read-only flag to the sticky one, for what is reached from here.
func (f flag) ro() flag {
	if f&flagRO != 0 {
		return flagSticky
	}
	return 0
}

// Value is a Go value, or none (the zero Value). Methods that do not apply to the value's kind panic. The == operator on
// two Values does not compare what they hold; use Equal.
type Value struct {
	typ *rtype
	ptr unsafe.Pointer
	flag
}

// ValueError is the panic value of a method called on a Value of the wrong kind.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

func wrongKind(method string, v Value) {
	panic(&ValueError{method, v.kind()})
}

func (f flag) mustBe(k Kind, method string) {
	if Kind(f&flagKind) != k {
		panic(&ValueError{method, f.kind()})
	}
}

func (f flag) mustBeExported(method string) {
	if f == 0 {
		panic(&ValueError{method, Invalid})
	}
	if f&flagRO != 0 {
		panic("reflect: " + method + " using value obtained using unexported field")
	}
}

func (f flag) mustBeAssignable(method string) {
	if f&flagRO == 0 && f&flagAddr != 0 {
		return
	}
	f.mustBeExported(method)
	panic("reflect: " + method + " using unaddressable value")
}

// ValueOf returns the value in i, the zero Value for a nil interface.
func ValueOf(i any) Value {
	t, p := rt.Unpack(i)
	if t == nil {
		return Value{}
	}
	return Value{(*rtype)(t), p, flag(rt.Info(t)) & flagInfo}
}

// word returns the value itself of a pointer-shaped Value.
func (v Value) word() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return *(*unsafe.Pointer)(v.ptr)
	}
	return v.ptr
}

// address returns the address of the value; a value that the word is itself is put into cell first.
func (v Value) address(cell *unsafe.Pointer) unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	*cell = v.ptr
	return unsafe.Pointer(cell)
}

// load returns the value of type t at address p, which is memory that nobody will change.
func load(t *rtype, fl flag, p unsafe.Pointer) Value {
	info := flag(rt.Info(rt.Type(t))) & flagInfo
	if info&flagIndir == 0 {
		p = *(*unsafe.Pointer)(p)
	}
	return Value{t, p, fl | info}
}

// loadCopy returns a copy of the value of type t at address p.
func loadCopy(t *rtype, fl flag, p unsafe.Pointer) Value {
	info := flag(rt.Info(rt.Type(t))) & flagInfo
	if info&flagIndir == 0 {
		return Value{t, *(*unsafe.Pointer)(p), fl | info}
	}
	c := rt.New(rt.Type(t))
	rt.Copy(rt.Type(t), c, p)
	return Value{t, c, fl | info}
}

// IsValid reports whether v holds a value.
func (v Value) IsValid() bool { return v.flag != 0 }

// Kind returns v's kind, Invalid for the zero Value.
func (v Value) Kind() Kind { return Kind(v.flag & flagKind) }

// Type returns v's type.
func (v Value) Type() Type {
	if v.flag&flagMethod != 0 {
		return v.methodType()
	}
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	return v.typ
}

// CanAddr reports whether v is a variable: an element of a slice, what a pointer points to, or part of such.
func (v Value) CanAddr() bool { return v.flag&flagAddr != 0 }

// CanSet reports whether v can be changed: it is a variable not reached through unexported fields.
func (v Value) CanSet() bool { return v.flag&(flagAddr|flagRO) == flagAddr }

// CanInterface reports whether Interface works: v was not reached through unexported fields.
func (v Value) CanInterface() bool {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.flag&flagRO == 0
}

// Interface returns v's value as an interface.
func (v Value) Interface() any {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Interface", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.toInterface()
}

// toInterface is Interface for values of any origin.
func (v Value) toInterface() any {
	if v.flag&flagMethod != 0 {
		v = v.bindMethod()
	}
	if v.kind() == Interface {
		return v.inner()
	}
	p := v.ptr
	if v.flag&flagIndir != 0 {
		if rt.Info(rt.Type(v.typ))&rt.InfoBoxed == 0 {
			p = *(*unsafe.Pointer)(p)
		} else if v.flag&flagAddr != 0 {
			c := rt.New(rt.Type(v.typ))
			rt.Copy(rt.Type(v.typ), c, p)
			p = c
		}
	}
	return rt.Pack(rt.Type(v.typ), p)
}

// inner returns the contents of a value of interface type.
func (v Value) inner() any {
	w := (*rt.Iface)(v.ptr)
	if w.Word == nil {
		return nil
	}
	if rt.NumMethod(rt.Type(v.typ)) == 0 {
		return *(*any)(v.ptr)
	}
	return rt.Pack(rt.TypeOfItab(w.Word), w.Data)
}

// InterfaceData returns a pair of unspecified words; it is of no use.
func (v Value) InterfaceData() [2]uintptr {
	v.mustBe(Interface, "reflect.Value.InterfaceData")
	return *(*[2]uintptr)(v.ptr)
}

// Elem returns what the interface v contains or the pointer v points to; the zero Value if v is nil.
func (v Value) Elem() Value {
	switch v.kind() {
	case Interface:
		x := ValueOf(v.inner())
		if x.flag != 0 {
			x.flag |= v.flag.ro()
		}
		return x
	case Pointer:
		p := v.word()
		if p == nil {
			return Value{}
		}
		e := rt.Elem(rt.Type(v.typ))
		return Value{(*rtype)(e), p, v.flag&flagRO | flagIndir | flagAddr | flag(rt.Info(e))&flagKind}
	}
	panic(&ValueError{"reflect.Value.Elem", v.kind()})
}

// Indirect returns what v points to, or v if it is no pointer.
func Indirect(v Value) Value {
	if v.kind() != Pointer {
		return v
	}
	return v.Elem()
}

// Addr returns a pointer to the variable v.
func (v Value) Addr() Value {
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return Value{(*rtype)(rt.PtrTo(rt.Type(v.typ))), v.ptr, v.flag&flagRO | flag(Pointer)}
}

// UnsafeAddr returns the address of the variable v.
func (v Value) UnsafeAddr() uintptr {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.UnsafeAddr", Invalid})
	}
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return uintptr(v.ptr)
}

// Bool returns v's value.
func (v Value) Bool() bool {
	if v.kind() != Bool {
		wrongKind("reflect.Value.Bool", v)
	}
	return *(*bool)(v.ptr)
}

// CanInt reports whether Int works; CanUint, CanFloat and CanComplex say so of their methods.
func (v Value) CanInt() bool { k := v.kind(); return Int <= k && k <= Int64 }

func (v Value) CanUint() bool { k := v.kind(); return Uint <= k && k <= Uintptr }

func (v Value) CanFloat() bool { k := v.kind(); return k == Float32 || k == Float64 }

func (v Value) CanComplex() bool { k := v.kind(); return k == Complex64 || k == Complex128 }

// Int returns a signed integer.
func (v Value) Int() int64 {
	switch v.kind() {
	case Int, Int64:
		return *(*int64)(v.ptr)
	case Int8:
		return int64(*(*int8)(v.ptr))
	case Int16:
		return int64(*(*int16)(v.ptr))
	case Int32:
		return int64(*(*int32)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Int", v.kind()})
}

// Uint returns an unsigned integer.
func (v Value) Uint() uint64 {
	switch v.kind() {
	case Uint, Uint64, Uintptr:
		return *(*uint64)(v.ptr)
	case Uint8:
		return uint64(*(*uint8)(v.ptr))
	case Uint16:
		return uint64(*(*uint16)(v.ptr))
	case Uint32:
		return uint64(*(*uint32)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Uint", v.kind()})
}

// Float returns a floating-point number.
func (v Value) Float() float64 {
	switch v.kind() {
	case Float64:
		return *(*float64)(v.ptr)
	case Float32:
		return float64(*(*float32)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Float", v.kind()})
}

// Complex returns a complex number.
func (v Value) Complex() complex128 {
	switch v.kind() {
	case Complex128:
		return *(*complex128)(v.ptr)
	case Complex64:
		return complex128(*(*complex64)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Complex", v.kind()})
}

// String returns a string's value. For other kinds it does not panic but returns "<T Value>".
func (v Value) String() string {
	switch v.kind() {
	case String:
		return *(*string)(v.ptr)
	case Invalid:
		return "<invalid Value>"
	}
	return "<" + v.Type().String() + " Value>"
}

// Bytes returns the bytes of a byte slice or of an addressable byte array.
func (v Value) Bytes() []byte {
	switch v.kind() {
	case Slice:
		if v.typ.elem().Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return *(*[]byte)(v.ptr)
	case Array:
		if v.typ.elem().Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		return unsafe.Slice((*byte)(v.ptr), v.typ.Len())
	}
	panic(&ValueError{"reflect.Value.Bytes", v.kind()})
}

// runes returns the characters of a slice of a 32-bit integer type.
func (v Value) runes() []rune { return *(*[]rune)(v.ptr) }

// IsNil reports whether a channel, func, interface, map, pointer or slice is nil.
func (v Value) IsNil() bool {
	switch v.kind() {
	case Chan, Func, Map, Pointer, UnsafePointer:
		if v.flag&flagMethod != 0 {
			return false
		}
		return v.word() == nil
	case Interface, Slice:
		return *(*unsafe.Pointer)(v.ptr) == nil
	}
	panic(&ValueError{"reflect.Value.IsNil", v.kind()})
}

// IsZero reports whether v is its type's zero value.
func (v Value) IsZero() bool {
	switch k := v.kind(); k {
	case Bool:
		return !v.Bool()
	case Int, Int8, Int16, Int32, Int64:
		return v.Int() == 0
	case Uint, Uint8, Uint16, Uint32, Uint64, Uintptr:
		return v.Uint() == 0
	case Float32, Float64:
		return positiveZero(v.Float())
	case Complex64, Complex128:
		c := v.Complex()
		return positiveZero(real(c)) && positiveZero(imag(c))
	case Array, Struct:
		if v.flag&flagIndir == 0 {
			return v.ptr == nil
		}
		if rt.Comparable(rt.Type(v.typ)) && v.typ.Size() <= 1024 {
			return rt.Equal(rt.Type(v.typ), v.ptr, rt.New(rt.Type(v.typ)))
		}
		if k == Array {
			for i, n := 0, v.Len(); i < n; i++ {
				if !v.Index(i).IsZero() {
					return false
				}
			}
			return true
		}
		for i, n := 0, v.NumField(); i < n; i++ {
			if name, _, _ := rt.FieldInfo(rt.Type(v.typ), i); name != "_" && !v.Field(i).IsZero() {
				return false
			}
		}
		return true
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.IsNil()
	case String:
		return v.Len() == 0
	}
	panic(&ValueError{"reflect.Value.IsZero", v.kind()})
}

func positiveZero(x float64) bool { return *(*uint64)(unsafe.Pointer(&x)) == 0 }

// Pointer returns the address in a channel, map, pointer, slice, string or unsafe pointer, or of a func's code, as a number.
func (v Value) Pointer() uintptr {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer, Slice, String:
		return uintptr(v.UnsafePointer())
	case Func:
		if v.flag&flagMethod != 0 {
			return uintptr(unsafe.Pointer(&methodCode))
		}
		if fn := v.word(); fn != nil {
			return rt.FuncPC(fn)
		}
		return 0
	}
	panic(&ValueError{"reflect.Value.Pointer", v.kind()})
}

// methodCode is what all method values give as their code address.
var methodCode byte

// UnsafePointer is Pointer with the result as a pointer; for a func that of the func value.
func (v Value) UnsafePointer() unsafe.Pointer {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer:
		return v.word()
	case Func:
		if v.flag&flagMethod != 0 {
			return unsafe.Pointer(&methodCode)
		}
		return v.word()
	case Slice, String:
		return *(*unsafe.Pointer)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.UnsafePointer", v.kind()})
}

// OverflowInt reports whether x cannot be represented in v's type; the other Overflow methods likewise.
func (v Value) OverflowInt(x int64) bool {
	if !v.CanInt() {
		wrongKind("reflect.Value.OverflowInt", v)
	}
	return v.typ.OverflowInt(x)
}

func (v Value) OverflowUint(x uint64) bool {
	if !v.CanUint() {
		wrongKind("reflect.Value.OverflowUint", v)
	}
	return v.typ.OverflowUint(x)
}

func (v Value) OverflowFloat(x float64) bool {
	if !v.CanFloat() {
		wrongKind("reflect.Value.OverflowFloat", v)
	}
	return v.typ.OverflowFloat(x)
}

func (v Value) OverflowComplex(x complex128) bool {
	if !v.CanComplex() {
		wrongKind("reflect.Value.OverflowComplex", v)
	}
	return v.typ.OverflowComplex(x)
}

// --- structs

// NumField returns the number of fields of a struct.
func (v Value) NumField() int {
	v.mustBe(Struct, "reflect.Value.NumField")
	return rt.NumField(rt.Type(v.typ))
}

// Field returns field i of a struct.
func (v Value) Field(i int) Value {
	if v.kind() != Struct {
		wrongKind("reflect.Value.Field", v)
	}
	if uint(i) >= uint(rt.NumField(rt.Type(v.typ))) {
		panic("reflect: Field index out of range")
	}
	t, offset, bits := rt.FieldAt(rt.Type(v.typ), i)
	fl := v.flag&(flagSticky|flagIndir|flagAddr) | flag(rt.Info(t))&flagKind
	if bits&rt.FieldUnexported != 0 {
		if bits&rt.FieldEmbedded != 0 {
			fl |= flagEmbed
		} else {
			fl |= flagSticky
		}
	}
	return Value{(*rtype)(t), unsafe.Add(v.ptr, offset), fl}
}

// FieldByIndex returns the field at the path index through nested structs and embedded pointers.
func (v Value) FieldByIndex(index []int) Value {
	if len(index) == 1 {
		return v.Field(index[0])
	}
	v.mustBe(Struct, "reflect.Value.FieldByIndex")
	for depth, i := range index {
		if depth > 0 && v.kind() == Pointer && v.typ.elem().Kind() == Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

// FieldByIndexErr is FieldByIndex but for nil embedded pointers, for which it returns an error.
func (v Value) FieldByIndexErr(index []int) (Value, error) {
	if len(index) == 1 {
		return v.Field(index[0]), nil
	}
	v.mustBe(Struct, "reflect.Value.FieldByIndexErr")
	for depth, i := range index {
		if depth > 0 && v.kind() == Pointer && v.typ.elem().Kind() == Struct {
			if v.IsNil() {
				return Value{}, errors.New("reflect: indirection through nil pointer to embedded struct field " + v.typ.elem().Name())
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v, nil
}

// FieldByName returns the field with that name, the zero Value if there is none.
func (v Value) FieldByName(name string) Value {
	v.mustBe(Struct, "reflect.Value.FieldByName")
	if f, ok := v.typ.FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// FieldByNameFunc returns the field whose name satisfies match, as Type.FieldByNameFunc finds it.
func (v Value) FieldByNameFunc(match func(string) bool) Value {
	v.mustBe(Struct, "reflect.Value.FieldByNameFunc")
	if f, ok := v.typ.FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// --- arrays, slices, strings

// Len returns the length of an array, pointer to array, channel, map, slice or string.
func (v Value) Len() int {
	switch v.kind() {
	case Slice:
		return (*rt.Slice)(v.ptr).Len
	case String:
		return len(*(*string)(v.ptr))
	case Array:
		return rt.Len(rt.Type(v.typ))
	case Map:
		return rt.MapLen(v.word())
	case Chan:
		return rt.ChanLen(v.word())
	case Pointer:
		if v.typ.elem().Kind() == Array {
			return v.typ.elem().Len()
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Len", v.kind()})
}

// Cap returns the capacity of an array, pointer to array, channel or slice.
func (v Value) Cap() int {
	switch v.kind() {
	case Slice:
		return (*rt.Slice)(v.ptr).Cap
	case Array:
		return rt.Len(rt.Type(v.typ))
	case Chan:
		return rt.ChanCap(v.word())
	case Pointer:
		if v.typ.elem().Kind() == Array {
			return v.typ.elem().Len()
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Cap", v.kind()})
}

// Index returns element i of an array, slice or string.
func (v Value) Index(i int) Value {
	switch v.kind() {
	case Slice:
		s := (*rt.Slice)(v.ptr)
		if uint(i) >= uint(s.Len) {
			panic("reflect: slice index out of range")
		}
		e := rt.Elem(rt.Type(v.typ))
		fl := v.flag.ro() | flagIndir | flagAddr | flag(rt.Info(e))&flagKind
		return Value{(*rtype)(e), unsafe.Add(s.Data, uintptr(i)*rt.Size(e)), fl}
	case Array:
		if uint(i) >= uint(rt.Len(rt.Type(v.typ))) {
			panic("reflect: array index out of range")
		}
		e := rt.Elem(rt.Type(v.typ))
		fl := v.flag&(flagIndir|flagAddr) | v.flag.ro() | flag(rt.Info(e))&flagKind
		return Value{(*rtype)(e), unsafe.Add(v.ptr, uintptr(i)*rt.Size(e)), fl}
	case String:
		s := *(*string)(v.ptr)
		if uint(i) >= uint(len(s)) {
			panic("reflect: string index out of range")
		}
		b := new(byte)
		*b = s[i]
		return Value{byteType(), unsafe.Pointer(b), v.flag.ro() | flag(Uint8) | flagIndir}
	}
	panic(&ValueError{"reflect.Value.Index", v.kind()})
}

func byteType() *rtype {
	return (*rtype)(rt.TypeOf(byte(0)))
}

// Slice returns v[i:j] of an addressable array, slice or string.
func (v Value) Slice(i, j int) Value {
	var s rt.Slice
	t := v.typ
	switch v.kind() {
	case String:
		str := *(*string)(v.ptr)
		if i < 0 || j < i || j > len(str) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		p := new(string)
		*p = str[i:j]
		return Value{t, unsafe.Pointer(p), v.flag&^flagAddr | flagIndir}
	case Slice:
		s = *(*rt.Slice)(v.ptr)
	case Array:
		if v.flag&flagAddr == 0 {
			panic("reflect.Value.Slice: slice of unaddressable array")
		}
		s = rt.Slice{Data: v.ptr, Len: t.Len(), Cap: t.Len()}
		t = (*rtype)(rt.SliceOf(rt.Elem(rt.Type(t))))
	default:
		wrongKind("reflect.Value.Slice", v)
	}
	if i < 0 || j < i || j > s.Cap {
		panic("reflect.Value.Slice: slice index out of bounds")
	}
	return v.part(t, s, i, j, s.Cap)
}

// Slice3 returns v[i:j:k] of an addressable array or slice.
func (v Value) Slice3(i, j, k int) Value {
	var s rt.Slice
	t := v.typ
	switch v.kind() {
	case Slice:
		s = *(*rt.Slice)(v.ptr)
	case Array:
		if v.flag&flagAddr == 0 {
			panic("reflect.Value.Slice3: slice of unaddressable array")
		}
		s = rt.Slice{Data: v.ptr, Len: t.Len(), Cap: t.Len()}
		t = (*rtype)(rt.SliceOf(rt.Elem(rt.Type(t))))
	default:
		wrongKind("reflect.Value.Slice3", v)
	}
	if i < 0 || j < i || k < j || k > s.Cap {
		panic("reflect.Value.Slice3: slice index out of bounds")
	}
	return v.part(t, s, i, j, k)
}

// part makes the slice s[i:j:k] of type t. An empty tail must not point beyond its array.
func (v Value) part(t *rtype, s rt.Slice, i, j, k int) Value {
	if k > i {
		s.Data = unsafe.Add(s.Data, uintptr(i)*rt.Size(rt.Elem(rt.Type(t))))
	}
	p := new(rt.Slice)
	*p = rt.Slice{Data: s.Data, Len: j - i, Cap: k - i}
	return Value{t, unsafe.Pointer(p), v.flag.ro() | flagIndir | flag(Slice)}
}

// Comparable reports whether v can be compared with Equal without a panic; interfaces are looked into.
func (v Value) Comparable() bool {
	switch v.kind() {
	case Invalid:
		return false
	case Interface:
		return v.IsNil() || v.Elem().Comparable()
	case Array:
		switch v.typ.elem().Kind() {
		case Interface, Array, Struct:
			for i, n := 0, v.Len(); i < n; i++ {
				if !v.Index(i).Comparable() {
					return false
				}
			}
			return true
		}
		return v.typ.Comparable()
	case Struct:
		for i, n := 0, v.NumField(); i < n; i++ {
			if !v.Field(i).Comparable() {
				return false
			}
		}
		return true
	case Func, Map, Slice:
		return false
	}
	return true
}

// Equal reports whether v equals u as == would, interfaces compared by their contents. It panics if the type is not comparable.
func (v Value) Equal(u Value) bool {
	if v.kind() == Interface {
		v = v.Elem()
	}
	if u.kind() == Interface {
		u = u.Elem()
	}
	if v.flag == 0 || u.flag == 0 {
		return v.IsValid() == u.IsValid()
	}
	if v.kind() != u.kind() || v.Type() != u.Type() {
		return false
	}
	switch v.kind() {
	case Func, Map, Slice:
		panic("reflect.Value.Equal: values of type " + v.Type().String() + " are not comparable")
	case Array:
		n := v.Len()
		if n == 0 && !v.typ.elem().Comparable() {
			panic("reflect.Value.Equal: values of type " + v.typ.elem().String() + " are not comparable")
		}
		for i := 0; i < n; i++ {
			if !v.Index(i).Equal(u.Index(i)) {
				return false
			}
		}
		return true
	case Struct:
		for i, n := 0, v.NumField(); i < n; i++ {
			if !v.Field(i).Equal(u.Field(i)) {
				return false
			}
		}
		return true
	}
	var a, b unsafe.Pointer
	return rt.Equal(rt.Type(v.typ), v.address(&a), u.address(&b))
}
