// Package errors creates errors and looks into chains and trees of them, with the behaviour that Go 1.23 documents.
//
// An error wraps others if its type has a method Unwrap() error or Unwrap() []error. An error together with all
// that it wraps, directly or not, is its tree; Is and As walk the tree depth first, each node before what it wraps.
package errors

import (
	"internal/rt"
	"unsafe"
)

type errorString struct{ s string }

func (e *errorString) Error() string { return e.s }

// New returns an error with the given text. Every call returns a distinct value.
func New(text string) error { return &errorString{text} }

// ErrUnsupported says that an operation cannot be done because it is not supported. Functions should not return
// it itself but an error that wraps it or answers to it in Is.
var ErrUnsupported = New("unsupported operation")

// Unwrap returns the result of err's method Unwrap() error, nil if err has none. It does not look at Unwrap() []error.
func Unwrap(err error) error {
	if u, ok := err.(interface{ Unwrap() error }); ok {
		return u.Unwrap()
	}
	return nil
}

// Is reports whether an error in err's tree equals target, or has a method Is(error) bool that says so.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return is(err, target, rt.Comparable(rt.TypeOf(target)))
}

func is(err, target error, comparable bool) bool {
	for err != nil {
		if comparable && err == target {
			return true
		}
		if m, ok := err.(interface{ Is(error) bool }); ok && m.Is(target) {
			return true
		}
		switch u := err.(type) {
		case interface{ Unwrap() error }:
			err = u.Unwrap()
		case interface{ Unwrap() []error }:
			for _, e := range u.Unwrap() {
				if is(e, target, comparable) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}

// As finds the first error in err's tree that can be assigned to the variable target points to, or that has a method As(any)
// bool that takes care of target; it then sets the variable and returns true. target must be a non-nil pointer to a
// type that implements error, or to any interface type; otherwise As panics.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	t, p := rt.Unpack(target)
	if t == nil {
		panic("errors: target cannot be nil")
	}
	if rt.Kind(t) != rt.KindPointer || p == nil {
		panic("errors: target must be a non-nil pointer")
	}
	elem := rt.Elem(t)
	if rt.Kind(elem) != rt.KindInterface && !rt.Implements(elem, errorType()) {
		panic("errors: *target must be interface or implement error")
	}
	return as(err, target, elem, p)
}

// errorType returns the descriptor of the type error.
func errorType() rt.Type {
	return rt.Elem(rt.TypeOf((*error)(nil)))
}

func as(err error, target any, elem rt.Type, p unsafe.Pointer) bool {
	for err != nil {
		if assign(err, elem, p) {
			return true
		}
		if m, ok := err.(interface{ As(any) bool }); ok && m.As(target) {
			return true
		}
		switch u := err.(type) {
		case interface{ Unwrap() error }:
			err = u.Unwrap()
		case interface{ Unwrap() []error }:
			for _, e := range u.Unwrap() {
				if e != nil && as(e, target, elem, p) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}

// assign stores err's dynamic value at p, memory of type elem, if it is assignable to elem.
func assign(err error, elem rt.Type, p unsafe.Pointer) bool {
	t, data := rt.Unpack(err)
	if rt.Kind(elem) == rt.KindInterface {
		if rt.NumMethod(elem) == 0 {
			*(*any)(p) = err
			return true
		}
		itab := rt.Itab(elem, t)
		if itab == nil {
			return false
		}
		*(*rt.Iface)(p) = rt.Iface{Word: itab, Data: data}
		return true
	}
	if t != elem {
		return false
	}
	if rt.IfaceIndir(t) {
		rt.Copy(t, p, data)
	} else {
		*(*unsafe.Pointer)(p) = data
	}
	return true
}

// Join returns an error that wraps the non-nil ones among errs, nil if there is none. Its text is their texts, one a line.
func Join(errs ...error) error {
	n := 0
	for _, e := range errs {
		if e != nil {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	j := &joinError{make([]error, 0, n)}
	for _, e := range errs {
		if e != nil {
			j.errs = append(j.errs, e)
		}
	}
	return j
}

type joinError struct{ errs []error }

func (j *joinError) Error() string {
	text := j.errs[0].Error()
	for _, e := range j.errs[1:] {
		text += "\n" + e.Error()
	}
	return text
}

func (j *joinError) Unwrap() []error { return j.errs }
