// Package bits counts and moves bits in unsigned integers and offers
// arithmetic with carries.
//
// It follows the documented behaviour of Go 1.23. The functions on 64 bits
// without a body are single instructions of the virtual machine.
package bits

// UintSize is the size of a uint in bits.
const UintSize = 64

// LeadingZeros64 returns the number of leading zero bits; 64 for x == 0.
func LeadingZeros64(x uint64) int

// TrailingZeros64 returns the number of trailing zero bits; 64 for x == 0.
func TrailingZeros64(x uint64) int

// OnesCount64 returns the number of one bits.
func OnesCount64(x uint64) int

// ReverseBytes64 returns x with its bytes in reversed order.
func ReverseBytes64(x uint64) uint64

// Reverse64 returns x with its bits in reversed order.
func Reverse64(x uint64) uint64

// Mul64 returns the 128-bit product of x and y as hi<<64 + lo.
func Mul64(x, y uint64) (hi, lo uint64)

type divideError string

func (e divideError) RuntimeError() {}

func (e divideError) Error() string { return "runtime error: " + string(e) }

const (
	errOverflow divideError = "integer overflow"
	errDivide   divideError = "integer divide by zero"
)

// LeadingZeros returns the number of leading zero bits; 64 for x == 0.
func LeadingZeros(x uint) int { return LeadingZeros64(uint64(x)) }

// TrailingZeros returns the number of trailing zero bits; 64 for x == 0.
func TrailingZeros(x uint) int { return TrailingZeros64(uint64(x)) }

// OnesCount returns the number of one bits.
func OnesCount(x uint) int { return OnesCount64(uint64(x)) }

// Len returns the number of bits needed to write x; 0 for x == 0.
func Len(x uint) int { return 64 - LeadingZeros64(uint64(x)) }

// Reverse returns x with its bits in reversed order.
func Reverse(x uint) uint { return uint(Reverse64(uint64(x))) }

// RotateLeft returns x rotated left by k mod 64 bits; right for k < 0.
func RotateLeft(x uint, k int) uint {
	s := uint(k) & 63
	return x<<s | x>>(64-s)
}

// ReverseBytes returns x with its bytes in reversed order.
func ReverseBytes(x uint) uint { return uint(ReverseBytes64(uint64(x))) }

// LeadingZeros8 returns the number of leading zero bits; 8 for x == 0.
func LeadingZeros8(x uint8) int { return LeadingZeros64(uint64(x)) - 56 }

// TrailingZeros8 returns the number of trailing zero bits; 8 for x == 0.
func TrailingZeros8(x uint8) int { return TrailingZeros64(uint64(x) | 1<<8) }

// OnesCount8 returns the number of one bits.
func OnesCount8(x uint8) int { return OnesCount64(uint64(x)) }

// Len8 returns the number of bits needed to write x; 0 for x == 0.
func Len8(x uint8) int { return 64 - LeadingZeros64(uint64(x)) }

// Reverse8 returns x with its bits in reversed order.
func Reverse8(x uint8) uint8 { return uint8(Reverse64(uint64(x)) >> 56) }

// RotateLeft8 returns x rotated left by k mod 8 bits; right for k < 0.
func RotateLeft8(x uint8, k int) uint8 {
	s := uint(k) & 7
	return x<<s | x>>(8-s)
}

// LeadingZeros16 returns the number of leading zero bits; 16 for x == 0.
func LeadingZeros16(x uint16) int { return LeadingZeros64(uint64(x)) - 48 }

// TrailingZeros16 returns the number of trailing zero bits; 16 for x == 0.
func TrailingZeros16(x uint16) int { return TrailingZeros64(uint64(x) | 1<<16) }

// OnesCount16 returns the number of one bits.
func OnesCount16(x uint16) int { return OnesCount64(uint64(x)) }

// Len16 returns the number of bits needed to write x; 0 for x == 0.
func Len16(x uint16) int { return 64 - LeadingZeros64(uint64(x)) }

// Reverse16 returns x with its bits in reversed order.
func Reverse16(x uint16) uint16 { return uint16(Reverse64(uint64(x)) >> 48) }

// RotateLeft16 returns x rotated left by k mod 16 bits; right for k < 0.
func RotateLeft16(x uint16, k int) uint16 {
	s := uint(k) & 15
	return x<<s | x>>(16-s)
}

// ReverseBytes16 returns x with its bytes in reversed order.
func ReverseBytes16(x uint16) uint16 { return uint16(ReverseBytes64(uint64(x)) >> 48) }

// LeadingZeros32 returns the number of leading zero bits; 32 for x == 0.
func LeadingZeros32(x uint32) int { return LeadingZeros64(uint64(x)) - 32 }

// TrailingZeros32 returns the number of trailing zero bits; 32 for x == 0.
func TrailingZeros32(x uint32) int { return TrailingZeros64(uint64(x) | 1<<32) }

// OnesCount32 returns the number of one bits.
func OnesCount32(x uint32) int { return OnesCount64(uint64(x)) }

// Len32 returns the number of bits needed to write x; 0 for x == 0.
func Len32(x uint32) int { return 64 - LeadingZeros64(uint64(x)) }

// Reverse32 returns x with its bits in reversed order.
func Reverse32(x uint32) uint32 { return uint32(Reverse64(uint64(x)) >> 32) }

