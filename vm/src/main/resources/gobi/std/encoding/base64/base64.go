// Package base64 converts bytes to and from the text form of RFC 4648.
//
// It follows the documented behaviour of Go 1.23.
package base64

import (
	"io"
	"strconv"
)

// An Encoding is an alphabet of 64 characters and a way of padding.
type Encoding struct {
	encode [64]byte
	decode [256]uint8
	pad    rune
	strict bool
}

// Padding characters.
const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

const (
	stdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	urlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

	invalid = 0xff
)

// The usual encodings: for MIME and for URLs and file names, padded and not.
var (
	StdEncoding    = NewEncoding(stdAlphabet)
	URLEncoding    = NewEncoding(urlAlphabet)
	RawStdEncoding = StdEncoding.WithPadding(NoPadding)
	RawURLEncoding = URLEncoding.WithPadding(NoPadding)
)

// NewEncoding returns a padded Encoding with an alphabet of 64 different bytes
// without line ends. It panics for others.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	e := &Encoding{pad: StdPadding}
	copy(e.encode[:], encoder)
	for i := range e.decode {
		e.decode[i] = invalid
	}
	for i := 0; i < len(encoder); i++ {
		c := encoder[i]
		switch {
		case c == '\n' || c == '\r':
			panic("encoding alphabet contains newline character")
		case e.decode[c] != invalid:
			panic("encoding alphabet includes duplicate symbols")
		}
		e.decode[c] = uint8(i)
	}
	return e
}

// WithPadding returns enc with another padding character, or NoPadding.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	switch {
	case padding < NoPadding || padding == '\r' || padding == '\n' || padding > 0xff:
		panic("invalid padding")
	case padding != NoPadding && enc.decode[byte(padding)] != invalid:
		panic("padding contained in alphabet")
	}
	enc.pad = padding
	return &enc
}

// Strict returns enc with decoding that wants unused bits to be zero.
func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

// EncodedLen returns the length of the text for n bytes.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.pad == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

// DecodedLen returns the largest number of bytes in a text of length n.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.pad == NoPadding {
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

// Encode writes the text for src to dst, padded to a multiple of four.
func (enc *Encoding) Encode(dst, src []byte) {
	at := 0
	for len(src) >= 3 {
		v := uint(src[0])<<16 | uint(src[1])<<8 | uint(src[2])
		dst[at+3] = enc.encode[v&63]
		dst[at+2] = enc.encode[v>>6&63]
		dst[at+1] = enc.encode[v>>12&63]
		dst[at] = enc.encode[v>>18]
		at += 4
		src = src[3:]
	}
	if len(src) == 0 {
		return
	}
	v := uint(src[0]) << 16
	if len(src) == 2 {
		v |= uint(src[1]) << 8
	}
	dst[at] = enc.encode[v>>18]
	dst[at+1] = enc.encode[v>>12&63]
	at += 2
	if len(src) == 2 {
		dst[at] = enc.encode[v>>6&63]
		at++
	}
	if enc.pad != NoPadding {
		dst[at] = byte(enc.pad)
		if len(src) == 1 {
			dst[at+1] = byte(enc.pad)
		}
	}
}

// AppendEncode appends the text for src to dst.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	from := len(dst)
	dst = append(dst, make([]byte, enc.EncodedLen(len(src)))...)
	enc.Encode(dst[from:], src)
	return dst
}

// EncodeToString returns the text for src.
func (enc *Encoding) EncodeToString(src []byte) string {
	buf := make([]byte, enc.EncodedLen(len(src)))
	enc.Encode(buf, src)
	return string(buf)
}

// A CorruptInputError is the index of a byte that does not fit.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

func skipLineEnds(src []byte, i int) int {
	for i < len(src) && (src[i] == '\n' || src[i] == '\r') {
		i++
	}
	return i
}

// quantum decodes up to four characters of src from i on into dst, and returns
// the index behind them and the number of bytes. last says that the text ends
// there.
func (enc *Encoding) quantum(dst, src []byte, i int) (next, n int, last bool, err error) {
	var v uint
	chars := 0
	for chars < 4 {
		i = skipLineEnds(src, i)
		if i == len(src) {
			if chars == 0 {
				return i, 0, true, nil
			}
			if chars == 1 || enc.pad != NoPadding {
				return i, 0, true, CorruptInputError(i - chars)
			}
			last = true
			break
		}
		c := src[i]
		i++
		if d := enc.decode[c]; d != invalid {
			v = v<<6 | uint(d)
			chars++
			continue
		}
		if rune(c) != enc.pad || chars < 2 {
			return i, 0, true, CorruptInputError(i - 1)
		}
		// Padding: one more of it after two characters, and then nothing.
		if chars == 2 {
			i = skipLineEnds(src, i)
			if i == len(src) {
				return i, 0, true, CorruptInputError(len(src))
			}
			if rune(src[i]) != enc.pad {
				return i, 0, true, CorruptInputError(i - 1)
			}
			i++
		}
		i = skipLineEnds(src, i)
		if i < len(src) {
			err = CorruptInputError(i)
		}
		last = true
		break
	}
	n = chars - 1
	v <<= uint(6 * (4 - chars))
	if enc.strict && v&(1<<uint(8*(3-n))-1) != 0 {
		return i, 0, true, CorruptInputError(i - (4 - chars))
	}
	for k := 0; k < n; k++ {
		dst[k] = byte(v >> uint(16-8*k))
	}
	return i, n, last, err
}

