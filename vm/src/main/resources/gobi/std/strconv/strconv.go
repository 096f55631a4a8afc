// Package strconv converts values to their texts and back. It follows the documented behaviour of
// Go 1.23.
package strconv

import "errors"

// ErrRange says that a value is out of range for its type.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that a text does not have the form required.
var ErrSyntax = errors.New("invalid syntax")

// A NumError tells of a failed conversion.
type NumError struct {
	Func string // the function that failed: ParseBool, ParseInt, ...
	Num  string // its input
	Err  error  // the reason: ErrRange, ErrSyntax, ...
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

func syntaxError(fn, num string) *NumError { return &NumError{fn, num, ErrSyntax} }

func rangeError(fn, num string) *NumError { return &NumError{fn, num, ErrRange} }

// ParseBool accepts 1, t, T, TRUE, true, True, 0, f, F, FALSE, false and False.
func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, syntaxError("ParseBool", str)
}

// FormatBool returns "true" or "false".
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends "true" or "false".
func AppendBool(dst []byte, b bool) []byte {
	if b {
		return append(dst, "true"...)
	}
	return append(dst, "false"...)
}
