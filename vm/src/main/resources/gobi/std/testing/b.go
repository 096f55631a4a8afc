package testing

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// B is handed to benchmarks, which do their work b.N times.
type B struct {
	common
	N int

	f           func(b *B)
	timerOn     bool
	showAllocs  bool
	bytes       int64
	parallelism int
	mallocs     uint64 // at the start of the timer
	allocated   uint64
	netMallocs  uint64
	netBytes    uint64
	extra       map[string]float64
	result      BenchmarkResult
}

// InternalBenchmark is a benchmark function and its name.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// benchmarks run one at a time.
var benchmarkLock sync.Mutex

// StartTimer begins to measure; it is called before the function is.
func (b *B) StartTimer() {
	if b.timerOn {
		return
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.mallocs = m.Mallocs
	b.allocated = m.TotalAlloc
	b.start = time.Now()
	b.timerOn = true
}

// StopTimer stops measuring.
func (b *B) StopTimer() {
	if !b.timerOn {
		return
	}
	b.duration += time.Since(b.start)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.netMallocs += m.Mallocs - b.mallocs
	b.netBytes += m.TotalAlloc - b.allocated
	b.timerOn = false
}

// ResetTimer forgets what was measured, and metrics.
func (b *B) ResetTimer() {
	b.extra = nil
	if b.timerOn {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.mallocs = m.Mallocs
		b.allocated = m.TotalAlloc
		b.start = time.Now()
	}
	b.duration = 0
	b.netMallocs = 0
	b.netBytes = 0
}

// Elapsed returns the time measured.
func (b *B) Elapsed() time.Duration {
	if b.timerOn {
		return b.duration + time.Since(b.start)
	}
	return b.duration
}

// SetBytes tells how many bytes one operation handles.
func (b *B) SetBytes(n int64) { b.bytes = n }

// ReportAllocs has the allocations shown.
func (b *B) ReportAllocs() { b.showAllocs = true }

// ReportMetric adds n in the given unit to the result.
func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" {
		panic("metric unit must not be empty")
	}
	if strings.ContainsAny(unit, " \t\n\v\f\r") {
		panic("metric unit must not contain whitespace")
	}
	if b.extra == nil {
		b.extra = make(map[string]float64)
	}
	b.extra[unit] = n
}

// SetParallelism makes RunParallel use p goroutines per processor.
func (b *B) SetParallelism(p int) {
	if p >= 1 {
		b.parallelism = p
	}
}

// runN measures n operations.
func (b *B) runN(n int) {
	benchmarkLock.Lock()
	defer benchmarkLock.Unlock()
	defer b.runCleanups()
	runtime.GC()
	b.N = n
	b.parallelism = 1
	b.ResetTimer()
	b.StartTimer()
	b.f(b)
	b.StopTimer()
}

// inGoroutine runs f so that FailNow ends it alone.
func (b *B) inGoroutine(f func()) {
	done := make(chan bool)
	go func() {
		defer close(done)
		f()
	}()
	<-done
}

// measure repeats the benchmark with growing N until it takes long enough.
func (b *B) measure() BenchmarkResult {
	b.inGoroutine(func() { b.runN(1) })
	if b.Failed() || b.hasSub || b.Skipped() {
		return BenchmarkResult{}
	}
	b.inGoroutine(func() {
		for n := int64(1); !b.failed && b.duration < benchTime && n < 1e9; {
			last := n
			used := int64(b.duration)
			if used <= 0 {
				used = 1
			}
			n = int64(benchTime) * int64(b.N) / used
			n += n / 5
			n = min(n, 100*last)
			n = max(n, last+1)
			n = min(n, 1e9)
			b.runN(int(n))
		}
		b.result = BenchmarkResult{b.N, b.duration, b.bytes, b.netMallocs, b.netBytes, b.extra}
	})
	return b.result
}

// Run measures f as a sub-benchmark and reports whether it succeeded.
func (b *B) Run(name string, f func(b *B)) bool {
	b.hasSub = true
	sub := &B{f: f}
	sub.name = rewrite(name)
	if b.name != "" {
		sub.name = b.name + "/" + sub.name
	}
	sub.parent = &b.common
	// The enclosing benchmark holds the lock while it runs.
	benchmarkLock.Unlock()
	defer benchmarkLock.Lock()
	r := sub.measure()
	if !sub.hasSub && !sub.Failed() && !sub.Skipped() && b.name != "" {
		text := r.String()
		if sub.showAllocs {
			text += "\t" + r.MemString()
		}
		fmt.Printf("%s\t%s\n", sub.name, text)
	}
	os.Stdout.Write(sub.output)
	return !sub.Failed()
}

