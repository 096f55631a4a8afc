// Range over every kind of operand, with every form of the left side.
package main

import "fmt"

type weekday int
type names []string
type seq func(yield func(int) bool)

func calls() []int { fmt.Print("once "); return []int{1, 2, 3} }

func count(n int) seq {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func main() {
	for i := range 3 {
		fmt.Print(i, " ")
	}
	for range 2 {
		fmt.Print("x ")
	}
	var n int8 = 3
	for i := range n {
		n = 10
		fmt.Printf("%T%d ", i, i)
	}
	for d := range weekday(2) {
		fmt.Printf("%T%d ", d, d)
	}
	for range -5 {
		fmt.Print("never")
	}
	const c = 2
	for i := range c {
		fmt.Print(i, " ")
	}
	fmt.Println()
	for i, v := range calls() {
		fmt.Print(i, v, " ")
	}
	for i := range (names{"a", "b"}) {
		fmt.Print(i, " ")
	}
	for _, s := range (names{"a", "b"}) {
		fmt.Print(s, " ")
	}
	for i, r := range "aé€" {
		fmt.Print(i, string(r), " ")
	}
	for i := range "aé€" {
		fmt.Print(i, " ")
	}
	fmt.Println()
	var arr [3]int
	var idx int
	for idx, arr[idx] = range []int{7, 8, 9} {
	}
	fmt.Println(idx, arr)
	m := map[string]int{}
	for m["k"], m["v"] = range []int{5, 6} {
	}
	fmt.Println(m)
	p := new(int)
	for *p = range 4 {
	}
	fmt.Println(*p)

	for i := range count(3) {
		fmt.Print(i, " ")
	}
	for i := range count(10) {
		if i == 2 {
			continue
		}
		if i == 4 {
			break
		}
		fmt.Print(i, " ")
	}
	for range func(yield func() bool) {
		for yield() {
		}
	} {
		fmt.Print("yielded ")
		break
	}
	for k, v := range func(yield func(string, []int) bool) { _ = yield("a", []int{1}) && yield("b", nil) } {
		fmt.Print(k, v, " ")
	}
	fmt.Println()
	var fs []func() int
	for i := range count(3) {
		fs = append(fs, func() int { i *= 2; return i })
	}
	fmt.Println(fs[1](), fs[1](), fs[2]())
	find := func(want int) (int, bool) {
		for i := range count(100) {
			for j := range count(100) {
				if i*j == want {
					return i*1000 + j, true
				}
			}
		}
		return 0, false
	}
	fmt.Println(find(77))
	fmt.Println(find(10007))
outer:
	for i := range count(5) {
		for j := range count(5) {
			if j > i {
				continue outer
			}
			if i == 3 {
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println(recover()) }()
		bad := func(yield func(int) bool) {
			yield(1)
			yield(2) // though the loop has ended
		}
		for range bad {
			break
		}
	}()
	var nilslice []int
	var nilmap map[int]int
	var nilarr *[3]int
	for range nilslice {
		fmt.Print("never")
	}
	for range nilmap {
		fmt.Print("never")
	}
	for i := range nilarr {
		fmt.Print(i)
	}
	fmt.Println(len(nilarr))
	s := []int{1, 2, 3}
	for i, v := range s {
		s = s[:1]
		s[0] = 9
		fmt.Print(i, v, " ")
	}
	type pt struct{ x, y int }
	total := 0
	for _, q := range [...]pt{{1, 2}, {3, 4}} {
		total += q.x * q.y
	}
	for i := range [5]struct{}{} {
		total += i
	}
	for i, row := range [2][2]int{{1, 2}, {3, 4}} {
		for j := range row {
			total += row[j] * (i + j)
		}
	}
	fmt.Println(total)
}
