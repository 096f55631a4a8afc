// Sorting sorts the same data in many ways: sort.Slice, sort.Interface with
// several keys, stable sorts, slices.SortFunc, a quicksort and a heapsort by
// hand, and finds things by binary search.
package main

import (
	"cmp"
	"container/heap"
	"fmt"
	"slices"
	"sort"
	"strings"
)

type planet struct {
	name  string
	mass  float64 // in earths
	moons int
}

var planets = []planet{
	{"Mercury", 0.055, 0}, {"Venus", 0.815, 0}, {"Earth", 1, 1}, {"Mars", 0.107, 2},
	{"Jupiter", 317.8, 95}, {"Saturn", 95.2, 146}, {"Uranus", 14.5, 28}, {"Neptune", 17.1, 16},
}

// by sorts planets with any order: a struct that makes a sort.Interface.
type by struct {
	planets []planet
	less    func(a, b *planet) bool
}

func (b by) Len() int           { return len(b.planets) }
func (b by) Swap(i, j int)      { b.planets[i], b.planets[j] = b.planets[j], b.planets[i] }
func (b by) Less(i, j int) bool { return b.less(&b.planets[i], &b.planets[j]) }

func names(ps []planet) string {
	var list []string
	for _, p := range ps {
		list = append(list, p.name)
	}
	return strings.Join(list, " ")
}

func quicksort[T any](s []T, less func(a, b T) bool) {
	if len(s) < 2 {
		return
	}
	pivot, last := s[len(s)/2], 0
	s[0], s[len(s)/2] = s[len(s)/2], s[0]
	for i := 1; i < len(s); i++ {
		if less(s[i], pivot) {
			last++
			s[last], s[i] = s[i], s[last]
		}
	}
	s[0], s[last] = s[last], s[0]
	quicksort(s[:last], less)
	quicksort(s[last+1:], less)
}

type intHeap struct{ sort.IntSlice }

func (h *intHeap) Push(x any) { h.IntSlice = append(h.IntSlice, x.(int)) }
func (h *intHeap) Pop() any {
	n := h.Len() - 1
	x := h.IntSlice[n]
	h.IntSlice = h.IntSlice[:n]
	return x
}

func main() {
	ps := slices.Clone(planets)
	sort.Slice(ps, func(i, j int) bool { return ps[i].mass < ps[j].mass })
	fmt.Println("by mass: ", names(ps))
	sort.Sort(by{ps, func(a, b *planet) bool { return a.name < b.name }})
	fmt.Println("by name: ", names(ps))
	sort.Stable(by{ps, func(a, b *planet) bool { return len(a.name) < len(b.name) }})
	fmt.Println("by len:  ", names(ps))
	sort.Sort(sort.Reverse(by{ps, func(a, b *planet) bool { return a.mass < b.mass }}))
	fmt.Println("reverse: ", names(ps))
	slices.SortFunc(ps, func(a, b planet) int {
		return cmp.Or(-cmp.Compare(a.moons, b.moons), strings.Compare(a.name, b.name))
	})
	fmt.Println("by moons:", names(ps))
	slices.SortStableFunc(ps, func(a, b planet) int { return cmp.Compare(a.moons%2, b.moons%2) })
	fmt.Println("even odd:", names(ps))

	i := sort.Search(len(planets), func(i int) bool { return planets[i].mass > 50 })
	fmt.Println(planets[i].name, sort.SearchInts([]int{1, 3, 5, 7}, 5), sort.SearchStrings([]string{"a", "c"}, "b"))
	fmt.Println(slices.BinarySearch([]int{1, 3, 5, 7}, 4))
	at, found := slices.BinarySearchFunc([]string{"a", "bb", "ccc"}, 2, func(s string, n int) int { return len(s) - n })
	fmt.Println(at, found)
	fmt.Println(sort.Find(3, func(i int) int { return cmp.Compare(1, i) }))

	numbers := make([]int, 2000)
	x := uint32(1)
	for i := range numbers {
		x = x*1103515245 + 12345
		numbers[i] = int(x >> 16 % 5000)
	}
	want := slices.Clone(numbers)
	sort.Ints(want)

	a := slices.Clone(numbers)
	quicksort(a, func(a, b int) bool { return a < b })
	b := &intHeap{slices.Clone(numbers)}
	heap.Init(b)
	var heapsorted []int
	for b.Len() > 0 {
		heapsorted = append(heapsorted, heap.Pop(b).(int))
	}
	c := slices.Clone(numbers)
	slices.Sort(c)
	d := slices.Clone(numbers)
	sort.Sort(sort.Reverse(sort.IntSlice(d)))
	slices.Reverse(d)
	fmt.Println(slices.Equal(a, want), slices.Equal(heapsorted, want), slices.Equal(c, want), slices.Equal(d, want), sort.IntsAreSorted(want))
	fmt.Println(want[0], want[len(want)/2], want[len(want)-1], len(slices.Compact(c)))

	fl := []float64{2.5, -1, 3, 0}
	sort.Float64s(fl)
	st := sort.StringSlice{"pear", "Apple", "fig", "äpfel"}
	st.Sort()
	fmt.Println(fl, st, slices.Max(fl), slices.Min(st), slices.Contains(st, "fig"), slices.Index(st, "pear"), slices.IsSorted(fl))
	s := slices.Insert([]int{1, 2, 3}, 1, 9, 8)
	s = slices.Delete(s, 0, 2)
	fmt.Println(s, slices.Replace(slices.Clone(s), 0, 1, 7, 7), slices.IndexFunc(s, func(n int) bool { return n < 3 }), slices.Repeat([]int{1, 2}, 2), slices.Concat(s, s), slices.Compare(s, []int{8, 3}))
}
