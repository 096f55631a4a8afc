// Recovery shows what defer, panic and recover are good for: cleaning up in
// the reverse order, changing named results, turning panics into errors at an
// interface, undoing a transaction, and re-panicking what is not ours.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
)

// resource prints when it is opened and closed.
type resource string

func open(name string) resource {
	fmt.Println("open", name)
	return resource(name)
}

func (r resource) Close() { fmt.Println("close", string(r)) }

func nested(fail bool) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	for _, name := range []string{"one", "two"} {
		r := open(name)
		defer r.Close() // runs when the function ends, not the loop
	}
	if fail {
		panic("something broke")
	}
	return nil
}

// arguments of deferred calls are evaluated at once, closures are not.
func evaluated() (s string) {
	x := 1
	defer func() { s += fmt.Sprint(" closure sees ", x) }()
	defer func(v int) { s += fmt.Sprint(" argument was ", v) }(x)
	x = 2
	return "result" // is set before the deferred functions run
}

type ledger struct{ entries []int }

// transact runs f and undoes what it did if it fails or panics.
func (l *ledger) transact(f func(*ledger) error) (err error) {
	saved := append([]int(nil), l.entries...)
	done := false
	defer func() {
		if !done || err != nil {
			l.entries = saved
		}
		if r := recover(); r != nil {
			switch r := r.(type) {
			case runtime.Error:
				err = fmt.Errorf("bug in transaction: %w", r)
			case error:
				err = r
			default:
				panic(r) // not ours
			}
		}
	}()
	err = f(l)
	done = true
	return err
}

var errLimit = errors.New("limit reached")

func (l *ledger) add(n int) {
	if n > 100 {
		panic(fmt.Errorf("adding %d: %w", n, errLimit))
	}
	l.entries = append(l.entries, n)
}

func outer() (msg string) {
	defer func() {
		msg = fmt.Sprint("outer got ", recover())
	}()
	func() {
		defer func() {
			r := recover()
			panic(fmt.Sprint("again: ", r))
		}()
		panic("first")
	}()
	return "never"
}

// countdown recurses with a deferred call in every frame.
func countdown(n int, b *strings.Builder) {
	defer fmt.Fprint(b, n, " ")
	if n > 0 {
		countdown(n-1, b)
	}
}

func cleanup() {
	fmt.Println("deferred calls do not run at os.Exit")
}

func main() {
	fmt.Println(nested(false))
	fmt.Println(nested(true))
	fmt.Println(evaluated())

	l := &ledger{}
	fmt.Println(l.transact(func(l *ledger) error { l.add(10); l.add(20); return nil }), l.entries)
	err := l.transact(func(l *ledger) error { l.add(30); l.add(200); return nil })
	fmt.Println(err, errors.Is(err, errLimit), l.entries)
	err = l.transact(func(l *ledger) error { l.entries[0] = 99; return errors.New("changed my mind") })
	fmt.Println(err, l.entries)
	var re runtime.Error
	err = l.transact(func(l *ledger) error { l.add(1); return fmt.Errorf("%d", l.entries[5]) })
	fmt.Println(err, errors.As(err, &re), l.entries)
	func() {
		defer func() { fmt.Println("passed through:", recover()) }()
		l.transact(func(*ledger) error { panic("a plain string") })
	}()

	fmt.Println(outer())
	var b strings.Builder
	countdown(5, &b)
	fmt.Println(b.String())
	fmt.Println("recover without panic:", recover())

	for i := range 3 {
		defer func() { fmt.Println("not printed", i) }()
	}
	defer cleanup()
	os.Exit(4)
}
