// Package fnv offers the hash functions FNV-1 and FNV-1a by Fowler, Noll and Vo.
//
// It follows the documented behaviour of Go 1.23.
package fnv

import (
	"errors"
	"hash"
	"math/bits"
)

const (
	offset32     = 2166136261
	offset64     = 14695981039346656037
	offset128Hi  = 0x6c62272e07bb0142
	offset128Lo  = 0x62b821756295c58d
	prime32      = 16777619
	prime64      = 1099511628211
	prime128Lo   = 0x13b
	prime128High = 1 << 24 // times 2**64
)

// The types of the hashes; the a variants combine before they multiply.
type (
	sum32   uint32
	sum32a  uint32
	sum64   uint64
	sum64a  uint64
	sum128  [2]uint64
	sum128a [2]uint64
)

// New32 returns a 32-bit FNV-1 hash; Sum is big-endian.
func New32() hash.Hash32 {
	s := sum32(offset32)
	return &s
}

// New32a returns a 32-bit FNV-1a hash; Sum is big-endian.
func New32a() hash.Hash32 {
	s := sum32a(offset32)
	return &s
}

// New64 returns a 64-bit FNV-1 hash; Sum is big-endian.
func New64() hash.Hash64 {
	s := sum64(offset64)
	return &s
}

// New64a returns a 64-bit FNV-1a hash; Sum is big-endian.
func New64a() hash.Hash64 {
	s := sum64a(offset64)
	return &s
}

// New128 returns a 128-bit FNV-1 hash; Sum is big-endian.
func New128() hash.Hash { return &sum128{offset128Hi, offset128Lo} }

// New128a returns a 128-bit FNV-1a hash; Sum is big-endian.
func New128a() hash.Hash { return &sum128a{offset128Hi, offset128Lo} }

func (s *sum32) Reset()   { *s = offset32 }
func (s *sum32a) Reset()  { *s = offset32 }
func (s *sum64) Reset()   { *s = offset64 }
func (s *sum64a) Reset()  { *s = offset64 }
func (s *sum128) Reset()  { *s = sum128{offset128Hi, offset128Lo} }
func (s *sum128a) Reset() { *s = sum128a{offset128Hi, offset128Lo} }

func (s *sum32) Sum32() uint32  { return uint32(*s) }
func (s *sum32a) Sum32() uint32 { return uint32(*s) }
func (s *sum64) Sum64() uint64  { return uint64(*s) }
func (s *sum64a) Sum64() uint64 { return uint64(*s) }

func (s *sum32) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h *= prime32
		h ^= sum32(c)
	}
	*s = h
	return len(data), nil
}

func (s *sum32a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h ^= sum32a(c)
		h *= prime32
	}
	*s = h
	return len(data), nil
}

func (s *sum64) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h *= prime64
		h ^= sum64(c)
	}
	*s = h
	return len(data), nil
}

func (s *sum64a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h ^= sum64a(c)
		h *= prime64
	}
	*s = h
	return len(data), nil
}

// times multiplies hi, lo by the 128-bit prime.
func times(hi, lo uint64) (uint64, uint64) {
	h, l := bits.Mul64(prime128Lo, lo)
	return h + lo*prime128High + prime128Lo*hi, l
}

func (s *sum128) Write(data []byte) (int, error) {
	for _, c := range data {
		s[0], s[1] = times(s[0], s[1])
		s[1] ^= uint64(c)
	}
	return len(data), nil
}

func (s *sum128a) Write(data []byte) (int, error) {
	for _, c := range data {
		s[1] ^= uint64(c)
		s[0], s[1] = times(s[0], s[1])
	}
	return len(data), nil
}

func (s *sum32) Size() int   { return 4 }
func (s *sum32a) Size() int  { return 4 }
func (s *sum64) Size() int   { return 8 }
func (s *sum64a) Size() int  { return 8 }
func (s *sum128) Size() int  { return 16 }
func (s *sum128a) Size() int { return 16 }

func (s *sum32) BlockSize() int   { return 1 }
func (s *sum32a) BlockSize() int  { return 1 }
func (s *sum64) BlockSize() int   { return 1 }
func (s *sum64a) BlockSize() int  { return 1 }
func (s *sum128) BlockSize() int  { return 1 }
func (s *sum128a) BlockSize() int { return 1 }

// put appends the low n bytes of v, the highest first.
func put(b []byte, v uint64, n int) []byte {
	for n--; n >= 0; n-- {
		b = append(b, byte(v>>uint(8*n)))
	}
	return b
}

func get(b []byte) (v uint64) {
	for _, c := range b {
		v = v<<8 | uint64(c)
	}
	return v
}

func (s *sum32) Sum(in []byte) []byte   { return put(in, uint64(*s), 4) }
func (s *sum32a) Sum(in []byte) []byte  { return put(in, uint64(*s), 4) }
func (s *sum64) Sum(in []byte) []byte   { return put(in, uint64(*s), 8) }
func (s *sum64a) Sum(in []byte) []byte  { return put(in, uint64(*s), 8) }
func (s *sum128) Sum(in []byte) []byte  { return put(put(in, s[0], 8), s[1], 8) }
func (s *sum128a) Sum(in []byte) []byte { return put(put(in, s[0], 8), s[1], 8) }

// The marshalled state is "fnv", a number for the kind, and the sum.

func (s *sum32) MarshalBinary() ([]byte, error)   { return s.Sum([]byte("fnv\x01")), nil }
func (s *sum32a) MarshalBinary() ([]byte, error)  { return s.Sum([]byte("fnv\x02")), nil }
func (s *sum64) MarshalBinary() ([]byte, error)   { return s.Sum([]byte("fnv\x03")), nil }
func (s *sum64a) MarshalBinary() ([]byte, error)  { return s.Sum([]byte("fnv\x04")), nil }
func (s *sum128) MarshalBinary() ([]byte, error)  { return s.Sum([]byte("fnv\x05")), nil }
func (s *sum128a) MarshalBinary() ([]byte, error) { return s.Sum([]byte("fnv\x06")), nil }

func state(b []byte, kind byte, size int) ([]byte, error) {
	if len(b) < 4 || string(b[:3]) != "fnv" || b[3] != kind {
		return nil, errors.New("hash/fnv: invalid hash state identifier")
	}
	if len(b) != 4+size {
		return nil, errors.New("hash/fnv: invalid hash state size")
	}
	return b[4:], nil
}

func (s *sum32) UnmarshalBinary(b []byte) error {
	b, err := state(b, 1, 4)
	if err == nil {
		*s = sum32(get(b))
	}
	return err
}

func (s *sum32a) UnmarshalBinary(b []byte) error {
	b, err := state(b, 2, 4)
	if err == nil {
		*s = sum32a(get(b))
	}
	return err
}

func (s *sum64) UnmarshalBinary(b []byte) error {
	b, err := state(b, 3, 8)
	if err == nil {
		*s = sum64(get(b))
	}
	return err
}

func (s *sum64a) UnmarshalBinary(b []byte) error {
	b, err := state(b, 4, 8)
	if err == nil {
		*s = sum64a(get(b))
	}
	return err
}

func (s *sum128) UnmarshalBinary(b []byte) error {
	b, err := state(b, 5, 16)
	if err == nil {
		s[0], s[1] = get(b[:8]), get(b[8:])
	}
	return err
}

func (s *sum128a) UnmarshalBinary(b []byte) error {
	b, err := state(b, 6, 16)
	if err == nil {
		s[0], s[1] = get(b[:8]), get(b[8:])
	}
	return err
}
