package runtime

import (
	"internal/rt"
	"unsafe"
)

// A MemStats describes the state of the memory. Figures that the virtual
// machine has no use for, such as those of gc's caches, are 0.
type MemStats struct {
	Alloc      uint64 // bytes of live or unswept objects
	TotalAlloc uint64 // bytes ever allocated
	Sys        uint64 // bytes obtained from the system
	Lookups    uint64 // always 0
	Mallocs    uint64 // objects ever allocated
	Frees      uint64 // objects freed

	HeapAlloc    uint64 // as Alloc
	HeapSys      uint64 // bytes of address space in use by the heap
	HeapIdle     uint64 // bytes in unused spans
	HeapInuse    uint64 // bytes in spans in use
	HeapReleased uint64 // bytes returned to the system
	HeapObjects  uint64 // Mallocs - Frees

	StackInuse  uint64 // bytes of goroutine stacks
	StackSys    uint64
	MSpanInuse  uint64
	MSpanSys    uint64
	MCacheInuse uint64
	MCacheSys   uint64
	BuckHashSys uint64
	GCSys       uint64 // bytes of the collector's own data
	OtherSys    uint64

	NextGC        uint64      // heap size that starts the next collection
	LastGC        uint64      // end of the last one, nanoseconds since 1970
	PauseTotalNs  uint64      // sum of all pauses
	PauseNs       [256]uint64 // recent pauses; the latest is at [(NumGC+255)%256]
	PauseEnd      [256]uint64 // their ends, nanoseconds since 1970
	NumGC         uint32      // completed collections
	NumForcedGC   uint32      // those asked for by the program
	GCCPUFraction float64     // share of the processors' time spent collecting
	EnableGC      bool        // always true
	DebugGC       bool        // always false

	// BySize is statistics by size class; it is empty here.
	BySize [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats fills m with the present figures.
func ReadMemStats(m *MemStats) {
	var raw [27 + 512]uint64
	memStats(raw[:])
	*m = MemStats{
		Alloc: raw[0], TotalAlloc: raw[1], Sys: raw[2], Lookups: raw[3], Mallocs: raw[4], Frees: raw[5],
		HeapAlloc: raw[6], HeapSys: raw[7], HeapIdle: raw[8], HeapInuse: raw[9], HeapReleased: raw[10],
		HeapObjects: raw[11], StackInuse: raw[12], StackSys: raw[13], MSpanInuse: raw[14], MSpanSys: raw[15],
		MCacheInuse: raw[16], MCacheSys: raw[17], BuckHashSys: raw[18], GCSys: raw[19], OtherSys: raw[20],
		NextGC: raw[21], LastGC: raw[22], PauseTotalNs: raw[23],
		NumGC: uint32(raw[24]), NumForcedGC: uint32(raw[25]),
		GCCPUFraction: *(*float64)(unsafe.Pointer(&raw[26])),
		EnableGC:      true,
	}
	copy(m.PauseNs[:], raw[27:27+256])
	copy(m.PauseEnd[:], raw[27+256:])
}

// SetFinalizer has finalizer called with obj, in a goroutine of its own, some
// time after obj became unreachable. A nil finalizer takes back what was set.
// obj points to an object made by new or a composite literal or to a local
// variable; finalizer is a function with one parameter to which obj can be
// assigned.
func SetFinalizer(obj any, finalizer any) {
	setFinalizer(obj, finalizer)
	if finalizer != nil {
		startFinalizers()
	}
}

func startFinalizers() {
	if !finalizing {
		finalizing = true
		go runFinalizers()
	}
}

// finalizing says that runFinalizers has been started. A race can start it
// twice, which does no harm.
var finalizing bool

func runFinalizers() {
	for {
		f, ftyp, itab, word, wide := nextFinalizer()
		if ftyp == nil {
			(*(*func())(unsafe.Pointer(&f)))()
		} else {
			finalize(f, ftyp, itab, word, wide)
		}
	}
}

// finalize is a function of its own so that nothing of one call outlives it.
func finalize(f, ftyp, itab, word unsafe.Pointer, wide bool) {
	arg := [2]unsafe.Pointer{itab, word}
	at := unsafe.Pointer(&arg)
	if !wide {
		at = unsafe.Pointer(&arg[1])
	}
	results := make([]unsafe.Pointer, rt.NumOut(ftyp))
	for i := range results {
		results[i] = rt.New(rt.Out(ftyp, i))
	}
	rt.Call(f, ftyp, nil, []unsafe.Pointer{at}, results)
}

// A Pinner keeps objects from being moved or freed. Objects never move here, so
// it only keeps them reachable.
type Pinner struct {
	refs []any
}

// Pin keeps the object that pointer points to until Unpin.
func (p *Pinner) Pin(pointer any) { p.refs = append(p.refs, pointer) }

// Unpin releases all objects of p.
func (p *Pinner) Unpin() { p.refs = nil }
