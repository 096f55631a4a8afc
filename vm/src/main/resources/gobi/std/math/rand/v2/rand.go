// Package rand generates pseudo-random numbers, with better sources and shorter
// methods than math/rand. They are not fit for security, except that ChaCha8 is
// as strong as its seed.
//
// It follows the documented behaviour of Go 1.23: sources with the same seed
// give the same numbers as there. The functions of the package use a generator
// of the virtual machine.
package rand

import "math/bits"

// runtime_rand returns 64 random bits.
func runtime_rand() uint64

// A Source is a stream of uniformly distributed 64-bit numbers. It is not safe
// for several goroutines at once.
type Source interface {
	Uint64() uint64
}

// A Rand draws numbers of several distributions from a Source.
type Rand struct {
	src Source
}

// New returns a Rand that uses src.
func New(src Source) *Rand { return &Rand{src} }

type machineSource struct{}

func (machineSource) Uint64() uint64 { return runtime_rand() }

var global = &Rand{machineSource{}}

// Int64 returns a number in [0, 1<<63).
func (r *Rand) Int64() int64 { return int64(r.src.Uint64() &^ (1 << 63)) }

// Uint32 returns a number in [0, 1<<32).
func (r *Rand) Uint32() uint32 { return uint32(r.src.Uint64() >> 32) }

// Uint64 returns a number in [0, 1<<64).
func (r *Rand) Uint64() uint64 { return r.src.Uint64() }

// Int32 returns a number in [0, 1<<31).
func (r *Rand) Int32() int32 { return int32(r.src.Uint64() >> 33) }

// Int returns a number that is not negative.
func (r *Rand) Int() int { return int(uint(r.src.Uint64()) << 1 >> 1) }

// Uint returns a number in [0, 1<<64).
func (r *Rand) Uint() uint { return uint(r.src.Uint64()) }

// below returns a number in [0, n) by Lemire's method: the high half of a
// product is uniform if the low half is not among the first 2**64 mod n.
func (r *Rand) below(n uint64) uint64 {
	if n&(n-1) == 0 {
		return r.src.Uint64() & (n - 1)
	}
	hi, lo := bits.Mul64(r.src.Uint64(), n)
	if lo < n {
		threshold := -n % n
		for lo < threshold {
			hi, lo = bits.Mul64(r.src.Uint64(), n)
		}
	}
	return hi
}

// Int64N returns a number in [0, n). It panics for n <= 0.
func (r *Rand) Int64N(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int64N")
	}
	return int64(r.below(uint64(n)))
}

// Uint64N returns a number in [0, n). It panics for n == 0.
func (r *Rand) Uint64N(n uint64) uint64 {
	if n == 0 {
		panic("invalid argument to Uint64N")
	}
	return r.below(n)
}

// Int32N returns a number in [0, n). It panics for n <= 0.
func (r *Rand) Int32N(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int32N")
	}
	return int32(r.below(uint64(n)))
}

// Uint32N returns a number in [0, n). It panics for n == 0.
func (r *Rand) Uint32N(n uint32) uint32 {
	if n == 0 {
		panic("invalid argument to Uint32N")
	}
	return uint32(r.below(uint64(n)))
}

// IntN returns a number in [0, n). It panics for n <= 0.
func (r *Rand) IntN(n int) int {
	if n <= 0 {
		panic("invalid argument to IntN")
	}
	return int(r.below(uint64(n)))
}

// UintN returns a number in [0, n). It panics for n == 0.
func (r *Rand) UintN(n uint) uint {
	if n == 0 {
		panic("invalid argument to UintN")
	}
	return uint(r.below(uint64(n)))
}

// Float64 returns a number in [0, 1).
func (r *Rand) Float64() float64 { return float64(r.src.Uint64()<<11>>11) / (1 << 53) }

// Float32 returns a number in [0, 1).
func (r *Rand) Float32() float32 { return float32(r.Uint32()<<8>>8) / (1 << 24) }

// Perm returns a random permutation of the integers in [0, n).
func (r *Rand) Perm(n int) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	r.Shuffle(len(p), func(i, j int) { p[i], p[j] = p[j], p[i] })
	return p
}

// Shuffle puts n elements into random order; swap exchanges two of them. It
// panics for n < 0.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for i := n - 1; i > 0; i-- {
		swap(i, int(r.below(uint64(i+1))))
	}
}

// Int64 returns a number in [0, 1<<63).
func Int64() int64 { return global.Int64() }

// Uint32 returns a number in [0, 1<<32).
func Uint32() uint32 { return global.Uint32() }

// Uint64 returns a number in [0, 1<<64).
func Uint64() uint64 { return runtime_rand() }

// Int32 returns a number in [0, 1<<31).
func Int32() int32 { return global.Int32() }

// Int returns a number that is not negative.
func Int() int { return global.Int() }

// Uint returns a number in [0, 1<<64).
func Uint() uint { return global.Uint() }

// Int64N returns a number in [0, n). It panics for n <= 0.
func Int64N(n int64) int64 { return global.Int64N(n) }

// Uint64N returns a number in [0, n). It panics for n == 0.
func Uint64N(n uint64) uint64 { return global.Uint64N(n) }

// Int32N returns a number in [0, n). It panics for n <= 0.
func Int32N(n int32) int32 { return global.Int32N(n) }

// Uint32N returns a number in [0, n). It panics for n == 0.
func Uint32N(n uint32) uint32 { return global.Uint32N(n) }

// IntN returns a number in [0, n). It panics for n <= 0.
func IntN(n int) int { return global.IntN(n) }

// UintN returns a number in [0, n). It panics for n == 0.
func UintN(n uint) uint { return global.UintN(n) }

// Float64 returns a number in [0, 1).
func Float64() float64 { return global.Float64() }

// Float32 returns a number in [0, 1).
func Float32() float32 { return global.Float32() }

// Perm returns a random permutation of the integers in [0, n).
func Perm(n int) []int { return global.Perm(n) }

// Shuffle puts n elements into random order; swap exchanges two of them.
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

// NormFloat64 returns a number of the standard normal distribution.
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func ExpFloat64() float64 { return global.ExpFloat64() }
