package time

import (
	"errors"
	"sync"

	"internal/sys"
)

// A Location is a place whose clocks change by the same rules.
type Location struct {
	name   string
	zones  []zone
	shifts []shift
	rules  string // POSIX TZ string for times after the last shift, "" if none
	native bool   // answered by zoneAt
}

// A zone is one clock setting of a Location.
type zone struct {
	name   string
	offset int // seconds east of UTC
	isDST  bool
}

// A shift is a change to zones[zone] at a second since 1970.
type shift struct {
	when int64
	zone uint8
}

// The ends of time.
const (
	alpha = minInt64
	omega = maxInt64
)

// UTC is Universal Coordinated Time.
var UTC *Location = &utcLoc

var utcLoc = Location{name: "UTC"}

// Local is the time zone of the system: the environment variable TZ, or
// /etc/localtime where it is not set.
var Local *Location = &localLoc

var localLoc Location

var localOnce sync.Once

func (l *Location) get() *Location {
	if l == nil {
		return &utcLoc
	}
	if l == &localLoc {
		localOnce.Do(initLocal)
	}
	return l
}

// String returns the name given to LoadLocation or FixedZone.
func (l *Location) String() string { return l.get().name }

// FixedZone returns a Location with one zone, offset seconds east of UTC.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, zones: []zone{{name, offset, false}}, shifts: []shift{{alpha, 0}}}
}

// lookup returns the zone in effect at a second since 1970 and the interval
// [start, end) in which it is.
func (l *Location) lookup(sec int64) (name string, offset int, start, end int64, isDST bool) {
	l = l.get()
	if l.native {
		if name, offset, start, end, isDST, ok := zoneAt(l.name, sec); ok {
			return name, offset, start, end, isDST
		}
	}
	if len(l.zones) == 0 {
		return "UTC", 0, alpha, omega, false
	}
	if len(l.shifts) == 0 || sec < l.shifts[0].when {
		z := &l.zones[l.firstZone()]
		end = omega
		if len(l.shifts) > 0 {
			end = l.shifts[0].when
		}
		return z.name, z.offset, alpha, end, z.isDST
	}
	lo, hi := 0, len(l.shifts)
	end = omega
	for hi-lo > 1 {
		m := int(uint(lo+hi) / 2)
		if sec < l.shifts[m].when {
			end = l.shifts[m].when
			hi = m
		} else {
			lo = m
		}
	}
	z := &l.zones[l.shifts[lo].zone]
	start = l.shifts[lo].when
	if lo == len(l.shifts)-1 && l.rules != "" {
		if name, offset, from, to, dst, ok := applyRules(l.rules, start, sec); ok {
			return name, offset, from, to, dst
		}
	}
	return z.name, z.offset, start, end, z.isDST
}

// firstZone returns the zone in effect before the first shift: zone 0 if no
// shift leads to it; else, if the first shift is to daylight saving time, the
// last standard zone listed before that one; else the first standard zone.
func (l *Location) firstZone() int {
	used := false
	for _, s := range l.shifts {
		if s.zone == 0 {
			used = true
			break
		}
	}
	if !used {
		return 0
	}
	if len(l.shifts) > 0 && l.zones[l.shifts[0].zone].isDST {
		for i := int(l.shifts[0].zone) - 1; i >= 0; i-- {
			if !l.zones[i].isDST {
				return i
			}
		}
	}
	for i := range l.zones {
		if !l.zones[i].isDST {
			return i
		}
	}
	return 0
}

// offsetOf returns the offset of the zone called name, preferably of one in
// effect when its clocks show sec.
func (l *Location) offsetOf(name string, sec int64) (offset int, ok bool) {
	l = l.get()
	for i := range l.zones {
		if z := &l.zones[i]; z.name == name {
			if found, offset, _, _, _ := l.lookup(sec - int64(z.offset)); found == name {
				return offset, true
			}
		}
	}
	for i := range l.zones {
		if z := &l.zones[i]; z.name == name {
			return z.offset, true
		}
	}
	return 0, false
}

var (
	errLocation  = errors.New("time: invalid location name")
	errZoneData  = errors.New("malformed time zone information")
	zoneinfoDirs = [...]string{
		"/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/",
	}
)

// LoadLocation returns the Location of that name in the IANA time zone
// database; "" and "UTC" are UTC, "Local" is Local. It looks in the directory
// of the environment variable ZONEINFO and in those where systems keep the
// database, and then asks the rules built into the machine.
func LoadLocation(name string) (*Location, error) {
	if name == "" || name == "UTC" {
		return UTC, nil
	}
	if name == "Local" {
		return Local, nil
	}
	if name[0] == '/' || name[0] == '\\' || hasDotDot(name) {
		return nil, errLocation
	}
	if dir, ok := sys.Getenv("ZONEINFO"); ok && dir != "" {
		if data, ok := readFile(dir + "/" + name); ok {
			if l, err := LoadLocationFromTZData(name, data); err == nil {
				return l, nil
			}
		}
	}
	return loadLocation(name)
}

func hasDotDot(name string) bool {
	for i := 0; i+1 < len(name); i++ {
		if name[i] == '.' && name[i+1] == '.' {
			return true
		}
	}
	return false
}

func loadLocation(name string) (*Location, error) {
	var first error
	for _, dir := range zoneinfoDirs {
		data, ok := readFile(dir + name)
		if !ok {
			continue
		}
		l, err := LoadLocationFromTZData(name, data)
		if err == nil {
			return l, nil
		}
		if first == nil {
			first = err
		}
	}
	if first != nil {
		return nil, first
	}
	if _, _, _, _, _, ok := zoneAt(name, 0); ok {
		return &Location{name: name, native: true}, nil
	}
	return nil, errors.New("unknown time zone " + name)
}

// readFile returns the contents of a small file.
func readFile(path string) (data []byte, ok bool) {
	const largest = 10 << 20
	fd, errno := sys.Open(path, 0, 0)
	if errno != 0 {
		return nil, false
	}
	defer sys.Close(fd)
	var buf [4096]byte
	for {
		n, errno := sys.Read(fd, buf[:])
		if errno != 0 || len(data) > largest {
			return nil, false
		}
		if n == 0 {
			return data, true
		}
		data = append(data, buf[:n]...)
	}
}

func initLocal() {
	tz, ok := sys.Getenv("TZ")
	if !ok {
		if adopt("/etc/localtime", "Local") {
			return
		}
	} else {
		if tz != "" && tz[0] == ':' {
			tz = tz[1:]
		}
		if tz != "" && tz[0] == '/' {
			name := tz
			if tz == "/etc/localtime" {
				name = "Local"
			}
			if adopt(tz, name) {
				return
			}
		} else if tz != "" && tz != "UTC" {
			if l, err := loadLocation(tz); err == nil {
				localLoc = *l
				return
			}
		}
	}
	localLoc.name = "UTC"
}

func adopt(path, name string) bool {
	data, ok := readFile(path)
	if !ok {
		return false
	}
	l, err := LoadLocationFromTZData(name, data)
	if err != nil {
		return false
	}
	localLoc = *l
	return true
}
