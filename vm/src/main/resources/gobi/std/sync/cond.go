package sync

import (
	"sync/atomic"
	"unsafe"
)

// A Cond is a condition variable: goroutines wait for an event and others
// announce it. L is held to change the condition and to call Wait.
type Cond struct {
	noCopy noCopy
	// L is held while the condition is observed or changed.
	L Locker

	self unsafe.Pointer // the Cond at first use, to find copies
	mu   Mutex          // guards the queue
	head *condWaiter
	tail *condWaiter
}

type condWaiter struct {
	sema uint32
	next *condWaiter
}

// NewCond returns a Cond with the Locker l.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

func (c *Cond) check() {
	me := unsafe.Pointer(c)
	if atomic.LoadPointer(&c.self) != me &&
		!atomic.CompareAndSwapPointer(&c.self, nil, me) && atomic.LoadPointer(&c.self) != me {
		panic("sync.Cond is copied")
	}
}

// Wait unlocks c.L, waits for Signal or Broadcast, and locks c.L again. Since
// the condition may have changed by then, callers wait in a loop.
func (c *Cond) Wait() {
	c.check()
	w := &condWaiter{}
	c.mu.Lock()
	if c.tail == nil {
		c.head = w
	} else {
		c.tail.next = w
	}
	c.tail = w
	c.mu.Unlock()
	c.L.Unlock()
	runtime_Semacquire(&w.sema, false, waitCond)
	c.L.Lock()
}

// Signal wakes the goroutine that has waited longest, if there is any.
func (c *Cond) Signal() {
	c.check()
	c.mu.Lock()
	w := c.head
	if w != nil {
		c.head = w.next
		if c.head == nil {
			c.tail = nil
		}
	}
	c.mu.Unlock()
	if w != nil {
		runtime_Semrelease(&w.sema, false)
	}
}

// Broadcast wakes all goroutines that wait on c.
func (c *Cond) Broadcast() {
	c.check()
	c.mu.Lock()
	w := c.head
	c.head, c.tail = nil, nil
	c.mu.Unlock()
	for w != nil {
		next := w.next
		w.next = nil
		runtime_Semrelease(&w.sema, false)
		w = next
	}
}
