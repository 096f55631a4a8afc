// Life runs Conway's game of life on a torus. The board is an array, so that
// assignment copies it, == compares it and a map can use it as a key; the map
// detects when a pattern repeats.
package main

import (
	"fmt"
	"strings"
)

const (
	width  = 16
	height = 10
)

type board [height][width]bool

func parse(picture string) (b board) {
	for y, line := range strings.Split(strings.Trim(picture, "\n"), "\n") {
		for x, c := range line {
			b[y][x] = c == '#'
		}
	}
	return b
}

func (b *board) neighbours(x, y int) (n int) {
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if dx == 0 && dy == 0 {
				continue
			}
			if b[(y+dy+height)%height][(x+dx+width)%width] {
				n++
			}
		}
	}
	return n
}

func (b board) next() (after board) {
	for y, row := range b {
		for x, alive := range row {
			n := b.neighbours(x, y)
			after[y][x] = n == 3 || alive && n == 2
		}
	}
	return after
}

func (b board) population() (n int) {
	for _, row := range b {
		for _, alive := range row {
			if alive {
				n++
			}
		}
	}
	return n
}

func (b board) String() string {
	var s strings.Builder
	for _, row := range b {
		for _, alive := range row {
			if alive {
				s.WriteByte('#')
			} else {
				s.WriteByte('.')
			}
		}
		s.WriteByte('\n')
	}
	return s.String()
}

// period runs b until it returns to an earlier board.
func period(b board) (start, length int) {
	seen := map[board]int{}
	for t := 0; ; t++ {
		if first, ok := seen[b]; ok {
			return first, t - first
		}
		seen[b] = t
		b = b.next()
	}
}

func main() {
	patterns := []struct{ name, picture string }{
		{"glider", ".#\n..#\n###"},
		{"blinker", "\n\n...###"},
		{"toad", "\n\n....###\n...###"},
		{"r-pentomino", "\n\n\n.....##\n....##\n.....#"},
		{"block", "##\n##"},
	}
	for _, p := range patterns {
		b := parse(p.picture)
		start, length := period(b)
		fmt.Printf("%-12s repeats after %d steps from step %d on\n", p.name, length, start)
	}

	b := parse(patterns[0].picture)
	start := b
	for t := range 3 {
		fmt.Printf("step %d, %d alive\n%v", t*4, b.population(), b)
		for range 4 {
			b = b.next()
		}
	}
	fmt.Println("the start is unchanged:", start == parse(patterns[0].picture), b == start)
}
