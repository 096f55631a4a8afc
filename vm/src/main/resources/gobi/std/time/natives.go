package time

// now returns the wall clock, as seconds since 1970 and nanoseconds, and the
// monotonic clock: nanoseconds since shortly before the start of the program,
// always > 0.
func now() (sec int64, nsec int32, mono int64)

// runtimeNano returns the monotonic clock of now.
func runtimeNano() int64

// Sleep pauses the calling goroutine for at least d; it returns at once for
// d <= 0. The goroutine shows as "sleep" in traces.
//
//gobi:blocking
func Sleep(d Duration)

// A runtimeTimer is what the virtual machine knows of a timer. The fields are
// read when it is started or reset; only id is written by the machine.
//
// At expiry, the monotonic clock having reached when, the machine does one of
// two things. If f is not nil it starts a goroutine that calls f ("created by
// time.goFunc" in traces). Otherwise it sends the present time on c, unless c
// is full; the Time it sends consists of the words
//
//	1<<63 | (s + 2682288000) << 30 | n    for s seconds, n nanoseconds since 1970
//	m                                     the monotonic clock
//	loc
//
// which holds until the year 2157.
// If period > 0 the timer goes on with when += period, skipping missed periods,
// else it is over.
//
// c has room for one value, but len and cap of it must read 0: starting a timer
// marks its channel for that. An active timer whose channel no goroutine can
// reach is garbage like any other object, and so is its entry; one with f lives
// until it expires.
type runtimeTimer struct {
	when   int64 // by the monotonic clock
	period int64 // nanoseconds
	c      chan Time
	f      func()
	loc    *Location
	id     uint64 // for the machine's own use; 0 in a new timer
}

// startTimer starts a new timer.
func startTimer(t *runtimeTimer)

// stopTimer stops t and empties its channel, as one step with respect to
// expiry. It reports whether that prevented something: t was active, or its
// value had been sent but not received.
func stopTimer(t *runtimeTimer) bool

// resetTimer is stopTimer followed by a start with other times, as one step.
func resetTimer(t *runtimeTimer, when, period int64) bool

// zoneAt looks up a time zone by its IANA name in the machine's own rules, for
// systems without a zone database: the abbreviation, offset in seconds east of
// UTC, whether it is daylight saving time at sec seconds since 1970, and the
// interval [start, end) for which this holds, open ends being the smallest and
// largest int64. ok is false for an unknown name.
func zoneAt(name string, sec int64) (abbrev string, offset int, start, end int64, isDST, ok bool)
