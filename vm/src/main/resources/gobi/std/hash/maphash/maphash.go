// Package maphash offers hash functions for hash tables over strings and bytes.
// The values differ from run to run and are no protection against forgery.
//
// It follows the documented behaviour of Go 1.23.
package maphash

import "math/bits"

// runtime_rand returns 64 random bits.
func runtime_rand() uint64

// A Seed selects one of the hash functions. The zero Seed is not valid.
type Seed struct {
	s uint64
}

// MakeSeed returns a random seed.
func MakeSeed() Seed {
	for {
		if s := runtime_rand(); s != 0 {
			return Seed{s}
		}
	}
}

const bufferSize = 128

// A Hash computes the hash of a byte sequence. The zero Hash is ready to use
// and chooses its seed at first use.
type Hash struct {
	_     [0]func() // not comparable
	seed  Seed
	state uint64
	total uint64
	n     int
	buf   [bufferSize]byte
}

const (
	k0 = 0xa0761d6478bd642f
	k1 = 0xe7037ed1a0b428db
)

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

func word(p []byte) (v uint64) {
	return uint64(p[0]) | uint64(p[1])<<8 | uint64(p[2])<<16 | uint64(p[3])<<24 |
		uint64(p[4])<<32 | uint64(p[5])<<40 | uint64(p[6])<<48 | uint64(p[7])<<56
}

// absorb adds whole words of p to the state; the rest of p is left.
func absorb(state uint64, p []byte) (uint64, []byte) {
	for len(p) >= 8 {
		state = mix(state^word(p)^k0, k1)
		p = p[8:]
	}
	return state, p
}

func finish(state uint64, p []byte, total uint64) uint64 {
	state, p = absorb(state, p)
	var last uint64
	for i, c := range p {
		last |= uint64(c) << uint(8*i)
	}
	state = mix(state^last^k0, k1^total)
	return mix(state^k1, total^k0)
}

func (h *Hash) initSeed() {
	if h.seed.s == 0 {
		h.SetSeed(MakeSeed())
	}
}

// SetSeed sets the seed and discards what was written.
func (h *Hash) SetSeed(seed Seed) {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	h.seed = seed
	h.Reset()
}

// Seed returns the seed of h.
func (h *Hash) Seed() Seed {
	h.initSeed()
	return h.seed
}

// Reset discards what was written.
func (h *Hash) Reset() {
	h.initSeed()
	h.state = h.seed.s
	h.total = 0
	h.n = 0
}

// Write adds b; it never fails.
func (h *Hash) Write(b []byte) (int, error) {
	h.initSeed()
	size := len(b)
	h.total += uint64(size)
	for len(b) > 0 {
		n := copy(h.buf[h.n:], b)
		h.n += n
		b = b[n:]
		if h.n == bufferSize {
			h.state, _ = absorb(h.state, h.buf[:])
			h.n = 0
		}
	}
	return size, nil
}

// WriteString adds the bytes of s; it never fails.
func (h *Hash) WriteString(s string) (int, error) {
	h.initSeed()
	size := len(s)
	h.total += uint64(size)
	for len(s) > 0 {
		n := copy(h.buf[h.n:], s)
		h.n += n
		s = s[n:]
		if h.n == bufferSize {
			h.state, _ = absorb(h.state, h.buf[:])
			h.n = 0
		}
	}
	return size, nil
}

// WriteByte adds b; it never fails.
func (h *Hash) WriteByte(b byte) error {
	one := [1]byte{b}
	h.Write(one[:])
	return nil
}

// Sum64 returns the hash of what was written so far.
func (h *Hash) Sum64() uint64 {
	h.initSeed()
	return finish(h.state, h.buf[:h.n], h.total)
}

// Sum appends the hash to b.
func (h *Hash) Sum(b []byte) []byte {
	x := h.Sum64()
	return append(b, byte(x>>56), byte(x>>48), byte(x>>40), byte(x>>32),
		byte(x>>24), byte(x>>16), byte(x>>8), byte(x))
}

// Size returns 8.
func (h *Hash) Size() int { return 8 }

// BlockSize returns the size of the buffer.
func (h *Hash) BlockSize() int { return bufferSize }

// Bytes returns the hash of b, as a Hash with that seed has it.
func Bytes(seed Seed, b []byte) uint64 {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	return finish(seed.s, b, uint64(len(b)))
}

// String returns the hash of s, as a Hash with that seed has it.
func String(seed Seed, s string) uint64 {
	var h Hash
	h.SetSeed(seed)
	h.WriteString(s)
	return h.Sum64()
}
