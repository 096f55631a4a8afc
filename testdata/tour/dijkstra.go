// Dijkstra finds shortest ways in a road map with container/heap as its
// priority queue, and prints the way as well as its length.
package main

import (
	"container/heap"
	"fmt"
	"slices"
	"strings"
)

type road struct {
	to   string
	dist int
}

type graph map[string][]road

func (g graph) connect(a, b string, dist int) {
	g[a] = append(g[a], road{b, dist})
	g[b] = append(g[b], road{a, dist})
}

// item is a town waiting in the queue; index is its place there.
type item struct {
	town  string
	dist  int
	index int
}

type queue []*item

func (q queue) Len() int { return len(q) }

func (q queue) Less(i, j int) bool {
	if q[i].dist != q[j].dist {
		return q[i].dist < q[j].dist
	}
	return q[i].town < q[j].town
}

func (q queue) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].index, q[j].index = i, j
}

func (q *queue) Push(x any) {
	it := x.(*item)
	it.index = len(*q)
	*q = append(*q, it)
}

func (q *queue) Pop() any {
	old := *q
	last := old[len(old)-1]
	old[len(old)-1] = nil
	*q = old[:len(old)-1]
	return last
}

type routes struct {
	from string
	dist map[string]int
	prev map[string]string
}

func (g graph) dijkstra(from string) routes {
	r := routes{from, map[string]int{from: 0}, map[string]string{}}
	start := &item{town: from}
	waiting := map[string]*item{from: start}
	q := queue{start}
	heap.Init(&q)
	for q.Len() > 0 {
		here := heap.Pop(&q).(*item)
		for _, road := range g[here.town] {
			d := here.dist + road.dist
			if old, ok := r.dist[road.to]; ok && old <= d {
				continue
			}
			r.dist[road.to] = d
			r.prev[road.to] = here.town
			if it, ok := waiting[road.to]; ok {
				it.dist = d
				heap.Fix(&q, it.index)
			} else {
				it = &item{town: road.to, dist: d}
				waiting[road.to] = it
				heap.Push(&q, it)
			}
		}
	}
	return r
}

func (r routes) path(to string) (string, bool) {
	if _, ok := r.dist[to]; !ok {
		return "", false
	}
	way := []string{to}
	for to != r.from {
		to = r.prev[to]
		way = append(way, to)
	}
	slices.Reverse(way)
	return strings.Join(way, " > "), true
}

func main() {
	g := graph{}
	g.connect("Ulan", "Choir", 230)
	g.connect("Choir", "Sainshand", 220)
	g.connect("Sainshand", "Zamyn", 210)
	g.connect("Ulan", "Mandal", 280)
	g.connect("Mandal", "Dalan", 300)
	g.connect("Ulan", "Dalan", 610)
	g.connect("Dalan", "Sainshand", 350)
	g.connect("Dalan", "Oasis", 90)
	g.connect("Island", "Reef", 5)

	r := g.dijkstra("Ulan")
	for _, town := range []string{"Ulan", "Zamyn", "Dalan", "Oasis", "Island"} {
		if way, ok := r.path(town); ok {
			fmt.Printf("%-8s %5d km  %s\n", town, r.dist[town], way)
		} else {
			fmt.Printf("%-8s no way\n", town)
		}
	}

	// A grid with a weight for every cell, as a larger test.
	const n = 40
	grid := graph{}
	name := func(x, y int) string { return fmt.Sprint(x, ",", y) }
	weight := func(x, y int) int { return (x*7+y*13)%10 + 1 }
	for x := range n {
		for y := range n {
			for _, d := range [...][2]int{{1, 0}, {0, 1}, {-1, 0}, {0, -1}} {
				nx, ny := x+d[0], y+d[1]
				if 0 <= nx && nx < n && 0 <= ny && ny < n {
					at := name(x, y)
					grid[at] = append(grid[at], road{name(nx, ny), weight(nx, ny)})
				}
			}
		}
	}
	far := grid.dijkstra(name(0, 0))
	fmt.Println("across the grid:", far.dist[name(n-1, n-1)], "to", len(far.dist), "cells")
}
