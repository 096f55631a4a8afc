// Package bytealg declares the leaf loops over bytes that the machine runs natively. None of them
// allocates, keeps an argument, calls back or blocks.
package bytealg

import "unsafe"

// IndexByte returns the index of the first c in b, or -1.
//
//go:noescape
func IndexByte(b []byte, c byte) int

// IndexByteString returns the index of the first c in s, or -1.
//
//go:noescape
func IndexByteString(s string, c byte) int

// LastIndexByte returns the index of the last c in b, or -1.
//
//go:noescape
func LastIndexByte(b []byte, c byte) int

// LastIndexByteString returns the index of the last c in s, or -1.
//
//go:noescape
func LastIndexByteString(s string, c byte) int

// Count returns how often c stands in b.
//
//go:noescape
func Count(b []byte, c byte) int

// CountString returns how often c stands in s.
//
//go:noescape
func CountString(s string, c byte) int

// Equal reports whether a and b hold the same bytes.
//
//go:noescape
func Equal(a, b []byte) bool

// Compare compares by unsigned bytes, then by length: -1, 0 or +1.
//
//go:noescape
func Compare(a, b []byte) int

// CompareString compares by unsigned bytes, then by length: -1, 0 or +1.
//
//go:noescape
func CompareString(a, b string) int

// Index returns the index of the first sub in b, or -1; it is 0 for an empty sub.
//
//go:noescape
func Index(b, sub []byte) int

// IndexString returns the index of the first sub in s, or -1; it is 0 for an empty sub.
//
//go:noescape
func IndexString(s, sub string) int

// LastIndexString returns the index of the last sub in s, or -1; it is len(s) for an empty sub.
//
//go:noescape
func LastIndexString(s, sub string) int

// CountSub returns how many sub, which is not empty, stand in s without overlap, from the left.
//
//go:noescape
func CountSub(s, sub string) int

// IndexNonASCII returns the index of the first byte of s that is at least 0x80, or -1.
//
//go:noescape
func IndexNonASCII(s string) int

// IndexSet returns the index of the first byte c of s whose membership in set is want, or -1. A
// byte c is a member if bit c&63 of set[c>>6] is 1.
//
//go:noescape
func IndexSet(s string, set *[4]uint64, want bool) int

// LastIndexSet returns the index of the last byte of s whose membership in set is want, or -1.
//
//go:noescape
func LastIndexSet(s string, set *[4]uint64, want bool) int

// CountFields returns how many fields s holds that ASCII white space (\t \n \v \f \r and the space)
// separates, or -1 if s holds a byte of at least 0x80.
//
//go:noescape
func CountFields(s string) int

// CountRunes returns the number of runes in s as UTF-8; each byte that is part of no valid encoding
// counts as one rune.
//
//go:noescape
func CountRunes(s string) int

// IndexInvalid returns the index of the first byte of s that does not start a valid UTF-8 encoding
// (overlong ones, surrogates and values beyond 0x10FFFF are invalid), or -1.
//
//go:noescape
func IndexInvalid(s string) int

// Lower writes s to dst, which is as long, with each ASCII upper case letter made lower case.
//
//go:noescape
func Lower(dst []byte, s string)

// Upper writes s to dst, which is as long, with each ASCII lower case letter made upper case.
//
//go:noescape
func Upper(dst []byte, s string)

// Fill writes unit, which is not empty, to dst again and again until dst is full; the last may be
// cut short.
//
//go:noescape
func Fill(dst []byte, unit string)

// SliceRep takes a slice of any type out of an interface: where its elements start, how many there
// are, and the type descriptor of an element. What is no slice gives a length of -1-k, where k is
// the number that reflect.Kind has for it (0 for a nil interface).
func SliceRep(x any) (data unsafe.Pointer, length int, elem unsafe.Pointer)

// Swap exchanges elements i and j (both in range, which is not checked) of the array of elem that
// starts at data, with write barriers as for two assignments.
//
//go:noescape
func Swap(data, elem unsafe.Pointer, i, j int)
