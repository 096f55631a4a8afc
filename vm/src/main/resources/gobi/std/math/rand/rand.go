// Package rand generates pseudo-random numbers. They are not fit for security.
//
// It follows the documented behaviour of Go 1.23: sources with the same seed
// give the same numbers as there. The functions of the package, which have no
// seed, use a generator of the virtual machine unless Seed is called.
package rand

import (
	"sync"
	"sync/atomic"
	"unsafe"
)

// runtime_rand returns 64 random bits.
func runtime_rand() uint64

// A Source is a stream of uniformly distributed numbers in [0, 1<<63). It is
// not safe for several goroutines at once.
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// A Source64 also gives numbers in [0, 1<<64).
type Source64 interface {
	Source
	Uint64() uint64
}

// NewSource returns a Source with the given seed; it is a Source64.
func NewSource(seed int64) Source {
	var rng rngSource
	rng.Seed(seed)
	return &rng
}

// machineSource takes its numbers from the virtual machine.
type machineSource struct{}

func (machineSource) Int63() int64   { return int64(runtime_rand() & (1<<63 - 1)) }
func (machineSource) Uint64() uint64 { return runtime_rand() }
func (machineSource) Seed(int64)     { panic("internal error: call to machineSource.Seed") }

// lockedSource is an rngSource for several goroutines.
type lockedSource struct {
	mu sync.Mutex
	s  rngSource
}

func (l *lockedSource) Int63() int64 {
	l.mu.Lock()
	n := l.s.Int63()
	l.mu.Unlock()
	return n
}

func (l *lockedSource) Uint64() uint64 {
	l.mu.Lock()
	n := l.s.Uint64()
	l.mu.Unlock()
	return n
}

func (l *lockedSource) Seed(seed int64) {
	l.mu.Lock()
	l.s.Seed(seed)
	l.mu.Unlock()
}

// A Rand draws numbers of several distributions from a Source.
type Rand struct {
	src Source
	s64 Source64 // src, if it is one

	// What is left of the number that Read took last.
	readVal int64
	readPos int8
}

// New returns a Rand that uses src.
func New(src Source) *Rand {
	s64, _ := src.(Source64)
	return &Rand{src: src, s64: s64}
}

// Seed sets the state of the source. It must not be called while others draw.
func (r *Rand) Seed(seed int64) {
	r.src.Seed(seed)
	r.readPos = 0
}

// Int63 returns a number in [0, 1<<63).
func (r *Rand) Int63() int64 { return r.src.Int63() }

// Uint32 returns a number in [0, 1<<32).
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }

// Uint64 returns a number in [0, 1<<64).
func (r *Rand) Uint64() uint64 {
	if r.s64 != nil {
		return r.s64.Uint64()
	}
	return uint64(r.Int63())>>31 | uint64(r.Int63())<<32
}

// Int31 returns a number in [0, 1<<31).
func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }

// Int returns a number that is not negative.
func (r *Rand) Int() int { return int(uint(r.Int63())) }

// Int63n returns a number in [0, n). It panics for n <= 0.
func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if n&(n-1) == 0 {
		return r.Int63() & (n - 1)
	}
	// Draw again what lies above the largest multiple of n.
	max := int64((1 << 63) - 1 - (1<<63)%uint64(n))
	v := r.Int63()
	for v > max {
		v = r.Int63()
	}
	return v % n
}

// Int31n returns a number in [0, n). It panics for n <= 0.
func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if n&(n-1) == 0 {
		return r.Int31() & (n - 1)
	}
	max := int32((1 << 31) - 1 - (1<<31)%uint32(n))
	v := r.Int31()
	for v > max {
		v = r.Int31()
	}
	return v % n
}

// int31n is Int31n by Lemire's method, for Shuffle, which needs not be the same
// as in older releases.
func (r *Rand) int31n(n int32) int32 {
	prod := uint64(r.Uint32()) * uint64(n)
	low := uint32(prod)
	if low < uint32(n) {
		threshold := uint32(-n) % uint32(n)
		for low < threshold {
			prod = uint64(r.Uint32()) * uint64(n)
			low = uint32(prod)
		}
	}
	return int32(prod >> 32)
}

