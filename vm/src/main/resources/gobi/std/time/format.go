package time

// Layouts for Format and Parse. They show the reference time
//
//	01/02 03:04:05PM '06 -0700
//
// in different forms.
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"

	Stamp      = "Jan _2 15:04:05"
	StampMilli = "Jan _2 15:04:05.000"
	StampMicro = "Jan _2 15:04:05.000000"
	StampNano  = "Jan _2 15:04:05.000000000"
	DateTime   = "2006-01-02 15:04:05"
	DateOnly   = "2006-01-02"
	TimeOnly   = "15:04:05"
)

// Elements of a layout.
const (
	elemNone          = iota
	elemLongMonth     // January
	elemMonth         // Jan
	elemNumMonth      // 1
	elemZeroMonth     // 01
	elemLongWeekday   // Monday
	elemWeekday       // Mon
	elemDay           // 2
	elemUnderDay      // _2
	elemZeroDay       // 02
	elemUnderYearDay  // __2
	elemZeroYearDay   // 002
	elemHour          // 15
	elemHour12        // 3
	elemZeroHour12    // 03
	elemMinute        // 4
	elemZeroMinute    // 04
	elemSecond        // 5
	elemZeroSecond    // 05
	elemLongYear      // 2006
	elemYear          // 06
	elemPM            // PM
	elempm            // pm
	elemZoneName      // MST
	elemZone          // an offset; see zoneForm
	elemFraction      // .000, as many digits as shown
	elemShortFraction // .999, without trailing zeros
)

// element is one element of a layout.
type element struct {
	kind      int
	form      zoneForm // of elemZone
	digits    int      // of a fraction
	separator byte     // of a fraction
}

// zoneForm is how an offset is written.
type zoneForm struct {
	zulu    bool // Z stands for UTC
	colon   bool
	minutes bool
	seconds bool
}

func hasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

