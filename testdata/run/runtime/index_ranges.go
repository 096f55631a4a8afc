// Loops whose bounds checks a compiler may leave out, beside loops that look alike and must keep theirs: the index, the length or the slice
// changes on the way, starts below zero, or leaps over the end.
package main

import (
	"fmt"
	"math"
)

type cell struct {
	weight, count int
	name          string
}

// try tells how f ends.
func try(name string, f func() int) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, e)
		}
	}()
	fmt.Println(name, f())
}

func fill(n int) []int {
	a := make([]int, n)
	for i := range a {
		a[i] = 3*i + 1
	}
	return a
}

func ranges(a []int) int {
	s := 0
	for i, x := range a {
		s += x + a[i]
	}
	return s
}

func upTo(a []int, n int) int {
	s := 0
	for i := 0; i < n; i++ {
		s += a[i]
	}
	return s
}

func from(a []int, start int) int {
	s := 0
	for i := start; i < len(a); i++ {
		if i > -4 {
			s += a[i]
		}
	}
	return s
}

func shrinks(a []int) int {
	s := 0
	for i := 0; i < len(a); i++ {
		if i == 500 {
			a = a[:400]
		}
		s += a[i]
	}
	return s
}

func grows(a []int) int {
	s := 0
	for i := 0; i < len(a) && len(a) < 3000; i++ {
		a = append(a, a[i])
		s += a[i] - a[len(a)-1] + 1
	}
	return s
}

func jumpsBack(a []int) int {
	s, back := 0, 0
	for i := 0; i < len(a); i++ {
		if i == 700 && back < 3 {
			back++
			i -= 300 * back
		}
		s += a[i]
	}
	return s
}

func jumpsAhead(a []int) int {
	s := 0
	for i := 0; i < len(a); i++ {
		if i == 900 {
			i += 200
		}
		s += a[i]
	}
	return s
}

func bySteps(a []int, step int) int {
	s := 0
	for i := 0; i < len(a); i += step {
		s += a[i]
	}
	return s
}

func wrapsAround() int {
	s := 0
	a := fill(10)
	for i := math.MaxInt - 2; i != 5; i++ {
		if i < len(a) {
			s += a[i]
		}
	}
	return s
}

func down(a []int) int {
	s := 0
	for i := len(a) - 1; i >= -1; i-- {
		s += a[i]
	}
	return s
}

func other(a, b []int) int {
	s := 0
	for i := 0; i < len(a); i++ {
		s += b[i]
	}
	return s
}

func copied(a []int) int {
	s := 0
	for i := 0; i < len(a); i++ {
		j := i
		s += a[j]
		j -= 1000
		if i == 998 {
			s += a[j]
		}
	}
	return s
}

func array(limit int) int {
	var a [16]int
	s := 0
	for k := 0; k < 300; k++ {
		for i := 0; i < 16; i++ {
			a[i] += i
		}
		for i := 0; i < limit; i++ {
			s += a[i]
		}
	}
	return s
}

func fields(cells []cell) int {
	s := 0
	for i := range cells {
		c := &cells[i]
		c.count++
		c.name += "x"
		s += c.weight*c.count + len(cells[i].name)
	}
	return s
}

func fieldsBehind(cells []cell, n int) int {
	s := 0
	for i := 0; i < n; i++ {
		cells[i].weight = i
		s += cells[i].weight
	}
	return s
}

func text(t string) int {
	s := 0
	for i := 0; i < len(t); i++ {
		s += int(t[i])
		if i == 1000 {
			t = t[:200] + t[300:]
		}
	}
	return s
}

func unsigned(a []int, start uint8) int {
	s := 0
	for i := start; int(i) < len(a); i++ {
		s += a[i]
		if s > 200000 {
			break
		}
	}
	return s
}

// again makes a loop hot before its last turn is another one.
func again(a []int) int {
	s := 0
	for k := 0; k < 40; k++ {
		n := len(a)
		if k == 39 {
			n++
		}
		for i := 0; i < n; i++ {
			s += a[i]
		}
	}
	return s
}

func main() {
	a := fill(1000)
	cells := make([]cell, 200)
	for round := 0; round < 6; round++ {
		try("ranges", func() int { return ranges(a) })
		try("up to 1000", func() int { return upTo(a, 1000) })
		try("up to 1001", func() int { return upTo(a, 1001) })
		try("from 0", func() int { return from(a, 0) })
		try("from -3", func() int { return from(a, -3) })
		try("from -9", func() int { return from(a[:0], -9) })
		try("shrinks", func() int { return shrinks(a) })
		try("grows", func() int { return grows(fill(1000)) })
		try("jumps back", func() int { return jumpsBack(a) })
		try("jumps ahead", func() int { return jumpsAhead(a) })
		try("by 7", func() int { return bySteps(a, 7) })
		try("by a lot", func() int { return bySteps(a, math.MaxInt-1) })
		try("by more", func() int { return bySteps(a[:3], math.MaxInt) })
		try("wraps around", wrapsAround)
		try("down", func() int { return down(a) })
		try("other", func() int { return other(a, a[:999]) })
		try("copied", func() int { return copied(a) })
		try("array 16", func() int { return array(16) })
		try("array 17", func() int { return array(17) })
		try("fields", func() int { return fields(cells) })
		try("fields behind", func() int { return fieldsBehind(cells, 201) })
		try("text", func() int { return text(fmt.Sprintf("%2000d", round)) })
		try("unsigned", func() int { return unsigned(a, 250) })
		try("again", func() int { return again(a) })
	}
}