// Intn returns a number in [0, n). It panics for n <= 0.
func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n <= 1<<31-1 {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

// Float64 returns a number in [0, 1).
func (r *Rand) Float64() float64 {
	for {
		if f := float64(r.Int63()) / (1 << 63); f != 1 {
			return f
		}
	}
}

// Float32 returns a number in [0, 1).
func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f != 1 {
			return f
		}
	}
}

// Perm returns a random permutation of the integers in [0, n).
func (r *Rand) Perm(n int) []int {
	m := make([]int, n)
	for i := 0; i < n; i++ {
		j := r.Intn(i + 1)
		m[i] = m[j]
		m[j] = i
	}
	return m
}

// Shuffle puts n elements into random order; swap exchanges two of them. It
// panics for n < 0.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	i := n - 1
	for ; i > 1<<31-1-1; i-- {
		swap(i, int(r.Int63n(int64(i+1))))
	}
	for ; i > 0; i-- {
		swap(i, int(r.int31n(int32(i+1))))
	}
}

// Read fills p with random bytes; it never fails. It must not be called
// together with other methods, except on the generator of the package.
func (r *Rand) Read(p []byte) (n int, err error) {
	if l, ok := r.src.(*lockedSource); ok {
		l.mu.Lock()
		defer l.mu.Unlock()
		return r.read(p, &l.s), nil
	}
	if _, ok := r.src.(machineSource); ok {
		own := Rand{src: r.src}
		return own.read(p, r.src), nil
	}
	return r.read(p, r.src), nil
}

func (r *Rand) read(p []byte, src Source) int {
	for i := range p {
		if r.readPos == 0 {
			r.readVal = src.Int63()
			r.readPos = 7
		}
		p[i] = byte(r.readVal)
		r.readVal >>= 8
		r.readPos--
	}
	return len(p)
}

// unseeded serves the functions of the package until Seed is called.
var unseeded = Rand{src: machineSource{}, s64: machineSource{}}

var seeded unsafe.Pointer // *Rand

func global() *Rand {
	if p := atomic.LoadPointer(&seeded); p != nil {
		return (*Rand)(p)
	}
	return &unseeded
}

// Seed makes the functions of the package use a Source with that seed.
//
// Deprecated: use a Rand of your own.
func Seed(seed int64) {
	l := &lockedSource{}
	l.Seed(seed)
	atomic.StorePointer(&seeded, unsafe.Pointer(New(l)))
}

// Int63 returns a number in [0, 1<<63).
func Int63() int64 { return global().Int63() }

// Uint32 returns a number in [0, 1<<32).
func Uint32() uint32 { return global().Uint32() }

// Uint64 returns a number in [0, 1<<64).
func Uint64() uint64 { return global().Uint64() }

// Int31 returns a number in [0, 1<<31).
func Int31() int32 { return global().Int31() }

// Int returns a number that is not negative.
func Int() int { return global().Int() }

// Int63n returns a number in [0, n). It panics for n <= 0.
func Int63n(n int64) int64 { return global().Int63n(n) }

// Int31n returns a number in [0, n). It panics for n <= 0.
func Int31n(n int32) int32 { return global().Int31n(n) }

// Intn returns a number in [0, n). It panics for n <= 0.
func Intn(n int) int { return global().Intn(n) }

// Float64 returns a number in [0, 1).
func Float64() float64 { return global().Float64() }

// Float32 returns a number in [0, 1).
func Float32() float32 { return global().Float32() }

// Perm returns a random permutation of the integers in [0, n).
func Perm(n int) []int { return global().Perm(n) }

// Shuffle puts n elements into random order; swap exchanges two of them.
func Shuffle(n int, swap func(i, j int)) { global().Shuffle(n, swap) }

// Read fills p with random bytes; it never fails.
//
// Deprecated: for secrets use crypto/rand.
func Read(p []byte) (n int, err error) { return global().Read(p) }

// NormFloat64 returns a number of the standard normal distribution.
func NormFloat64() float64 { return global().NormFloat64() }

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func ExpFloat64() float64 { return global().ExpFloat64() }
