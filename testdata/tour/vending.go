// Vending is a state machine for a vending machine: states and events are
// iota constants with a String method, and the transitions are a map whose
// keys are structs.
package main

import (
	"fmt"
	"strings"
)

type State int

const (
	Idle State = iota
	Paying
	Serving
	Broken
	numStates
)

type Event uint8

const (
	Coin Event = iota
	Choose
	Taken
	Kick
	Repair
)

var stateNames = [numStates]string{Idle: "idle", Paying: "paying", Serving: "serving", Broken: "broken"}

func (s State) String() string {
	if s < 0 || s >= numStates {
		return fmt.Sprintf("State(%d)", int(s))
	}
	return stateNames[s]
}

func (e Event) String() string {
	return [...]string{"coin", "choose", "taken", "kick", "repair"}[e]
}

type edge struct {
	from State
	on   Event
}

type machine struct {
	state  State
	paid   int
	served int
	table  map[edge]func(*machine) State
	trace  strings.Builder
}

const price = 3

func always(s State) func(*machine) State { return func(*machine) State { return s } }

func (m *machine) pay() State {
	m.paid++
	return Paying
}

func (m *machine) choose() State {
	if m.paid < price {
		return Paying
	}
	m.paid -= price
	m.served++
	return Serving
}

func (m *machine) finish() State {
	if m.paid > 0 {
		return Paying
	}
	return Idle
}

func newMachine() *machine {
	return &machine{table: map[edge]func(*machine) State{
		{Idle, Coin}:     (*machine).pay,
		{Paying, Coin}:   (*machine).pay,
		{Paying, Choose}: (*machine).choose,
		{Serving, Taken}: (*machine).finish,
		{Idle, Kick}:     always(Broken),
		{Paying, Kick}: func(m *machine) State {
			defer func() { m.paid = 0 }()
			fmt.Fprintf(&m.trace, "  the kick yields %d coins\n", m.paid)
			return Broken
		},
		{Broken, Repair}: always(Idle),
	}}
}

// feed handles an event and reports whether the state had an edge for it.
func (m *machine) feed(e Event) bool {
	step, ok := m.table[edge{m.state, e}]
	if !ok {
		fmt.Fprintf(&m.trace, "  %v ignored when %v\n", e, m.state)
		return false
	}
	old := m.state
	m.state = step(m)
	fmt.Fprintf(&m.trace, "  %-7v --%v--> %v\n", old, e, m.state)
	return true
}

func main() {
	m := newMachine()
	handled := 0
	for _, e := range []Event{
		Choose, Coin, Coin, Choose, Coin, Coin, Choose, Coin, Taken, Kick, Coin, Repair, Kick,
	} {
		if m.feed(e) {
			handled++
		}
	}
	fmt.Print(m.trace.String())
	fmt.Printf("handled %d events, served %d, now %v\n", handled, m.served, m.state)
	fmt.Println(State(9), numStates, Broken, fmt.Sprintf("%d %x %q", Broken, Serving, Idle))
}
