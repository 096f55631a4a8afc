// Package reflect lets a program look into its own types and values, with the behaviour that Go 1.23 documents.
//
// A Type is a *rtype, the address of the runtime's descriptor: identical types are equal pointers and TypeOf allocates nothing.
// All knowledge about descriptors, maps, channels and calls comes from package internal/rt.
//
// A Value is a type, a word and flags. The word is the value itself for pointer-shaped types taken out of an interface, else
// the value's address (flagIndir); flagAddr marks addresses of variables. See value.go.
package reflect

import (
	"internal/rt"
	"strconv"
)

// Kind is the basic form of a type.
type Kind uint

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Ptr is the old name of Pointer.
const Ptr = Pointer

// String returns the kind's name. It is a switch so that start-up builds no table.
func (k Kind) String() string {
	switch k {
	case Invalid:
		return "invalid"
	case Bool:
		return "bool"
	case Int:
		return "int"
	case Int8:
		return "int8"
	case Int16:
		return "int16"
	case Int32:
		return "int32"
	case Int64:
		return "int64"
	case Uint:
		return "uint"
	case Uint8:
		return "uint8"
	case Uint16:
		return "uint16"
	case Uint32:
		return "uint32"
	case Uint64:
		return "uint64"
	case Uintptr:
		return "uintptr"
	case Float32:
		return "float32"
	case Float64:
		return "float64"
	case Complex64:
		return "complex64"
	case Complex128:
		return "complex128"
	case Array:
		return "array"
	case Chan:
		return "chan"
	case Func:
		return "func"
	case Interface:
		return "interface"
	case Map:
		return "map"
	case Pointer:
		return "ptr"
	case Slice:
		return "slice"
	case String:
		return "string"
	case Struct:
		return "struct"
	case UnsafePointer:
		return "unsafe.Pointer"
	}
	return "kind" + strconv.Itoa(int(k))
}

// ChanDir is a channel type's direction.
type ChanDir int

const (
	RecvDir ChanDir             = 1 << iota // <-chan
	SendDir                                 // chan<-
	BothDir = RecvDir | SendDir             // chan
)

func (d ChanDir) String() string {
	switch d {
	case RecvDir:
		return "<-chan"
	case SendDir:
		return "chan<-"
	case BothDir:
		return "chan"
	}
	return "ChanDir" + strconv.Itoa(int(d))
}

// Type is a Go type. Types are comparable with ==, which is type identity. Methods that do not apply to the type's
// kind panic.
type Type interface {
	// Align returns the alignment of variables in bytes, FieldAlign that of struct fields.
	Align() int
	FieldAlign() int

	// Method returns the i'th method of the method set, sorted by name; only exported ones count for concrete types.
	Method(int) Method
	MethodByName(string) (Method, bool)
	NumMethod() int

	// Name returns the name of a defined or predeclared type, "" for other types.
	Name() string

	// PkgPath returns the import path of a defined type, "" if it is predeclared or not defined.
	PkgPath() string

	// Size returns the size of a value in bytes.
	Size() uintptr

	// String returns a readable form, which need not be unique.
	String() string

	Kind() Kind

	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool

	// Comparable reports whether == is defined on the type; it may still panic.
	Comparable() bool

	// Bits returns the size in bits of a sized or unsized number type.
	Bits() int

	ChanDir() ChanDir

	// IsVariadic reports whether the last parameter of a func type is a ... parameter.
	IsVariadic() bool

	// Elem returns the element type of an array, channel, map, pointer or slice type.
	Elem() Type

	Field(i int) StructField
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)

	// In returns the type of the i'th parameter.
	In(i int) Type

	// Key returns a map type's key type.
	Key() Type

	// Len returns an array type's length.
	Len() int

	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type

	// The Overflow methods report whether x cannot be represented in the type.
	OverflowComplex(x complex128) bool
	OverflowFloat(x float64) bool
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool

	// CanSeq reports whether range with one variable works on the type, CanSeq2 with two.
	CanSeq() bool
	CanSeq2() bool

	handle() rt.Type
}

