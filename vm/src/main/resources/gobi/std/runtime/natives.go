package runtime

import "unsafe"

// GC collects garbage and returns when sweeping is done too. Before it goes on
// it lets the finalizers run that it made ready, until they are done, one of
// them waits, or they take long: collections are so quick here that programs
// which collect and then look for the effect of a finalizer would otherwise look
// too soon.
func GC() {
	collect()
	for start := nanotime(); finalizersPending() && nanotime()-start < finalizerTime; {
		Gosched()
	}
}

const finalizerTime = 200_000_000

func finalizersPending() bool

func nanotime() int64

//gobi:blocking
func collect()

// Gosched lets other goroutines run; the caller continues later by itself.
//
//gobi:blocking
func Gosched()

// Goexit ends the calling goroutine after running its deferred calls. Called
// from main, the program goes on until the other goroutines are done, and then
// ends with the fatal error "no goroutines (main called runtime.Goexit) -
// deadlock!".
//
//gobi:blocking
func Goexit()

// NumGoroutine returns the number of goroutines that exist, those of the
// machine itself excepted.
func NumGoroutine() int

// NumCPU returns the number of processors that the program may use.
func NumCPU() int

// GOMAXPROCS sets the number of processors that run Go code at once and returns
// the previous setting; n < 1 changes nothing.
//
//gobi:blocking
func GOMAXPROCS(n int) int

// callers fills pcs with the return addresses of the calling goroutine's stack,
// innermost first, and returns how many. skip == 0 begins with the function
// that called callers.
func callers(skip int, pcs []uintptr) int

// pcInfo describes the instruction pc: the full name of its function
// ("main.(*T).m.func1"), file and line, the line where the function begins, and
// the pc of its first instruction. ok is false if pc names no instruction.
func pcInfo(pc uintptr) (name, file string, line, startLine int, entry uintptr, ok bool)

// stackTrace writes into buf the trace that a panic prints, beginning with
// "goroutine N [running]:" and the caller of the function that called
// stackTrace; with all, those of all other goroutines follow. It returns the
// number of bytes written, at most len(buf).
//
//gobi:blocking
func stackTrace(buf []byte, all bool) int

// memStats fills out with current figures and returns how many there are. The
// order is that of the fields of MemStats from Alloc to OtherSys, then NextGC,
// LastGC (Unix nanoseconds), PauseTotalNs, NumGC, NumForcedGC, GCCPUFraction
// (bits of a float64), then the 256 entries of PauseNs and the 256 of PauseEnd,
// both circular with the latest at (NumGC+255)%256.
//
//gobi:blocking
//go:noescape
func memStats(out []uint64) int

// setFinalizer attaches finalizer to the object that obj points to, or detaches
// the present one for a nil finalizer. The virtual machine checks the
// arguments; a violation is a fatal error with gc's text.
func setFinalizer(obj, finalizer any)

// nextFinalizer waits for an object that has become unreachable and has a
// finalizer, detaches that, and returns the call to make: f is the finalizer as
// a closure of type ftyp, word the word to pass. wide says that the parameter is an
// interface: then itab is its first word (type or itab) and word its second. Or
// it waits for a cleanup: then ftyp is nil and f a func(). A goroutine that waits here counts neither in NumGoroutine nor for deadlock
// detection and appears in no trace.
//
//gobi:blocking
func nextFinalizer() (f, ftyp, itab, word unsafe.Pointer, wide bool)

// KeepAlive keeps x reachable up to this call.
func KeepAlive(x any)

// breakpoint ends the program as an unhandled SIGTRAP does.
func breakpoint()
