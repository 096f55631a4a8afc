// Package debug lets a program inspect and tune the collector and print stacks.
//
// It follows the documented behaviour of Go 1.23.
package debug

import (
	"internal/sys"
	"os"
	"runtime"
	"time"
)

// SetGCPercent sets the growth of the heap, in percent of the live heap, that
// starts a collection, and returns the previous setting; negative turns
// collection off.
//
//gobi:blocking
func SetGCPercent(percent int) int

// SetMemoryLimit sets the soft limit of the memory in bytes and returns the
// previous one; a negative limit only asks.
//
//gobi:blocking
func SetMemoryLimit(limit int64) int64

// SetMaxStack sets the largest size in bytes of a goroutine stack and returns
// the previous one.
func SetMaxStack(bytes int) int

// FreeOSMemory collects garbage and returns as much memory as possible to the
// system.
//
//gobi:blocking
func FreeOSMemory()

// moduleInfo returns the import path of the main package and the path of the
// main module; ok is false if the program was not built from a module.
func moduleInfo() (pkg, module string, ok bool)

// SetMaxThreads sets how many threads the program may use, 10,000 at first, and
// returns the previous setting. A program that needs more ends.
func SetMaxThreads(threads int) int

// SetTraceback sets how much is printed when the program dies: "none", "single",
// "all", "system", "crash" or a number, as in the environment's GOTRACEBACK. It
// takes nothing away from what the environment asks for.
func SetTraceback(level string)

// panicOnFault remembers the setting of SetPanicOnFault.
var panicOnFault bool

// SetPanicOnFault returns the previous setting. A fault at an unexpected
// address always panics here and never ends the program by itself.
func SetPanicOnFault(enabled bool) bool {
	old := panicOnFault
	panicOnFault = enabled
	return old
}

// GCStats describes recent collections.
type GCStats struct {
	LastGC         time.Time       // end of the last collection
	NumGC          int64           // number of collections
	PauseTotal     time.Duration   // sum of all pauses
	Pause          []time.Duration // recent pauses, the latest first
	PauseEnd       []time.Time     // their ends, the latest first
	PauseQuantiles []time.Duration // filled if not empty: minimum, quantiles, maximum
}

// ReadGCStats fills stats.
func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.LastGC = time.Unix(0, int64(m.LastGC))
	stats.NumGC = int64(m.NumGC)
	stats.PauseTotal = time.Duration(m.PauseTotalNs)
	n := int(m.NumGC)
	if n > len(m.PauseNs) {
		n = len(m.PauseNs)
	}
	stats.Pause = stats.Pause[:0]
	stats.PauseEnd = stats.PauseEnd[:0]
	for i := 0; i < n; i++ {
		at := (int(m.NumGC) + 255 - i) % 256
		stats.Pause = append(stats.Pause, time.Duration(m.PauseNs[at]))
		stats.PauseEnd = append(stats.PauseEnd, time.Unix(0, int64(m.PauseEnd[at])))
	}
	last := len(stats.PauseQuantiles) - 1
	if last < 0 {
		return
	}
	if n == 0 {
		for i := range stats.PauseQuantiles {
			stats.PauseQuantiles[i] = 0
		}
		return
	}
	sorted := append([]time.Duration(nil), stats.Pause...)
	for i := 1; i < n; i++ {
		for k := i; k > 0 && sorted[k] < sorted[k-1]; k-- {
			sorted[k], sorted[k-1] = sorted[k-1], sorted[k]
		}
	}
	for i := 0; i < last; i++ {
		stats.PauseQuantiles[i] = sorted[n*i/last]
	}
	stats.PauseQuantiles[last] = sorted[n-1]
}

// dumpHeap writes a dump into a new file, with all goroutines stopped, and
// returns the file's name; empty after an error, which it has printed.
//
//gobi:blocking
func dumpHeap() string

// WriteHeapDump writes to the file descriptor what the heap holds and who
// refers to it, with all goroutines stopped while that is gathered. The format
// is HPROF, which "gobi heap" reads, not the one that gc's runtime has.
func WriteHeapDump(fd uintptr) {
	name := dumpHeap()
	if name == "" {
		return
	}
	defer sys.Unlink(name)
	file, errno := sys.Open(name, os.O_RDONLY, 0)
	if errno != 0 {
		return
	}
	defer sys.Close(file)
	buf := make([]byte, 64<<10)
	for {
		n, errno := sys.Read(file, buf)
		if n <= 0 || errno != 0 {
			return
		}
		for p := buf[:n]; len(p) > 0; {
			n, errno := sys.Write(int(fd), p)
			if errno != 0 {
				return
			}
			p = p[n:]
		}
	}
}

// Stack returns the trace of the calling goroutine.
func Stack() []byte {
	buf := make([]byte, 1024)
	for {
		n := runtime.Stack(buf, false)
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}

// PrintStack writes the trace of the calling goroutine to standard error.
func PrintStack() { os.Stderr.Write(Stack()) }

// BuildInfo describes how the program was built.
type BuildInfo struct {
	GoVersion string         // Go version that is implemented
	Path      string         // import path of the main package
	Main      Module         // its module
	Deps      []*Module      // other modules
	Settings  []BuildSetting // of the build
}

// A Module is one module of a build.
type Module struct {
	Path    string
	Version string
	Sum     string
	Replace *Module
}

// A BuildSetting is a key and value.
type BuildSetting struct {
	Key, Value string
}

// ReadBuildInfo describes the running program, if it was built from a module.
// Only the paths and the Go version are known.
func ReadBuildInfo() (info *BuildInfo, ok bool) {
	pkg, module, ok := moduleInfo()
	if !ok {
		return nil, false
	}
	return &BuildInfo{
		GoVersion: runtime.Version(),
		Path:      pkg,
		Main:      Module{Path: module, Version: "(devel)"},
	}, true
}

// String lists the information line by line, as "go version -m" does.
func (bi *BuildInfo) String() string {
	s := ""
	if bi.GoVersion != "" {
		s += "go\t" + bi.GoVersion + "\n"
	}
	if bi.Path != "" {
		s += "path\t" + bi.Path + "\n"
	}
	if bi.Main != (Module{}) {
		s += moduleLine("mod", bi.Main)
	}
	for _, dep := range bi.Deps {
		s += moduleLine("dep", *dep)
	}
	for _, set := range bi.Settings {
		s += "build\t" + set.Key + "=" + set.Value + "\n"
	}
	return s
}

func moduleLine(word string, m Module) string {
	s := word + "\t" + m.Path + "\t" + m.Version
	if m.Replace == nil {
		return s + "\t" + m.Sum + "\n"
	}
	return s + "\n" + moduleLine("=>", *m.Replace)
}
