// Package weak offers pointers that do not keep what they point to alive, for
// caches and for data tied to the life of other values.
//
// It follows the documented behaviour of Go 1.24.
package weak

import "unsafe"

// A Pointer is a weak pointer to a T. Value returns nil once the object it points
// into is unreachable, before a finalizer of the object runs, and stays nil. The
// zero Pointer is the weak form of nil.
//
// Weak pointers are equal if they were made from equal pointers, even after the
// object is gone; pointers to different fields of a struct make different ones.
type Pointer[T any] struct {
	_      [0]*T // not convertible to Pointers to other types
	handle uint64
}

// Make returns the weak form of ptr.
func Make[T any](ptr *T) Pointer[T] {
	if ptr == nil {
		return Pointer[T]{}
	}
	return Pointer[T]{handle: handle(unsafe.Pointer(ptr))}
}

// Value returns the pointer that p was made from, or nil if its object has become
// unreachable. The result keeps the object alive as any pointer does. That it is
// not nil yet says nothing about how long it will be so.
func (p Pointer[T]) Value() *T {
	if p.handle == 0 {
		return nil
	}
	return (*T)(pointer(p.handle))
}

func handle(p unsafe.Pointer) uint64

func pointer(handle uint64) unsafe.Pointer