// rtype stands for a descriptor; it is never looked into from Go.
type rtype struct{ opaque byte }

func (t *rtype) handle() rt.Type { return rt.Type(t) }

// TypeOf returns the dynamic type of i, nil for a nil interface.
func TypeOf(i any) Type {
	t, _ := rt.Unpack(i)
	if t == nil {
		return nil
	}
	return (*rtype)(t)
}

// toType makes a Type of a descriptor that may be nil.
func toType(t rt.Type) Type {
	if t == nil {
		return nil
	}
	return (*rtype)(t)
}

func (t *rtype) Align() int      { return rt.Align(rt.Type(t)) }
func (t *rtype) FieldAlign() int { return rt.FieldAlign(rt.Type(t)) }
func (t *rtype) Name() string    { return rt.Name(rt.Type(t)) }
func (t *rtype) PkgPath() string { return rt.PkgPath(rt.Type(t)) }
func (t *rtype) Size() uintptr   { return rt.Size(rt.Type(t)) }
func (t *rtype) String() string  { return rt.String(rt.Type(t)) }
func (t *rtype) Kind() Kind      { return Kind(rt.Info(rt.Type(t)) & rt.KindMask) }
func (t *rtype) NumMethod() int  { return rt.NumMethod(rt.Type(t)) }
func (t *rtype) Comparable() bool {
	return rt.Info(rt.Type(t))&rt.InfoComparable != 0
}

func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return rt.Implements(rt.Type(t), u.handle())
}

func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	return rt.AssignableTo(rt.Type(t), u.handle())
}

func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return conversion(t, u.(*rtype)) != convNone
}

func (t *rtype) Bits() int {
	k := t.Kind()
	if k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.Size()) * 8
}

// need panics unless t has the kind.
func (t *rtype) need(k Kind, method, what string) {
	if t.Kind() != k {
		panic("reflect: " + method + " of " + what + " type " + t.String())
	}
}

func (t *rtype) ChanDir() ChanDir {
	t.need(Chan, "ChanDir", "non-chan")
	return ChanDir(rt.ChanDir(rt.Type(t)))
}

func (t *rtype) IsVariadic() bool {
	t.need(Func, "IsVariadic", "non-func")
	return rt.Info(rt.Type(t))&rt.InfoVariadic != 0
}

func (t *rtype) Elem() Type {
	e := rt.Elem(rt.Type(t))
	if e == nil {
		panic("reflect: Elem of invalid type " + t.String())
	}
	return (*rtype)(e)
}

// elem returns the element type of a type known to have one.
func (t *rtype) elem() *rtype { return (*rtype)(rt.Elem(rt.Type(t))) }

func (t *rtype) Key() Type {
	t.need(Map, "Key", "non-map")
	return (*rtype)(rt.Key(rt.Type(t)))
}

func (t *rtype) Len() int {
	t.need(Array, "Len", "non-array")
	return rt.Len(rt.Type(t))
}

func (t *rtype) NumField() int {
	t.need(Struct, "NumField", "non-struct")
	return rt.NumField(rt.Type(t))
}

func (t *rtype) NumIn() int {
	t.need(Func, "NumIn", "non-func")
	return rt.NumIn(rt.Type(t))
}

func (t *rtype) NumOut() int {
	t.need(Func, "NumOut", "non-func")
	return rt.NumOut(rt.Type(t))
}

// checkIndex panics as an index expression does.
func checkIndex(i, n int) {
	_ = make([]struct{}, n)[i]
}

func (t *rtype) In(i int) Type {
	t.need(Func, "In", "non-func")
	checkIndex(i, rt.NumIn(rt.Type(t)))
	return (*rtype)(rt.In(rt.Type(t), i))
}

