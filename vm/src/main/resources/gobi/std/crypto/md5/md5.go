// Package md5 computes the hash MD5 of RFC 1321. It is broken and must not
// protect anything.
//
// It follows the documented behaviour of Go 1.23.
package md5

import (
	"errors"
	"hash"
	"math/bits"
)

// Sizes in bytes.
const (
	Size      = 16
	BlockSize = 64
)

const magic = "md5\x01"

// sines are the fractions of |sin(i+1)|.
var sines = [64]uint32{
	0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
	0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
	0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
	0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
	0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
	0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
	0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
	0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
}

// turns are the rotations of the four rounds.
var turns = [4][4]int{{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}

// digest is the state of a running hash.
type digest struct {
	h   [4]uint32
	x   [BlockSize]byte // an incomplete block
	nx  int
	len uint64
}

// New returns an MD5 hash.
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
	*d = digest{h: [4]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}}
}

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return BlockSize }

// Sum works on a copy, so that writing may go on.
func (d *digest) Sum(in []byte) []byte {
	d0 := *d
	sum := d0.checkSum()
	return append(in, sum[:]...)
}

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
		tail[1+zeros+i] = byte(bits >> uint(8*i))
	}
	d.Write(tail[:1+zeros+8])
}

func (d *digest) checkSum() (sum [Size]byte) {
	d.pad()
	for i, v := range d.h {
		sum[4*i] = byte(v)
		sum[4*i+1] = byte(v >> 8)
		sum[4*i+2] = byte(v >> 16)
		sum[4*i+3] = byte(v >> 24)
	}
	return sum
}

func (d *digest) block(p []byte) {
	var x [16]uint32
	for i := range x {
		x[i] = uint32(p[4*i]) | uint32(p[4*i+1])<<8 | uint32(p[4*i+2])<<16 | uint32(p[4*i+3])<<24
	}
	a, b, c, dd := d.h[0], d.h[1], d.h[2], d.h[3]
	for i := 0; i < 64; i++ {
		var f uint32
		var k int
		switch i >> 4 {
		case 0:
			f, k = b&c|^b&dd, i
		case 1:
			f, k = b&dd|c&^dd, 5*i+1
		case 2:
			f, k = b^c^dd, 3*i+5
		default:
			f, k = c^(b|^dd), 7*i
		}
		f += a + sines[i] + x[k&15]
		a, dd, c, b = dd, c, b, b+bits.RotateLeft32(f, turns[i>>4][i&3])
	}
	d.h[0] += a
	d.h[1] += b
	d.h[2] += c
	d.h[3] += dd
}

const stateSize = 4 + 4*4 + BlockSize + 8

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
		return errors.New("crypto/md5: invalid hash state identifier")
	}
	if len(b) != stateSize {
		return errors.New("crypto/md5: invalid hash state size")
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
