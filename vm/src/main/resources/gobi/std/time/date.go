package time

// A Month is a month of the year, January being 1.
type Month int

// The months.
const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

var monthNames = [...]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

// String returns the English name.
func (m Month) String() string {
	if January <= m && m <= December {
		return monthNames[m-1]
	}
	return "%!Month(" + unsignedText(uint64(m)) + ")"
}

// A Weekday is a day of the week, Sunday being 0.
type Weekday int

// The days of the week.
const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

var dayNames = [...]string{
	"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
}

// String returns the English name.
func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return dayNames[d]
	}
	return "%!Weekday(" + unsignedText(uint64(d)) + ")"
}

func unsignedText(v uint64) string {
	var buf [20]byte
	return string(buf[writeUint(buf[:], v):])
}

// daysBefore[m] is the number of days of a common year before the end of month m.
var daysBefore = [...]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(m Month, year int) int {
	if m == February && isLeap(year) {
		return 29
	}
	return daysBefore[m] - daysBefore[m-1]
}

// divide returns a/b rounded down and the remainder in [0, b), for b > 0.
func divide(a, b int64) (q, r int64) {
	q, r = a/b, a%b
	if r < 0 {
		q--
		r += b
	}
	return q, r
}

// Days are counted from January 1 of year 1, a Monday. The calendar is computed
// for years that begin in March, so that the leap day comes last.
const (
	marchToJanuary = 306 // days from March 1, year 0
	daysPer400     = 146097
)

// civil returns the date of a day.
func civil(day int64) (year int, month Month, mday int) {
	era, n := divide(day+marchToJanuary, daysPer400)
	y := (n - n/1460 + n/36524 - n/146096) / 365
	n -= 365*y + y/4 - y/100
	m := (5*n + 2) / 153
	mday = int(n-(153*m+2)/5) + 1
	year = int(y + era*400)
	if m < 10 {
		return year, Month(m + 3), mday
	}
	return year + 1, Month(m - 9), mday
}

// dayOf returns the day of a date with a valid month.
func dayOf(year int64, month Month, mday int64) int64 {
	m := int64(month) - 3
	if m < 0 {
		m += 12
		year--
	}
	era, y := divide(year, 400)
	return era*daysPer400 + y*365 + y/4 - y/100 + (153*m+2)/5 + mday - 1 - marchToJanuary
}

func weekdayOf(day int64) Weekday {
	_, r := divide(day+1, 7)
	return Weekday(r)
}

// days splits local time into the day and the second of the day.
func (t *Time) days() (day int64, sec int) {
	_, _, s := t.local()
	day, r := divide(s, secondsPerDay)
	return day, int(r)
}

// Date returns the date of t.
func (t Time) Date() (year int, month Month, day int) {
	d, _ := t.days()
	return civil(d)
}

// Year returns the year of t.
func (t Time) Year() int {
	year, _, _ := t.Date()
	return year
}

// Month returns the month of t.
func (t Time) Month() Month {
	_, month, _ := t.Date()
	return month
}

// Day returns the day of the month of t.
func (t Time) Day() int {
	_, _, day := t.Date()
	return day
}

// Weekday returns the day of the week of t.
func (t Time) Weekday() Weekday {
	d, _ := t.days()
	return weekdayOf(d)
}

// YearDay returns the day of the year of t, from 1.
func (t Time) YearDay() int {
	d, _ := t.days()
	return yearDay(d)
}

func yearDay(day int64) int {
	year, _, _ := civil(day)
	return int(day-dayOf(int64(year), January, 1)) + 1
}

// ISOWeek returns the ISO 8601 year and week of t. The week belongs to the year
// that its Thursday lies in.
func (t Time) ISOWeek() (year, week int) {
	d, _ := t.days()
	_, sinceMonday := divide(d, 7)
	thursday := d - sinceMonday + 3
	year, _, _ = civil(thursday)
	return year, (yearDay(thursday)-1)/7 + 1
}

// Clock returns the hour, minute and second of t.
func (t Time) Clock() (hour, min, sec int) {
	_, s := t.days()
	return s / secondsPerHour, s % secondsPerHour / secondsPerMinute, s % secondsPerMinute
}

// Hour returns the hour of t.
func (t Time) Hour() int {
	hour, _, _ := t.Clock()
	return hour
}

// Minute returns the minute of t.
func (t Time) Minute() int {
	_, min, _ := t.Clock()
	return min
}

// Second returns the second of t.
func (t Time) Second() int {
	_, _, sec := t.Clock()
	return sec
}

// Nanosecond returns the nanosecond within the second of t.
func (t Time) Nanosecond() int { return int(t.nsec()) }

// AddDate returns the time with years, months and days added, normalized as
// Date does.
func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec()), t.Location())
}

// carry moves multiples of base from lo to hi.
func carry(hi, lo, base int) (int, int) {
	q, r := divide(int64(lo), int64(base))
	return hi + int(q), int(r)
}

// Date returns the time of a date and clock reading in loc. Values outside
// their usual ranges are normalized: October 32 is November 1. A reading that
// does not exist or exists twice, at a change of the zone, is taken as in one
// of the two zones involved. It panics if loc is nil.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	year, m := carry(year, int(month)-1, 12)
	sec, nsec = carry(sec, nsec, 1e9)
	min, sec = carry(min, sec, 60)
	hour, min = carry(hour, min, 60)
	day, hour = carry(day, hour, 24)
	s := dayOf(int64(year), Month(m)+1, int64(day)) * secondsPerDay
	s += int64(hour*secondsPerHour + min*secondsPerMinute + sec)
	unix := s - unixEpoch
	if loc != &utcLoc {
		_, offset, start, end, _ := loc.lookup(unix)
		if offset != 0 {
			utc := unix - int64(offset)
			if utc < start || utc >= end {
				_, offset, _, _, _ = loc.lookup(utc)
			}
			unix -= int64(offset)
		}
	}
	t := Time{uint64(nsec), unix + unixEpoch, nil}
	t.setLoc(loc)
	return t
}
