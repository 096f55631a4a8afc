package math

// Float64bits returns the IEEE 754 representation of f.
func Float64bits(f float64) uint64

// Float64frombits returns the number whose IEEE 754 representation is b.
func Float64frombits(b uint64) float64

// Float32bits returns the IEEE 754 representation of f.
func Float32bits(f float32) uint32

// Float32frombits returns the number whose IEEE 754 representation is b.
func Float32frombits(b uint32) float32

// Sqrt returns the correctly rounded square root of x; NaN for x < 0.
func Sqrt(x float64) float64

// Abs returns the absolute value of x; it clears the sign bit.
func Abs(x float64) float64

// Floor returns the greatest integer value <= x; ±0, ±Inf and NaN are unchanged.
func Floor(x float64) float64

// Ceil returns the least integer value >= x; ±0, ±Inf and NaN are unchanged.
func Ceil(x float64) float64

// Trunc returns the integer value of x; ±0, ±Inf and NaN are unchanged.
func Trunc(x float64) float64

// FMA returns x*y + z, computed with a single rounding.
func FMA(x, y, z float64) float64

// Mod returns the exact remainder of x/y with the sign of x, |result| < |y|.
// It is NaN for an infinite or NaN x, a zero or NaN y.
func Mod(x, y float64) float64
