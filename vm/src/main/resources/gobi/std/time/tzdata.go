package time

// tzReader reads big-endian numbers; after the end of the data it is bad.
type tzReader struct {
	data []byte
	bad  bool
}

func (r *tzReader) take(n int) []byte {
	if n < 0 || len(r.data) < n {
		r.data = nil
		r.bad = true
		return make([]byte, 8)
	}
	p := r.data[:n]
	r.data = r.data[n:]
	return p
}

func (r *tzReader) u32() int {
	p := r.take(4)
	return int(p[0])<<24 | int(p[1])<<16 | int(p[2])<<8 | int(p[3])
}

func bigInt(p []byte) int64 {
	v := int64(0)
	if p[0]&0x80 != 0 {
		v = -1
	}
	for _, b := range p {
		v = v<<8 | int64(b)
	}
	return v
}

// tzHeader holds the six counts of a TZif header.
type tzHeader struct {
	utcFlags, stdFlags, leaps, shifts, zones, chars int
}

func (r *tzReader) header() (version byte, h tzHeader) {
	magic := r.take(4)
	if string(magic[:4]) != "TZif" {
		r.bad = true
	}
	p := r.take(16)
	version = p[0]
	h = tzHeader{r.u32(), r.u32(), r.u32(), r.u32(), r.u32(), r.u32()}
	return version, h
}

// LoadLocationFromTZData returns a Location of the given name with the rules in
// data, which is in the format of an IANA time zone file (RFC 8536).
func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	r := &tzReader{data: data}
	version, h := r.header()
	if r.bad {
		return nil, errZoneData
	}
	width := 4
	switch version {
	case 0:
	case '2', '3', '4':
		// The same again with 8-byte times follows; skip the first block.
		r.take(h.shifts*4 + h.shifts + h.zones*6 + h.chars + h.leaps*8 + h.stdFlags + h.utcFlags)
		_, h = r.header()
		width = 8
	default:
		return nil, errZoneData
	}
	times := r.take(h.shifts * width)
	indices := r.take(h.shifts)
	zoneData := r.take(h.zones * 6)
	names := r.take(h.chars)
	r.take(h.leaps * (width + 4))
	r.take(h.stdFlags)
	r.take(h.utcFlags)
	if r.bad || h.zones == 0 {
		return nil, errZoneData
	}
	l := &Location{name: name}
	if rest := r.data; len(rest) > 2 && rest[0] == '\n' && rest[len(rest)-1] == '\n' {
		l.rules = string(rest[1 : len(rest)-1])
	}
	for i := 0; i < h.zones; i++ {
		p := zoneData[i*6:]
		at := int(p[5])
		if at >= len(names) {
			return nil, errZoneData
		}
		end := at
		for end < len(names) && names[end] != 0 {
			end++
		}
		l.zones = append(l.zones, zone{string(names[at:end]), int(bigInt(p[:4])), p[4] != 0})
	}
	for i := 0; i < h.shifts; i++ {
		if int(indices[i]) >= len(l.zones) {
			return nil, errZoneData
		}
		l.shifts = append(l.shifts, shift{bigInt(times[i*width : (i+1)*width]), indices[i]})
	}
	if len(l.shifts) == 0 {
		l.shifts = []shift{{alpha, 0}}
	}
	return l, nil
}

// A POSIX TZ string: std offset [dst [offset] [,rule,rule]].

// posixRule is the date and second of the day of a change.
type posixRule struct {
	kind           byte // 'J' day 1-365 without leap day, 'D' day 0-365, 'M' month, week, weekday
	day, week, mon int
	secondOfTheDay int
}

