// Package crc32 computes 32-bit cyclic redundancy checks.
//
// It follows the documented behaviour of Go 1.23. Polynomials are given in
// reversed bit order.
package crc32

import (
	"errors"
	"hash"
	"sync"
)

// Size is the size of a checksum in bytes.
const Size = 4

// Common polynomials.
const (
	IEEE       = 0xedb88320 // ethernet, gzip, png, zip
	Castagnoli = 0x82f63b78 // iSCSI
	Koopman    = 0xeb31d82e
)

// A Table holds the checksums of all bytes for one polynomial.
type Table [256]uint32

// IEEETable is the table of the IEEE polynomial.
var IEEETable = fill(IEEE)

// slicing[k] takes k more zero bytes into account than the plain table, so that
// eight bytes are handled at once.
type slicing [8]Table

var (
	ieeeOnce, castagnoliOnce   sync.Once
	ieeeEight, castagnoliEight *slicing
	castagnoliTable            *Table
)

func fill(poly uint32) *Table {
	t := new(Table)
	for i := range t {
		crc := uint32(i)
		for j := 0; j < 8; j++ {
			if crc&1 == 1 {
				crc = crc>>1 ^ poly
			} else {
				crc >>= 1
			}
		}
		t[i] = crc
	}
	return t
}

func eight(t *Table) *slicing {
	s := new(slicing)
	s[0] = *t
	for i := 0; i < 256; i++ {
		crc := t[i]
		for k := 1; k < 8; k++ {
			crc = t[crc&0xff] ^ crc>>8
			s[k][i] = crc
		}
	}
	return s
}

func initCastagnoli() {
	castagnoliTable = fill(Castagnoli)
	castagnoliEight = eight(castagnoliTable)
}

// MakeTable returns the table of a polynomial. It must not be changed.
func MakeTable(poly uint32) *Table {
	switch poly {
	case IEEE:
		return IEEETable
	case Castagnoli:
		castagnoliOnce.Do(initCastagnoli)
		return castagnoliTable
	}
	return fill(poly)
}

// Update returns the checksum crc with the bytes of p added.
func Update(crc uint32, tab *Table, p []byte) uint32 {
	crc = ^crc
	if len(p) >= 16 {
		var s *slicing
		switch tab {
		case IEEETable:
			ieeeOnce.Do(func() { ieeeEight = eight(IEEETable) })
			s = ieeeEight
		case castagnoliTable:
			s = castagnoliEight
		}
		if s != nil {
			for len(p) >= 8 {
				crc ^= uint32(p[0]) | uint32(p[1])<<8 | uint32(p[2])<<16 | uint32(p[3])<<24
				crc = s[0][p[7]] ^ s[1][p[6]] ^ s[2][p[5]] ^ s[3][p[4]] ^
					s[4][crc>>24] ^ s[5][crc>>16&0xff] ^ s[6][crc>>8&0xff] ^ s[7][crc&0xff]
				p = p[8:]
			}
		}
	}
	for _, c := range p {
		crc = tab[byte(crc)^c] ^ crc>>8
	}
	return ^crc
}

// Checksum returns the checksum of data.
func Checksum(data []byte, tab *Table) uint32 { return Update(0, tab, data) }

// ChecksumIEEE returns the checksum of data with the IEEE polynomial.
func ChecksumIEEE(data []byte) uint32 { return Update(0, IEEETable, data) }

type digest struct {
	crc uint32
	tab *Table
}

// New returns a hash with the given table; Sum is big-endian.
func New(tab *Table) hash.Hash32 { return &digest{0, tab} }

// NewIEEE returns a hash with the IEEE polynomial; Sum is big-endian.
func NewIEEE() hash.Hash32 { return New(IEEETable) }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum32() uint32  { return d.crc }

func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

func put(b []byte, v uint32) []byte {
	return append(b, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}

func get(b []byte) uint32 {
	return uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
}

func (d *digest) Sum(in []byte) []byte { return put(in, d.crc) }

const (
	magic     = "crc\x01"
	stateSize = len(magic) + 4 + 4
)

// MarshalBinary returns the state: a magic string, the checksum of the table,
// the sum so far.
func (d *digest) MarshalBinary() ([]byte, error) {
	b := append(make([]byte, 0, stateSize), magic...)
	return put(put(b, tableSum(d.tab)), d.crc), nil
}

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/crc32: invalid hash state identifier")
	}
	if len(b) != stateSize {
		return errors.New("hash/crc32: invalid hash state size")
	}
	if tableSum(d.tab) != get(b[4:]) {
		return errors.New("hash/crc32: tables do not match")
	}
	d.crc = get(b[8:])
	return nil
}

func tableSum(t *Table) uint32 {
	var b []byte
	if t != nil {
		for _, x := range t {
			b = put(b, x)
		}
	}
	return ChecksumIEEE(b)
}
