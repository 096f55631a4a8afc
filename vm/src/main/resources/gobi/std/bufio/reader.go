// Package bufio puts buffers before readers and writers, and scans text. It follows the documented
// behaviour of Go 1.23.
package bufio

import (
	"errors"
	"internal/bytealg"
	"io"
	"unicode/utf8"
)

const (
	defaultSize = 4096
	leastSize   = 16
	// A reader that gives neither bytes nor an error so often is given up.
	patience = 100
)

var (
	ErrInvalidUnreadByte = errors.New("bufio: invalid use of UnreadByte")
	ErrInvalidUnreadRune = errors.New("bufio: invalid use of UnreadRune")
	ErrBufferFull        = errors.New("bufio: buffer full")
	ErrNegativeCount     = errors.New("bufio: negative count")
)

var (
	errNegativeRead  = errors.New("bufio: reader returned negative count from Read")
	errNegativeWrite = errors.New("bufio: writer returned negative count from Write")
)

// Reader reads through a buffer.
type Reader struct {
	buf  []byte
	r, w int // buf[r:w] is what is buffered
	rd   io.Reader
	err  error
	last int // the byte that UnreadByte takes back, or negative
	size int // the width of the rune that UnreadRune takes back, or negative
}

// NewReaderSize returns a Reader of rd with a buffer of at least size; rd itself if it is one.
func NewReaderSize(rd io.Reader, size int) *Reader {
	if b, ok := rd.(*Reader); ok && len(b.buf) >= size {
		return b
	}
	b := new(Reader)
	b.start(make([]byte, max(size, leastSize)), rd)
	return b
}

// NewReader returns a Reader of rd with a buffer of the usual size.
func NewReader(rd io.Reader) *Reader { return NewReaderSize(rd, defaultSize) }

func (b *Reader) start(buf []byte, rd io.Reader) {
	*b = Reader{buf: buf, rd: rd, last: -1, size: -1}
}

// Size returns the size of the buffer.
func (b *Reader) Size() int { return len(b.buf) }

// Reset drops what is buffered and makes b read from r.
func (b *Reader) Reset(r io.Reader) {
	if b == r {
		return
	}
	if b.buf == nil {
		b.buf = make([]byte, defaultSize)
	}
	b.start(b.buf, r)
}

// fill reads once more into the buffer, which is not full.
func (b *Reader) fill() {
	if b.r > 0 {
		copy(b.buf, b.buf[b.r:b.w])
		b.w -= b.r
		b.r = 0
	}
	if b.w >= len(b.buf) {
		panic("bufio: tried to fill full buffer")
	}
	for tries := patience; tries > 0; tries-- {
		n, err := b.rd.Read(b.buf[b.w:])
		if n < 0 {
			panic(errNegativeRead)
		}
		b.w += n
		if err != nil {
			b.err = err
			return
		}
		if n > 0 {
			return
		}
	}
	b.err = io.ErrNoProgress
}

func (b *Reader) takeError() error {
	err := b.err
	b.err = nil
	return err
}

// Peek returns the next n bytes without reading them; the slice is valid until the next read. If
// there are fewer, the error says why.
func (b *Reader) Peek(n int) ([]byte, error) {
	if n < 0 {
		return nil, ErrNegativeCount
	}
	b.last, b.size = -1, -1
	for b.w-b.r < n && b.w-b.r < len(b.buf) && b.err == nil {
		b.fill()
	}
	if n > len(b.buf) {
		return b.buf[b.r:b.w], ErrBufferFull
	}
	var err error
	if there := b.w - b.r; there < n {
		n = there
		if err = b.takeError(); err == nil {
			err = ErrBufferFull
		}
	}
	return b.buf[b.r : b.r+n], err
}

// Discard skips the next n bytes; if fewer are skipped, the error says why.
func (b *Reader) Discard(n int) (discarded int, err error) {
	if n < 0 {
		return 0, ErrNegativeCount
	}
	if n == 0 {
		return 0, nil
	}
	b.last, b.size = -1, -1
	left := n
	for {
		if b.r == b.w {
			b.fill()
		}
		skip := min(b.w-b.r, left)
		b.r += skip
		left -= skip
		if left == 0 {
			return n, nil
		}
		if b.err != nil {
			return n - left, b.takeError()
		}
	}
}

// Read reads into p, from at most one Read of the reader behind.
func (b *Reader) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		if b.w > b.r {
			return 0, nil
		}
		return 0, b.takeError()
	}
	if b.r == b.w {
		if b.err != nil {
			return 0, b.takeError()
		}
		if len(p) >= len(b.buf) {
			// The buffer would only be a detour.
			n, b.err = b.rd.Read(p)
			if n < 0 {
				panic(errNegativeRead)
			}
			if n > 0 {
				b.last, b.size = int(p[n-1]), -1
			}
			return n, b.takeError()
		}
		b.r, b.w = 0, 0
		n, b.err = b.rd.Read(b.buf)
		if n < 0 {
			panic(errNegativeRead)
		}
		if n == 0 {
			return 0, b.takeError()
		}
		b.w = n
	}
	n = copy(p, b.buf[b.r:b.w])
	b.r += n
	b.last, b.size = int(b.buf[b.r-1]), -1
	return n, nil
}

// ReadByte reads one byte.
func (b *Reader) ReadByte() (byte, error) {
	b.size = -1
	for b.r == b.w {
		if b.err != nil {
			return 0, b.takeError()
		}
		b.fill()
	}
	c := b.buf[b.r]
	b.r++
	b.last = int(c)
	return c, nil
}

