// Shortest float formatting must read back as the same bits, and no shorter
// text may; checked over many bit patterns, with a checksum of all the texts.
package main

import (
	"fmt"
	"math"
	"strconv"
)

type rng uint64

func (r *rng) next() uint64 {
	*r ^= *r << 13
	*r ^= *r >> 7
	*r ^= *r << 17
	return uint64(*r)
}

func digits(s string) (n int) {
	for _, c := range s {
		if c == 'e' {
			break
		}
		if '0' <= c && c <= '9' {
			n++
		}
	}
	return
}

func main() {
	r := rng(88172645463325252)
	hash := uint64(14695981039346656037)
	add := func(s string) {
		for i := range len(s) {
			hash = (hash ^ uint64(s[i])) * 1099511628211
		}
	}
	bad := 0
	for range 4000 {
		f := math.Float64frombits(r.next())
		if math.IsNaN(f) || math.IsInf(f, 0) {
			continue
		}
		s := strconv.FormatFloat(f, 'e', -1, 64)
		add(s)
		if back, err := strconv.ParseFloat(s, 64); err != nil || math.Float64bits(back) != math.Float64bits(f) {
			bad++
		}
		if n := digits(s); n > 1 {
			shorter := strconv.FormatFloat(f, 'e', n-2, 64)
			if back, _ := strconv.ParseFloat(shorter, 64); back == f {
				bad++
			}
		}
		add(strconv.FormatFloat(f, 'g', 10, 64))
		add(strconv.FormatFloat(f, 'e', 25, 64))
	}
	for range 4000 {
		f := math.Float32frombits(uint32(r.next()))
		if f != f || math.IsInf(float64(f), 0) {
			continue
		}
		s := strconv.FormatFloat(float64(f), 'g', -1, 32)
		add(s)
		if back, err := strconv.ParseFloat(s, 32); err != nil || float32(back) != f {
			bad++
		}
	}
	for range 2000 {
		// Decimals with few digits must come back as they were written.
		text := fmt.Sprintf("%d.%03de%d", r.next()%1000, r.next()%1000, int(r.next()%600)-300)
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			bad++
		}
		add(strconv.FormatFloat(f, 'f', 3, 64))
		add(fmt.Sprint(f))
	}
	for e := -330; e <= 310; e++ {
		f, err := strconv.ParseFloat(fmt.Sprintf("1e%d", e), 64)
		add(fmt.Sprint(f, err))
	}
	fmt.Println(bad, hash)
	// Halfway cases and long inputs.
	for _, s := range []string{"9007199254740993", "9007199254740992.99999999999", "9007199254740993.00000000000000000001", "1.00000000000000011102230246251565404236316680908203125",
		"1.00000000000000011102230246251565404236316680908203124", "1.00000000000000033306690738754696212708950042724609375", "2.2250738585072011e-308", "1.7976931348623158e308", "1.7976931348623159e308",
		"0.000000000000000000000000000000000000000000000000000000000000000000000001e72", "123456789012345678901234567890e-20", "4503599627370497.5", "5e-324", "2.4703282292062328e-324", "0x1.fffffffffffff8p0", "0x1p-1075", "0x.8p-1073"} {
		f, err := strconv.ParseFloat(s, 64)
		fmt.Print(strconv.FormatFloat(f, 'x', -1, 64), " ", err != nil, "; ")
	}
	fmt.Println()
}
