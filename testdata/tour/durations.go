// Durations computes with time.Duration: units, rounding, printing, parsing
// and measuring.
package main

import (
	"fmt"
	"time"
)

// human prints the two largest units of d.
func human(d time.Duration) string {
	units := []struct {
		size time.Duration
		name string
	}{{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}, {time.Second, "second"}}
	s := ""
	shown := 0
	for _, u := range units {
		n := d / u.size
		d %= u.size
		if n == 0 || shown == 2 {
			continue
		}
		if shown++; s != "" {
			s += " and "
		}
		s += fmt.Sprintf("%d %s", n, u.name)
		if n > 1 {
			s += "s"
		}
	}
	return s
}

func main() {
	ds := []time.Duration{0, 1, 999, 1500, 2 * time.Millisecond, 1500 * time.Millisecond, time.Minute + 30*time.Second,
		36*time.Hour + 5*time.Second, -90 * time.Second, 1<<63 - 1, -1 << 63}
	for _, d := range ds {
		fmt.Print(d, " ")
	}
	fmt.Println()
	d := 3*time.Hour + 25*time.Minute + 45*time.Second + 500*time.Millisecond
	fmt.Println(d.Hours(), d.Minutes(), d.Seconds(), d.Milliseconds(), d.Nanoseconds())
	fmt.Println(d.Round(time.Hour), d.Truncate(time.Hour), d.Round(time.Minute), d.Truncate(7*time.Minute), (-d).Abs(), d*2, d/4)
	fmt.Printf("%v %d %T %s %q %10v|%.1f\n", d, time.Microsecond, d, time.Duration(1), time.Second, time.Second, d.Hours())
	fmt.Println(human(d), "|", human(50*time.Hour+3*time.Second), "|", human(61*time.Second), "|", human(time.Second))
	for _, s := range []string{"1h15m30.918s", "-1.5h", "300ms", "1us2ns", ".5m", "1d", "", "3", "1h-2m"} {
		d, err := time.ParseDuration(s)
		fmt.Print(d, " ", err, "; ")
	}
	fmt.Println()

	start := time.Now()
	time.Sleep(3 * time.Millisecond)
	elapsed := time.Since(start)
	fmt.Println(elapsed >= 3*time.Millisecond, elapsed < time.Minute, time.Until(start) < 0, time.Now().Sub(start) >= elapsed)
}
