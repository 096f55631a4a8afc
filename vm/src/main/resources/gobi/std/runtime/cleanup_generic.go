package runtime

import (
	"internal/rt"
	"unsafe"
)

// AddCleanup has cleanup(arg) called, in a goroutine that runs all cleanups one
// after the other, some time after the object that ptr points into became
// unreachable. An object can have many cleanups, in no promised order. If it has
// a finalizer too, they run once it is unreachable without one. What arg or
// cleanup refer to is kept alive; if that is the object itself the cleanup never
// runs, and an arg equal to ptr makes AddCleanup panic. There is no promise that
// cleanups run before the program exits.
//
// It follows the documented behaviour of Go 1.24.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	if isPointer(arg, unsafe.Pointer(ptr)) {
		panic("runtime.AddCleanup: ptr is equal to arg, cleanup will never run")
	}
	c := Cleanup{addCleanup(unsafe.Pointer(ptr), func() { cleanup(arg) })}
	startFinalizers()
	return c
}

// isPointer reports whether v is a pointer to that address.
func isPointer(v any, address unsafe.Pointer) bool {
	t, word := rt.Unpack(v)
	if t == nil || word != address {
		return false
	}
	kind := rt.Info(t) & rt.KindMask
	return kind == rt.KindPointer || kind == rt.KindUnsafePointer
}

// A Cleanup is a call that AddCleanup has promised.
type Cleanup struct {
	number uint64
}

// Stop takes the call back unless it is due already. Whoever wants to be sure
// keeps the object reachable until Stop returns, as by KeepAlive.
func (c Cleanup) Stop() { removeCleanup(c.number) }

// addCleanup returns the number of the cleanup, 0 if the object is none of the heap.
func addCleanup(address unsafe.Pointer, f func()) uint64

func removeCleanup(number uint64)
