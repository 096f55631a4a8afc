// Package rt is the leaf interface to the runtime's type descriptors, maps, channels and calls. Package reflect and the few
// packages that must not depend on it (errors, fmt's fast paths) are built on it. It serves the behaviour that Go 1.23's
// reflect documents.
//
// A Type is the address of a type descriptor. Identical types have the same descriptor, so == on Types is type identity. The
// zero Type means "no type". Descriptors are never collected.
//
// Values are passed by address: an address handed in points to a value of the stated type in memory with gc/amd64's layout.
// Everything written through these functions into memory that the collector sees is written with its barriers.
//
// Functions without a body are natives: they run atomically, never call Go code and never block. What must call Go code
// or block is had through thunks: CallThunk, SelectThunk and MakeFunc return ordinary Go func values whose code the VM makes
// for the asked shape (and may cache).
package rt

import "unsafe"

// Type is the address of a type descriptor.
type Type = unsafe.Pointer

// Kind numbers, as reflect.Kind has them.
const (
	KindInvalid = iota
	KindBool
	KindInt
	KindInt8
	KindInt16
	KindInt32
	KindInt64
	KindUint
	KindUint8
	KindUint16
	KindUint32
	KindUint64
	KindUintptr
	KindFloat32
	KindFloat64
	KindComplex64
	KindComplex128
	KindArray
	KindChan
	KindFunc
	KindInterface
	KindMap
	KindPointer
	KindSlice
	KindString
	KindStruct
	KindUnsafePointer
)

// Bits of Info's result.
const (
	KindMask       = 1<<5 - 1
	InfoBoxed      = 1 << 5 // interfaces hold the address of a copy, not the value itself
	InfoComparable = 1 << 6 // == is defined on the type (it may still panic on interface values within)
	InfoNamed      = 1 << 7 // predeclared or defined type
	InfoVariadic   = 1 << 8 // func type with a final ... parameter
)

// Bits of FieldAt's flags.
const (
	FieldUnexported = 1 << 0
	FieldEmbedded   = 1 << 1
)

// Iface is the layout of a value of any interface type. Word is a Type for interface types without methods and an itab for others;
// it is nil for the nil interface. Data is the value itself for pointer-shaped types and the address of an immutable copy
// for all others.
type Iface struct {
	Word unsafe.Pointer
	Data unsafe.Pointer
}

// Slice is the layout of a slice.
type Slice struct {
	Data unsafe.Pointer
	Len  int
	Cap  int
}

// --- interfaces

// Unpack returns the two words of i: its dynamic type (nil for a nil interface) and its data word.
func Unpack(i any) (t Type, data unsafe.Pointer)

// Pack makes an interface of the two words that Unpack returns.
func Pack(t Type, data unsafe.Pointer) any

// TypeOfItab returns the concrete type of an itab, nil for a nil itab.
func TypeOfItab(itab unsafe.Pointer) Type

// Itab returns the itab of the concrete type for the interface type iface (which has methods), or nil if concrete does not
// implement it.
func Itab(iface, concrete Type) unsafe.Pointer

// Implements reports whether t, concrete or an interface type, implements the interface type iface.
func Implements(t, iface Type) bool

// --- descriptors

// Info returns the kind of t (KindMask) and the Info bits. t must not be nil.
func Info(t Type) int

// Size returns the size of a value in bytes.
func Size(t Type) uintptr

// Align returns the alignment of a variable of type t.
func Align(t Type) int

// FieldAlign returns the alignment of a struct field of type t.
func FieldAlign(t Type) int

// String returns the type as %T prints it: main.T, map[string]int.
func String(t Type) string

// Name returns the bare name of a predeclared or defined type (with type arguments: Pair[int,string]), else "".
func Name(t Type) string

// PkgPath returns the import path of a defined type, "" for predeclared and unnamed types.
func PkgPath(t Type) string

// Underlying returns the descriptor of the underlying type; unnamed types are their own.
func Underlying(t Type) Type

// Elem returns the element type of an array, channel, map, pointer or slice type, nil for other kinds.
func Elem(t Type) Type

// Key returns the key type of a map type.
func Key(t Type) Type

// Len returns the length of an array type.
func Len(t Type) int

// ChanDir returns the direction of a channel type: 1 receive, 2 send, 3 both.
func ChanDir(t Type) int

// NumField returns the number of fields of a struct type.
func NumField(t Type) int

