package time

// A ParseError describes a value that does not fit its layout.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

// Error returns the description.
func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) +
		": cannot parse " + quote(e.ValueElem) + " as " + quote(e.LayoutElem)
}

// quote puts s in quotes; bytes outside of printable ASCII become \x escapes.
func quote(s string) string {
	const hex = "0123456789abcdef"
	b := make([]byte, 1, len(s)+2)
	b[0] = '"'
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 0x80 || c < ' ':
			b = append(b, '\\', 'x', hex[c>>4], hex[c&15])
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, '"'))
}

// Parse parses a time in the form of layout. What is missing is zero, or one
// where zero is impossible. Without a zone the time is UTC. With an offset or
// an abbreviation that fits the local zone at that time it is local; else it is
// in a made-up zone with that offset, or with that abbreviation and offset zero.
func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

// ParseInLocation is Parse with loc in place of both UTC and the local zone.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// parsed gathers the parts of a time.
type parsed struct {
	rest string // what is left of the value

	year, month, day, yearDay int // month, day, yearDay are -1 if missing
	hour, min, sec, nsec      int
	am, pm                    bool
	utc                       bool
	offset                    int // noOffset if missing
	zoneName                  string
}

const noOffset = -1

// step is the outcome of parsing an element.
type step int

const (
	stepOK  step = iota
	stepBad      // the text does not fit
	stepYear
	stepMonth
	stepHour
	stepMinute
	stepSecond
	stepFraction
	stepZoneHour
	stepZoneMinute
	stepZoneSecond
)

// Names of the parts that may be out of range, by step.
var stepNames = [...]string{
	"", "", "year", "month", "hour", "minute", "second", "fractional second",
	"time zone offset hour", "time zone offset minute", "time zone offset second",
}

func parse(layout, value string, defaultLocation, local *Location) (Time, error) {
	p := parsed{rest: value, month: -1, day: -1, yearDay: -1, offset: noOffset}
	for left := layout; ; {
		prefix, e, suffix := nextElement(left)
		text := left[len(prefix) : len(left)-len(suffix)]
		if !p.literal(prefix) {
			return Time{}, &ParseError{layout, value, prefix, p.rest, ""}
		}
		if e.kind == elemNone {
			if p.rest != "" {
				return Time{}, &ParseError{layout, value, "", p.rest, ": extra text: " + quote(p.rest)}
			}
			break
		}
		left = suffix
		before := p.rest
		switch s := p.element(e, left); s {
		case stepOK:
		case stepBad:
			return Time{}, &ParseError{layout, value, text, before, ""}
		default:
			return Time{}, &ParseError{layout, value, text, p.rest, ": " + stepNames[s] + " out of range"}
		}
	}
	if p.pm && p.hour < 12 {
		p.hour += 12
	} else if p.am && p.hour == 12 {
		p.hour = 0
	}
	if message := p.settleDate(); message != "" {
		return Time{}, &ParseError{layout, value, "", p.rest, message}
	}
	return p.time(defaultLocation, local), nil
}

// literal skips text of the layout; a run of spaces there stands for any number.
func (p *parsed) literal(text string) bool {
	for text != "" {
		if text[0] == ' ' {
			if p.rest != "" && p.rest[0] != ' ' {
				return false
			}
			text = trimSpaces(text)
			p.rest = trimSpaces(p.rest)
			continue
		}
		if p.rest == "" || p.rest[0] != text[0] {
			return false
		}
		text = text[1:]
		p.rest = p.rest[1:]
	}
	return true
}

