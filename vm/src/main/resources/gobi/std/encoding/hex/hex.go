// Package hex converts bytes to and from hexadecimal digits.
//
// It follows the documented behaviour of Go 1.23.
package hex

import (
	"errors"
	"io"
)

const digits = "0123456789abcdef"

// ErrLength reports an odd number of digits.
var ErrLength = errors.New("encoding/hex: odd length hex string")

// An InvalidByteError is a byte that is no hexadecimal digit.
type InvalidByteError byte

func (e InvalidByteError) Error() string {
	b := append([]byte("encoding/hex: invalid byte: U+00"), "0123456789ABCDEF"[e>>4], "0123456789ABCDEF"[e&15])
	printable := ' ' <= e && e <= '~' || e > 0xa0 && e != 0xad
	if printable {
		b = append(b, " '"...)
		b = append(b, string(rune(e))...)
		b = append(b, '\'')
	}
	return string(b)
}

// EncodedLen returns the number of digits for n bytes.
func EncodedLen(n int) int { return n * 2 }

// DecodedLen returns the number of bytes in x digits.
func DecodedLen(x int) int { return x / 2 }

// Encode writes the digits of src to dst and returns how many.
func Encode(dst, src []byte) int {
	for i, v := range src {
		dst[2*i] = digits[v>>4]
		dst[2*i+1] = digits[v&15]
	}
	return len(src) * 2
}

// AppendEncode appends the digits of src to dst.
func AppendEncode(dst, src []byte) []byte {
	for _, v := range src {
		dst = append(dst, digits[v>>4], digits[v&15])
	}
	return dst
}

// EncodeToString returns the digits of src.
func EncodeToString(src []byte) string {
	dst := make([]byte, EncodedLen(len(src)))
	Encode(dst, src)
	return string(dst)
}

func digit(c byte) (v byte, ok bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

func isDigit(c byte) bool {
	_, ok := digit(c)
	return ok
}

// Decode writes the bytes that src spells to dst and returns how many there are
// before the first fault.
func Decode(dst, src []byte) (int, error) {
	n := 0
	for ; 2*n+1 < len(src); n++ {
		hi, ok := digit(src[2*n])
		if !ok {
			return n, InvalidByteError(src[2*n])
		}
		lo, ok := digit(src[2*n+1])
		if !ok {
			return n, InvalidByteError(src[2*n+1])
		}
		dst[n] = hi<<4 | lo
	}
	if len(src)%2 == 1 {
		if c := src[len(src)-1]; !isDigit(c) {
			return n, InvalidByteError(c)
		}
		return n, ErrLength
	}
	return n, nil
}

// AppendDecode appends the bytes that src spells to dst.
func AppendDecode(dst, src []byte) ([]byte, error) {
	from := len(dst)
	dst = append(dst, make([]byte, DecodedLen(len(src)))...)
	n, err := Decode(dst[from:], src)
	return dst[:from+n], err
}

// DecodeString returns the bytes that s spells.
func DecodeString(s string) ([]byte, error) {
	dst := make([]byte, DecodedLen(len(s)))
	n, err := Decode(dst, []byte(s))
	return dst[:n], err
}

type encoder struct {
	w   io.Writer
	err error
	out [1024]byte
}

// NewEncoder returns a Writer that writes digits to w.
func NewEncoder(w io.Writer) io.Writer { return &encoder{w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	for len(p) > 0 && e.err == nil {
		chunk := p
		if len(chunk) > len(e.out)/2 {
			chunk = chunk[:len(e.out)/2]
		}
		var written int
		written, e.err = e.w.Write(e.out[:Encode(e.out[:], chunk)])
		n += written / 2
		p = p[len(chunk):]
	}
	return n, e.err
}

type decoder struct {
	r   io.Reader
	err error
	in  []byte // digits read but not decoded
	arr [1024]byte
}

// NewDecoder returns a Reader of the bytes that the digits of r spell, which
// must be even in number.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.in) < 2 && d.err == nil {
		kept := copy(d.arr[:], d.in)
		var read int
		read, d.err = d.r.Read(d.arr[kept:])
		d.in = d.arr[:kept+read]
		if d.err == io.EOF && len(d.in)%2 != 0 {
			if c := d.in[len(d.in)-1]; !isDigit(c) {
				d.err = InvalidByteError(c)
			} else {
				d.err = io.ErrUnexpectedEOF
			}
		}
	}
	if most := len(d.in) / 2; len(p) > most {
		p = p[:most]
	}
	decoded, err := Decode(p, d.in[:len(p)*2])
	d.in = d.in[2*decoded:]
	if err != nil {
		d.in, d.err = nil, err
	}
	if len(d.in) < 2 {
		return decoded, d.err
	}
	return decoded, nil
}

// Dump returns the bytes of data in lines of 16: offset, digits, characters, as
// "hexdump -C" shows them.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	t := text{}
	d := Dumper(&t)
	d.Write(data)
	d.Close()
	return string(t.b)
}

type text struct{ b []byte }

func (t *text) Write(p []byte) (int, error) {
	t.b = append(t.b, p...)
	return len(p), nil
}

// Dumper returns a WriteCloser that writes such lines to w.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

type dumper struct {
	w      io.Writer
	chars  [16]byte
	used   int // bytes in the present line
	offset uint32
	closed bool
}

func (d *dumper) Write(data []byte) (n int, err error) {
	if d.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for _, c := range data {
		var line []byte
		if d.used == 0 {
			for i := 28; i >= 0; i -= 4 {
				line = append(line, digits[d.offset>>uint(i)&15])
			}
			line = append(line, "  "...)
		}
		line = append(line, digits[c>>4], digits[c&15], ' ')
		switch d.used {
		case 7:
			line = append(line, ' ')
		case 15:
			line = append(line, " |"...)
		}
		if _, err = d.w.Write(line); err != nil {
			return n, err
		}
		n++
		d.chars[d.used] = '.'
		if c >= 32 && c <= 126 {
			d.chars[d.used] = c
		}
		d.used++
		d.offset++
		if d.used == 16 {
			if err = d.endLine(); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

func (d *dumper) endLine() error {
	line := append(d.chars[:d.used:d.used], "|\n"...)
	d.used = 0
	_, err := d.w.Write(line)
	return err
}

// Close ends the last line.
func (d *dumper) Close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	if d.used == 0 {
		return nil
	}
	var gap []byte
	for i := d.used; i < 16; i++ {
		gap = append(gap, "   "...)
		if i == 7 {
			gap = append(gap, ' ')
		}
	}
	gap = append(gap, " |"...)
	if _, err := d.w.Write(gap); err != nil {
		return err
	}
	return d.endLine()
}
