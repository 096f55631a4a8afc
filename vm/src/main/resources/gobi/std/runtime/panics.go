package runtime

// The virtual machine calls the functions below on the faulting goroutine, as
// if the faulting instruction had called them. None of them returns.

// panicIndex reports s[x] with len(s) == n.
func panicIndex(x, n int) { panic(boundsError{int64(x), int64(n), true, boundsIndex}) }

// panicBounds reports a bound x that violates y; kind is one of the bounds
// constants. signed is false if the type of x is unsigned.
func panicBounds(x, y int, signed bool, kind int) {
	panic(boundsError{int64(x), int64(y), signed, uint8(kind)})
}

// panicDivide reports an integer division by zero.
func panicDivide() { panic(errorString("integer divide by zero")) }

// panicOverflow reports an integer overflow.
func panicOverflow() { panic(errorString("integer overflow")) }

// panicShift reports a negative shift count.
func panicShift() { panic(errorString("negative shift amount")) }

// panicMemory reports an access through a nil pointer or to an address where
// nothing is. addr is the address; below 4096 it counts as nil.
func panicMemory(addr uintptr) {
	const msg = "invalid memory address or nil pointer dereference"
	if addr < 4096 {
		panic(errorString(msg))
	}
	panic(errorAddressString{msg, addr})
}

// panicNilMap reports an assignment to an entry in a nil map.
func panicNilMap() { panic(plainError("assignment to entry in nil map")) }

// panicUnhashable reports a map key of a dynamic type that has no hash.
func panicUnhashable(typ string) { panic(errorString("hash of unhashable type " + typ)) }

// panicUncomparable reports a comparison of interfaces that hold such a type.
func panicUncomparable(typ string) { panic(errorString("comparing uncomparable type " + typ)) }

// panicTypeAssert reports a failed x.(T). iface is the static type of x, or ""
// when T is an interface and x nil; concrete is the dynamic type, "" for a nil
// x; asserted is T; missingMethod is the first method, in the order of names,
// that the dynamic type lacks when T is an interface, else ""; samePath says
// whether the dynamic type and T are declared in one package.
func panicTypeAssert(iface, concrete, asserted, missingMethod string, samePath bool) {
	panic(&TypeAssertionError{iface, concrete, asserted, missingMethod, samePath, ""})
}

// panicMakeSlice reports a length out of range in make([]T, n, m); with
// capacity it was m that is out of range.
func panicMakeSlice(capacity bool) {
	if capacity {
		panic(errorString("makeslice: cap out of range"))
	}
	panic(errorString("makeslice: len out of range"))
}

// panicGrowSlice reports an append beyond the address space.
func panicGrowSlice() { panic(errorString("growslice: len out of range")) }

// panicMakeChan reports a size out of range in make(chan T, n).
func panicMakeChan() { panic(plainError("makechan: size out of range")) }

// panicSendClosed reports a send on a closed channel.
func panicSendClosed() { panic(plainError("send on closed channel")) }

// panicCloseClosed reports a close of a closed channel.
func panicCloseClosed() { panic(plainError("close of closed channel")) }

// panicCloseNil reports a close of a nil channel.
func panicCloseNil() { panic(plainError("close of nil channel")) }

// panicUnsafeSlice reports a length out of range in unsafe.Slice.
func panicUnsafeSlice() { panic(errorString("unsafe.Slice: len out of range")) }

// panicUnsafeSliceNil reports a nil pointer with a length in unsafe.Slice.
func panicUnsafeSliceNil() { panic(errorString("unsafe.Slice: ptr is nil and len is not zero")) }

// panicUnsafeString reports a length out of range in unsafe.String.
func panicUnsafeString() { panic(errorString("unsafe.String: len out of range")) }

// panicUnsafeStringNil reports a nil pointer with a length in unsafe.String.
func panicUnsafeStringNil() { panic(errorString("unsafe.String: ptr is nil and len is not zero")) }

// panicwrap reports a value method that was called through a nil pointer.
func panicwrap(pkg, typ, method string) {
	panic(plainError("value method " + pkg + "." + typ + "." + method +
		" called using nil *" + typ + " pointer"))
}

// panicrangestate reports a misuse of the loop body by an iterator function. state
// is what the loop was in: 0 the body had ended the loop, 2 the body had
// panicked, 3 the loop was over, 4 the iterator recovered the panic of the body.
func panicrangestate(state int) {
	switch state {
	case 0:
		panic(errorString("range function continued iteration after function for loop body returned false"))
	case 2:
		panic(errorString("range function continued iteration after loop body panic"))
	case 3:
		panic(errorString("range function continued iteration after whole loop exit"))
	case 4:
		panic(errorString("range function recovered a loop body panic and did not resume panicking"))
	}
	panic(errorString("unexpected state set by range func"))
}

// panicNil is what panic(nil) panics with.
func panicNil() { panic(new(PanicNilError)) }