// Decode writes the bytes that src stands for to dst, skipping line ends, and
// returns how many there are before the first fault.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	i := 0
	for i < len(src) {
		// Four characters of the alphabet at once, as far as they go.
		for len(src)-i >= 4 && len(dst)-n >= 3 {
			a, b := enc.decode[src[i]], enc.decode[src[i+1]]
			c, d := enc.decode[src[i+2]], enc.decode[src[i+3]]
			if a|b|c|d == invalid {
				break
			}
			dst[n] = a<<2 | b>>4
			dst[n+1] = b<<4 | c>>2
			dst[n+2] = c<<6 | d
			i += 4
			n += 3
		}
		if i == len(src) {
			break
		}
		var count int
		var last bool
		i, count, last, err = enc.quantum(dst[n:], src, i)
		n += count
		if err != nil || last {
			return n, err
		}
	}
	return n, nil
}

// AppendDecode appends the bytes that src stands for to dst.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	from := len(dst)
	dst = append(dst, make([]byte, enc.room(len(src)))...)
	n, err := enc.Decode(dst[from:], src)
	return dst[:from+n], err
}

// room is DecodedLen for text that may be padded or not.
func (enc *Encoding) room(n int) int { return n/4*3 + 3 }

// DecodeString returns the bytes that s stands for.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	buf := make([]byte, enc.DecodedLen(len(s)))
	n, err := enc.Decode(buf, []byte(s))
	return buf[:n], err
}

type encoder struct {
	enc  *Encoding
	w    io.Writer
	err  error
	kept [3]byte
	n    int // bytes in kept
	out  [1024]byte
}

// NewEncoder returns a WriteCloser that writes text to w. Close writes what is
// left of an incomplete group.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) put(src []byte) bool {
	e.enc.Encode(e.out[:], src)
	_, e.err = e.w.Write(e.out[:e.enc.EncodedLen(len(src))])
	return e.err == nil
}

func (e *encoder) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	if e.n > 0 {
		c := copy(e.kept[e.n:], p)
		e.n += c
		n += c
		p = p[c:]
		if e.n < 3 {
			return n, nil
		}
		if !e.put(e.kept[:]) {
			return n, e.err
		}
		e.n = 0
	}
	for len(p) >= 3 {
		c := len(e.out) / 4 * 3
		if c > len(p) {
			c = len(p) - len(p)%3
		}
		if !e.put(p[:c]) {
			return n, e.err
		}
		n += c
		p = p[c:]
	}
	e.n = copy(e.kept[:], p)
	return n + e.n, nil
}

func (e *encoder) Close() error {
	if e.err == nil && e.n > 0 {
		e.put(e.kept[:e.n])
		e.n = 0
	}
	return e.err
}

type decoder struct {
	enc  *Encoding
	r    io.Reader
	err  error // from decoding; final
	rerr error // from reading
	text []byte
	out  []byte // decoded but not delivered
	in   [1024]byte
	buf  [768]byte
}

// NewDecoder returns a Reader of the bytes that the text of r stands for.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	for {
		if len(d.out) > 0 {
			n = copy(p, d.out)
			d.out = d.out[n:]
			return n, nil
		}
		if d.err != nil {
			return 0, d.err
		}
		d.more()
	}
}

// more reads text without its line ends until a group is complete, and decodes
// complete groups; at the end it decodes all.
func (d *decoder) more() {
	for len(d.text) < 4 && d.rerr == nil {
		kept := copy(d.in[:], d.text)
		var n int
		n, d.rerr = d.r.Read(d.in[kept:])
		size := kept
		for _, c := range d.in[kept : kept+n] {
			if c != '\n' && c != '\r' {
				d.in[size] = c
				size++
			}
		}
		d.text = d.in[:size]
	}
	if len(d.text) < 4 {
		if d.enc.pad == NoPadding && len(d.text) > 0 && d.rerr == io.EOF {
			var n int
			n, d.err = d.enc.Decode(d.buf[:], d.text)
			d.out = d.buf[:n]
			d.text = nil
			if d.err != nil {
				return
			}
		} else if d.rerr == io.EOF && len(d.text) > 0 {
			d.err = io.ErrUnexpectedEOF
			return
		}
		d.err = d.rerr
		return
	}
	whole := len(d.text) / 4 * 4
	n, err := d.enc.Decode(d.buf[:], d.text[:whole])
	d.out = d.buf[:n]
	d.text = d.text[whole:]
	d.err = err
}
