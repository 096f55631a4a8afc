// Maps: zero values, deletion and insertion while iterating, keys of all kinds.
package main

import (
	"fmt"
	"math"
	"sort"
)

type key struct {
	s string
	f float64
}

func main() {
	var none map[string]int
	_, ok := none["x"]
	delete(none, "x")
	for range none {
		fmt.Println("never")
	}
	fmt.Println(none["x"], ok, len(none), none == nil)

	m := map[int]int{}
	for i := range 1000 {
		m[i] = i
	}
	// Deleting while iterating: what is deleted and not yet seen is not seen.
	seen := 0
	for k := range m {
		seen++
		for j := range 1000 {
			if j != k && j%10 != 0 {
				delete(m, j)
			}
		}
		delete(m, k)
	}
	fmt.Println("seen", seen >= 100 && seen <= 101, len(m))
	// Inserting while iterating may or may not be seen, but ends and keeps all.
	m = map[int]int{0: 0}
	next := 1
	for k := range m {
		if next < 10000 {
			m[next] = k
			next++
		}
	}
	fmt.Println(len(m) == next)
	// Every old entry is seen exactly once though the map grows meanwhile.
	m = map[int]int{}
	for i := range 100 {
		m[i] = 0
	}
	for k := range m {
		if k < 100 {
			m[k]++
			m[k+1000] = 1
			m[k+5000] = 1
		}
	}
	good := true
	for i := range 100 {
		good = good && m[i] == 1
	}
	fmt.Println(good, len(m))
	clear(m)
	fmt.Println(len(m), m[1])

	// The order differs between iterations sooner or later.
	small := map[int]bool{1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true}
	first := func() int {
		for k := range small {
			return k
		}
		return 0
	}
	orders := map[int]bool{}
	for range 500 {
		orders[first()] = true
	}
	fmt.Println("random order:", len(orders) > 1)

	nan := math.NaN()
	nans := map[float64]int{nan: 1, nan: 2}
	nans[nan] = 3
	_, ok = nans[nan]
	delete(nans, nan)
	total := 0
	for k, v := range nans {
		total += v
		ok = ok || k == k
	}
	fmt.Println(len(nans), ok, total)
	clear(nans)
	zero := 0.0
	nans[zero], nans[-zero], nans[math.Copysign(0, -1)] = 1, 2, 3
	fmt.Println(len(nans), nans[0])

	anys := map[any]string{1: "int", int8(1): "int8", 1.0: "float", "1": "string", 'a': "rune", true: "bool", nil: "nil",
		[2]int{1, 2}: "array", key{"k", 1}: "struct", (*int)(nil): "pointer", 1i: "complex"}
	fmt.Println(len(anys), anys[1], anys[int8(1)], anys[uint8(1)] == "", anys[1.0], anys['a'], anys[nil], anys[[2]int{1, 2}], anys[key{"k", 1}], anys[(*int)(nil)], anys[1i])
	ch1, ch2 := make(chan int), make(chan int)
	chans := map[chan int]int{ch1: 1, ch2: 2}
	fmt.Println(chans[ch1], chans[ch2], chans[nil])

	counts := map[rune]int{}
	for _, r := range "hello" {
		counts[r]++
	}
	groups := map[bool][]int{}
	for i := range 6 {
		groups[i%2 == 0] = append(groups[i%2 == 0], i)
	}
	nested := map[string]map[string]int{}
	for _, s := range []string{"ab", "ac", "bd"} {
		if nested[s[:1]] == nil {
			nested[s[:1]] = map[string]int{}
		}
		nested[s[:1]][s[1:]] = len(s)
	}
	fmt.Println(counts, groups, nested)
	alias := counts
	alias['z'] = 26
	funcs := map[string]func(int) int{"double": func(i int) int { return 2 * i }}
	fmt.Println(counts['z'], funcs["double"](21), funcs["none"] == nil)

	// Large maps with long keys survive growth and deletion.
	bigmap := make(map[string][4]int, 10)
	for i := range 20000 {
		bigmap[fmt.Sprintf("key-%d-%d", i%7, i)] = [4]int{i}
	}
	for i := 0; i < 20000; i += 3 {
		delete(bigmap, fmt.Sprintf("key-%d-%d", i%7, i))
	}
	keys := make([]string, 0, len(bigmap))
	sum := 0
	for k, v := range bigmap {
		keys = append(keys, k)
		sum += v[0]
	}
	sort.Strings(keys)
	fmt.Println(len(keys), sum, keys[0], keys[len(keys)-1], bigmap["key-1-1"])
}
