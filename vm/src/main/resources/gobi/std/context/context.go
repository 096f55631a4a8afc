// Package context carries deadlines, cancellation and values of a request
// through a program.
//
// It follows the documented behaviour of Go 1.23.
package context

import (
	"errors"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"

	"internal/rt"
)

// A Context carries a deadline, a cancellation signal and values. Its methods
// may be called by several goroutines at once.
type Context interface {
	// Deadline returns the time when work should be cancelled, if there is one.
	Deadline() (deadline time.Time, ok bool)

	// Done returns a channel that is closed when work should be cancelled; nil
	// if that never happens.
	Done() <-chan struct{}

	// Err returns nil until Done is closed, and then Canceled or DeadlineExceeded.
	Err() error

	// Value returns the value of key, nil if there is none.
	Value(key any) any
}

// Canceled is the Err of a Context that was cancelled.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is the Err of a Context whose deadline passed.
var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Error() string   { return "context deadline exceeded" }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Temporary() bool { return true }

// A CancelFunc tells an operation to abandon its work; it does not wait for
// that. Calls after the first do nothing.
type CancelFunc func()

// A CancelCauseFunc is a CancelFunc that also sets the cause.
type CancelCauseFunc func(cause error)

// never is a Context without deadline, cancellation and values.
type never struct{}

func (never) Deadline() (deadline time.Time, ok bool) { return }
func (never) Done() <-chan struct{}                   { return nil }
func (never) Err() error                              { return nil }
func (never) Value(key any) any                       { return nil }

type backgroundCtx struct{ never }

func (backgroundCtx) String() string { return "context.Background" }

type todoCtx struct{ never }

func (todoCtx) String() string { return "context.TODO" }

// Background returns the empty Context that is the root of all others.
func Background() Context { return backgroundCtx{} }

// TODO returns an empty Context, for where it is not clear yet which to use.
func TODO() Context { return todoCtx{} }

// A canceler is a Context that can be cancelled from here.
type canceler interface {
	cancel(removeFromParent bool, err, cause error)
	Done() <-chan struct{}
}

// selfKey is the key for which a cancelCtx returns itself, also through
// contexts derived from it.
var selfKey int

// cancelCtx can be cancelled, and cancels its children with it.
type cancelCtx struct {
	Context

	mu       sync.Mutex
	done     unsafe.Pointer // *chan struct{}, made when first asked for, closed on cancel
	children map[canceler]struct{}
	err      error // set by the first cancel
	cause    error
}

func (c *cancelCtx) Value(key any) any {
	if key == &selfKey {
		return c
	}
	return find(c.Context, key)
}

