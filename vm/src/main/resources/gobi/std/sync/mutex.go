// Package sync offers mutual exclusion and other basic synchronization.
//
// It follows the documented behaviour of Go 1.23. Values of its types must not
// be copied after first use. Everything rests on atomic operations and on
// counting semaphores of the virtual machine, which park and ready goroutines.
package sync

import "sync/atomic"

// noCopy marks types that must not be copied after first use (for vet).
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// A Mutex is a mutual exclusion lock; the zero value is unlocked. An unlock is
// ordered before the next lock. Any goroutine may unlock it.
//
// The state holds three flags and the number of waiters. In normal mode a
// woken waiter competes with goroutines that arrive, who are at an advantage
// since they run already. A waiter that loses for a millisecond switches the
// mutex to starvation mode: Unlock then hands the lock to the first waiter, and
// those that arrive queue at the end. The last waiter, or one that waited less,
// switches back.
type Mutex struct {
	state int32
	sema  uint32
}

const (
	mutexLocked      = 1 << 0
	mutexWoken       = 1 << 1 // a waiter is awake: Unlock need not wake another
	mutexStarving    = 1 << 2
	mutexWaiterShift = 3
)

// Lock locks m, waiting until it is available.
func (m *Mutex) Lock() {
	if !atomic.CompareAndSwapInt32(&m.state, 0, mutexLocked) {
		m.lockSlow()
	}
}

// TryLock locks m if that needs no waiting, and reports whether it did.
func (m *Mutex) TryLock() bool {
	old := atomic.LoadInt32(&m.state)
	if old&(mutexLocked|mutexStarving) != 0 {
		return false
	}
	return atomic.CompareAndSwapInt32(&m.state, old, old|mutexLocked)
}

func (m *Mutex) lockSlow() {
	var since int64 // when the wait began
	starving, awake := false, false
	spins := 0
	for {
		old := atomic.LoadInt32(&m.state)
		if old&(mutexLocked|mutexStarving) == mutexLocked && runtime_canSpin(spins) {
			if !awake && old&mutexWoken == 0 && old>>mutexWaiterShift != 0 &&
				atomic.CompareAndSwapInt32(&m.state, old, old|mutexWoken) {
				awake = true
			}
			runtime_doSpin()
			spins++
			continue
		}
		next := old
		if old&mutexStarving == 0 {
			next |= mutexLocked
		}
		if old&(mutexLocked|mutexStarving) != 0 {
			next += 1 << mutexWaiterShift
		}
		if starving && old&mutexLocked != 0 {
			next |= mutexStarving
		}
		if awake {
			if next&mutexWoken == 0 {
				throw("sync: inconsistent mutex state")
			}
			next &^= mutexWoken
		}
		if !atomic.CompareAndSwapInt32(&m.state, old, next) {
			continue
		}
		if old&(mutexLocked|mutexStarving) == 0 {
			return
		}
		again := since != 0
		if !again {
			since = runtime_nanotime()
		}
		runtime_Semacquire(&m.sema, again, waitMutexLock)
		starving = starving || runtime_nanotime()-since > starvationNanos
		old = atomic.LoadInt32(&m.state)
		if old&mutexStarving != 0 {
			m.takeOver(old, starving)
			return
		}
		awake = true
		spins = 0
	}
}

// takeOver accepts the lock that Unlock handed over: the lock flag is not set
// yet and this goroutine still counts as a waiter.
func (m *Mutex) takeOver(state int32, starving bool) {
	if state&(mutexLocked|mutexWoken) != 0 || state>>mutexWaiterShift == 0 {
		throw("sync: inconsistent mutex state")
	}
	delta := int32(mutexLocked - 1<<mutexWaiterShift)
	if !starving || state>>mutexWaiterShift == 1 {
		delta -= mutexStarving
	}
	atomic.AddInt32(&m.state, delta)
}

// Unlock unlocks m. It is a fatal error if m is not locked.
func (m *Mutex) Unlock() {
	if left := atomic.AddInt32(&m.state, -mutexLocked); left != 0 {
		m.unlockSlow(left)
	}
}

func (m *Mutex) unlockSlow(left int32) {
	if (left+mutexLocked)&mutexLocked == 0 {
		fatal("sync: unlock of unlocked mutex")
	}
	if left&mutexStarving != 0 {
		runtime_Semrelease(&m.sema, true)
		return
	}
	old := left
	for {
		// Nobody waits, or someone is awake already and will take the lock.
		if old>>mutexWaiterShift == 0 || old&(mutexLocked|mutexWoken|mutexStarving) != 0 {
			return
		}
		next := (old - 1<<mutexWaiterShift) | mutexWoken
		if atomic.CompareAndSwapInt32(&m.state, old, next) {
			runtime_Semrelease(&m.sema, false)
			return
		}
		old = atomic.LoadInt32(&m.state)
	}
}
