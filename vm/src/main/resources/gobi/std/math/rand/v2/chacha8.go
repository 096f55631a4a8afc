package rand

import (
	"errors"
	"math/bits"
)

// A ChaCha8 is a cryptographically strong generator: the specification
// ChaCha8Rand of C2SP. Four ChaCha blocks are made at a time, 32 numbers; after
// sixteen blocks the last 32 bytes become the next key.
type ChaCha8 struct {
	key     [4]uint64
	buf     [32]uint64
	counter uint32 // of the first block in buf
	next    int    // index in buf
	end     int    // of the usable part of buf

	// Bytes that Read has drawn but not delivered, at the end of readBuf.
	readBuf [8]byte
	readLen int
}

const (
	chachaLast  = 12 // counter of the last four blocks under one key
	chachaReuse = 4  // numbers that become the next key
)

// NewChaCha8 returns a ChaCha8 with the given seed.
func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

// Seed sets the state to what NewChaCha8 has.
func (c *ChaCha8) Seed(seed [32]byte) {
	for i := range c.key {
		c.key[i] = little64(seed[8*i:])
	}
	c.counter = 0
	c.fill()
	c.readLen = 0
	c.readBuf = [8]byte{}
}

func little64(b []byte) (v uint64) {
	for i := 7; i >= 0; i-- {
		v = v<<8 | uint64(b[i])
	}
	return v
}

func putLittle64(b []byte, v uint64) {
	for i := range b[:8] {
		b[i] = byte(v >> uint(8*i))
	}
}

// Uint64 returns the next number.
func (c *ChaCha8) Uint64() uint64 {
	if c.next >= c.end {
		c.refill()
	}
	v := c.buf[c.next]
	c.next++
	return v
}

func (c *ChaCha8) refill() {
	c.counter += 4
	if c.counter > chachaLast {
		copy(c.key[:], c.buf[len(c.buf)-chachaReuse:])
		c.counter = 0
	}
	c.fill()
}

// fill makes the blocks of the present key and counter.
func (c *ChaCha8) fill() {
	var key [8]uint32
	for i, k := range c.key {
		key[2*i] = uint32(k)
		key[2*i+1] = uint32(k >> 32)
	}
	for lane := 0; lane < 4; lane++ {
		var x [16]uint32
		x[0], x[1], x[2], x[3] = 0x61707865, 0x3320646e, 0x79622d32, 0x6b206574
		copy(x[4:], key[:])
		x[12] = c.counter + uint32(lane)
		for round := 0; round < 8; round += 2 {
			quarter(&x, 0, 4, 8, 12)
			quarter(&x, 1, 5, 9, 13)
			quarter(&x, 2, 6, 10, 14)
			quarter(&x, 3, 7, 11, 15)
			quarter(&x, 0, 5, 10, 15)
			quarter(&x, 1, 6, 11, 12)
			quarter(&x, 2, 7, 8, 13)
			quarter(&x, 3, 4, 9, 14)
		}
		for i, k := range key {
			x[4+i] += k
		}
		// The blocks lie interleaved word by word; two words make a number.
		for i, v := range x {
			at := 4*i + lane
			if at&1 == 0 {
				c.buf[at/2] = c.buf[at/2]&^0xffffffff | uint64(v)
			} else {
				c.buf[at/2] = c.buf[at/2]&0xffffffff | uint64(v)<<32
			}
		}
	}
	c.next = 0
	c.end = len(c.buf)
	if c.counter == chachaLast {
		c.end -= chachaReuse
	}
}

func quarter(x *[16]uint32, a, b, c, d int) {
	x[a] += x[b]
	x[d] = bits.RotateLeft32(x[d]^x[a], 16)
	x[c] += x[d]
	x[b] = bits.RotateLeft32(x[b]^x[c], 12)
	x[a] += x[b]
	x[d] = bits.RotateLeft32(x[d]^x[a], 8)
	x[c] += x[d]
	x[b] = bits.RotateLeft32(x[b]^x[c], 7)
}

// Read fills p with random bytes; it never fails. Mixed with Uint64, the bytes
// of a number not used up stay for the next Read.
func (c *ChaCha8) Read(p []byte) (n int, err error) {
	size := len(p)
	if c.readLen > 0 {
		n := copy(p, c.readBuf[len(c.readBuf)-c.readLen:])
		c.readLen -= n
		p = p[n:]
	}
	for len(p) >= 8 {
		putLittle64(p, c.Uint64())
		p = p[8:]
	}
	if len(p) > 0 {
		putLittle64(c.readBuf[:], c.Uint64())
		c.readLen = len(c.readBuf) - copy(p, c.readBuf[:])
	}
	return size, nil
}

const (
	chachaMark = "chacha8:"
	readMark   = "readbuf:"
)

// MarshalBinary returns the state: the bytes kept for Read, if any, then the
// number of numbers drawn under the key, and the key.
func (c *ChaCha8) MarshalBinary() ([]byte, error) {
	var b []byte
	if c.readLen > 0 {
		b = append(b, readMark...)
		b = append(b, uint8(c.readLen))
		b = append(b, c.readBuf[len(c.readBuf)-c.readLen:]...)
	}
	b = append(b, chachaMark...)
	b = putUint64(b, uint64(c.counter)/4*uint64(len(c.buf))+uint64(c.next))
	for _, k := range c.key {
		var word [8]byte
		putLittle64(word[:], k)
		b = append(b, word[:]...)
	}
	return b, nil
}

// UnmarshalBinary sets the state to one that MarshalBinary returned.
func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	if len(data) > len(readMark) && string(data[:len(readMark)]) == readMark {
		data = data[len(readMark):]
		n := int(data[0])
		data = data[1:]
		if n > len(c.readBuf) || n > len(data) {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		c.readLen = copy(c.readBuf[len(c.readBuf)-n:], data[:n])
		data = data[n:]
	}
	if len(data) != len(chachaMark)+40 || string(data[:len(chachaMark)]) != chachaMark {
		return errors.New("invalid ChaCha8 encoding")
	}
	data = data[len(chachaMark):]
	used := uint64At(data)
	if used > uint64(chachaLast/4+1)*uint64(len(c.buf))-chachaReuse {
		return errors.New("invalid ChaCha8 encoding")
	}
	for i := range c.key {
		c.key[i] = little64(data[8+8*i:])
	}
	c.counter = uint32(used) / uint32(len(c.buf)) * 4
	c.fill()
	c.next = int(used) % len(c.buf)
	if used == uint64(chachaLast/4+1)*uint64(len(c.buf))-chachaReuse {
		c.next = c.end
	}
	return nil
}
