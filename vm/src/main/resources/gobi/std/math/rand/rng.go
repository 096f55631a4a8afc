package rand

import "sync"

// The generator is an additive lagged Fibonacci sequence modulo 2**64,
// x[n] = x[n-607] + x[n-273].
const (
	rngLen = 607
	rngTap = 273
)

// rngSource is the Source of NewSource. The last 607 values lie in a ring that
// is filled downwards; at feed lies the oldest one, at tap the other term.
type rngSource struct {
	tap  int
	feed int
	vec  [rngLen]int64
}

var (
	cookedOnce sync.Once
	cooked     [rngLen]int64
)

// initCooked decodes cookedHex.
func initCooked() {
	for i := range cooked {
		var v uint64
		for _, c := range []byte(cookedHex[16*i : 16*i+16]) {
			if c >= 'a' {
				c -= 'a' - 10
			} else {
				c -= '0'
			}
			v = v<<4 | uint64(c)
		}
		cooked[i] = int64(v)
	}
}

// seedrand returns 48271 * x modulo 2**31 - 1.
func seedrand(x int32) int32 { return int32(uint64(x) * 48271 % (1<<31 - 1)) }

// Seed sets the state to one that depends on seed alone.
func (rng *rngSource) Seed(seed int64) {
	cookedOnce.Do(initCooked)
	rng.tap = 0
	rng.feed = rngLen - rngTap
	seed %= 1<<31 - 1
	if seed < 0 {
		seed += 1<<31 - 1
	}
	if seed == 0 {
		seed = 89482311
	}
	x := int32(seed)
	for i := 0; i < 20; i++ {
		x = seedrand(x)
	}
	for i := range rng.vec {
		x = seedrand(x)
		u := int64(x) << 40
		x = seedrand(x)
		u ^= int64(x) << 20
		x = seedrand(x)
		u ^= int64(x)
		rng.vec[i] = u ^ cooked[i]
	}
}

// Int63 returns the low 63 bits of the next value.
func (rng *rngSource) Int63() int64 { return int64(rng.Uint64() & (1<<63 - 1)) }

// Uint64 returns the next value.
func (rng *rngSource) Uint64() uint64 {
	rng.tap--
	if rng.tap < 0 {
		rng.tap += rngLen
	}
	rng.feed--
	if rng.feed < 0 {
		rng.feed += rngLen
	}
	x := rng.vec[rng.feed] + rng.vec[rng.tap]
	rng.vec[rng.feed] = x
	return uint64(x)
}
