// Maze carves a maze with a depth-first walk over a grid, finds the shortest
// way through it with a queue, and draws both. Its random numbers come from
// a generator with a fixed seed.
package main

import (
	"container/list"
	"fmt"
	"strings"
)

type cell struct{ x, y int }

type direction uint8

const (
	north direction = 1 << iota
	east
	south
	west
)

var directions = [...]struct {
	to, back direction
	dx, dy   int
}{
	{north, south, 0, -1}, {east, west, 1, 0}, {south, north, 0, 1}, {west, east, -1, 0},
}

const width, height = 15, 8

type maze struct {
	open [height][width]direction
	seed uint32
}

func (m *maze) random(n int) int {
	m.seed = m.seed*747796405 + 2891336453
	return int(m.seed>>13) % n
}

func inside(c cell) bool { return 0 <= c.x && c.x < width && 0 <= c.y && c.y < height }

// carve opens walls from c on until it is stuck, and then steps back.
func (m *maze) carve(c cell) {
	order := [4]int{0, 1, 2, 3}
	for i := len(order) - 1; i > 0; i-- {
		j := m.random(i + 1)
		order[i], order[j] = order[j], order[i]
	}
	for _, i := range order {
		d := directions[i]
		next := cell{c.x + d.dx, c.y + d.dy}
		if inside(next) && m.open[next.y][next.x] == 0 {
			m.open[c.y][c.x] |= d.to
			m.open[next.y][next.x] |= d.back
			m.carve(next)
		}
	}
}

// solve searches breadth first and returns the cells of the way.
func (m *maze) solve(from, to cell) map[cell]bool {
	came := map[cell]cell{from: from}
	queue := list.New()
	queue.PushBack(from)
	for queue.Len() > 0 {
		c := queue.Remove(queue.Front()).(cell)
		if c == to {
			break
		}
		for _, d := range directions {
			next := cell{c.x + d.dx, c.y + d.dy}
			if _, seen := came[next]; !seen && m.open[c.y][c.x]&d.to != 0 {
				came[next] = c
				queue.PushBack(next)
			}
		}
	}
	way := map[cell]bool{from: true}
	for c := to; c != from; c = came[c] {
		way[c] = true
	}
	return way
}

func (m *maze) draw(way map[cell]bool) string {
	var b strings.Builder
	b.WriteString(strings.Repeat("+--", width) + "+\n")
	for y, row := range m.open {
		below := new(strings.Builder)
		b.WriteByte('|')
		for x, open := range row {
			mark := "  "
			if way[cell{x, y}] {
				mark = "::"
			}
			b.WriteString(mark)
			if open&east != 0 {
				b.WriteByte(' ')
			} else {
				b.WriteByte('|')
			}
			if open&south != 0 {
				below.WriteString("+  ")
			} else {
				below.WriteString("+--")
			}
		}
		fmt.Fprintf(&b, "\n%s+\n", below)
	}
	return b.String()
}

func main() {
	m := &maze{seed: 20240229}
	m.carve(cell{0, 0})
	way := m.solve(cell{0, 0}, cell{width - 1, height - 1})
	fmt.Print(m.draw(way))

	var dead, walls int
	for _, row := range m.open {
		for _, open := range row {
			switch open {
			case north, east, south, west:
				dead++
			}
			for d := north; d <= west; d <<= 1 {
				if open&d == 0 {
					walls++
				}
			}
		}
	}
	fmt.Println("way of", len(way), "cells,", dead, "dead ends,", walls, "walls seen from both sides")
}
