// Package unique makes one representative of all equal values, so that they can
// be kept once and compared by a pointer.
//
// It follows the documented behaviour of Go 1.23.
package unique

import (
	"internal/rt"
	"runtime"
	"sync"
	"unsafe"
	"weak"
)

// A Handle stands for a value. Two handles are equal if and only if the values
// that they were made from are.
type Handle[T comparable] struct {
	value *T
}

// Value returns a shallow copy of the value that the handle was made from.
func (h Handle[T]) Value() T { return *h.value }

// Make returns the handle of value. A value that no handle is left of is
// forgotten.
func Make[T comparable](value T) Handle[T] {
	return Handle[T]{tableOf[T]().representative(value)}
}

// tables holds the *table[T] of each T, by a nil *T.
var tables sync.Map

func tableOf[T comparable]() *table[T] {
	key := any((*T)(nil))
	t, ok := tables.Load(key)
	if !ok {
		t, _ = tables.LoadOrStore(key, &table[T]{entries: map[T]weak.Pointer[T]{}})
	}
	return t.(*table[T])
}

// A table holds the representatives that are in use, weakly.
type table[T comparable] struct {
	mu      sync.RWMutex
	entries map[T]weak.Pointer[T]
}

func (t *table[T]) representative(value T) *T {
	if p := t.find(value); p != nil {
		return p
	}
	p := new(T)
	*p = value
	cloneStrings(rt.Elem(typeOf((*T)(nil))), unsafe.Pointer(p))
	if value != value {
		// A NaN within: equal to nothing, so nobody will ask for it again.
		return p
	}
	return t.add(p)
}

// find returns the representative of value, nil if there is none. It panics if
// value cannot be compared.
func (t *table[T]) find(value T) *T {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.entries[value].Value()
}

// add makes p the representative of its value unless there is one by now.
func (t *table[T]) add(p *T) *T {
	t.mu.Lock()
	defer t.mu.Unlock()
	old, known := t.entries[*p]
	if q := old.Value(); q != nil {
		return q
	}
	if known {
		// So that the key shares its strings with the new representative.
		delete(t.entries, *p)
	}
	w := weak.Make(p)
	t.entries[*p] = w
	runtime.AddCleanup(p, t.drop, entry[T]{*p, w})
	return p
}

// An entry is what a table holds of one value.
type entry[T comparable] struct {
	key   T
	value weak.Pointer[T]
}

// drop forgets a value whose representative is gone, unless it has got a new one.
func (t *table[T]) drop(e entry[T]) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.entries[e.key] == e.value {
		delete(t.entries, e.key)
	}
}
