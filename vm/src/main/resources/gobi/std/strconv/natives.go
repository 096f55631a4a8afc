package strconv

// shortest returns the decimal digits*10^exp with the fewest digits that lies nearer to f than to
// any other float of bitSize (32 or 64) bits, or as near where the round-half-even rule of parsing
// gives f; of several of that length the one nearest to f. digits does not end in 0. f is positive
// and finite; for bitSize 32 it is a float32's value.
func shortest(f float64, bitSize int) (digits uint64, exp int)

// rounded writes the exact decimal value of f, which is positive and finite, rounded half to even,
// as digits '0' to '9' to dst without leading and trailing zeros, and returns their number and the
// place of the decimal point: the value is 0.ddd * 10^point. It rounds to places digits in all if
// significant, else to places digits after the point. Zero digits (the value rounds to 0) come with
// point 0. dst has room for min(places, 800) digits, or for 800 if not significant.
//
//go:noescape
func rounded(dst []byte, f float64, significant bool, places int) (n, point int)

// decimal returns the float of bitSize (32 or 64) bits that is nearest to the number that s holds,
// half to even: digits with at most one point among them, at least one digit, and then maybe e, an
// optional sign and digits. It is infinite for what is too large.
//
//go:noescape
func decimal(s string, bitSize int) float64