// UnreadByte takes back the byte that was read last.
func (b *Reader) UnreadByte() error {
	if b.last < 0 || b.r == 0 && b.w > 0 {
		return ErrInvalidUnreadByte
	}
	if b.r > 0 {
		b.r--
	} else {
		b.w = 1
	}
	b.buf[b.r] = byte(b.last)
	b.last, b.size = -1, -1
	return nil
}

// ReadRune reads one rune; an invalid byte gives U+FFFD of size 1.
func (b *Reader) ReadRune() (r rune, size int, err error) {
	for b.w-b.r < utf8.UTFMax && b.err == nil && b.w-b.r < len(b.buf) {
		if b.r < b.w && (b.buf[b.r] < utf8.RuneSelf || utf8.FullRune(b.buf[b.r:b.w])) {
			break
		}
		b.fill()
	}
	b.size = -1
	if b.r == b.w {
		return 0, 0, b.takeError()
	}
	r, size = rune(b.buf[b.r]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRune(b.buf[b.r:b.w])
	}
	b.r += size
	b.last, b.size = int(b.buf[b.r-1]), size
	return r, size, nil
}

// UnreadRune takes back the rune that ReadRune has just read.
func (b *Reader) UnreadRune() error {
	if b.size < 0 || b.r < b.size {
		return ErrInvalidUnreadRune
	}
	b.r -= b.size
	b.last, b.size = -1, -1
	return nil
}

// Buffered returns the number of bytes that can be read from the buffer.
func (b *Reader) Buffered() int { return b.w - b.r }

// ReadSlice reads up to and including delim. The slice is valid until the next read. If the buffer
// fills before delim it is returned whole with ErrBufferFull.
func (b *Reader) ReadSlice(delim byte) (line []byte, err error) {
	seen := 0
	for {
		if i := bytealg.IndexByte(b.buf[b.r+seen:b.w], delim); i >= 0 {
			end := b.r + seen + i + 1
			line = b.buf[b.r:end]
			b.r = end
			break
		}
		if b.err != nil {
			line = b.buf[b.r:b.w]
			b.r = b.w
			err = b.takeError()
			break
		}
		if b.w-b.r >= len(b.buf) {
			b.r = b.w
			line = b.buf
			err = ErrBufferFull
			break
		}
		seen = b.w - b.r
		b.fill()
	}
	if n := len(line); n > 0 {
		b.last, b.size = int(line[n-1]), -1
	}
	return line, err
}

// ReadLine reads a line without its end, in parts if it is longer than the buffer; isPrefix then
// says that there is more. The slice is valid until the next read.
func (b *Reader) ReadLine() (line []byte, isPrefix bool, err error) {
	line, err = b.ReadSlice('\n')
	if err == ErrBufferFull {
		if n := len(line); n > 0 && line[n-1] == '\r' {
			// It may belong to the end of the line: leave it for the next call.
			if b.r == 0 {
				panic("bufio: tried to rewind past start of buffer")
			}
			b.r--
			line = line[:n-1]
		}
		return line, true, nil
	}
	n := len(line)
	if n == 0 {
		if err != nil {
			line = nil
		}
		return line, false, err
	}
	if line[n-1] == '\n' {
		n--
		if n > 0 && line[n-1] == '\r' {
			n--
		}
	}
	return line[:n], false, nil
}

// collect reads up to and including delim, however long: the buffers that were full, then the rest.
func (b *Reader) collect(delim byte) (full [][]byte, rest []byte, n int, err error) {
	for {
		rest, err = b.ReadSlice(delim)
		n += len(rest)
		if err != ErrBufferFull {
			return full, rest, n, err
		}
		full = append(full, append([]byte(nil), rest...))
	}
}

// ReadBytes reads up to and including delim, or with an error all that came before it.
func (b *Reader) ReadBytes(delim byte) ([]byte, error) {
	full, rest, n, err := b.collect(delim)
	out := make([]byte, 0, n)
	for _, part := range full {
		out = append(out, part...)
	}
	return append(out, rest...), err
}

// ReadString reads up to and including delim, or with an error all that came before it.
func (b *Reader) ReadString(delim byte) (string, error) {
	full, rest, n, err := b.collect(delim)
	if full == nil {
		return string(rest), err
	}
	out := make([]byte, 0, n)
	for _, part := range full {
		out = append(out, part...)
	}
	return bytealg.View(append(out, rest...)), err
}

// WriteTo implements io.WriterTo.
func (b *Reader) WriteTo(w io.Writer) (n int64, err error) {
	b.last, b.size = -1, -1
	if b.r < b.w {
		n, err = b.drain(w)
		if err != nil {
			return n, err
		}
	}
	var m int64
	if from, ok := b.rd.(io.WriterTo); ok {
		m, err = from.WriteTo(w)
		return n + m, err
	}
	if to, ok := w.(io.ReaderFrom); ok {
		m, err = to.ReadFrom(b.rd)
		return n + m, err
	}
	if b.w-b.r < len(b.buf) {
		b.fill()
	}
	for b.r < b.w {
		m, err = b.drain(w)
		n += m
		if err != nil {
			return n, err
		}
		b.fill()
	}
	if b.err == io.EOF {
		b.err = nil
	}
	return n, b.takeError()
}

func (b *Reader) drain(w io.Writer) (int64, error) {
	n, err := w.Write(b.buf[b.r:b.w])
	if n < 0 {
		panic(errNegativeWrite)
	}
	b.r += n
	return int64(n), err
}
