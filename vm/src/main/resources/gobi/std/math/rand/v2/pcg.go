package rand

import (
	"errors"
	"math/bits"
)

// A PCG is O'Neill's generator of that name with 128 bits of state, in the
// variant DXSM.
type PCG struct {
	hi uint64
	lo uint64
}

// NewPCG returns a PCG with the seed of two numbers.
func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

// Seed sets the state to what NewPCG has.
func (p *PCG) Seed(seed1, seed2 uint64) {
	p.hi = seed1
	p.lo = seed2
}

// MarshalBinary returns the state.
func (p *PCG) MarshalBinary() ([]byte, error) {
	return putUint64(putUint64([]byte("pcg:"), p.hi), p.lo), nil
}

// UnmarshalBinary sets the state to one that MarshalBinary returned.
func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != 20 || string(data[:4]) != "pcg:" {
		return errors.New("invalid PCG encoding")
	}
	p.hi = uint64At(data[4:])
	p.lo = uint64At(data[12:])
	return nil
}

func putUint64(b []byte, v uint64) []byte {
	for i := 56; i >= 0; i -= 8 {
		b = append(b, byte(v>>uint(i)))
	}
	return b
}

func uint64At(b []byte) (v uint64) {
	for _, c := range b[:8] {
		v = v<<8 | uint64(c)
	}
	return v
}

// Uint64 returns the next number: the state goes on by a linear congruence, its
// high half is scrambled with its low half.
func (p *PCG) Uint64() uint64 {
	const (
		mulHi = 2549297995355413924
		mulLo = 4865540595714422341
		incHi = 6364136223846793005
		incLo = 1442695040888963407
		cheap = 0xda942042e4dd58b5
	)
	hi, lo := bits.Mul64(p.lo, mulLo)
	hi += p.hi*mulLo + p.lo*mulHi
	lo, carry := bits.Add64(lo, incLo, 0)
	hi, _ = bits.Add64(hi, incHi, carry)
	p.hi = hi
	p.lo = lo

	hi ^= hi >> 32
	hi *= cheap
	hi ^= hi >> 48
	hi *= lo | 1
	return hi
}
