package sync

import "sync/atomic"

// A Pool holds temporary objects for reuse. An item may vanish at any time; an
// item not used for two garbage collections does.
//
// There is one shelf per processor, guarded by a flag that nobody waits for:
// whoever finds a shelf taken goes to the next one.
type Pool struct {
	noCopy noCopy

	shelves [poolShelves]poolShelf

	// New makes an item when Get finds none; without it Get returns nil.
	New func() any
}

const poolShelves = 8

type poolShelf struct {
	taken uint32
	cycle uint32 // the collection count at the last use
	items []any
	older []any // unused since the last collection
}

func (s *poolShelf) tryTake() bool { return atomic.CompareAndSwapUint32(&s.taken, 0, 1) }

func (s *poolShelf) giveBack() { atomic.StoreUint32(&s.taken, 0) }

// age moves or drops what the collections since the last use have outdated.
func (s *poolShelf) age(cycle uint32) {
	if s.cycle == cycle {
		return
	}
	if s.cycle+1 == cycle {
		s.older = s.items
	} else {
		s.older = nil
	}
	s.items = nil
	s.cycle = cycle
}

// Put adds x to the pool.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	at := runtime_procID()
	for i := 0; i < poolShelves; i++ {
		s := &p.shelves[(at+i)%poolShelves]
		if s.tryTake() {
			s.age(runtime_gcCycle())
			s.items = append(s.items, x)
			s.giveBack()
			return
		}
	}
}

// Get removes an arbitrary item from the pool and returns it; if there is none
// it returns the result of New.
func (p *Pool) Get() any {
	at := runtime_procID()
	for i := 0; i < poolShelves; i++ {
		s := &p.shelves[(at+i)%poolShelves]
		if !s.tryTake() {
			continue
		}
		s.age(runtime_gcCycle())
		x := pop(&s.items)
		if x == nil {
			x = pop(&s.older)
		}
		s.giveBack()
		if x != nil {
			return x
		}
	}
	if p.New != nil {
		return p.New()
	}
	return nil
}

func pop(list *[]any) any {
	n := len(*list)
	if n == 0 {
		return nil
	}
	x := (*list)[n-1]
	(*list)[n-1] = nil
	*list = (*list)[:n-1]
	return x
}
