// Dates computes with time.Time: the calendar, formats and parsing, all of it
// in UTC.
package main

import (
	"fmt"
	"time"
)

// easter is the date of Easter Sunday by Gauss's rule.
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(year, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}

// calendar prints a month with weeks that begin on Monday.
func calendar(year int, month time.Month) {
	first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	fmt.Println(first.Format("January 2006"))
	column := (int(first.Weekday()) + 6) % 7
	fmt.Printf("%*s", column*3, "")
	for day := first; day.Month() == month; day = day.AddDate(0, 0, 1) {
		fmt.Printf("%3d", day.Day())
		if column++; column == 7 {
			fmt.Println()
			column = 0
		}
	}
	fmt.Println()
}

func main() {
	t := time.Date(2024, time.February, 29, 23, 59, 58, 123456789, time.UTC)
	fmt.Println(t)
	fmt.Println(t.Year(), t.Month(), t.Day(), t.Weekday(), t.YearDay(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Unix(), t.UnixMilli())
	fmt.Println(t.Add(2*time.Second).Format(time.RFC3339), t.AddDate(1, 0, 0).Format("2006-01-02"), t.AddDate(0, -2, -1).Format(time.ANSIC))
	fmt.Println(t.Format("Mon Jan _2 15:04:05.000 2006"), t.Format(time.Kitchen), t.Format("02/01/06 03:04PM MST -0700"), t.Truncate(time.Hour).Format(time.TimeOnly))
	u := time.Date(2023, 12, 31, 0, 0, 0, 0, time.UTC)
	fmt.Println(t.Sub(u), t.After(u), t.Before(u), t.Equal(t.Add(0)), u.Compare(t), time.Time{}.IsZero(), time.Unix(0, 0).UTC())
	fmt.Println(time.Date(2024, 14, -3, 25, 61, 0, 0, time.UTC).Format(time.DateTime)) // normalized
	year, week := u.ISOWeek()
	fmt.Println(year, week, time.March, time.Saturday, time.Month(13), time.Weekday(9))
	p, err := time.Parse("2006-01-02 15:04", "2021-07-04 09:30")
	_, bad := time.Parse(time.DateOnly, "2021-02-30")
	fmt.Println(p, err, bad)
	for y := 2023; y <= 2026; y++ {
		fmt.Print(easter(y).Format("Jan 2 2006; "))
	}
	fmt.Println()
	calendar(2024, time.February)
	calendar(2026, time.May)
}