// FieldAt returns what access to field i of a struct type needs; flags holds the Field bits. 0 <= i < NumField.
func FieldAt(t Type, i int) (typ Type, offset uintptr, flags int)

// FieldInfo returns the descriptive part of field i. pkgPath is "" for exported fields.
func FieldInfo(t Type, i int) (name, pkgPath, tag string)

// NumIn returns the number of parameters of a func type.
func NumIn(t Type) int

// In returns the type of parameter i; a final ... parameter has its slice type.
func In(t Type, i int) Type

// NumOut returns the number of results of a func type.
func NumOut(t Type) int

// Out returns the type of result i.
func Out(t Type, i int) Type

// NumMethod returns the number of exported methods in the method set of a concrete type, and of all methods of an interface
// type.
func NumMethod(t Type) int

// Method returns method i of those NumMethod counts, in the order of their names. ftyp is the func type without receiver;
// pkgPath is "" for exported methods.
func Method(t Type, i int) (name, pkgPath string, ftyp Type)

// FindMethod returns the index for Method of the exported method with that name (for an interface type: of any method), or -1.
func FindMethod(t Type, name string) int

// MethodFunc returns the func value of method i of a concrete type, with the receiver, of type t, as its first parameter.
func MethodFunc(t Type, i int) unsafe.Pointer

// --- composed types

// PtrTo returns the type *t.
func PtrTo(t Type) Type

// SliceOf returns the type []t.
func SliceOf(t Type) Type

// ArrayOf returns the type [n]t, n >= 0. The caller has checked that the size is below the address space's.
func ArrayOf(n int, t Type) Type

// MapOf returns the type map[key]elem; key is comparable.
func MapOf(key, elem Type) Type

// ChanOf returns the channel type with direction dir (1, 2, 3).
func ChanOf(dir int, t Type) Type

// FuncOf returns the func type; if variadic the last parameter is a slice type.
func FuncOf(in, out []Type, variadic bool) Type

// StructOf returns the unnamed struct type with these fields. The slices have equal lengths; pkgPaths holds "" for exported
// fields; flags holds Field bits, of which FieldEmbedded is read.
func StructOf(names, pkgPaths []string, types []Type, tags []string, flags []int) Type

// --- memory

// New returns the address of a new zeroed variable of type t.
func New(t Type) unsafe.Pointer

// NewArray returns the address of n new zeroed adjacent variables of type t. It panics as make([]T, n) does.
func NewArray(t Type, n int) unsafe.Pointer

// Copy copies one value of type t.
func Copy(t Type, dst, src unsafe.Pointer)

// Clear zeroes one value of type t.
func Clear(t Type, p unsafe.Pointer)

// CopyArray copies n adjacent values of type t; the areas may overlap.
func CopyArray(t Type, dst, src unsafe.Pointer, n int)

// ClearArray zeroes n adjacent values of type t.
func ClearArray(t Type, p unsafe.Pointer, n int)

// GrowSlice returns the array and capacity for a slice with elements of type t grown by extra more elements, as append
// chooses them; the first length elements are copied, the others are zero. It panics if the new length overflows.
func GrowSlice(t Type, p unsafe.Pointer, length, capacity, extra int) (unsafe.Pointer, int)

// Equal reports whether the values of type t at p and q are equal; it panics as == does on uncomparable dynamic types.
func Equal(t Type, p, q unsafe.Pointer) bool

// Hash returns a hash of the value of type t at p that agrees with Equal; it panics as map access does.
func Hash(t Type, p unsafe.Pointer, seed uintptr) uintptr

// --- maps: t is the map type, m the map's word

// MakeMap returns a new map with room for hint elements.
func MakeMap(t Type, hint int) unsafe.Pointer

// MapLen returns the number of elements, 0 for a nil map.
func MapLen(m unsafe.Pointer) int

// MapGet returns the address of the element for the key at address key, or nil. It is valid until the map is next changed.
func MapGet(t Type, m, key unsafe.Pointer) unsafe.Pointer

// MapSet sets the element for the key; both are given by address. It panics if m is nil.
func MapSet(t Type, m, key, elem unsafe.Pointer)

// MapDelete deletes the element for the key at address key.
func MapDelete(t Type, m, key unsafe.Pointer)

// MapClear deletes all elements.
func MapClear(t Type, m unsafe.Pointer)

// MapIter is the state of an iteration; it is the same 96 bytes, pointers in the first four words, that a range statement uses.
type MapIter struct {
	pointers [4]unsafe.Pointer
	scalars  [8]uintptr
}