func (c *cancelCtx) Done() <-chan struct{} {
	if p := atomic.LoadPointer(&c.done); p != nil {
		return *(*chan struct{})(p)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.doneLocked()
}

func (c *cancelCtx) doneLocked() chan struct{} {
	if p := c.done; p != nil {
		return *(*chan struct{})(p)
	}
	ch := make(chan struct{})
	atomic.StorePointer(&c.done, unsafe.Pointer(&ch))
	return ch
}

func (c *cancelCtx) Err() error {
	c.mu.Lock()
	err := c.err
	c.mu.Unlock()
	return err
}

func (c *cancelCtx) String() string { return nameOf(c.Context) + ".WithCancel" }

// attach makes child be cancelled with parent, which also becomes c's parent.
func (c *cancelCtx) attach(parent Context, child canceler) {
	c.Context = parent
	done := parent.Done()
	if done == nil {
		return
	}
	select {
	case <-done:
		child.cancel(false, parent.Err(), Cause(parent))
		return
	default:
	}
	if p, ok := cancelCtxOf(parent); ok {
		p.mu.Lock()
		if p.err != nil {
			child.cancel(false, p.err, p.cause)
		} else {
			if p.children == nil {
				p.children = make(map[canceler]struct{})
			}
			p.children[child] = struct{}{}
		}
		p.mu.Unlock()
		return
	}
	if p, ok := parent.(interface{ AfterFunc(func()) func() bool }); ok {
		c.mu.Lock()
		stop := p.AfterFunc(func() { child.cancel(false, parent.Err(), Cause(parent)) })
		c.Context = stopCtx{parent, stop}
		c.mu.Unlock()
		return
	}
	go func() {
		select {
		case <-parent.Done():
			child.cancel(false, parent.Err(), Cause(parent))
		case <-child.Done():
		}
	}()
}

// stopCtx is a parent with its own AfterFunc; stop takes the child back.
type stopCtx struct {
	Context
	stop func() bool
}

// cancelCtxOf finds the cancelCtx that parent's Done channel comes from; ok is
// false if parent was wrapped by a type that has another channel.
func cancelCtxOf(parent Context) (c *cancelCtx, ok bool) {
	c, ok = parent.Value(&selfKey).(*cancelCtx)
	if !ok {
		return nil, false
	}
	p := atomic.LoadPointer(&c.done)
	if p == nil || *(*chan struct{})(p) != parent.Done() {
		return nil, false
	}
	return c, true
}

func (c *cancelCtx) cancel(removeFromParent bool, err, cause error) {
	if err == nil {
		panic("context: internal error: missing cancel error")
	}
	if cause == nil {
		cause = err
	}
	c.mu.Lock()
	if c.err != nil {
		c.mu.Unlock()
		return
	}
	c.err = err
	c.cause = cause
	close(c.doneLocked())
	for child := range c.children {
		child.cancel(false, err, cause)
	}
	c.children = nil
	c.mu.Unlock()
	if removeFromParent {
		detach(c.Context, c)
	}
}

func detach(parent Context, child canceler) {
	if s, ok := parent.(stopCtx); ok {
		s.stop()
		return
	}
	p, ok := cancelCtxOf(parent)
	if !ok {
		return
	}
	p.mu.Lock()
	delete(p.children, child)
	p.mu.Unlock()
}

func withCancel(parent Context) *cancelCtx {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	c := &cancelCtx{}
	c.attach(parent, c)
	return c
}

// WithCancel returns a Context derived from parent and a function that cancels
// it. It is also cancelled with parent.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := withCancel(parent)
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithCancelCause is WithCancel with a function that also sets the cause; a nil
// cause stands for Canceled.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := withCancel(parent)
	return c, func(cause error) { c.cancel(true, Canceled, cause) }
}

// Cause returns why c was cancelled: what was given to a CancelCauseFunc if
// that cancelled it or a parent first, else c.Err(). It is nil before.
func Cause(c Context) error {
	if cc, ok := c.Value(&selfKey).(*cancelCtx); ok {
		cc.mu.Lock()
		cause := cc.cause
		cc.mu.Unlock()
		if cause != nil {
			return cause
		}
	}
	return c.Err()
}

// AfterFunc calls f in its own goroutine once ctx is done. The function it
// returns prevents that, and reports whether it did.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	a := &afterFuncCtx{f: f}
	a.attach(ctx, a)
	return func() bool {
		stopped := false
		a.once.Do(func() { stopped = true })
		if stopped {
			a.cancel(true, Canceled, nil)
		}
		return stopped
	}
}

// afterFuncCtx runs f when it is cancelled, unless once was used up before.
type afterFuncCtx struct {
	cancelCtx
	once sync.Once
	f    func()
}

func (a *afterFuncCtx) cancel(removeFromParent bool, err, cause error) {
	a.cancelCtx.cancel(false, err, cause)
	if removeFromParent {
		detach(a.Context, a)
	}
	a.once.Do(func() { go a.f() })
}

// timerCtx is cancelled at a deadline.
type timerCtx struct {
	cancelCtx
	timer    *time.Timer // guarded by mu
	deadline time.Time
}

func (c *timerCtx) Deadline() (deadline time.Time, ok bool) { return c.deadline, true }

