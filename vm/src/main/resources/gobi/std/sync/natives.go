package sync

// What a goroutine waits for, shown in the traces of the virtual machine.
const (
	waitSemacquire  = 0 // "semacquire"
	waitMutexLock   = 1 // "sync.Mutex.Lock"
	waitRWRLock     = 2 // "sync.RWMutex.RLock"
	waitRWLock      = 3 // "sync.RWMutex.Lock"
	waitCond        = 4 // "sync.Cond.Wait"
	starvationNanos = 1e6
)

// runtime_Semacquire waits until *addr > 0 and then decrements it, as one step.
// Waiters on one address queue up in order; with lifo the caller goes to the
// head of the queue. reason is one of the wait constants above.
//
//gobi:blocking
func runtime_Semacquire(addr *uint32, lifo bool, reason int)

// runtime_Semrelease increments *addr and wakes the first goroutine that waits
// on it, if any. With handoff the count is given to that goroutine directly, so
// that no other can take it, and it should run next on the caller's processor.
func runtime_Semrelease(addr *uint32, handoff bool)

// runtime_canSpin reports whether waiting actively makes sense: i counts the
// rounds so far. There must be several processors and idle or running others.
func runtime_canSpin(i int) bool

// runtime_doSpin waits actively for a moment.
func runtime_doSpin()

// runtime_nanotime returns the monotonic clock in nanoseconds.
func runtime_nanotime() int64

// runtime_procID returns the index of the processor (P) that runs the caller;
// it is a hint, since the caller may move at any time.
func runtime_procID() int

// runtime_gcCycle returns the number of garbage collections begun so far.
func runtime_gcCycle() uint32

// fatal ends the program with "fatal error: " + s and a goroutine trace; the
// program cannot recover from it.
func fatal(s string) { end(s) }

// throw is fatal for faults of this package itself.
func throw(s string) { end(s) }

// end is what both do.
func end(s string)
