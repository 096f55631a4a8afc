package strings

import (
	"unicode/utf8"
	"unsafe"
)

// A Builder builds a string with little copying. Its zero value is ready to use; it must not be
// copied once it is in use.
type Builder struct {
	// self is the address of the Builder in use, as a number so that it keeps nothing alive and
	// moves nothing to the heap: memory never moves.
	self uintptr
	buf  []byte
}

func (b *Builder) claim() {
	if b.self != 0 {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
	b.self = uintptr(unsafe.Pointer(b))
}

// String returns what was written.
func (b *Builder) String() string {
	return unsafe.String(unsafe.SliceData(b.buf), len(b.buf))
}

// Len returns the number of bytes written.
func (b *Builder) Len() int { return len(b.buf) }

// Cap returns the number of bytes that there is room for, those written included.
func (b *Builder) Cap() int { return cap(b.buf) }

// Reset makes the Builder empty.
func (b *Builder) Reset() {
	b.self = 0
	b.buf = nil
}

// Grow makes room for n more bytes.
func (b *Builder) Grow(n int) {
	if b.self != uintptr(unsafe.Pointer(b)) {
		b.claim()
	}
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if cap(b.buf)-len(b.buf) < n {
		grown := append([]byte(nil), make([]byte, 2*cap(b.buf)+n)...)
		b.buf = grown[:copy(grown, b.buf)]
	}
}

// Write appends p.
func (b *Builder) Write(p []byte) (int, error) {
	if b.self != uintptr(unsafe.Pointer(b)) {
		b.claim()
	}
	b.buf = append(b.buf, p...)
	return len(p), nil
}

// WriteByte appends c.
func (b *Builder) WriteByte(c byte) error {
	if b.self != uintptr(unsafe.Pointer(b)) {
		b.claim()
	}
	b.buf = append(b.buf, c)
	return nil
}

// WriteRune appends the encoding of r and returns its length.
func (b *Builder) WriteRune(r rune) (int, error) {
	if b.self != uintptr(unsafe.Pointer(b)) {
		b.claim()
	}
	n := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - n, nil
}

// WriteString appends s.
func (b *Builder) WriteString(s string) (int, error) {
	if b.self != uintptr(unsafe.Pointer(b)) {
		b.claim()
	}
	b.buf = append(b.buf, s...)
	return len(s), nil
}