func (t *rtype) Out(i int) Type {
	t.need(Func, "Out", "non-func")
	checkIndex(i, rt.NumOut(rt.Type(t)))
	return (*rtype)(rt.Out(rt.Type(t), i))
}

func (t *rtype) OverflowComplex(x complex128) bool {
	switch t.Kind() {
	case Complex64:
		return overflowFloat32(real(x)) || overflowFloat32(imag(x))
	case Complex128:
		return false
	}
	panic("reflect: OverflowComplex of non-complex type " + t.String())
}

func (t *rtype) OverflowFloat(x float64) bool {
	switch t.Kind() {
	case Float32:
		return overflowFloat32(x)
	case Float64:
		return false
	}
	panic("reflect: OverflowFloat of non-float type " + t.String())
}

// overflowFloat32: infinities do not overflow.
func overflowFloat32(x float64) bool {
	if x < 0 {
		x = -x
	}
	const maxFloat32, maxFloat64 = 0x1p127 * (2 - 0x1p-23), 0x1p1023 * (2 - 0x1p-52)
	return maxFloat32 < x && x <= maxFloat64
}

func (t *rtype) OverflowInt(x int64) bool {
	if k := t.Kind(); Int <= k && k <= Int64 {
		unused := 64 - uint(t.Size())*8
		return x != x<<unused>>unused
	}
	panic("reflect: OverflowInt of non-int type " + t.String())
}

func (t *rtype) OverflowUint(x uint64) bool {
	if k := t.Kind(); Uint <= k && k <= Uintptr {
		unused := 64 - uint(t.Size())*8
		return x != x<<unused>>unused
	}
	panic("reflect: OverflowUint of non-uint type " + t.String())
}

func (t *rtype) CanSeq() bool {
	switch k := t.Kind(); k {
	case Array, Slice, Chan, String, Map:
		return true
	case Func:
		return t.isIterator(1)
	case Pointer:
		return t.Elem().Kind() == Array
	default:
		return Int <= k && k <= Uintptr
	}
}

func (t *rtype) CanSeq2() bool {
	switch t.Kind() {
	case Array, Slice, String, Map:
		return true
	case Func:
		return t.isIterator(2)
	case Pointer:
		return t.Elem().Kind() == Array
	}
	return false
}

// isIterator reports whether t is func(yield func(... n parameters) bool).
func (t *rtype) isIterator(n int) bool {
	if t.NumIn() != 1 || t.NumOut() != 0 {
		return false
	}
	y := t.In(0)
	return y.Kind() == Func && y.NumIn() == n && y.NumOut() == 1 && y.Out(0).Kind() == Bool
}

// Method describes one method.
type Method struct {
	// Name is the method's name, PkgPath the package of an unexported one ("" else).
	Name    string
	PkgPath string

	Type  Type  // of a concrete type's method: with the receiver as first parameter
	Func  Value // with the receiver as first argument; zero for interface types
	Index int   // for Type.Method
}

// IsExported reports whether the method is exported.
func (m Method) IsExported() bool { return m.PkgPath == "" }

func (t *rtype) Method(i int) Method {
	if i < 0 || i >= t.NumMethod() {
		panic("reflect: Method index out of range")
	}
	name, pkg, ftyp := rt.Method(rt.Type(t), i)
	m := Method{Name: name, PkgPath: pkg, Type: (*rtype)(ftyp), Index: i}
	if t.Kind() == Interface {
		return m
	}
	full := (*rtype)(withReceiver(rt.Type(t), ftyp))
	m.Type = full
	m.Func = Value{full, rt.MethodFunc(rt.Type(t), i), flag(Func)}
	return m
}