// MapIterInit starts an iteration over m, which may be nil. it must be zero.
func MapIterInit(t Type, m unsafe.Pointer, it *MapIter)

// MapIterNext returns the addresses of the next key and element, nil at the end.
func MapIterNext(it *MapIter) (key, elem unsafe.Pointer)

// --- channels: ch is the channel's word

// MakeChan returns a new channel of channel type t.
func MakeChan(t Type, size int) unsafe.Pointer

// ChanLen returns the number of buffered elements, 0 for a nil channel.
func ChanLen(ch unsafe.Pointer) int

// ChanCap returns the buffer's size, 0 for a nil channel.
func ChanCap(ch unsafe.Pointer) int

// ChanClose closes the channel; it panics as close does.
func ChanClose(ch unsafe.Pointer)

// SelectThunk returns a func value of type func(cases *SelectCase) (chosen int, ok bool). Called with the address of
// sends+recvs adjacent cases, the sends first, it does what a select statement with these cases does; with hasDefault it does
// not wait but returns -1. A nil Elem of a receiving case discards the value.
//
// Both a send and a receive are selects with one case.
func SelectThunk(sends, recvs int, hasDefault bool) unsafe.Pointer

// SelectCase is one case of a select: the channel and the address of the value to send or of the memory to receive into.
type SelectCase struct {
	Chan unsafe.Pointer
	Elem unsafe.Pointer
}

// Select calls the thunk of SelectThunk.
func Select(cases []SelectCase, sends int, hasDefault bool) (chosen int, ok bool) {
	thunk := SelectThunk(sends, len(cases)-sends, hasDefault)
	return (*(*func(*SelectCase) (int, bool))(unsafe.Pointer(&thunk)))(unsafe.SliceData(cases))
}

// --- calls

// CallThunk returns a func value of type func(fn unsafe.Pointer, args, results *unsafe.Pointer). It calls the func value fn,
// whose type is ftyp, or, with recv not nil, ftyp with a first parameter of type recv added. args is the address of an array
// with the address of each argument (receiver first), which are loaded before the call, results that of an array with
// the address of memory for each result.
func CallThunk(ftyp, recv Type) unsafe.Pointer

// Call calls fn through CallThunk.
//
//gobi:wrapper
func Call(fn unsafe.Pointer, ftyp, recv Type, args, results []unsafe.Pointer) {
	thunk := CallThunk(ftyp, recv)
	call := *(*func(unsafe.Pointer, *unsafe.Pointer, *unsafe.Pointer))(unsafe.Pointer(&thunk))
	call(fn, unsafe.SliceData(args), unsafe.SliceData(results))
}

// MakeFunc returns a new func value of type ftyp. When called it allocates memory for every parameter and result, stores the
// parameters, and calls handler with the addresses of two arrays (nil if empty) that hold these addresses; then it returns
// what handler left in the results' memory. The memory is on the heap and handler may keep it.
func MakeFunc(ftyp Type, handler func(args, results *unsafe.Pointer)) unsafe.Pointer

// FuncPC returns the entry address of a func value's code, as runtime.FuncForPC takes it: the same for all closures of one
// function literal. fn is not nil.
func FuncPC(fn unsafe.Pointer) uintptr

// --- derived

// Kind returns the kind of t.
func Kind(t Type) int { return Info(t) & KindMask }

// IfaceIndir reports whether interfaces hold the address of a copy of values of type t.
func IfaceIndir(t Type) bool { return Info(t)&InfoBoxed != 0 }

// Comparable reports whether == is defined on t.
func Comparable(t Type) bool { return Info(t)&InfoComparable != 0 }

// TypeOf returns the dynamic type of i, nil if there is none.
func TypeOf(i any) Type {
	t, _ := Unpack(i)
	return t
}

// AssignableTo reports whether a value of type v may be assigned to a variable of type t.
func AssignableTo(v, t Type) bool {
	if v == t {
		return true
	}
	it, iv := Info(t), Info(v)
	if it&KindMask == KindInterface {
		return Implements(v, t)
	}
	if it&KindMask != iv&KindMask || it&iv&InfoNamed != 0 {
		return false
	}
	ut, uv := Underlying(t), Underlying(v)
	if ut == uv {
		return true
	}
	return it&KindMask == KindChan && ChanDir(uv) == 3 && Elem(ut) == Elem(uv)
}
