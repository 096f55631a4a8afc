package time

// A Duration is elapsed time in nanoseconds, about 290 years at most.
type Duration int64

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// Common durations.
const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

// String writes d like 72h3m0.5s; below a second with the units ms, µs or ns.
func (d Duration) String() string {
	if d == 0 {
		return "0s"
	}
	var buf [32]byte
	i := len(buf)
	u := uint64(d)
	if d < 0 {
		u = -u
	}
	i--
	buf[i] = 's'
	switch {
	case u < uint64(Microsecond):
		i--
		buf[i] = 'n'
		i = writeUint(buf[:i], u)
	case u < uint64(Millisecond):
		i -= 2
		copy(buf[i:], "µ")
		i = writeFraction(buf[:i], &u, 3)
		i = writeUint(buf[:i], u)
	case u < uint64(Second):
		i--
		buf[i] = 'm'
		i = writeFraction(buf[:i], &u, 6)
		i = writeUint(buf[:i], u)
	default:
		i = writeFraction(buf[:i], &u, 9)
		i = writeUint(buf[:i], u%60)
		if u /= 60; u > 0 {
			i--
			buf[i] = 'm'
			i = writeUint(buf[:i], u%60)
			if u /= 60; u > 0 {
				i--
				buf[i] = 'h'
				i = writeUint(buf[:i], u)
			}
		}
	}
	if d < 0 {
		i--
		buf[i] = '-'
	}
	return string(buf[i:])
}

// writeUint writes v at the end of buf and returns where it begins.
func writeUint(buf []byte, v uint64) int {
	i := len(buf)
	for {
		i--
		buf[i] = byte('0' + v%10)
		v /= 10
		if v == 0 {
			return i
		}
	}
}

// writeFraction takes n decimal places off v and writes them, without trailing
// zeros and with their point, at the end of buf.
func writeFraction(buf []byte, v *uint64, n int) int {
	i := len(buf)
	wrote := false
	for ; n > 0; n-- {
		digit := byte(*v % 10)
		*v /= 10
		wrote = wrote || digit != 0
		if wrote {
			i--
			buf[i] = '0' + digit
		}
	}
	if wrote {
		i--
		buf[i] = '.'
	}
	return i
}

// Nanoseconds returns d in nanoseconds.
func (d Duration) Nanoseconds() int64 { return int64(d) }

// Microseconds returns d in whole microseconds.
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }

// Milliseconds returns d in whole milliseconds.
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

// Seconds returns d in seconds.
func (d Duration) Seconds() float64 { return d.in(Second) }

// Minutes returns d in minutes.
func (d Duration) Minutes() float64 { return d.in(Minute) }

// Hours returns d in hours.
func (d Duration) Hours() float64 { return d.in(Hour) }

// in divides whole and fraction apart, which keeps more digits.
func (d Duration) in(unit Duration) float64 {
	return float64(d/unit) + float64(d%unit)/float64(unit)
}

// Truncate returns d rounded toward zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// lessThanHalf reports whether x < y/2, for x, y >= 0.
func lessThanHalf(x, y Duration) bool { return uint64(x)+uint64(x) < uint64(y) }

// Round returns d rounded to the nearest multiple of m, halves away from zero,
// and within the range of Duration.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	r := d % m
	if d < 0 {
		r = -r
		if lessThanHalf(r, m) {
			return d + r
		}
		if rounded := d - m + r; rounded < d {
			return rounded
		}
		return minDuration
	}
	if lessThanHalf(r, m) {
		return d - r
	}
	if rounded := d + m - r; rounded > d {
		return rounded
	}
	return maxDuration
}

// Abs returns the absolute value of d, maxDuration for the smallest.
func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}

func unitOf(name string) uint64 {
	switch name {
	case "ns":
		return uint64(Nanosecond)
	case "us", "µs", "μs":
		return uint64(Microsecond)
	case "ms":
		return uint64(Millisecond)
	case "s":
		return uint64(Second)
	case "m":
		return uint64(Minute)
	case "h":
		return uint64(Hour)
	}
	return 0
}

type textError string

func (e textError) Error() string { return string(e) }

// ParseDuration parses signed numbers with units, such as 300ms, -1.5h or
// 2h45m. The units are ns, us (or µs), ms, s, m, h.
func ParseDuration(s string) (Duration, error) {
	whole := s
	invalid := func() (Duration, error) {
		return 0, textError("time: invalid duration " + quote(whole))
	}
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	if s == "0" {
		return 0, nil
	}
	if s == "" {
		return invalid()
	}
	const limit = 1 << 63
	var total uint64
	for s != "" {
		if s[0] != '.' && !isDigit(s, 0) {
			return invalid()
		}
		// The number: digits, a point, digits.
		rest := s
		v, s1, ok := leadingInt(s)
		if !ok {
			return invalid()
		}
		s = s1
		digits := s != rest
		var fraction uint64
		scale := 1.0
		if s != "" && s[0] == '.' {
			s = s[1:]
			rest = s
			fraction, scale, s = leadingFraction(s)
			digits = digits || s != rest
		}
		if !digits {
			return invalid()
		}
		// The unit.
		i := 0
		for i < len(s) && s[i] != '.' && !isDigit(s, i) {
			i++
		}
		if i == 0 {
			return 0, textError("time: missing unit in duration " + quote(whole))
		}
		unit := unitOf(s[:i])
		if unit == 0 {
			return 0, textError("time: unknown unit " + quote(s[:i]) + " in duration " + quote(whole))
		}
		s = s[i:]
		if v > limit/unit {
			return invalid()
		}
		v *= unit
		if fraction > 0 {
			v += uint64(float64(fraction) * (float64(unit) / scale))
			if v > limit {
				return invalid()
			}
		}
		total += v
		if total > limit {
			return invalid()
		}
	}
	if negative {
		return -Duration(total), nil
	}
	if total > limit-1 {
		return invalid()
	}
	return Duration(total), nil
}

// leadingInt parses the digits at the start of s; ok is false on overflow.
func leadingInt(s string) (v uint64, rest string, ok bool) {
	i := 0
	for ; isDigit(s, i); i++ {
		if v > 1<<63/10 {
			return 0, s, false
		}
		v = v*10 + uint64(s[i]-'0')
		if v > 1<<63 {
			return 0, s, false
		}
	}
	return v, s[i:], true
}

// leadingFraction parses the digits at the start of s as the numerator of
// v/scale; what no longer fits is dropped.
func leadingFraction(s string) (v uint64, scale float64, rest string) {
	scale = 1
	full := false
	i := 0
	for ; isDigit(s, i); i++ {
		if full {
			continue
		}
		if v > (1<<63-1)/10 {
			full = true
			continue
		}
		next := v*10 + uint64(s[i]-'0')
		if next > 1<<63 {
			full = true
			continue
		}
		v = next
		scale *= 10
	}
	return v, scale, s[i:]
}
