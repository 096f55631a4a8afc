package bytes

import (
	"errors"
	"internal/bytealg"
	"io"
	"unicode/utf8"
)

// MinRead is the least room that ReadFrom gives to a call of Read.
const MinRead = 512

// leastRoom is the room of a Buffer that is written to for the first time.
const leastRoom = 64

// ErrTooLarge is what a Buffer panics with if there is no memory for more.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

var errNegativeRead = errors.New("bytes.Buffer: reader returned negative count from Read")

// A Buffer holds bytes that are written at its end and read from its start. Its zero value is
// empty and ready to use.
type Buffer struct {
	buf []byte // buf[off:] is the contents
	off int
	// undo is what the last operation allows to take back: 0 nothing, -1 a byte, else a rune of so
	// many bytes.
	undo int
}

// NewBuffer returns a Buffer whose contents are buf, which it owns from then on.
func NewBuffer(buf []byte) *Buffer { return &Buffer{buf: buf} }

// NewBufferString returns a Buffer whose contents are s.
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }

// Bytes returns the unread bytes; the slice is valid until the Buffer changes.
func (b *Buffer) Bytes() []byte { return b.buf[b.off:] }

// AvailableBuffer returns an empty slice with the room at the end of the Buffer, to append to and
// then to pass to Write at once.
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }

// String returns the unread bytes as a string, and "<nil>" for a nil Buffer.
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:])
}

// Len returns the number of unread bytes.
func (b *Buffer) Len() int { return len(b.buf) - b.off }

// Cap returns the size of all the room, whether in use or not.
func (b *Buffer) Cap() int { return cap(b.buf) }

// Available returns the number of bytes that can be written without growing.
func (b *Buffer) Available() int { return cap(b.buf) - len(b.buf) }

// Truncate drops all but the first n unread bytes.
func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.undo = 0
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.off+n]
}

// Reset makes the Buffer empty and keeps its room.
func (b *Buffer) Reset() {
	b.buf = b.buf[:0]
	b.off = 0
	b.undo = 0
}

// extend makes the contents n bytes longer and returns the index of the new bytes in buf.
func (b *Buffer) extend(n int) int {
	unread := b.Len()
	if unread == 0 && b.off != 0 {
		b.Reset()
	}
	length := len(b.buf)
	if n <= cap(b.buf)-length {
		b.buf = b.buf[:length+n]
		return length
	}
	room := cap(b.buf)
	switch {
	case b.buf == nil && n <= leastRoom:
		b.buf = make([]byte, n, leastRoom)
		return 0
	case n <= room/2-unread:
		// Half of the room is enough, so moving the contents down is cheap in the long run.
		copy(b.buf, b.buf[b.off:])
	case room > maxInt-room-n:
		panic(ErrTooLarge)
	default:
		b.buf = grown(b.buf[b.off:], b.off+n)
	}
	b.off = 0
	b.buf = b.buf[:unread+n]
	return unread
}

// grown returns a copy of b with room for n more bytes, and at least doubled.
func grown(b []byte, n int) []byte {
	defer func() {
		if recover() != nil {
			panic(ErrTooLarge)
		}
	}()
	want := len(b) + n
	if twice := 2 * cap(b); want < twice {
		want = twice
	}
	larger := append([]byte(nil), make([]byte, want)...)
	return larger[:copy(larger, b)]
}

// Grow makes room for n more bytes.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	b.buf = b.buf[:b.extend(n)]
}

// Write appends p.
func (b *Buffer) Write(p []byte) (n int, err error) {
	b.undo = 0
	at := len(b.buf)
	if len(p) <= cap(b.buf)-at {
		b.buf = b.buf[:at+len(p)]
	} else {
		at = b.extend(len(p))
	}
	return copy(b.buf[at:], p), nil
}

// WriteString appends s.
func (b *Buffer) WriteString(s string) (n int, err error) {
	b.undo = 0
	at := len(b.buf)
	if len(s) <= cap(b.buf)-at {
		b.buf = b.buf[:at+len(s)]
	} else {
		at = b.extend(len(s))
	}
	return copy(b.buf[at:], s), nil
}

