package rand

import (
	"math"
	"sync"
)

// Marsaglia and Tsang's ziggurat method covers a density with rectangles of
// equal area, 128 for the normal and 256 for the exponential distribution. k
// holds the shares of the rectangles that lie below the density, w their
// widths, f the density at their edges.
const (
	normRight = 3.442619855899
	expRight  = 7.69711747013104972
)

var (
	normOnce sync.Once
	normK    [128]uint32
	normW    [128]float32
	normF    [128]float32

	expOnce sync.Once
	expK    [256]uint32
	expW    [256]float32
	expF    [256]float32
)

func initNorm() {
	const (
		scale = 1 << 31
		area  = 9.91256303526217e-3
	)
	x := float64(normRight)
	y := math.Exp(-.5 * x * x)
	q := area / y
	normK[0] = uint32(x / q * scale)
	normW[0] = float32(q / scale)
	normW[127] = float32(x / scale)
	normF[0] = 1
	normF[127] = float32(y)
	for i := 126; i >= 1; i-- {
		next := math.Sqrt(-2 * math.Log(area/x+math.Exp(-.5*x*x)))
		normK[i+1] = uint32(next / x * scale)
		x = next
		normF[i] = float32(math.Exp(-.5 * x * x))
		normW[i] = float32(x / scale)
	}
}

func initExp() {
	const (
		scale = 1 << 32
		area  = 3.949659822581572e-3
	)
	x := float64(expRight)
	q := area / math.Exp(-x)
	expK[0] = uint32(x / q * scale)
	expW[0] = float32(q / scale)
	expW[255] = float32(x / scale)
	expF[0] = 1
	expF[255] = float32(math.Exp(-x))
	for i := 254; i >= 1; i-- {
		next := -math.Log(area/x + math.Exp(-x))
		expK[i+1] = uint32(next / x * scale)
		x = next
		expF[i] = float32(math.Exp(-x))
		expW[i] = float32(x / scale)
	}
}

// NormFloat64 returns a number of the standard normal distribution.
func (r *Rand) NormFloat64() float64 {
	normOnce.Do(initNorm)
	for {
		j := int32(r.Uint32())
		i := j & 0x7F
		x := float64(j) * float64(normW[i])
		size := uint32(j)
		if j < 0 {
			size = -size
		}
		if size < normK[i] {
			return x
		}
		if i == 0 {
			// The tail beyond the base rectangle.
			for {
				x = -math.Log(r.Float64()) * (1.0 / normRight)
				y := -math.Log(r.Float64())
				if y+y >= x*x {
					break
				}
			}
			if j > 0 {
				return normRight + x
			}
			return -normRight - x
		}
		if normF[i]+float32(r.Float64())*(normF[i-1]-normF[i]) < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func (r *Rand) ExpFloat64() float64 {
	expOnce.Do(initExp)
	for {
		j := r.Uint32()
		i := j & 0xFF
		x := float64(j) * float64(expW[i])
		if j < expK[i] {
			return x
		}
		if i == 0 {
			return expRight - math.Log(r.Float64())
		}
		if expF[i]+float32(r.Float64())*(expF[i-1]-expF[i]) < float32(math.Exp(-x)) {
			return x
		}
	}
}
