// Packages slices, maps and cmp.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

type person struct {
	name string
	age  int
}

func main() {
	s := []int{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5}
	t := slices.Clone(s)
	slices.Sort(t)
	fmt.Println(t, slices.IsSorted(t), slices.IsSorted(s), slices.Compact(slices.Clone(t)), slices.Max(s), slices.Min(s))
	fmt.Println(slices.BinarySearch(t, 5))
	fmt.Println(slices.BinarySearch(t, 7))
	fmt.Println(slices.Index(s, 9), slices.Contains(s, 8), slices.IndexFunc(s, func(n int) bool { return n > 4 }), slices.ContainsFunc(s, func(n int) bool { return n < 0 }))
	fmt.Println(slices.Insert([]int{1, 2}, 1, 7, 8), slices.Delete([]int{0, 1, 2, 3}, 1, 3), slices.DeleteFunc([]int{1, 2, 3, 4}, func(n int) bool { return n%2 == 0 }), slices.Replace([]int{1, 2, 3}, 0, 2, 9))
	fmt.Println(slices.Equal(s, t), slices.Compare([]int{1, 2}, []int{1, 3}), slices.Compare([]int{1}, []int{1, 0}), slices.EqualFunc([]int{1}, []string{"1"}, func(a int, b string) bool { return fmt.Sprint(a) == b }))
	u := slices.Grow([]int{1}, 10)
	fmt.Println(len(u), cap(u) >= 11, cap(slices.Clip(u[:1])), slices.Concat([]int{1}, nil, []int{2, 3}), slices.Repeat([]string{"a"}, 3))
	slices.Reverse(t)
	fmt.Println(t, slices.Sorted(slices.Values(s)))
	people := []person{{"bob", 30}, {"ann", 30}, {"cid", 25}, {"dan", 41}}
	slices.SortFunc(people, func(a, b person) int { return cmp.Or(cmp.Compare(a.age, b.age), strings.Compare(a.name, b.name)) })
	fmt.Println(people, slices.MaxFunc(people, func(a, b person) int { return cmp.Compare(a.name, b.name) }))
	slices.SortStableFunc(people, func(a, b person) int { return cmp.Compare(a.age/20, b.age/20) })
	at, ok := slices.BinarySearchFunc(people, "zed", func(p person, n string) int { return -1 })
	fmt.Println(people, at, ok)
	fl := []float64{2, math.NaN(), -1, math.Inf(1), 0, math.Inf(-1)}
	slices.Sort(fl)
	fmt.Println(fl, cmp.Compare(math.NaN(), 1), cmp.Less(1, math.NaN()), cmp.Compare("a", "b"), cmp.Or(0, 0, 7), cmp.Or("", "x"))
	for i, v := range slices.All([]string{"a", "b"}) {
		fmt.Print(i, v, " ")
	}
	for i, v := range slices.Backward([]string{"a", "b"}) {
		fmt.Print(i, v, " ")
	}
	for c := range slices.Chunk(s, 4) {
		fmt.Print(c, len(c), cap(c), " ")
	}
	fmt.Println(slices.Collect(slices.Values(s[:2])), slices.AppendSeq([]int{0}, slices.Values(s[:2])))

	m := map[string]int{"a": 1, "b": 2, "c": 3}
	n := maps.Clone(m)
	n["d"] = 4
	fmt.Println(maps.Equal(m, n), slices.Sorted(maps.Keys(n)), slices.Sorted(maps.Values(m)))
	maps.DeleteFunc(n, func(k string, v int) bool { return v%2 == 1 })
	maps.Copy(n, map[string]int{"z": 26})
	fmt.Println(n, maps.Collect(slices.All([]string{"x", "y"})), maps.EqualFunc(m, m, func(a, b int) bool { return a == b }))
	maps.Insert(m, maps.All(n))
	fmt.Println(m, len(m))
	big := make([]int, 10000)
	x := uint32(7)
	for i := range big {
		x = x*1664525 + 1013904223
		big[i] = int(x>>8) % 3000
	}
	slices.Sort(big)
	h := 0
	for i, v := range big {
		h = (h*31 + v*i) % 1000003
	}
	fmt.Println(slices.IsSorted(big), h)
	func() {
		defer func() { fmt.Println(recover()) }()
		slices.Insert([]int{1}, 5, 1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		slices.Max([]int{})
	}()
}