// A PB hands out iterations in RunParallel.
type PB struct {
	left  *atomic.Int64
	grain int64
	cache int64
}

// Next reports whether there is another iteration.
func (pb *PB) Next() bool {
	if pb.cache == 0 {
		n := pb.left.Add(-pb.grain) + pb.grain
		if n <= 0 {
			return false
		}
		pb.cache = min(n, pb.grain)
	}
	pb.cache--
	return true
}

// RunParallel shares b.N iterations among goroutines, each of which runs body.
func (b *B) RunParallel(body func(*PB)) {
	if b.N == 0 {
		return
	}
	workers := b.parallelism * runtime.GOMAXPROCS(0)
	grain := int64(b.N/(workers*64)) + 1
	if grain > 10000 {
		grain = 10000
	}
	var left atomic.Int64
	left.Store(int64(b.N))
	var wg sync.WaitGroup
	wg.Add(workers)
	for i := 0; i < workers; i++ {
		go func() {
			defer wg.Done()
			body(&PB{left: &left, grain: grain})
		}()
	}
	wg.Wait()
	if left.Load() > 0 && !b.Failed() {
		b.Fatal("RunParallel: body exited without pb.Next() == false")
	}
}

// BenchmarkResult is the result of a benchmark.
type BenchmarkResult struct {
	N         int                // number of iterations
	T         time.Duration      // time of all
	Bytes     int64              // bytes handled by one
	MemAllocs uint64             // allocations of all
	MemBytes  uint64             // bytes allocated by all
	Extra     map[string]float64 // further metrics
}

// NsPerOp returns nanoseconds per iteration.
func (r BenchmarkResult) NsPerOp() int64 {
	if v, ok := r.Extra["ns/op"]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return r.T.Nanoseconds() / int64(r.N)
}

// AllocsPerOp returns allocations per iteration.
func (r BenchmarkResult) AllocsPerOp() int64 {
	if v, ok := r.Extra["allocs/op"]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return int64(r.MemAllocs) / int64(r.N)
}

// AllocedBytesPerOp returns allocated bytes per iteration.
func (r BenchmarkResult) AllocedBytesPerOp() int64 {
	if v, ok := r.Extra["B/op"]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return int64(r.MemBytes) / int64(r.N)
}

func (r BenchmarkResult) megabytesPerSecond() float64 {
	if v, ok := r.Extra["MB/s"]; ok {
		return v
	}
	if r.Bytes <= 0 || r.T <= 0 || r.N <= 0 {
		return 0
	}
	return float64(r.Bytes) * float64(r.N) / 1e6 / r.T.Seconds()
}

// String returns the iterations, time and throughput in one line.
func (r BenchmarkResult) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%8d", r.N)
	ns, ok := r.Extra["ns/op"]
	if !ok {
		ns = float64(r.T.Nanoseconds()) / float64(r.N)
	}
	if ns != 0 {
		b.WriteByte('\t')
		number(&b, ns, "ns/op")
	}
	if mbs := r.megabytesPerSecond(); mbs != 0 {
		fmt.Fprintf(&b, "\t%7.2f MB/s", mbs)
	}
	var keys []string
	for k := range r.Extra {
		switch k {
		case "ns/op", "MB/s", "B/op", "allocs/op":
			continue
		}
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		b.WriteByte('\t')
		number(&b, r.Extra[k], k)
	}
	return b.String()
}

// number writes x with about four digits.
func number(b *strings.Builder, x float64, unit string) {
	format := "%10.0f %s"
	y := math.Abs(x)
	switch {
	case y == 0 || y >= 999.95:
	case y >= 99.995:
		format = "%12.1f %s"
	case y >= 9.9995:
		format = "%13.2f %s"
	case y >= 0.99995:
		format = "%14.3f %s"
	case y >= 0.099995:
		format = "%15.4f %s"
	case y >= 0.0099995:
		format = "%16.5f %s"
	case y >= 0.00099995:
		format = "%17.6f %s"
	default:
		format = "%18.7f %s"
	}
	fmt.Fprintf(b, format, x, unit)
}

// MemString returns the allocations per iteration.
func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}

// Benchmark measures f by itself.
func Benchmark(f func(b *B)) BenchmarkResult {
	b := &B{f: f}
	return b.measure()
}
