// Events is a discrete event simulation: closures wait in a heap for their
// moment of simulated time. A bus line serves three stops, passengers arrive
// at random (with a fixed seed of our own generator), and the clock is a
// time.Duration that jumps from event to event.
package main

import (
	"container/heap"
	"fmt"
	"time"
)

type event struct {
	at   time.Duration
	seq  int // orders events of the same moment
	what func()
}

type agenda []event

func (a agenda) Len() int { return len(a) }
func (a agenda) Less(i, j int) bool {
	return a[i].at < a[j].at || a[i].at == a[j].at && a[i].seq < a[j].seq
}
func (a agenda) Swap(i, j int) { a[i], a[j] = a[j], a[i] }
func (a *agenda) Push(x any)   { *a = append(*a, x.(event)) }
func (a *agenda) Pop() any {
	n := len(*a) - 1
	e := (*a)[n]
	*a = (*a)[:n]
	return e
}

// Simulation owns the clock.
type Simulation struct {
	now    time.Duration
	seq    int
	agenda agenda
}

func (s *Simulation) After(d time.Duration, what func()) {
	s.seq++
	heap.Push(&s.agenda, event{s.now + d, s.seq, what})
}

// Every repeats what as long as it returns true.
func (s *Simulation) Every(d time.Duration, what func() bool) {
	var again func()
	again = func() {
		if what() {
			s.After(d, again)
		}
	}
	s.After(d, again)
}

func (s *Simulation) Run(until time.Duration) {
	for len(s.agenda) > 0 && s.agenda[0].at <= until {
		e := heap.Pop(&s.agenda).(event)
		s.now = e.at
		e.what()
	}
	s.now = until
}

func (s *Simulation) Logf(format string, args ...any) {
	fmt.Printf("%8v  %s\n", s.now, fmt.Sprintf(format, args...))
}

// dice is a linear congruential generator.
type dice uint32

func (d *dice) roll(n int) int {
	*d = *d*1664525 + 1013904223
	return int(*d>>16) % n
}

type stop struct {
	name    string
	waiting []time.Duration // when each passenger came
}

func main() {
	var sim Simulation
	random := dice(42)
	stops := []*stop{{name: "Market"}, {name: "Station"}, {name: "Museum"}}

	for _, s := range stops {
		var arrive func()
		arrive = func() {
			s.waiting = append(s.waiting, sim.now)
			sim.After(time.Duration(30+random.roll(120))*time.Second, arrive)
		}
		sim.After(time.Duration(random.roll(60))*time.Second, arrive)
	}

	const seats = 4
	var carried int
	var waited time.Duration
	next := 0
	sim.Every(3*time.Minute+30*time.Second, func() bool {
		s := stops[next]
		next = (next + 1) % len(stops)
		board := min(seats, len(s.waiting))
		for _, since := range s.waiting[:board] {
			waited += sim.now - since
		}
		s.waiting = s.waiting[board:]
		carried += board
		sim.Logf("%-8s takes %d, leaves %d", s.name, board, len(s.waiting))
		return sim.now < 25*time.Minute
	})
	sim.After(10*time.Minute, func() { sim.Logf("a pause for the driver's tea") })
	sim.Run(30 * time.Minute)

	sim.Logf("carried %d, mean wait %v", carried, (waited / time.Duration(carried)).Round(time.Second))
	fmt.Printf("%.1f minutes simulated, %d events planned, %d left\n",
		sim.now.Minutes(), sim.seq, len(sim.agenda))
}
