package sync

import "sync/atomic"

// A Once performs exactly one action.
type Once struct {
	done uint32
	m    Mutex
}

// Do calls f if this is the first call of Do on o. All calls return after f has;
// if f panics it counts as returned.
func (o *Once) Do(f func()) {
	if atomic.LoadUint32(&o.done) == 0 {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if o.done == 0 {
		defer atomic.StoreUint32(&o.done, 1)
		f()
	}
}

// OnceFunc returns a function that calls f once, in its first call. If f
// panics, every call panics with the same value.
func OnceFunc(f func()) func() {
	var once Once
	var ok bool
	var value any
	run := func() {
		defer func() {
			value = recover()
			if !ok {
				// Panicked again here, so that the trace of the first call is complete.
				panic(value)
			}
		}()
		f()
		f = nil
		ok = true
	}
	return func() {
		once.Do(run)
		if !ok {
			panic(value)
		}
	}
}
