// Package signal delivers the signals of the operating system to channels.
//
// It follows the documented behaviour of Go 1.23.
package signal

import (
	"context"
	"os"
	"sync"
	"syscall"
)

// signal_enable makes the process keep sig for signal_recv instead of acting on
// it.
func signal_enable(sig uint32)

// signal_disable brings back the default action of sig.
func signal_disable(sig uint32)

// signal_ignore makes the process ignore sig.
func signal_ignore(sig uint32)

// signal_ignored reports whether the process ignores sig, also if it was
// started so.
func signal_ignored(sig uint32) bool

// signal_recv waits for the next signal that is enabled. Once one has been, the
// program is never deadlocked.
func signal_recv() uint32

const numSig = 65

// A set holds signal numbers.
type set [numSig]bool

// handlers is the state of the package.
var handlers struct {
	sync.Mutex
	wanted  map[chan<- os.Signal]*set
	counts  [numSig]int // channels that want a signal
	watcher bool        // the receiving goroutine has been started
}

// number returns the number of sig, -1 for a foreign kind of signal.
func number(sig os.Signal) int {
	if s, ok := sig.(syscall.Signal); ok && 0 <= s && s < numSig {
		return int(s)
	}
	return -1
}

// each calls f for the given signals, for all if there are none.
func each(sigs []os.Signal, f func(n int)) {
	if len(sigs) == 0 {
		for n := 0; n < numSig; n++ {
			f(n)
		}
		return
	}
	for _, s := range sigs {
		if n := number(s); n >= 0 {
			f(n)
		}
	}
}

// Notify sends the given signals, or all if none are given, to c. It never
// waits for c: what finds no room is lost. It may be called several times for
// one channel, to add signals.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	handlers.Lock()
	defer handlers.Unlock()
	h := handlers.wanted[c]
	if h == nil {
		if handlers.wanted == nil {
			handlers.wanted = make(map[chan<- os.Signal]*set)
		}
		h = new(set)
		handlers.wanted[c] = h
	}
	each(sig, func(n int) {
		if h[n] {
			return
		}
		h[n] = true
		if handlers.counts[n] == 0 {
			signal_enable(uint32(n))
			if !handlers.watcher {
				handlers.watcher = true
				go loop()
			}
		}
		handlers.counts[n]++
	})
}

// loop passes on what signal_recv returns.
func loop() {
	for {
		deliver(syscall.Signal(signal_recv()))
	}
}

func deliver(sig syscall.Signal) {
	n := number(sig)
	if n < 0 {
		return
	}
	handlers.Lock()
	defer handlers.Unlock()
	for c, h := range handlers.wanted {
		if h[n] {
			select {
			case c <- sig:
			default:
			}
		}
	}
}

// drop takes signal n from all channels.
func drop(n int) {
	for c, h := range handlers.wanted {
		if h[n] {
			h[n] = false
			handlers.counts[n]--
			if *h == (set{}) {
				delete(handlers.wanted, c)
			}
		}
	}
}

// Stop makes c receive no more signals; the ones that no other channel wants
// have their default action again.
func Stop(c chan<- os.Signal) {
	handlers.Lock()
	defer handlers.Unlock()
	h := handlers.wanted[c]
	if h == nil {
		return
	}
	delete(handlers.wanted, c)
	for n, want := range h {
		if want {
			handlers.counts[n]--
			if handlers.counts[n] == 0 {
				signal_disable(uint32(n))
			}
		}
	}
}

// Ignore makes the process ignore the given signals, all if none are given; it
// undoes earlier Notify calls for them.
func Ignore(sig ...os.Signal) {
	handlers.Lock()
	defer handlers.Unlock()
	each(sig, func(n int) {
		drop(n)
		signal_ignore(uint32(n))
	})
}

// Ignored reports whether sig is ignored.
func Ignored(sig os.Signal) bool {
	n := number(sig)
	return n >= 0 && signal_ignored(uint32(n))
}

// Reset undoes earlier Notify calls for the given signals, for all if none are
// given.
func Reset(sig ...os.Signal) {
	handlers.Lock()
	defer handlers.Unlock()
	each(sig, func(n int) {
		drop(n)
		signal_disable(uint32(n))
	})
}

// NotifyContext returns a Context derived from parent that is cancelled when
// one of the signals arrives. stop cancels it too and undoes the Notify.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	inner, cancel := context.WithCancel(parent)
	c := &signalCtx{Context: inner, cancel: cancel, signals: signals}
	c.ch = make(chan os.Signal, 1)
	Notify(c.ch, c.signals...)
	if inner.Err() == nil {
		go func() {
			select {
			case <-c.ch:
				c.cancel()
			case <-c.Done():
			}
		}()
	}
	return c, c.stop
}

type signalCtx struct {
	context.Context
	cancel  context.CancelFunc
	signals []os.Signal
	ch      chan os.Signal
}

func (c *signalCtx) stop() {
	c.cancel()
	Stop(c.ch)
}

type stringer interface{ String() string }

func (c *signalCtx) String() string {
	// The text of the inner context ends in ".WithCancel".
	name := c.Context.(stringer).String()
	name = name[:len(name)-len(".WithCancel")]
	s := "signal.NotifyContext(" + name
	if len(c.signals) != 0 {
		s += ", ["
		for i, sig := range c.signals {
			s += sig.String()
			if i != len(c.signals)-1 {
				s += " "
			}
		}
		s += "]"
	}
	return s + ")"
}
