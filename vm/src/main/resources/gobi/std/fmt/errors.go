package fmt

import "errors"

// Errorf formats an error's text. The verb %w prints an error as %v does and makes the result wrap it.
func Errorf(format string, a ...any) error {
	p := newPrinter()
	p.wrapErrs = true
	p.printf(format, a)
	s := string(p.buf)
	wrapped := p.wrapped
	p.free()
	switch len(wrapped) {
	case 0:
		return errors.New(s)
	case 1:
		w := &wrapError{msg: s}
		w.err, _ = a[wrapped[0]].(error)
		return w
	}
	w := &wrapErrors{msg: s}
	for i := range a {
		for _, n := range wrapped {
			if n == i {
				if e, ok := a[i].(error); ok {
					w.errs = append(w.errs, e)
				}
				break
			}
		}
	}
	return w
}

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }

func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string { return e.msg }

func (e *wrapErrors) Unwrap() []error { return e.errs }
