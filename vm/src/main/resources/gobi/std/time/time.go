// Package time measures and shows time.
//
// It follows the documented behaviour of Go 1.23, including the channels of
// timers: they appear to have no buffer, and nothing stale is received from
// them after Stop or Reset. The calendar is always the Gregorian one, without
// leap seconds.
package time

import "math/bits"

// A Time is an instant with nanosecond precision, in a Location. The zero Time
// is January 1, year 1, 00:00:00 UTC. A Time from Now also holds a monotonic
// clock reading, which comparisons and differences prefer.
//
// wall holds, from the top, a flag, 33 bits of seconds and 30 bits of
// nanoseconds. With the flag set the seconds count from 1885 and ext is the
// monotonic clock; else the 33 bits are 0 and ext is the seconds since year 1.
type Time struct {
	wall uint64
	ext  int64
	loc  *Location // nil means UTC
}

const (
	hasMonotonic = 1 << 63
	nsecMask     = 1<<30 - 1
	nsecShift    = 30
	maxWallSec   = 1<<33 - 1

	secondsPerMinute = 60
	secondsPerHour   = 60 * secondsPerMinute
	secondsPerDay    = 24 * secondsPerHour

	// Seconds from year 1 to 1885 and to 1970.
	wallEpoch = (1884*365 + 1884/4 - 1884/100 + 1884/400) * secondsPerDay
	unixEpoch = (1969*365 + 1969/4 - 1969/100 + 1969/400) * secondsPerDay

	maxInt64 = 1<<63 - 1
	minInt64 = -1 << 63
)

func (t *Time) nsec() int32 { return int32(t.wall & nsecMask) }

// sec returns the seconds since year 1.
func (t *Time) sec() int64 {
	if t.wall&hasMonotonic != 0 {
		return wallEpoch + int64(t.wall<<1>>(nsecShift+1))
	}
	return t.ext
}

func (t *Time) unixSec() int64 { return t.sec() - unixEpoch }

func (t *Time) stripMono() {
	if t.wall&hasMonotonic != 0 {
		t.ext = t.sec()
		t.wall &= nsecMask
	}
}

// addSec adds d seconds, stopping at the ends of the range.
func (t *Time) addSec(d int64) {
	if t.wall&hasMonotonic != 0 {
		s := int64(t.wall<<1>>(nsecShift+1)) + d
		if 0 <= s && s <= maxWallSec {
			t.wall = t.wall&nsecMask | uint64(s)<<nsecShift | hasMonotonic
			return
		}
		t.stripMono()
	}
	sum := t.ext + d
	if (sum > t.ext) == (d > 0) {
		t.ext = sum
	} else if d > 0 {
		t.ext = maxInt64
	} else {
		t.ext = -maxInt64
	}
}

func (t *Time) setLoc(loc *Location) {
	if loc == &utcLoc {
		loc = nil
	}
	t.stripMono()
	t.loc = loc
}

// Now returns the current local time.
func Now() Time {
	sec, nsec, mono := now()
	sec += unixEpoch - wallEpoch
	if uint64(sec) > maxWallSec {
		return Time{uint64(nsec), sec + wallEpoch, Local}
	}
	return Time{hasMonotonic | uint64(sec)<<nsecShift | uint64(nsec), mono, Local}
}

