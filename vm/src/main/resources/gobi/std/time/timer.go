package time

// A Timer is one event: at expiry it sends the current time on C, or calls the
// function given to AfterFunc.
type Timer struct {
	C <-chan Time
	r runtimeTimer
}

// expiry returns the reading of the monotonic clock d from now.
func expiry(d Duration) int64 {
	t := runtimeNano()
	if d <= 0 {
		return t
	}
	if t+int64(d) < t {
		return maxInt64
	}
	return t + int64(d)
}

// NewTimer returns a Timer that expires after at least d.
func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	t := &Timer{C: c, r: runtimeTimer{when: expiry(d), c: c, loc: Local}}
	startTimer(&t.r)
	return t
}

// AfterFunc returns a Timer that calls f in its own goroutine after at least d.
// Its C is nil.
func AfterFunc(d Duration, f func()) *Timer {
	t := &Timer{r: runtimeTimer{when: expiry(d), f: f}}
	startTimer(&t.r)
	return t
}

// After returns the channel of a new Timer.
func After(d Duration) <-chan Time { return NewTimer(d).C }

func (t *Timer) ready() bool { return t.r.c != nil || t.r.f != nil }

// Stop prevents the Timer from firing; it reports whether it did. Nothing is
// received from C afterwards. Stop does not wait for the function of AfterFunc.
func (t *Timer) Stop() bool {
	if !t.ready() {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(&t.r)
}

// Reset makes the Timer expire after d from now; it reports whether it had been
// active. Nothing of the former run is received from C afterwards.
func (t *Timer) Reset(d Duration) bool {
	if !t.ready() {
		panic("time: Reset called on uninitialized Timer")
	}
	return resetTimer(&t.r, expiry(d), 0)
}

// A Ticker sends the current time on C at intervals; ticks that nobody takes
// are dropped.
type Ticker struct {
	C <-chan Time
	r runtimeTimer
}

// NewTicker returns a Ticker with the interval d, which must be positive.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	t := &Ticker{C: c, r: runtimeTimer{when: expiry(d), period: int64(d), c: c, loc: Local}}
	startTimer(&t.r)
	return t
}

// Stop turns the Ticker off. It does not close C.
func (t *Ticker) Stop() {
	if t.r.c != nil {
		stopTimer(&t.r)
	}
}

// Reset restarts the Ticker with the interval d, which must be positive.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.r.c == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	resetTimer(&t.r, expiry(d), int64(d))
}

// Tick returns the channel of a new Ticker, nil for d <= 0.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
