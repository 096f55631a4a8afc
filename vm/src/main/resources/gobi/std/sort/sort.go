// Package sort sorts collections and searches in sorted ones. It follows the documented behaviour of
// Go 1.23.
package sort

import (
	"internal/bytealg"
	"math/bits"
	"unsafe"
)

// Interface is a collection that can be sorted by the indexes of its elements.
type Interface interface {
	// Len is the number of elements.
	Len() int
	// Less reports whether element i must come before element j.
	Less(i, j int) bool
	// Swap exchanges elements i and j.
	Swap(i, j int)
}

// Sort sorts data; equal elements may change order.
func Sort(data Interface) {
	if n := data.Len(); n > 1 {
		quick(data, 0, n, bits.Len(uint(n)))
	}
}

// Stable sorts data and keeps equal elements in order.
func Stable(data Interface) {
	stable(data, data.Len())
}

// IsSorted reports whether data is sorted.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reversed struct {
	Interface
}

func (r reversed) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse returns data with the order turned round.
func Reverse(data Interface) Interface { return &reversed{data} }

// slice is a slice of any type with an order on its indexes.
type slice struct {
	less       func(i, j int) bool
	data, elem unsafe.Pointer
}

// sliceOf takes the slice out of x, for the function of reflection that Go names in its panic.
func sliceOf(x any, less func(i, j int) bool, function string) (slice, int) {
	data, n, elem := bytealg.SliceRep(x)
	if n < 0 {
		panic(wrongKind(function, -1-n))
	}
	return slice{less, data, elem}, n
}

func wrongKind(function string, kind int) string {
	if kind == 0 {
		return "reflect: call of " + function + " on zero Value"
	}
	names := [...]string{
		"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32",
		"uint64", "uintptr", "float32", "float64", "complex64", "complex128", "array", "chan", "func",
		"interface", "map", "ptr", "slice", "string", "struct", "unsafe.Pointer",
	}
	return "reflect: call of " + function + " on " + names[kind] + " Value"
}

// Slice sorts the slice x by less, which is given indexes; equal elements may change order. It
// panics if x is no slice.
func Slice(x any, less func(i, j int) bool) {
	if s, n := sliceOf(x, less, "Swapper"); n > 1 {
		sliceQuick(&s, 0, n, bits.Len(uint(n)))
	}
}

// SliceStable is Slice that keeps equal elements in order.
func SliceStable(x any, less func(i, j int) bool) {
	s, n := sliceOf(x, less, "Swapper")
	sliceStable(&s, n)
}

// SliceIsSorted reports whether the slice x is sorted by less. It panics if x is no slice.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	_, n := sliceOf(x, less, "reflect.Value.Len")
	for i := n - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}

// IntSlice makes a slice sortable in ascending order.
type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x IntSlice) Sort() { Sort(x) }

// Float64Slice makes a slice sortable in ascending order, NaNs first.
type Float64Slice []float64

func (x Float64Slice) Len() int { return len(x) }
func (x Float64Slice) Less(i, j int) bool {
	return x[i] < x[j] || x[i] != x[i] && x[j] == x[j]
}
func (x Float64Slice) Swap(i, j int) { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x Float64Slice) Sort() { Sort(x) }

// StringSlice makes a slice sortable in ascending order.
type StringSlice []string

func (x StringSlice) Len() int           { return len(x) }
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x StringSlice) Sort() { Sort(x) }

// Ints sorts x in ascending order.
func Ints(x []int) {
	if intsRun(x) < len(x) {
		intsOrder(x, 2*bits.Len(uint(len(x))))
	}
}

// Float64s sorts x in ascending order, NaNs first.
func Float64s(x []float64) {
	nans := 0
	for i, v := range x {
		if v != v {
			x[i], x[nans] = x[nans], v
			nans++
		}
	}
	x = x[nans:]
	if floatsRun(x) < len(x) {
		floatsOrder(x, 2*bits.Len(uint(len(x))))
	}
}

// Strings sorts x in ascending order.
func Strings(x []string) {
	if stringsRun(x) < len(x) {
		stringsOrder(x, 2*bits.Len(uint(len(x))))
	}
}

// IntsAreSorted reports whether x is sorted in ascending order.
func IntsAreSorted(x []int) bool {
	for i := 1; i < len(x); i++ {
		if x[i] < x[i-1] {
			return false
		}
	}
	return true
}

// Float64sAreSorted reports whether x is sorted in ascending order, NaNs first.
func Float64sAreSorted(x []float64) bool { return IsSorted(Float64Slice(x)) }

// StringsAreSorted reports whether x is sorted in ascending order.
func StringsAreSorted(x []string) bool {
	for i := 1; i < len(x); i++ {
		if x[i] < x[i-1] {
			return false
		}
	}
	return true
}