// WriteByte appends c.
func (b *Buffer) WriteByte(c byte) error {
	b.undo = 0
	at := len(b.buf)
	if at < cap(b.buf) {
		b.buf = b.buf[:at+1]
	} else {
		at = b.extend(1)
	}
	b.buf[at] = c
	return nil
}

// WriteRune appends the encoding of r and returns its length.
func (b *Buffer) WriteRune(r rune) (n int, err error) {
	if uint32(r) < utf8.RuneSelf {
		b.WriteByte(byte(r))
		return 1, nil
	}
	b.undo = 0
	at := len(b.buf)
	if cap(b.buf)-at < utf8.UTFMax {
		at = b.extend(utf8.UTFMax)
	}
	b.buf = utf8.AppendRune(b.buf[:at], r)
	return len(b.buf) - at, nil
}

// ReadFrom appends what r gives until its end.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.undo = 0
	for {
		at := b.extend(MinRead)
		b.buf = b.buf[:at]
		m, e := r.Read(b.buf[at:cap(b.buf)])
		if m < 0 {
			panic(errNegativeRead)
		}
		b.buf = b.buf[:at+m]
		n += int64(m)
		if e == io.EOF {
			return n, nil
		}
		if e != nil {
			return n, e
		}
	}
}

// WriteTo writes the unread bytes to w.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.undo = 0
	if unread := b.Len(); unread > 0 {
		m, e := w.Write(b.buf[b.off:])
		if m > unread {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += m
		n = int64(m)
		if e != nil {
			return n, e
		}
		if m != unread {
			return n, io.ErrShortWrite
		}
	}
	b.Reset()
	return n, nil
}

// Read implements io.Reader.
func (b *Buffer) Read(p []byte) (n int, err error) {
	b.undo = 0
	if b.off >= len(b.buf) {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.buf[b.off:])
	b.off += n
	if n > 0 {
		b.undo = -1
	}
	return n, nil
}

// Next returns the next n bytes, or fewer if there are not so many, as if read. The slice is valid
// until the Buffer changes.
func (b *Buffer) Next(n int) []byte {
	b.undo = 0
	if unread := b.Len(); n > unread {
		n = unread
	}
	data := b.buf[b.off : b.off+n]
	b.off += n
	if n > 0 {
		b.undo = -1
	}
	return data
}

// ReadByte implements io.ByteReader.
func (b *Buffer) ReadByte() (byte, error) {
	if b.off >= len(b.buf) {
		b.Reset()
		return 0, io.EOF
	}
	c := b.buf[b.off]
	b.off++
	b.undo = -1
	return c, nil
}

// ReadRune implements io.RuneReader.
func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.off >= len(b.buf) {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.off:])
	b.off += size
	b.undo = size
	return r, size, nil
}

// UnreadRune takes back the rune that ReadRune has just read.
func (b *Buffer) UnreadRune() error {
	if b.undo <= 0 {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	if b.off >= b.undo {
		b.off -= b.undo
	}
	b.undo = 0
	return nil
}

// UnreadByte takes back the last byte that has just been read.
func (b *Buffer) UnreadByte() error {
	if b.undo == 0 {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.undo = 0
	if b.off > 0 {
		b.off--
	}
	return nil
}

// upTo returns the unread bytes up to and including delim as if read, or all of them and io.EOF.
func (b *Buffer) upTo(delim byte) (line []byte, err error) {
	end := len(b.buf)
	if i := bytealg.IndexByte(b.buf[b.off:], delim); i >= 0 {
		end = b.off + i + 1
	} else {
		err = io.EOF
	}
	line = b.buf[b.off:end]
	b.off = end
	b.undo = -1
	return line, err
}

// ReadBytes returns a copy of the bytes up to and including delim; the error is io.EOF if there is
// none.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	line, err = b.upTo(delim)
	return append([]byte(nil), line...), err
}

// ReadString returns the bytes up to and including delim; the error is io.EOF if there is none.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	data, err := b.upTo(delim)
	return string(data), err
}
