package runtime

// MemProfileRate is how many bytes are allocated, on average, between two
// samples of the memory profile. The machine takes no such samples: the profile
// is empty whatever the rate.
var MemProfileRate int = 512 * 1024

// A StackRecord is a call stack.
type StackRecord struct {
	Stack0 [32]uintptr // ends with the first 0
}

// Stack returns the used part of Stack0.
func (r *StackRecord) Stack() []uintptr { return usedPart(r.Stack0[:]) }

func usedPart(pcs []uintptr) []uintptr {
	for i, pc := range pcs {
		if pc == 0 {
			return pcs[:i]
		}
	}
	return pcs
}

// A MemProfileRecord tells what one call stack has allocated.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr // ends with the first 0
}

// InUseBytes returns the bytes not yet freed.
func (r *MemProfileRecord) InUseBytes() int64 { return r.AllocBytes - r.FreeBytes }

// InUseObjects returns the objects not yet freed.
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }

// Stack returns the used part of Stack0.
func (r *MemProfileRecord) Stack() []uintptr { return usedPart(r.Stack0[:]) }

// A BlockProfileRecord tells how long goroutines waited at one call stack.
type BlockProfileRecord struct {
	Count  int64
	Cycles int64
	StackRecord
}

// MemProfile returns the number of records of the memory profile, which is
// empty.
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) { return 0, true }

// BlockProfile returns the number of records of the profile of blocking, which
// is empty.
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }

// MutexProfile returns the number of records of the profile of contention,
// which is empty.
func MutexProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }

// ThreadCreateProfile returns the number of records of the profile of threads,
// which is empty.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) { return 0, true }

// SetBlockProfileRate has no effect: BlockProfile is empty at any rate.
func SetBlockProfileRate(rate int) {}

var mutexProfileFraction int

// SetMutexProfileFraction remembers rate and returns the previous one; a
// negative rate only asks. MutexProfile is empty at any rate.
func SetMutexProfileFraction(rate int) int {
	old := mutexProfileFraction
	if rate >= 0 {
		mutexProfileFraction = rate
	}
	return old
}

// Breakpoint would stop the program in a debugger. There is none, and as in a
// program that nobody traces the trap is fatal.
func Breakpoint() { breakpoint() }