// Unix returns the local time of sec seconds and nsec nanoseconds since January
// 1, 1970 UTC; nsec may lie outside [0, 999999999].
func Unix(sec int64, nsec int64) Time {
	if nsec < 0 || nsec >= 1e9 {
		n := nsec / 1e9
		sec += n
		nsec -= n * 1e9
		if nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	return Time{uint64(nsec), sec + unixEpoch, Local}
}

// UnixMilli returns the local time of msec milliseconds since 1970 UTC.
func UnixMilli(msec int64) Time { return Unix(msec/1e3, (msec%1e3)*1e6) }

// UnixMicro returns the local time of usec microseconds since 1970 UTC.
func UnixMicro(usec int64) Time { return Unix(usec/1e6, (usec%1e6)*1e3) }

// Unix returns the seconds since January 1, 1970 UTC.
func (t Time) Unix() int64 { return t.unixSec() }

// UnixMilli returns the milliseconds since January 1, 1970 UTC.
func (t Time) UnixMilli() int64 { return t.unixSec()*1e3 + int64(t.nsec())/1e6 }

// UnixMicro returns the microseconds since January 1, 1970 UTC.
func (t Time) UnixMicro() int64 { return t.unixSec()*1e6 + int64(t.nsec())/1e3 }

// UnixNano returns the nanoseconds since January 1, 1970 UTC.
func (t Time) UnixNano() int64 { return t.unixSec()*1e9 + int64(t.nsec()) }

// IsZero reports whether t is the zero instant.
func (t Time) IsZero() bool { return t.sec() == 0 && t.nsec() == 0 }

// Compare returns -1, 0 or +1 for t before, at or after u.
func (t Time) Compare(u Time) int {
	var a, b int64
	if t.wall&u.wall&hasMonotonic != 0 {
		a, b = t.ext, u.ext
	} else {
		a, b = t.sec(), u.sec()
		if a == b {
			a, b = int64(t.nsec()), int64(u.nsec())
		}
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// After reports whether t is after u.
func (t Time) After(u Time) bool { return t.Compare(u) > 0 }

// Before reports whether t is before u.
func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }

// Equal reports whether t and u are the same instant, whatever their locations.
func (t Time) Equal(u Time) bool { return t.Compare(u) == 0 }

// Add returns t+d.
func (t Time) Add(d Duration) Time {
	sec := int64(d / 1e9)
	nsec := t.nsec() + int32(d%1e9)
	if nsec >= 1e9 {
		sec++
		nsec -= 1e9
	} else if nsec < 0 {
		sec--
		nsec += 1e9
	}
	t.wall = t.wall&^nsecMask | uint64(nsec)
	t.addSec(sec)
	if t.wall&hasMonotonic != 0 {
		mono := t.ext + int64(d)
		if d < 0 && mono > t.ext || d > 0 && mono < t.ext {
			t.stripMono()
		} else {
			t.ext = mono
		}
	}
	return t
}

// Sub returns t-u, the nearest Duration if it is out of range.
func (t Time) Sub(u Time) Duration {
	if t.wall&u.wall&hasMonotonic != 0 {
		return difference(t.ext, u.ext)
	}
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nsec()-u.nsec())
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return minDuration
	}
	return maxDuration
}

func difference(t, u int64) Duration {
	d := Duration(t - u)
	if d < 0 && t > u {
		return maxDuration
	}
	if d > 0 && t < u {
		return minDuration
	}
	return d
}

// Since returns the time passed since t.
func Since(t Time) Duration {
	if t.wall&hasMonotonic != 0 {
		return difference(runtimeNano(), t.ext)
	}
	return Now().Sub(t)
}

// Until returns the time to pass until t.
func Until(t Time) Duration {
	if t.wall&hasMonotonic != 0 {
		return difference(t.ext, runtimeNano())
	}
	return t.Sub(Now())
}

// Truncate returns t rounded down to a multiple of d since the zero Time,
// without monotonic clock reading.
func (t Time) Truncate(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	return t.Add(-t.modulo(d))
}

// Round returns t rounded to the nearest multiple of d since the zero Time,
// halves up, without monotonic clock reading.
func (t Time) Round(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	r := t.modulo(d)
	if lessThanHalf(r, d) {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

// modulo returns the nanoseconds since the zero Time modulo d, in [0, d).
func (t *Time) modulo(d Duration) Duration {
	sec, nsec := t.sec(), int64(t.nsec())
	negative := sec < 0
	if negative {
		sec, nsec = -sec, -nsec
		if nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	hi, lo := bits.Mul64(uint64(sec), 1e9)
	lo, carry := bits.Add64(lo, uint64(nsec), 0)
	r := Duration(bits.Rem64(hi+carry, lo, uint64(d)))
	if negative && r != 0 {
		r = d - r
	}
	return r
}

// In returns t in the given location. It panics if loc is nil.
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	t.setLoc(loc)
	return t
}

// UTC returns t in UTC.
func (t Time) UTC() Time {
	t.setLoc(&utcLoc)
	return t
}

// Local returns t in local time.
func (t Time) Local() Time {
	t.setLoc(Local)
	return t
}

// Location returns the location of t.
func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}

// Zone returns the abbreviation of the zone at t and its offset in seconds east
// of UTC.
func (t Time) Zone() (name string, offset int) {
	name, offset, _, _, _ = t.loc.lookup(t.unixSec())
	return name, offset
}

// ZoneBounds returns the bounds of the zone in effect at t; a zero Time is an
// open end.
func (t Time) ZoneBounds() (start, end Time) {
	_, _, from, to, _ := t.loc.lookup(t.unixSec())
	if from != alpha {
		start = Unix(from, 0)
		start.setLoc(t.loc)
	}
	if to != omega {
		end = Unix(to, 0)
		end.setLoc(t.loc)
	}
	return start, end
}

// IsDST reports whether daylight saving time is in effect at t.
func (t Time) IsDST() bool {
	_, _, _, _, dst := t.loc.lookup(t.unixSec())
	return dst
}

// local returns the zone at t and the seconds since year 1 on its clocks.
func (t *Time) local() (name string, offset int, sec int64) {
	sec = t.sec()
	if t.loc == nil {
		return "UTC", 0, sec
	}
	name, offset, _, _, _ = t.loc.lookup(sec - unixEpoch)
	return name, offset, sec + int64(offset)
}
