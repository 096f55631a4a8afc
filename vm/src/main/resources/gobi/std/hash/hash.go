// Package hash names what hash functions have in common.
//
// It follows the documented behaviour of Go 1.23.
package hash

import "io"

// A Hash computes a hash value of what is written to it. Implementations in
// the library also marshal their state as encoding.BinaryMarshaler has it.
type Hash interface {
	// Write adds data; it never fails.
	io.Writer

	// Sum appends the hash value to b and does not change the state.
	Sum(b []byte) []byte

	// Reset returns to the initial state.
	Reset()

	// Size returns the number of bytes that Sum appends.
	Size() int

	// BlockSize returns the size of block that Write handles best.
	BlockSize() int
}

// A Hash32 has a hash value of 32 bits.
type Hash32 interface {
	Hash
	Sum32() uint32
}

// A Hash64 has a hash value of 64 bits.
type Hash64 interface {
	Hash
	Sum64() uint64
}
