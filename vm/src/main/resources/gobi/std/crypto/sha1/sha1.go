// Package sha1 computes the hash SHA-1 of RFC 3174. It is broken and must not
// protect anything.
//
// It follows the documented behaviour of Go 1.23.
package sha1

import (
	"errors"
	"hash"
	"math/bits"
)

// Sizes in bytes.
const (
	Size      = 20
	BlockSize = 64
)

const magic = "sha\x01"

// digest is the state of a running hash.
type digest struct {
	h   [5]uint32
	x   [BlockSize]byte // an incomplete block
	nx  int
	len uint64
}

// New returns a SHA-1 hash.
func New() hash.Hash {
	d := &digest{}
	d.Reset()
	return d
}

// Sum returns the checksum of data.
func Sum(data []byte) [Size]byte {
	var d digest
	d.Reset()
	d.Write(data)
	return d.checkSum()
}

func (d *digest) Reset() {
	*d = digest{h: [5]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}}
}

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return BlockSize }

// Sum works on a copy, so that writing may go on.
func (d *digest) Sum(in []byte) []byte {
	d0 := *d
	sum := d0.checkSum()
	return append(in, sum[:]...)
}

// ConstantTimeSum is Sum; the time does depend on the length here.
func (d *digest) ConstantTimeSum(in []byte) []byte { return d.Sum(in) }

func (d *digest) Write(p []byte) (n int, err error) {
	n = len(p)
	d.len += uint64(n)
	if d.nx > 0 {
		c := copy(d.x[d.nx:], p)
		d.nx += c
		p = p[c:]
		if d.nx == BlockSize {
			d.block(d.x[:])
			d.nx = 0
		}
	}
	for len(p) >= BlockSize {
		d.block(p[:BlockSize])
		p = p[BlockSize:]
	}
	if len(p) > 0 {
		d.nx = copy(d.x[:], p)
	}
	return n, nil
}

// pad adds a one bit, zeros, and the length in bits.
func (d *digest) pad() {
	bits := d.len << 3
	var tail [BlockSize + 8]byte
	tail[0] = 0x80
	zeros := (BlockSize + 55 - d.nx) % BlockSize
	for i := 0; i < 8; i++ {
		tail[1+zeros+i] = byte(bits >> uint(56-8*i))
	}
	d.Write(tail[:1+zeros+8])
}

func (d *digest) checkSum() (sum [Size]byte) {
	d.pad()
	for i, v := range d.h {
		sum[4*i] = byte(v >> 24)
		sum[4*i+1] = byte(v >> 16)
		sum[4*i+2] = byte(v >> 8)
		sum[4*i+3] = byte(v)
	}
	return sum
}

func (d *digest) block(p []byte) {
	var w [80]uint32
	for i := 0; i < 16; i++ {
		w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
	}
	for i := 16; i < 80; i++ {
		w[i] = bits.RotateLeft32(w[i-3]^w[i-8]^w[i-14]^w[i-16], 1)
	}
	a, b, c, dd, e := d.h[0], d.h[1], d.h[2], d.h[3], d.h[4]
	for i := 0; i < 80; i++ {
		var f, k uint32
		switch {
		case i < 20:
			f, k = b&c|^b&dd, 0x5a827999
		case i < 40:
			f, k = b^c^dd, 0x6ed9eba1
		case i < 60:
			f, k = b&c|b&dd|c&dd, 0x8f1bbcdc
		default:
			f, k = b^c^dd, 0xca62c1d6
		}
		t := bits.RotateLeft32(a, 5) + f + e + w[i] + k
		a, b, c, dd, e = t, a, bits.RotateLeft32(b, 30), c, dd
	}
	d.h[0] += a
	d.h[1] += b
	d.h[2] += c
	d.h[3] += dd
	d.h[4] += e
}

const stateSize = 4 + 4*5 + BlockSize + 8

// MarshalBinary returns the state: a magic string, the chaining value, the
// incomplete block and the length.
func (d *digest) MarshalBinary() ([]byte, error) {
	b := make([]byte, 0, stateSize)
	b = append(b, magic...)
	for _, v := range d.h {
		b = append(b, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
	}
	b = append(b, d.x[:d.nx]...)
	b = append(b, make([]byte, BlockSize-d.nx)...)
	for i := 56; i >= 0; i -= 8 {
		b = append(b, byte(d.len>>uint(i)))
	}
	return b, nil
}

// UnmarshalBinary sets the state to one that MarshalBinary returned.
func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < 4 || string(b[:4]) != magic {
		return errors.New("crypto/sha1: invalid hash state identifier")
	}
	if len(b) != stateSize {
		return errors.New("crypto/sha1: invalid hash state size")
	}
	b = b[4:]
	for i := range d.h {
		d.h[i] = uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
		b = b[4:]
	}
	copy(d.x[:], b)
	b = b[BlockSize:]
	d.len = 0
	for _, c := range b {
		d.len = d.len<<8 | uint64(c)
	}
	d.nx = int(d.len % BlockSize)
	return nil
}
