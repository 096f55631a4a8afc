package atomic

import "unsafe"

// A Value holds a value of one concrete type, fixed by the first Store. The
// zero Value holds nothing. It must not be copied after first use.
//
// The interface lies in a cell of its own that is never written again, so that
// both its words are replaced by one pointer swap.
type Value struct {
	cell unsafe.Pointer // *any
	_    uintptr
}

func typeWord(v *any) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(v)) }

// Load returns the value last stored, nil if there is none.
func (v *Value) Load() (val any) {
	p := LoadPointer(&v.cell)
	if p == nil {
		return nil
	}
	return *(*any)(p)
}

// Store sets the value. It panics for nil and for a value whose type is not
// that of the first one.
func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	v.replace(val, "sync/atomic: store of inconsistently typed value into Value")
}

// Swap sets the value and returns the previous one, nil if there was none. It
// panics as Store does.
func (v *Value) Swap(new any) (old any) {
	if new == nil {
		panic("sync/atomic: swap of nil value into Value")
	}
	return v.replace(new, "sync/atomic: swap of inconsistently typed value into Value")
}

func (v *Value) replace(val any, mismatch string) (old any) {
	cell := &val
	for {
		p := LoadPointer(&v.cell)
		if p != nil {
			old = *(*any)(p)
			if typeWord(&old) != typeWord(cell) {
				panic(mismatch)
			}
		}
		if CompareAndSwapPointer(&v.cell, p, unsafe.Pointer(cell)) {
			return old
		}
	}
}

// CompareAndSwap sets the value to new if it equals old, and reports whether it
// did. It panics for a nil new, for types that differ, and for values that
// cannot be compared.
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	cell := &new
	if old != nil && typeWord(&old) != typeWord(cell) {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	for {
		p := LoadPointer(&v.cell)
		var now any
		if p != nil {
			now = *(*any)(p)
			if typeWord(&now) != typeWord(cell) {
				panic("sync/atomic: compare and swap of inconsistently typed value into Value")
			}
		}
		if now != old {
			return false
		}
		if CompareAndSwapPointer(&v.cell, p, unsafe.Pointer(cell)) {
			return true
		}
	}
}
