package runtime

// MemProfileRate is how many bytes are allocated, on average, between two
// samples of the memory profile. Samples are taken in programs that refer to
// MemProfile, as importers of runtime/pprof do; 0 stops it, 1 takes all.
var MemProfileRate int = 512 * 1024

// setBlockProfileRate sets the rate of the profile of blocking.
func setBlockProfileRate(rate int)

// setMutexProfileFraction sets the rate of the profile of contention unless it
// is negative, and returns the previous one.
func setMutexProfileFraction(rate int) int

// profileRecords returns the profile of that name: for each stack the number of
// its values, the values, the number of its return addresses, and those.
//
//gobi:blocking
func profileRecords(name string) []uintptr

// A record is one stack of a profile.
type record struct {
	values, stack []uintptr
}

func records(name string) []record {
	var list []record
	for words := profileRecords(name); len(words) > 0; {
		var r record
		r.values, words = words[1:1+words[0]], words[1+words[0]:]
		r.stack, words = words[1:1+words[0]], words[1+words[0]:]
		list = append(list, r)
	}
	return list
}

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

// MemProfile copies the memory profile to p and returns the number of its
// records; ok is false, and nothing is copied, if p is too small. Records
// without anything in use are left out unless inuseZero is set. The figures
// are those of the samples alone.
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) {
	var list []record
	for _, r := range records("heap") {
		if inuseZero || r.values[3] != 0 {
			list = append(list, r)
		}
	}
	if len(list) > len(p) {
		return len(list), false
	}
	for i, r := range list {
		p[i] = MemProfileRecord{
			AllocBytes:   int64(r.values[1]),
			FreeBytes:    int64(r.values[1] - r.values[3]),
			AllocObjects: int64(r.values[0]),
			FreeObjects:  int64(r.values[0] - r.values[2]),
		}
		copy(p[i].Stack0[:], r.stack)
	}
	return len(list), true
}

// BlockProfile copies the profile of blocking to p and returns the number of
// its records; ok is false, and nothing is copied, if p is too small. A cycle
// is a nanosecond.
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) { return contention(p, "block") }

// MutexProfile copies the profile of contention to p and returns the number of
// its records; ok is false, and nothing is copied, if p is too small.
func MutexProfile(p []BlockProfileRecord) (n int, ok bool) { return contention(p, "mutex") }

func contention(p []BlockProfileRecord, name string) (n int, ok bool) {
	list := records(name)
	if len(list) > len(p) {
		return len(list), false
	}
	for i, r := range list {
		p[i] = BlockProfileRecord{Count: int64(r.values[0]), Cycles: int64(r.values[1])}
		copy(p[i].Stack0[:], r.stack)
	}
	return len(list), true
}

// GoroutineProfile copies the stacks of all goroutines to p and returns their
// number; ok is false, and nothing is copied, if p is too small.
func GoroutineProfile(p []StackRecord) (n int, ok bool) { return stacks(p, "goroutine") }

// ThreadCreateProfile copies the stacks that created threads to p and returns
// their number; ok is false, and nothing is copied, if p is too small. Threads
// are the machine's, so the stacks are empty.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) { return stacks(p, "threadcreate") }

func stacks(p []StackRecord, name string) (n int, ok bool) {
	list := records(name)
	for _, r := range list {
		n += int(r.values[0])
	}
	if n > len(p) {
		return n, false
	}
	i := 0
	for _, r := range list {
		for c := r.values[0]; c > 0; c-- {
			p[i] = StackRecord{}
			copy(p[i].Stack0[:], r.stack)
			i++
		}
	}
	return n, true
}

// SetBlockProfileRate sets how many nanoseconds of waiting there are, on
// average, between two samples of the profile of blocking: 1 samples every
// wait, 0 or less none.
func SetBlockProfileRate(rate int) { setBlockProfileRate(rate) }

// SetMutexProfileFraction has one in rate contentions sampled, none for 0, and
// returns the previous setting; a negative rate only asks.
func SetMutexProfileFraction(rate int) int { return setMutexProfileFraction(rate) }

// Breakpoint would stop the program in a debugger. There is none, and as in a
// program that nobody traces the trap is fatal.
func Breakpoint() { breakpoint() }