// RotateLeft32 returns x rotated left by k mod 32 bits; right for k < 0.
func RotateLeft32(x uint32, k int) uint32 {
	s := uint(k) & 31
	return x<<s | x>>(32-s)
}

// ReverseBytes32 returns x with its bytes in reversed order.
func ReverseBytes32(x uint32) uint32 { return uint32(ReverseBytes64(uint64(x)) >> 32) }

// Len64 returns the number of bits needed to write x; 0 for x == 0.
func Len64(x uint64) int { return 64 - LeadingZeros64(x) }

// RotateLeft64 returns x rotated left by k mod 64 bits; right for k < 0.
func RotateLeft64(x uint64, k int) uint64 {
	s := uint(k) & 63
	return x<<s | x>>(64-s)
}

// Add returns x + y + carry; carry and carryOut are 0 or 1.
func Add(x, y, carry uint) (sum, carryOut uint) {
	s, c := Add64(uint64(x), uint64(y), uint64(carry))
	return uint(s), uint(c)
}

// Add32 returns x + y + carry; carry and carryOut are 0 or 1.
func Add32(x, y, carry uint32) (sum, carryOut uint32) {
	wide := uint64(x) + uint64(y) + uint64(carry)
	return uint32(wide), uint32(wide >> 32)
}

// Add64 returns x + y + carry; carry and carryOut are 0 or 1.
func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	// There is a carry out of the top bit if both bits are set, or if one is
	// and the sum has lost it.
	return sum, (x&y | (x|y)&^sum) >> 63
}

// Sub returns x - y - borrow; borrow and borrowOut are 0 or 1.
func Sub(x, y, borrow uint) (diff, borrowOut uint) {
	d, b := Sub64(uint64(x), uint64(y), uint64(borrow))
	return uint(d), uint(b)
}

// Sub32 returns x - y - borrow; borrow and borrowOut are 0 or 1.
func Sub32(x, y, borrow uint32) (diff, borrowOut uint32) {
	wide := uint64(x) - uint64(y) - uint64(borrow)
	return uint32(wide), uint32(wide >> 63)
}

// Sub64 returns x - y - borrow; borrow and borrowOut are 0 or 1.
func Sub64(x, y, borrow uint64) (diff, borrowOut uint64) {
	diff = x - y - borrow
	return diff, (^x&y | ^(x^y)&diff) >> 63
}

// Mul returns the full product of x and y as hi<<64 + lo.
func Mul(x, y uint) (hi, lo uint) {
	h, l := Mul64(uint64(x), uint64(y))
	return uint(h), uint(l)
}

// Mul32 returns the full product of x and y as hi<<32 + lo.
func Mul32(x, y uint32) (hi, lo uint32) {
	wide := uint64(x) * uint64(y)
	return uint32(wide >> 32), uint32(wide)
}

// Div returns the quotient and remainder of hi<<64 + lo by y. It panics for
// y == 0 and for y <= hi.
func Div(hi, lo, y uint) (quo, rem uint) {
	q, r := Div64(uint64(hi), uint64(lo), uint64(y))
	return uint(q), uint(r)
}

// Div32 returns the quotient and remainder of hi<<32 + lo by y. It panics for
// y == 0 and for y <= hi.
func Div32(hi, lo, y uint32) (quo, rem uint32) {
	if y != 0 && y <= hi {
		panic(errOverflow)
	}
	wide := uint64(hi)<<32 | uint64(lo)
	return uint32(wide / uint64(y)), uint32(wide % uint64(y))
}

// Div64 returns the quotient and remainder of hi<<64 + lo by y. It panics for
// y == 0 and for y <= hi.
func Div64(hi, lo, y uint64) (quo, rem uint64) {
	if y == 0 {
		panic(errDivide)
	}
	if y <= hi {
		panic(errOverflow)
	}
	if hi == 0 {
		return lo / y, lo % y
	}
	// Schoolbook division in base 2**32 of the normalized operands: two
	// quotient digits, each estimated from the top digit of y.
	s := uint(LeadingZeros64(y))
	y <<= s
	y1, y0 := y>>32, y&0xffffffff
	top := hi<<s | lo>>(64-s)
	if s == 0 {
		top = hi
	}
	low := lo << s
	q1, top := divDigit(top, low>>32, y, y1, y0)
	q0, top := divDigit(top, low&0xffffffff, y, y1, y0)
	return q1<<32 | q0, top >> s
}

// divDigit divides top<<32 + next by y = y1<<32 + y0, for top < y.
func divDigit(top, next, y, y1, y0 uint64) (q, rem uint64) {
	q = top / y1
	r := top - q*y1
	for q >= 1<<32 || q*y0 > r<<32|next {
		q--
		r += y1
		if r >= 1<<32 {
			break
		}
	}
	return q, top<<32 + next - q*y
}

// Rem returns the remainder of hi<<64 + lo by y. It panics for y == 0 only.
func Rem(hi, lo, y uint) uint { return uint(Rem64(uint64(hi), uint64(lo), uint64(y))) }

// Rem32 returns the remainder of hi<<32 + lo by y. It panics for y == 0 only.
func Rem32(hi, lo, y uint32) uint32 { return uint32((uint64(hi)<<32 | uint64(lo)) % uint64(y)) }

// Rem64 returns the remainder of hi<<64 + lo by y. It panics for y == 0 only.
func Rem64(hi, lo, y uint64) uint64 {
	_, rem := Div64(hi%y, lo, y)
	return rem
}
