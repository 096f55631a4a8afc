package runtime

// The functions below are called by the virtual machine: at faults, as those in
// panics.go, or to ask a value for its text.

// Bounds that slicing violates, by form: high against capacity and length, low
// against high, and the same for full slice expressions.

func panicSliceAcap(x, y int)   { panicBounds(x, y, true, boundsSliceCap) }
func panicSliceAlen(x, y int)   { panicBounds(x, y, true, boundsSliceLen) }
func panicSliceB(x, y int)      { panicBounds(x, y, true, boundsSliceLow) }
func panicSlice3Acap(x, y int)  { panicBounds(x, y, true, boundsSlice3Cap) }
func panicSlice3Alen(x, y int)  { panicBounds(x, y, true, boundsSlice3Len) }
func panicSlice3B(x, y int)     { panicBounds(x, y, true, boundsSlice3High) }
func panicSlice3C(x, y int)     { panicBounds(x, y, true, boundsSlice3Low) }
func panicSliceConvert(x, y int) { panicBounds(x, y, true, boundsConvertSize) }

func panicMakeSliceLen() { panicMakeSlice(false) }
func panicMakeSliceCap() { panicMakeSlice(true) }

// panicRuntimeError panics with a run-time error without the usual prefix.
func panicRuntimeError(text string) { panic(plainError(text)) }

// panicString panics with a string.
func panicString(text string) { panic(text) }

// panicTypeAssertText reports a failed type assertion in the machine's words.
func panicTypeAssertText(text string) { panic(&TypeAssertionError{message: text}) }

// panicText returns what a fatal panic prints for a value that is an error or
// has a String method.
func panicText(v any) string {
	switch v := v.(type) {
	case error:
		return v.Error()
	case interface{ String() string }:
		return v.String()
	}
	return ""
}