func isDigit(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

func startsLower(s string) bool { return s != "" && 'a' <= s[0] && s[0] <= 'z' }

// nextElement finds the first element of a layout and what stands before and
// after it.
func nextElement(layout string) (prefix string, e element, suffix string) {
	for i := 0; i < len(layout); i++ {
		if n, e, skip := elementAt(layout[i:]); n > 0 {
			return layout[:i+skip], e, layout[i+n:]
		}
		if layout[i] == '.' || layout[i] == ',' {
			if e, n := fractionAt(layout[i:]); n > 0 {
				return layout[:i], e, layout[i+n:]
			}
		}
	}
	return layout, element{}, ""
}

// elementAt returns the length of the element that s begins with, 0 if there is
// none. The first skip bytes of it are literal text.
func elementAt(s string) (n int, e element, skip int) {
	switch s[0] {
	case 'J':
		if hasPrefix(s, "January") {
			return 7, element{kind: elemLongMonth}, 0
		}
		if hasPrefix(s, "Jan") && !startsLower(s[3:]) {
			return 3, element{kind: elemMonth}, 0
		}
	case 'M':
		if hasPrefix(s, "Monday") {
			return 6, element{kind: elemLongWeekday}, 0
		}
		if hasPrefix(s, "Mon") && !startsLower(s[3:]) {
			return 3, element{kind: elemWeekday}, 0
		}
		if hasPrefix(s, "MST") {
			return 3, element{kind: elemZoneName}, 0
		}
	case '0':
		if len(s) < 2 {
			break
		}
		switch s[1] {
		case '1':
			return 2, element{kind: elemZeroMonth}, 0
		case '2':
			return 2, element{kind: elemZeroDay}, 0
		case '3':
			return 2, element{kind: elemZeroHour12}, 0
		case '4':
			return 2, element{kind: elemZeroMinute}, 0
		case '5':
			return 2, element{kind: elemZeroSecond}, 0
		case '6':
			return 2, element{kind: elemYear}, 0
		}
		if hasPrefix(s, "002") {
			return 3, element{kind: elemZeroYearDay}, 0
		}
	case '1':
		if hasPrefix(s, "15") {
			return 2, element{kind: elemHour}, 0
		}
		return 1, element{kind: elemNumMonth}, 0
	case '2':
		if hasPrefix(s, "2006") {
			return 4, element{kind: elemLongYear}, 0
		}
		return 1, element{kind: elemDay}, 0
	case '_':
		if hasPrefix(s, "_2006") {
			return 5, element{kind: elemLongYear}, 1
		}
		if hasPrefix(s, "_2") {
			return 2, element{kind: elemUnderDay}, 0
		}
		if hasPrefix(s, "__2") {
			return 3, element{kind: elemUnderYearDay}, 0
		}
	case '3':
		return 1, element{kind: elemHour12}, 0
	case '4':
		return 1, element{kind: elemMinute}, 0
	case '5':
		return 1, element{kind: elemSecond}, 0
	case 'P':
		if hasPrefix(s, "PM") {
			return 2, element{kind: elemPM}, 0
		}
	case 'p':
		if hasPrefix(s, "pm") {
			return 2, element{kind: elempm}, 0
		}
	case '-', 'Z':
		n, form := zoneFormAt(s)
		return n, element{kind: elemZone, form: form}, 0
	}
	return 0, element{}, 0
}

func zoneFormAt(s string) (n int, form zoneForm) {
	form.zulu = s[0] == 'Z'
	t := s[1:]
	switch {
	case hasPrefix(t, "070000"):
		form.minutes, form.seconds = true, true
		return 7, form
	case hasPrefix(t, "07:00:00"):
		form.colon, form.minutes, form.seconds = true, true, true
		return 9, form
	case hasPrefix(t, "0700"):
		form.minutes = true
		return 5, form
	case hasPrefix(t, "07:00"):
		form.colon, form.minutes = true, true
		return 6, form
	case hasPrefix(t, "07"):
		return 3, form
	}
	return 0, form
}

// fractionAt recognizes a point or comma with zeros or nines that no other
// digit follows.
func fractionAt(s string) (e element, n int) {
	if len(s) < 2 || s[1] != '0' && s[1] != '9' {
		return e, 0
	}
	n = 1
	for n < len(s) && s[n] == s[1] {
		n++
	}
	if isDigit(s, n) {
		return e, 0
	}
	e = element{kind: elemFraction, digits: n - 1, separator: s[0]}
	if s[1] == '9' {
		e.kind = elemShortFraction
	}
	return e, n
}

// appendInt appends x in decimal with at least width digits.
func appendInt(b []byte, x int, width int) []byte {
	u := uint64(x)
	if x < 0 {
		b = append(b, '-')
		u = -u
	}
	var buf [20]byte
	i := writeUint(buf[:], u)
	for n := width - (len(buf) - i); n > 0; n-- {
		b = append(b, '0')
	}
	return append(b, buf[i:]...)
}

// String returns t as "2006-01-02 15:04:05.999999999 -0700 MST", followed by
// " m=±value" if there is a monotonic clock reading, in seconds.
func (t Time) String() string {
	b := t.AppendFormat(nil, "2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&hasMonotonic != 0 {
		b = append(b, " m="...)
		u := uint64(t.ext)
		if t.ext < 0 {
			b = append(b, '-')
			u = -u
		} else {
			b = append(b, '+')
		}
		b = appendInt(b, int(u/1e9), 0)
		b = append(b, '.')
		b = appendInt(b, int(u%1e9), 9)
	}
	return string(b)
}

// GoString returns t as Go source.
func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	b := append([]byte(nil), "time.Date("...)
	b = appendInt(b, year, 0)
	if January <= month && month <= December {
		b = append(b, ", time."...)
		b = append(b, month.String()...)
	} else {
		b = append(b, ", "...)
		b = appendInt(b, int(month), 0)
	}
	for _, v := range [...]int{day, hour, min, sec, t.Nanosecond()} {
		b = append(b, ", "...)
		b = appendInt(b, v, 0)
	}
	switch loc := t.Location(); loc {
	case UTC:
		b = append(b, ", time.UTC)"...)
	case Local:
		b = append(b, ", time.Local)"...)
	default:
		b = append(b, ", time.Location("...)
		b = append(b, quote(loc.name)...)
		b = append(b, "))"...)
	}
	return string(b)
}

// Format returns t in the form of layout.
func (t Time) Format(layout string) string {
	var buf [64]byte
	return string(t.AppendFormat(buf[:0], layout))
}

