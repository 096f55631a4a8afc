package runtime

// errorString is a run-time error whose text has the usual prefix.
type errorString string

func (e errorString) RuntimeError() {}

func (e errorString) Error() string { return "runtime error: " + string(e) }

// errorAddressString is a memory fault at a known address.
type errorAddressString struct {
	msg  string
	addr uintptr
}

func (e errorAddressString) RuntimeError() {}

func (e errorAddressString) Error() string { return "runtime error: " + e.msg }

// Addr returns the address of the access that failed.
func (e errorAddressString) Addr() uintptr { return e.addr }

// plainError is a run-time error without the prefix.
type plainError string

func (e plainError) RuntimeError() {}

func (e plainError) Error() string { return string(e) }

// A PanicNilError is the value that recover returns after panic(nil).
type PanicNilError struct {
	_ [0]func() // not comparable
}

func (*PanicNilError) RuntimeError() {}

func (*PanicNilError) Error() string {
	return "panic called with nil argument"
}

// A TypeAssertionError explains a failed type assertion.
type TypeAssertionError struct {
	iface         string // static type of the operand, "" if not known
	concrete      string // dynamic type, "" for a nil interface
	asserted      string // type asked for
	missingMethod string // of asserted, when that is an interface
	samePath      bool   // concrete and asserted come from one package
	message       string // all of that in words, if the machine gave them
}

func (*TypeAssertionError) RuntimeError() {}

func (e *TypeAssertionError) Error() string {
	if e.message != "" {
		return "interface conversion: " + e.message
	}
	iface := e.iface
	if iface == "" {
		iface = "interface"
	}
	if e.concrete == "" {
		return "interface conversion: " + iface + " is nil, not " + e.asserted
	}
	if e.missingMethod != "" {
		return "interface conversion: " + e.concrete + " is not " + e.asserted +
			": missing method " + e.missingMethod
	}
	msg := "interface conversion: " + iface + " is " + e.concrete + ", not " + e.asserted
	if e.concrete == e.asserted {
		if e.samePath {
			msg += " (types from different scopes)"
		} else {
			msg += " (types from different packages)"
		}
	}
	return msg
}

// A boundsError is a failed check of an index or of slice bounds.
type boundsError struct {
	x      int64 // the offending value
	y      int64 // the bound
	signed bool  // x is to be read as signed
	kind   uint8
}

// Kinds of boundsError. The virtual machine passes them to panicBounds.
const (
	boundsIndex       = 0 // s[x], 0 <= x < len(s) failed
	boundsSliceLen    = 1 // s[?:x], 0 <= x <= len(s) failed
	boundsSliceCap    = 2 // s[?:x], 0 <= x <= cap(s) failed
	boundsSliceLow    = 3 // s[x:y], 0 <= x <= y failed
	boundsSlice3Len   = 4 // s[::x], 0 <= x <= len(s) failed
	boundsSlice3Cap   = 5 // s[::x], 0 <= x <= cap(s) failed
	boundsSlice3High  = 6 // s[:x:y], 0 <= x <= y failed
	boundsSlice3Low   = 7 // s[x:y:], 0 <= x <= y failed
	boundsConvertSize = 8 // (*[x]T)(s), 0 <= x <= len(s) failed
)

func (e boundsError) RuntimeError() {}

func (e boundsError) Error() string {
	x := e.decimal()
	y := signedDecimal(e.y)
	if e.signed && e.x < 0 {
		// A negative value is wrong whatever the bound.
		switch e.kind {
		case boundsIndex:
			return "runtime error: index out of range [" + x + "]"
		case boundsSliceLen, boundsSliceCap:
			return "runtime error: slice bounds out of range [:" + x + "]"
		case boundsSliceLow:
			return "runtime error: slice bounds out of range [" + x + ":]"
		case boundsSlice3Len, boundsSlice3Cap:
			return "runtime error: slice bounds out of range [::" + x + "]"
		case boundsSlice3High:
			return "runtime error: slice bounds out of range [:" + x + ":]"
		case boundsSlice3Low:
			return "runtime error: slice bounds out of range [" + x + "::]"
		}
	}
	switch e.kind {
	case boundsIndex:
		return "runtime error: index out of range [" + x + "] with length " + y
	case boundsSliceLen:
		return "runtime error: slice bounds out of range [:" + x + "] with length " + y
	case boundsSliceCap:
		return "runtime error: slice bounds out of range [:" + x + "] with capacity " + y
	case boundsSliceLow:
		return "runtime error: slice bounds out of range [" + x + ":" + y + "]"
	case boundsSlice3Len:
		return "runtime error: slice bounds out of range [::" + x + "] with length " + y
	case boundsSlice3Cap:
		return "runtime error: slice bounds out of range [::" + x + "] with capacity " + y
	case boundsSlice3High:
		return "runtime error: slice bounds out of range [:" + x + ":" + y + "]"
	case boundsSlice3Low:
		return "runtime error: slice bounds out of range [" + x + ":" + y + ":]"
	}
	return "runtime error: cannot convert slice with length " + x +
		" to array or pointer to array with length " + y
}

func (e boundsError) decimal() string {
	if e.signed {
		return signedDecimal(e.x)
	}
	return decimal(uint64(e.x))
}

func signedDecimal(v int64) string {
	if v < 0 {
		return "-" + decimal(-uint64(v))
	}
	return decimal(uint64(v))
}

func decimal(v uint64) string {
	var buf [20]byte
	i := len(buf)
	for {
		i--
		buf[i] = byte('0' + v%10)
		v /= 10
		if v == 0 {
			return string(buf[i:])
		}
	}
}