func trimSpaces(s string) string {
	for s != "" && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

// element parses one element; following is the layout behind it.
func (p *parsed) element(e element, following string) step {
	ok := true
	switch e.kind {
	case elemYear:
		if len(p.rest) < 2 {
			return stepBad
		}
		if p.year, ok = atoi(p.rest[:2]); !ok {
			p.rest = p.rest[2:]
			return stepBad
		}
		p.rest = p.rest[2:]
		if p.year >= 69 {
			p.year += 1900
		} else {
			p.year += 2000
		}
	case elemLongYear:
		if len(p.rest) < 4 || !isDigit(p.rest, 0) {
			return stepBad
		}
		p.year, ok = atoi(p.rest[:4])
		p.rest = p.rest[4:]
	case elemMonth, elemLongMonth:
		p.month, ok = p.name(monthNames[:], e.kind == elemMonth)
		p.month++
	case elemNumMonth, elemZeroMonth:
		p.month, ok = p.number(2, e.kind == elemZeroMonth)
		if ok && (p.month <= 0 || p.month > 12) {
			return stepMonth
		}
	case elemWeekday, elemLongWeekday:
		_, ok = p.name(dayNames[:], e.kind == elemWeekday)
	case elemDay, elemUnderDay, elemZeroDay:
		if e.kind == elemUnderDay {
			p.space()
		}
		p.day, ok = p.number(2, e.kind == elemZeroDay)
	case elemUnderYearDay, elemZeroYearDay:
		if e.kind == elemUnderYearDay {
			p.space()
			p.space()
		}
		p.yearDay, ok = p.number(3, e.kind == elemZeroYearDay)
	case elemHour:
		p.hour, ok = p.number(2, false)
		if p.hour >= 24 {
			return stepHour
		}
	case elemHour12, elemZeroHour12:
		p.hour, ok = p.number(2, e.kind == elemZeroHour12)
		if p.hour > 12 {
			return stepHour
		}
	case elemMinute, elemZeroMinute:
		p.min, ok = p.number(2, e.kind == elemZeroMinute)
		if p.min >= 60 {
			return stepMinute
		}
	case elemSecond, elemZeroSecond:
		p.sec, ok = p.number(2, e.kind == elemZeroSecond)
		if !ok {
			return stepBad
		}
		if p.sec >= 60 {
			return stepSecond
		}
		return p.unaskedFraction(following)
	case elemPM, elempm:
		return p.half(e.kind == elemPM)
	case elemZone:
		return p.zone(e.form)
	case elemZoneName:
		if hasPrefix(p.rest, "UTC") {
			p.utc = true
			p.rest = p.rest[3:]
			return stepOK
		}
		n := zoneNameLength(p.rest)
		if n == 0 {
			return stepBad
		}
		p.zoneName, p.rest = p.rest[:n], p.rest[n:]
	case elemFraction:
		if len(p.rest) < 1+e.digits {
			return stepBad
		}
		return p.fraction(1 + e.digits)
	case elemShortFraction:
		return p.optionalFraction()
	}
	if !ok {
		return stepBad
	}
	return stepOK
}

func (p *parsed) space() {
	if p.rest != "" && p.rest[0] == ' ' {
		p.rest = p.rest[1:]
	}
}

// number parses one to max digits, exactly max if full.
func (p *parsed) number(max int, full bool) (n int, ok bool) {
	i := 0
	for i < max && isDigit(p.rest, i) {
		n = n*10 + int(p.rest[i]-'0')
		i++
	}
	if i == 0 || full && i < max {
		return 0, false
	}
	p.rest = p.rest[i:]
	return n, true
}

// name parses one of names, or of their first three letters, in any case.
func (p *parsed) name(names []string, short bool) (index int, ok bool) {
	for i, name := range names {
		if short {
			name = name[:3]
		}
		if len(p.rest) >= len(name) && equalFold(p.rest[:len(name)], name) {
			p.rest = p.rest[len(name):]
			return i, true
		}
	}
	return -1, false
}

// equalFold compares a with ASCII letters in b.
func equalFold(a, b string) bool {
	for i := 0; i < len(a); i++ {
		if a[i] == b[i] {
			continue
		}
		c, d := a[i]|0x20, b[i]|0x20
		if c != d || c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

func (p *parsed) half(upper bool) step {
	if len(p.rest) < 2 {
		return stepBad
	}
	am, pm := "am", "pm"
	if upper {
		am, pm = "AM", "PM"
	}
	switch p.rest[:2] {
	case am:
		p.am = true
	case pm:
		p.pm = true
	default:
		return stepBad
	}
	p.rest = p.rest[2:]
	return stepOK
}

func pointOrComma(c byte) bool { return c == '.' || c == ',' }

// unaskedFraction parses a fraction that follows the seconds although the
// layout has none there.
func (p *parsed) unaskedFraction(following string) step {
	if len(p.rest) < 2 || !pointOrComma(p.rest[0]) || !isDigit(p.rest, 1) {
		return stepOK
	}
	if _, e, _ := nextElement(following); e.kind == elemFraction || e.kind == elemShortFraction {
		return stepOK
	}
	return p.optionalFraction()
}

func (p *parsed) optionalFraction() step {
	if len(p.rest) < 2 || !pointOrComma(p.rest[0]) || !isDigit(p.rest, 1) {
		return stepOK
	}
	n := 2
	for isDigit(p.rest, n) {
		n++
	}
	return p.fraction(n)
}

// fraction parses a point or comma and digits, n bytes in all.
func (p *parsed) fraction(n int) step {
	text := p.rest[:n]
	if !pointOrComma(text[0]) {
		return stepBad
	}
	if len(text) > 10 {
		text = text[:10]
	}
	v, ok := atoi(text[1:])
	if !ok {
		return stepBad
	}
	p.rest = p.rest[n:]
	if v < 0 {
		return stepFraction
	}
	for i := len(text); i < 10; i++ {
		v *= 10
	}
	p.nsec = v
	return stepOK
}

// zone parses an offset.
func (p *parsed) zone(form zoneForm) step {
	if form.zulu && p.rest != "" && p.rest[0] == 'Z' {
		p.utc = true
		p.rest = p.rest[1:]
		return stepOK
	}
	size := 3
	if form.minutes {
		size += 2
	}
	if form.seconds {
		size += 2
	}
	if form.colon {
		size += size/2 - 1
	}
	if len(p.rest) < size {
		return stepBad
	}
	text := p.rest[:size]
	for i := 3; form.colon && i < size; i += 3 {
		if text[i] != ':' {
			return stepBad
		}
	}
	var parts [3]int
	ok := true
	at := 1
	for i := 0; ok && at < size; i++ {
		if i > 0 && form.colon {
			at++
		}
		if ok = isDigit(text, at) && isDigit(text, at+1); !ok {
			break
		}
		parts[i] = int(text[at]-'0')*10 + int(text[at+1]-'0')
		at += 2
	}
	p.rest = p.rest[size:]
	// 24 and 60 are tolerated: some write them.
	switch {
	case parts[2] > 60:
		return stepZoneSecond
	case parts[1] > 60:
		return stepZoneMinute
	case parts[0] > 24:
		return stepZoneHour
	case !ok:
		return stepBad
	}
	p.offset = (parts[0]*60+parts[1])*60 + parts[2]
	switch text[0] {
	case '+':
	case '-':
		p.offset = -p.offset
	default:
		return stepBad
	}
	return stepOK
}

// settleDate turns the day of the year into month and day, fills in what is
// missing, and checks the day.
func (p *parsed) settleDate() (message string) {
	if p.yearDay >= 0 {
		length := 365
		if isLeap(p.year) {
			length = 366
		}
		if p.yearDay < 1 || p.yearDay > length {
			return ": day-of-year out of range"
		}
		_, month, day := civil(dayOf(int64(p.year), January, int64(p.yearDay)))
		if p.month >= 0 && p.month != int(month) {
			return ": day-of-year does not match month"
		}
		p.month = int(month)
		if p.day >= 0 && p.day != day {
			return ": day-of-year does not match day"
		}
		p.day = day
	} else {
		if p.month < 0 {
			p.month = int(January)
		}
		if p.day < 0 {
			p.day = 1
		}
	}
	if p.day < 1 || p.day > daysIn(Month(p.month), p.year) {
		return ": day out of range"
	}
	return ""
}

func (p *parsed) in(loc *Location) Time {
	return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nsec, loc)
}

func (p *parsed) time(defaultLocation, local *Location) Time {
	if p.utc {
		return p.in(UTC)
	}
	if p.offset != noOffset {
		t := p.in(UTC)
		t.addSec(-int64(p.offset))
		name, offset, _, _, _ := local.lookup(t.unixSec())
		if offset == p.offset && (p.zoneName == "" || name == p.zoneName) {
			t.setLoc(local)
		} else {
			t.setLoc(FixedZone(p.zoneName, p.offset))
		}
		return t
	}
	if p.zoneName != "" {
		t := p.in(UTC)
		if offset, ok := local.offsetOf(p.zoneName, t.unixSec()); ok {
			t.addSec(-int64(offset))
			t.setLoc(local)
			return t
		}
		offset := 0
		if len(p.zoneName) > 3 && p.zoneName[:3] == "GMT" {
			hours, _ := atoi(p.zoneName[3:])
			offset = hours * secondsPerHour
		}
		t.setLoc(FixedZone(p.zoneName, offset))
		return t
	}
	return p.in(defaultLocation)
}

// zoneNameLength returns the length of the zone abbreviation that s begins
// with, 0 if there is none: three letters, or four or five that end in T, or a
// few names that break the rule, or GMT and plain offsets with up to two digits.
func zoneNameLength(s string) int {
	if len(s) < 3 {
		return 0
	}
	if hasPrefix(s, "ChST") || hasPrefix(s, "MeST") {
		return 4
	}
	if hasPrefix(s, "GMT") {
		return 3 + signedHours(s[3:])
	}
	if s[0] == '+' || s[0] == '-' {
		return signedHours(s)
	}
	n := 0
	for n < 6 && n < len(s) && 'A' <= s[n] && s[n] <= 'Z' {
		n++
	}
	switch n {
	case 3:
		return 3
	case 4:
		if s[3] == 'T' || hasPrefix(s, "WITA") {
			return 4
		}
	case 5:
		if s[4] == 'T' {
			return 5
		}
	}
	return 0
}

// signedHours returns the length of a sign and digits of value 23 at most, 0 if
// s does not begin so.
func signedHours(s string) int {
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0
	}
	v, rest, ok := leadingInt(s[1:])
	if !ok || len(rest) == len(s)-1 || v > 23 {
		return 0
	}
	return len(s) - len(rest)
}

// atoi parses digits with an optional sign.
func atoi(s string) (v int, ok bool) {
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	u, rest, ok := leadingInt(s)
	if !ok || rest != "" {
		return 0, false
	}
	if negative {
		return -int(u), true
	}
	return int(u), true
}