func (c *timerCtx) String() string {
	return nameOf(c.Context) + ".WithDeadline(" + c.deadline.String() + " [" +
		time.Until(c.deadline).String() + "])"
}

func (c *timerCtx) cancel(removeFromParent bool, err, cause error) {
	c.cancelCtx.cancel(false, err, cause)
	if removeFromParent {
		detach(c.Context, c)
	}
	c.mu.Lock()
	if c.timer != nil {
		c.timer.Stop()
		c.timer = nil
	}
	c.mu.Unlock()
}

// WithDeadline returns a Context derived from parent that is cancelled at d at
// the latest, and a function that cancels it before.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

// WithDeadlineCause is WithDeadline and sets the cause when the deadline passes.
// The CancelFunc does not set it.
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if cur, ok := parent.Deadline(); ok && cur.Before(d) {
		return WithCancel(parent)
	}
	c := &timerCtx{deadline: d}
	c.attach(parent, c)
	left := time.Until(d)
	if left <= 0 {
		c.cancel(true, DeadlineExceeded, cause)
		return c, func() { c.cancel(false, Canceled, nil) }
	}
	c.mu.Lock()
	if c.err == nil {
		c.timer = time.AfterFunc(left, func() { c.cancel(true, DeadlineExceeded, cause) })
	}
	c.mu.Unlock()
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithTimeout is WithDeadline with the time that is timeout from now.
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadline(parent, time.Now().Add(timeout))
}

// WithTimeoutCause is WithTimeout and sets the cause when the time has passed.
func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

// WithoutCancel returns a Context with the values of parent that is not
// cancelled with it and has no deadline.
func WithoutCancel(parent Context) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return withoutCancelCtx{parent}
}

type withoutCancelCtx struct{ parent Context }

func (withoutCancelCtx) Deadline() (deadline time.Time, ok bool) { return }
func (withoutCancelCtx) Done() <-chan struct{}                   { return nil }
func (withoutCancelCtx) Err() error                              { return nil }
func (c withoutCancelCtx) Value(key any) any                     { return find(c, key) }
func (c withoutCancelCtx) String() string                        { return nameOf(c.parent) + ".WithoutCancel" }

// valueCtx holds one key and its value.
type valueCtx struct {
	Context
	key, val any
}

// WithValue returns a Context derived from parent in which key has the value
// val. The key must be comparable, and should be of a type of its own.
func WithValue(parent Context, key, val any) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if key == nil {
		panic("nil key")
	}
	if t, _ := rt.Unpack(key); rt.Info(t)&rt.InfoComparable == 0 {
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}

func (c *valueCtx) Value(key any) any {
	if c.key == key {
		return c.val
	}
	return find(c.Context, key)
}

func (c *valueCtx) String() string {
	return nameOf(c.Context) + ".WithValue(" + textOf(c.key) + ", " + textOf(c.val) + ")"
}

// find looks key up from c outwards, without recursion through our own types.
func find(c Context, key any) any {
	for {
		switch ctx := c.(type) {
		case *valueCtx:
			if key == ctx.key {
				return ctx.val
			}
			c = ctx.Context
		case *cancelCtx:
			if key == &selfKey {
				return c
			}
			c = ctx.Context
		case withoutCancelCtx:
			if key == &selfKey {
				return nil
			}
			c = ctx.parent
		case *timerCtx:
			if key == &selfKey {
				return &ctx.cancelCtx
			}
			c = ctx.Context
		case backgroundCtx, todoCtx:
			return nil
		default:
			return c.Value(key)
		}
	}
}

type stringer interface{ String() string }

func typeName(v any) string {
	t, _ := rt.Unpack(v)
	return rt.String(t)
}

func nameOf(c Context) string {
	if s, ok := c.(stringer); ok {
		return s.String()
	}
	return typeName(c)
}

func textOf(v any) string {
	switch s := v.(type) {
	case stringer:
		return s.String()
	case string:
		return s
	case nil:
		return "<nil>"
	}
	return typeName(v)
}
