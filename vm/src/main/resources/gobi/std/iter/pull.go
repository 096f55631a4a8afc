package iter

import "runtime"

// A puller runs a push iterator in a goroutine of its own, which is awake only while the caller
// waits in resume. So at most one of the two runs at any time, and the fields, which both use, need
// no lock: the channels order all accesses.
type puller struct {
	wake    chan struct{} // the caller hands over to the iterator
	ready   chan struct{} // the iterator hands back
	started bool
	done    bool // the iterator is over, or was told to stop
	active  bool // a call of next or stop is under way
	failure any  // what the iterator panicked with
	failed  bool
	goexit  bool
}

// resume lets the iterator run up to its next value or its end. body runs it.
func (p *puller) resume(body func()) {
	p.active = true
	if !p.started {
		p.started = true
		p.wake = make(chan struct{})
		p.ready = make(chan struct{})
		go p.run(body)
	} else {
		p.wake <- struct{}{}
	}
	<-p.ready
	p.active = false
	if p.failed {
		failure := p.failure
		p.failed, p.failure = false, nil
		panic(failure)
	}
	if p.goexit {
		p.goexit = false
		runtime.Goexit()
	}
}

func (p *puller) run(body func()) {
	returned := false
	defer func() {
		if !returned {
			if r := recover(); r != nil {
				p.failed, p.failure = true, r
			} else {
				p.goexit = true
			}
		}
		p.done = true
		p.ready <- struct{}{}
	}()
	body()
	returned = true
}

// yielded hands a value to the caller and waits to be resumed; it reports whether to go on.
func (p *puller) yielded() bool {
	p.ready <- struct{}{}
	<-p.wake
	return !p.done
}

// enter reports whether there is an iterator left to resume.
func (p *puller) enter(name string) bool {
	if p.active {
		panic("iter." + name + ": next called again before yield")
	}
	return !p.done
}

func (p *puller) stop(name string, body func()) {
	if !p.enter(name) {
		return
	}
	p.done = true
	if p.started {
		p.resume(body)
	}
}

// Pull turns seq into a function next, which gives one value after the other and then false, and a
// function stop, which ends the iteration and must be called if next was not called to the end.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var (
		p  puller
		v  V
		ok bool
	)
	body := func() {
		seq(func(x V) bool {
			if p.done {
				return false
			}
			v, ok = x, true
			return p.yielded()
		})
		var zero V
		v, ok = zero, false
	}
	next = func() (V, bool) {
		var zero V
		if !p.enter("Pull") {
			return zero, false
		}
		v, ok = zero, false
		p.resume(body)
		x := v
		v = zero
		return x, ok
	}
	stop = func() { p.stop("Pull", body) }
	return next, stop
}

// Pull2 is Pull for a sequence of pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var (
		p  puller
		k  K
		v  V
		ok bool
	)
	body := func() {
		seq(func(x K, y V) bool {
			if p.done {
				return false
			}
			k, v, ok = x, y, true
			return p.yielded()
		})
		var zeroK K
		var zeroV V
		k, v, ok = zeroK, zeroV, false
	}
	next = func() (K, V, bool) {
		var zeroK K
		var zeroV V
		if !p.enter("Pull2") {
			return zeroK, zeroV, false
		}
		k, v, ok = zeroK, zeroV, false
		p.resume(body)
		x, y := k, v
		k, v = zeroK, zeroV
		return x, y, ok
	}
	stop = func() { p.stop("Pull2", body) }
	return next, stop
}