// AppendFormat appends t in the form of layout to b.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	name, offset, local := t.local()
	dayNumber, r := divide(local, secondsPerDay)
	year, month, day := civil(dayNumber)
	second := int(r)
	hour, min, sec := second/secondsPerHour, second%secondsPerHour/secondsPerMinute, second%secondsPerMinute
	for layout != "" {
		prefix, e, suffix := nextElement(layout)
		b = append(b, prefix...)
		layout = suffix
		switch e.kind {
		case elemYear:
			y := year
			if y < 0 {
				y = -y
			}
			b = appendInt(b, y%100, 2)
		case elemLongYear:
			b = appendInt(b, year, 4)
		case elemMonth:
			b = append(b, month.String()[:3]...)
		case elemLongMonth:
			b = append(b, month.String()...)
		case elemNumMonth:
			b = appendInt(b, int(month), 0)
		case elemZeroMonth:
			b = appendInt(b, int(month), 2)
		case elemWeekday:
			b = append(b, weekdayOf(dayNumber).String()[:3]...)
		case elemLongWeekday:
			b = append(b, weekdayOf(dayNumber).String()...)
		case elemDay:
			b = appendInt(b, day, 0)
		case elemUnderDay:
			b = appendPadded(b, day, 10)
		case elemZeroDay:
			b = appendInt(b, day, 2)
		case elemUnderYearDay:
			b = appendPadded(b, yearDay(dayNumber), 100)
		case elemZeroYearDay:
			b = appendInt(b, yearDay(dayNumber), 3)
		case elemHour:
			b = appendInt(b, hour, 2)
		case elemHour12:
			b = appendInt(b, hour12(hour), 0)
		case elemZeroHour12:
			b = appendInt(b, hour12(hour), 2)
		case elemMinute:
			b = appendInt(b, min, 0)
		case elemZeroMinute:
			b = appendInt(b, min, 2)
		case elemSecond:
			b = appendInt(b, sec, 0)
		case elemZeroSecond:
			b = appendInt(b, sec, 2)
		case elemPM:
			if hour >= 12 {
				b = append(b, "PM"...)
			} else {
				b = append(b, "AM"...)
			}
		case elempm:
			if hour >= 12 {
				b = append(b, "pm"...)
			} else {
				b = append(b, "am"...)
			}
		case elemZone:
			b = appendZone(b, offset, e.form)
		case elemZoneName:
			if name != "" {
				b = append(b, name...)
			} else {
				b = appendZone(b, offset, zoneForm{minutes: true})
			}
		case elemFraction, elemShortFraction:
			b = appendFraction(b, t.Nanosecond(), e)
		}
	}
	return b
}

// appendPadded appends x with spaces in place of leading zeros.
func appendPadded(b []byte, x, limit int) []byte {
	for ; x < limit && limit > 1; limit /= 10 {
		b = append(b, ' ')
	}
	return appendInt(b, x, 0)
}

func hour12(hour int) int {
	if hour %= 12; hour != 0 {
		return hour
	}
	return 12
}

func appendZone(b []byte, offset int, form zoneForm) []byte {
	if form.zulu && offset == 0 {
		return append(b, 'Z')
	}
	sign := byte('+')
	minutes := offset / 60
	if minutes < 0 {
		// An offset between -1 minute and 0 keeps its sign in the seconds, as gc has it.
		sign = '-'
		minutes = -minutes
		offset = -offset
	}
	b = append(b, sign)
	b = appendInt(b, minutes/60, 2)
	if form.colon {
		b = append(b, ':')
	}
	if form.minutes {
		b = appendInt(b, minutes%60, 2)
	}
	if form.seconds {
		if form.colon {
			b = append(b, ':')
		}
		b = appendInt(b, offset%60, 2)
	}
	return b
}

// appendFraction appends the first digits of a fraction in nanoseconds.
func appendFraction(b []byte, nsec int, e element) []byte {
	var buf [9]byte
	for i := 8; i >= 0; i-- {
		buf[i] = byte('0' + nsec%10)
		nsec /= 10
	}
	n := e.digits
	if n > 9 {
		n = 9
	}
	if e.kind == elemShortFraction {
		for n > 0 && buf[n-1] == '0' {
			n--
		}
		if n == 0 {
			return b
		}
	}
	b = append(b, e.separator)
	return append(b, buf[:n]...)
}
