package rand

import "math"

// A Zipf generates numbers k in [0, imax] with a probability proportional to
// (v+k)**(-s), by Hörmann and Derflinger's rejection-inversion.
type Zipf struct {
	r        *Rand
	imax     float64
	v        float64
	q        float64
	s        float64
	oneMinus float64 // 1 - q
	inverse  float64 // 1 / (1 - q)
	area     float64
	rest     float64
}

func (z *Zipf) h(x float64) float64 {
	return math.Exp(z.oneMinus*math.Log(z.v+x)) * z.inverse
}

func (z *Zipf) hinv(x float64) float64 {
	return math.Exp(z.inverse*math.Log(z.oneMinus*x)) - z.v
}

// NewZipf returns a Zipf; s must be above 1 and v at least 1, or it is nil.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1.0 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, imax: float64(imax), v: v, q: s, oneMinus: 1.0 - s}
	z.inverse = 1.0 / z.oneMinus
	z.area = z.h(z.imax + 0.5)
	z.rest = z.h(0.5) - math.Exp(math.Log(z.v)*(-z.q)) - z.area
	z.s = 1 - z.hinv(z.h(1.5)-math.Exp(-z.q*math.Log(z.v+1.0)))
	return z
}

// Uint64 returns the next number.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		u := z.area + z.r.Float64()*z.rest
		x := z.hinv(u)
		k := math.Floor(x + 0.5)
		if k-x <= z.s || u >= z.h(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