// applyRules evaluates rules at sec. last is the last explicit change of zone.
func applyRules(rules string, last, sec int64) (name string, offset int, start, end int64, isDST, ok bool) {
	stdName, rest, ok := posixName(rules)
	if !ok {
		return
	}
	stdOffset, rest, ok := posixOffset(rest)
	if !ok {
		return
	}
	stdOffset = -stdOffset
	if rest == "" || rest[0] == ',' {
		return stdName, stdOffset, last, omega, false, true
	}
	dstName, rest, ok := posixName(rest)
	if !ok {
		return
	}
	dstOffset := stdOffset + secondsPerHour
	if rest != "" && rest[0] != ',' {
		if dstOffset, rest, ok = posixOffset(rest); !ok {
			return
		}
		dstOffset = -dstOffset
	}
	if rest == "" {
		rest = ",M3.2.0,M11.1.0"
	}
	if rest[0] != ',' && rest[0] != ';' {
		return "", 0, 0, 0, false, false
	}
	toDST, rest, ok := parsePosixRule(rest[1:])
	if !ok || rest == "" || rest[0] != ',' {
		return "", 0, 0, 0, false, false
	}
	toStd, rest, ok := parsePosixRule(rest[1:])
	if !ok || rest != "" {
		return "", 0, 0, 0, false, false
	}

	day, _ := divide(sec+unixEpoch, secondsPerDay)
	year, _, _ := civil(day)
	newYear := dayOf(int64(year), January, 1)*secondsPerDay - unixEpoch
	yearSec := sec - newYear
	on := toDST.at(year, stdOffset)
	off := toStd.at(year, dstOffset)
	// Where the year begins with daylight saving time the roles are exchanged.
	southern := off < on
	if southern {
		on, off = off, on
		stdName, dstName = dstName, stdName
		stdOffset, dstOffset = dstOffset, stdOffset
	}
	nextYear := newYear + 365*secondsPerDay // also in leap years: so does gc
	switch {
	case yearSec < on:
		return stdName, stdOffset, newYear, on + newYear, southern, true
	case yearSec >= off:
		return stdName, stdOffset, off + newYear, nextYear, southern, true
	}
	return dstName, dstOffset, on + newYear, off + newYear, !southern, true
}

// posixName parses letters or <...>, at least three characters.
func posixName(s string) (name, rest string, ok bool) {
	if s == "" {
		return "", "", false
	}
	if s[0] == '<' {
		for i := 1; i < len(s); i++ {
			if s[i] == '>' {
				return s[1:i], s[i+1:], true
			}
		}
		return "", "", false
	}
	i := 0
	for i < len(s) && s[i] != '+' && s[i] != '-' && s[i] != ',' && !isDigit(s, i) {
		i++
	}
	return s[:i], s[i:], i >= 3
}

// posixOffset parses [+-]hh[:mm[:ss]].
func posixOffset(s string) (offset int, rest string, ok bool) {
	if s == "" {
		return 0, "", false
	}
	negative := s[0] == '-'
	if negative || s[0] == '+' {
		s = s[1:]
	}
	hours, s, ok := posixNumber(s, 0, 24*7)
	if !ok {
		return 0, "", false
	}
	offset = hours * secondsPerHour
	for unit := secondsPerMinute; unit > 0 && s != "" && s[0] == ':'; unit /= 60 {
		var n int
		if n, s, ok = posixNumber(s[1:], 0, 59); !ok {
			return 0, "", false
		}
		offset += n * unit
	}
	if negative {
		offset = -offset
	}
	return offset, s, true
}

func posixNumber(s string, min, max int) (n int, rest string, ok bool) {
	i := 0
	for ; isDigit(s, i); i++ {
		n = n*10 + int(s[i]-'0')
		if n > max {
			return 0, "", false
		}
	}
	return n, s[i:], i > 0 && n >= min
}

func parsePosixRule(s string) (r posixRule, rest string, ok bool) {
	if s == "" {
		return r, "", false
	}
	switch s[0] {
	case 'J':
		r.kind = 'J'
		r.day, s, ok = posixNumber(s[1:], 1, 365)
	case 'M':
		r.kind = 'M'
		if r.mon, s, ok = posixNumber(s[1:], 1, 12); !ok || s == "" || s[0] != '.' {
			return r, "", false
		}
		if r.week, s, ok = posixNumber(s[1:], 1, 5); !ok || s == "" || s[0] != '.' {
			return r, "", false
		}
		r.day, s, ok = posixNumber(s[1:], 0, 6)
	default:
		r.kind = 'D'
		r.day, s, ok = posixNumber(s, 0, 365)
	}
	if !ok {
		return r, "", false
	}
	r.secondOfTheDay = 2 * secondsPerHour
	if s != "" && s[0] == '/' {
		r.secondOfTheDay, s, ok = posixOffset(s[1:])
	}
	return r, s, ok
}

// at returns the second of the year, UTC, at which the rule applies; offset is
// the one in effect until then.
func (r *posixRule) at(year, offset int) int64 {
	newYear := dayOf(int64(year), January, 1)
	var day int64
	switch r.kind {
	case 'J':
		day = int64(r.day - 1)
		if isLeap(year) && r.day >= 60 {
			day++
		}
	case 'D':
		day = int64(r.day)
	case 'M':
		first := dayOf(int64(year), Month(r.mon), 1)
		_, ahead := divide(int64(r.day)-int64(weekdayOf(first)), 7)
		mday := int(ahead) + 7*(r.week-1)
		if mday >= daysIn(Month(r.mon), year) {
			mday -= 7 // week 5 is the last one
		}
		day = first - newYear + int64(mday)
	}
	return day*secondsPerDay + int64(r.secondOfTheDay-offset)
}
