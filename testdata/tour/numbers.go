// Numbers converts between text and numbers with strconv and between numeric
// types, and shows that constants are exact and have no type until they need
// one.
package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

type Size uint64

const (
	_       = iota
	KB Size = 1 << (10 * iota)
	MB
	GB
	TB
)

func (s Size) String() string {
	for _, u := range []struct {
		size Size
		name string
	}{{TB, "TB"}, {GB, "GB"}, {MB, "MB"}, {KB, "KB"}} {
		if s >= u.size {
			return strconv.FormatFloat(float64(s)/float64(u.size), 'f', 2, 64) + u.name
		}
	}
	return strconv.FormatUint(uint64(s), 10) + "B"
}

const (
	huge  = 1 << 200
	third = 1.0 / 3
	big   = huge >> 190 // fits again
	mask  = ^uint32(0)
	cents = 'a' + 1.0 // an untyped rune constant and a float make a float
)

const (
	monday, sunday = iota + 1, iota + 7
	_, _
	wednesday, tuesday
)

func main() {
	fmt.Println(KB, MB, GB, TB, Size(1536), Size(3)<<40, Size(999))
	fmt.Println(big, third*3 == 1, mask, cents, huge/(huge-1) == 1, monday, sunday, wednesday, tuesday)

	for _, s := range []string{"42", "-0", "+7", "", "12a", "9223372036854775808", "0x10", "1_000"} {
		n, err := strconv.Atoi(s)
		var bad *strconv.NumError
		if errors.As(err, &bad) {
			fmt.Printf("Atoi %q: %s failed, %v, %d\n", bad.Num, bad.Func, bad.Err, n)
		} else {
			fmt.Printf("Atoi %q: %d\n", s, n)
		}
	}
	for _, s := range []string{"0x_ff", "0b101", "0o17", "017", "-0x80", "1_000"} {
		n, err := strconv.ParseInt(s, 0, 16)
		fmt.Print(n, " ", err, "; ")
	}
	fmt.Println()
	z, err := strconv.ParseInt("zz", 36, 64)
	i8, err8 := strconv.ParseInt("200", 10, 8)
	u, errU := strconv.ParseUint("-1", 10, 64)
	fmt.Println(z, err, i8, err8, u, errU)
	fmt.Println(strconv.FormatInt(-255, 2), strconv.FormatInt(255, 16), strconv.FormatInt(math.MinInt64, 36), strconv.Itoa(-7))

	for _, f := range []float64{0.1, 1.0 / 3, 1e23, 5e-324, math.MaxFloat64, 123456789, -0.0, 2.5e-8, 0.000001} {
		fmt.Print(strconv.FormatFloat(f, 'g', -1, 64), " ", strconv.FormatFloat(f, 'e', 3, 64), " ", strconv.FormatFloat(f, 'f', -1, 32), "; ")
	}
	fmt.Println()
	for _, s := range []string{"1e400", "-1e400", "nan", "-Inf", "0x1p-2", "1e", ".5", "1_0.5", "4.9e-324", "2.4703282292062327e-324"} {
		f, err := strconv.ParseFloat(s, 64)
		fmt.Print(f, " ", err, "; ")
	}
	fmt.Println()
	f32, _ := strconv.ParseFloat("0.1", 32)
	fmt.Println(f32, float32(f32), float64(float32(0.1)) == f32)

	fmt.Println(strconv.Quote("tab\t \x00 é 世 \u200b \xff"), strconv.QuoteToASCII("é世😀"), strconv.QuoteRune('☺'))
	text, err := strconv.Unquote(`"a\x41\u00e9\n\"" `)
	fmt.Printf("%q %v\n", text, err)
	text, err = strconv.Unquote(`"a\x41\u00e9\n\""`)
	raw, _ := strconv.Unquote("`a\\n`")
	fmt.Printf("%q %v %q\n", text, err, raw)
	yes, err := strconv.ParseBool("T")
	_, err2 := strconv.ParseBool("yes")
	fmt.Println(yes, err, err2, strconv.FormatBool(false))
	fmt.Println(string(strconv.AppendQuote(strconv.AppendInt([]byte("n="), 5, 10), "q")))

	// Conversions truncate floats and wrap integers.
	f, n := -3.99, 1000
	fmt.Println(int(f), int8(n), uint8(n), uint16(n*n), int32(math.MaxInt32), float32(16777217), uint32(int8(-1)&0x7f), rune(n), string(rune(n)))
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.MinInt64, math.MaxUint32, math.SmallestNonzeroFloat64)
	x := math.MaxInt64
	fmt.Println(x+1, -x-1, x*2, uint(x)*2+2, int32(x))
}