// withReceiver returns the func type ftyp with a first parameter recv.
func withReceiver(recv, ftyp rt.Type) rt.Type {
	in := []rt.Type{recv}
	for i := 0; i < rt.NumIn(ftyp); i++ {
		in = append(in, rt.In(ftyp, i))
	}
	var out []rt.Type
	for i := 0; i < rt.NumOut(ftyp); i++ {
		out = append(out, rt.Out(ftyp, i))
	}
	return rt.FuncOf(in, out, rt.Info(ftyp)&rt.InfoVariadic != 0)
}

func (t *rtype) MethodByName(name string) (Method, bool) {
	i := rt.FindMethod(rt.Type(t), name)
	if i < 0 {
		return Method{}, false
	}
	return t.Method(i), true
}

// PointerTo returns the type *t.
func PointerTo(t Type) Type { return (*rtype)(rt.PtrTo(t.handle())) }

// PtrTo is the old name of PointerTo.
func PtrTo(t Type) Type { return PointerTo(t) }

// SliceOf returns the type []t.
func SliceOf(t Type) Type { return (*rtype)(rt.SliceOf(t.handle())) }

// ArrayOf returns the type [length]elem.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	if size := elem.Size(); size > 0 && uintptr(length) > ^uintptr(0)/size {
		panic("reflect.ArrayOf: array size would exceed virtual address space")
	}
	return (*rtype)(rt.ArrayOf(length, elem.handle()))
}

// MapOf returns the type map[key]elem.
func MapOf(key, elem Type) Type {
	if !key.Comparable() {
		panic("reflect.MapOf: invalid key type " + key.String())
	}
	return (*rtype)(rt.MapOf(key.handle(), elem.handle()))
}

// ChanOf returns the channel type with that direction and element type.
func ChanOf(dir ChanDir, t Type) Type {
	if t.Size() >= 1<<16 {
		panic("reflect.ChanOf: element size too large")
	}
	if dir < RecvDir || dir > BothDir {
		panic("reflect.ChanOf: invalid dir")
	}
	return (*rtype)(rt.ChanOf(int(dir), t.handle()))
}

// FuncOf returns the func type with these parameters and results; if variadic the last parameter, a slice, is a ... parameter.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	return (*rtype)(rt.FuncOf(handles(in), handles(out), variadic))
}

func handles(types []Type) []rt.Type {
	hs := make([]rt.Type, len(types))
	for i, t := range types {
		hs[i] = t.handle()
	}
	return hs
}

// StructOf returns the struct type with these fields; Offset and Index are ignored.
func StructOf(fields []StructField) Type {
	n := len(fields)
	names, pkgPaths, tags := make([]string, n), make([]string, n), make([]string, n)
	types, flags := make([]rt.Type, n), make([]int, n)
	seen := make(map[string]bool, n)
	pkg := ""
	for i, f := range fields {
		if f.Name == "" {
			panic("reflect.StructOf: field " + strconv.Itoa(i) + " has no name")
		}
		if !validName(f.Name) {
			panic("reflect.StructOf: field " + strconv.Itoa(i) + " has invalid name")
		}
		if f.Type == nil {
			panic("reflect.StructOf: field " + strconv.Itoa(i) + " has no type")
		}
		if f.IsExported() && lowerName(f.Name) {
			panic("reflect.StructOf: field \"" + f.Name + "\" is unexported but missing PkgPath")
		}
		if !f.IsExported() {
			if pkg == "" {
				pkg = f.PkgPath
			} else if pkg != f.PkgPath {
				panic("reflect.Struct: fields with different PkgPath " + pkg + " and " + f.PkgPath)
			}
			pkgPaths[i] = f.PkgPath
		}
		if f.Name != "_" && seen[f.Name] {
			panic("reflect.StructOf: duplicate field " + f.Name)
		}
		seen[f.Name] = true
		names[i], types[i], tags[i] = f.Name, f.Type.handle(), string(f.Tag)
		if f.Anonymous {
			flags[i] = rt.FieldEmbedded
		}
	}
	return (*rtype)(rt.StructOf(names, pkgPaths, types, tags, flags))
}
