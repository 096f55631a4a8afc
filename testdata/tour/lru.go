// Lru is a generic least-recently-used cache over container/list and a map,
// used to memoize a slow function and to count what it saved.
package main

import (
	"container/list"
	"fmt"
	"strings"
)

type entry[K comparable, V any] struct {
	key   K
	value V
}

// Cache keeps the capacity most recently used entries.
type Cache[K comparable, V any] struct {
	capacity int
	order    *list.List // of *entry[K, V], the most recent first
	index    map[K]*list.Element
	onEvict  func(K, V)
}

func NewCache[K comparable, V any](capacity int) *Cache[K, V] {
	return &Cache[K, V]{
		capacity: capacity,
		order:    list.New(),
		index:    make(map[K]*list.Element, capacity),
	}
}

func (c *Cache[K, V]) Get(key K) (value V, ok bool) {
	e, ok := c.index[key]
	if !ok {
		return value, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry[K, V]).value, true
}

func (c *Cache[K, V]) Put(key K, value V) {
	if e, ok := c.index[key]; ok {
		e.Value.(*entry[K, V]).value = value
		c.order.MoveToFront(e)
		return
	}
	if c.order.Len() == c.capacity {
		oldest := c.order.Remove(c.order.Back()).(*entry[K, V])
		delete(c.index, oldest.key)
		if c.onEvict != nil {
			c.onEvict(oldest.key, oldest.value)
		}
	}
	c.index[key] = c.order.PushFront(&entry[K, V]{key, value})
}

func (c *Cache[K, V]) String() string {
	var parts []string
	for e := c.order.Front(); e != nil; e = e.Next() {
		it := e.Value.(*entry[K, V])
		parts = append(parts, fmt.Sprintf("%v=%v", it.key, it.value))
	}
	return "[" + strings.Join(parts, " ") + "]"
}

// memoize wraps f with a cache and reports how many calls reached f.
func memoize[K comparable, V any](capacity int, f func(K) V) (func(K) V, *int) {
	cache := NewCache[K, V](capacity)
	calls := new(int)
	return func(k K) V {
		if v, ok := cache.Get(k); ok {
			return v
		}
		*calls++
		v := f(k)
		cache.Put(k, v)
		return v
	}, calls
}

func main() {
	c := NewCache[string, int](3)
	c.onEvict = func(k string, v int) { fmt.Printf("evict %s=%d\n", k, v) }
	for i, w := range strings.Fields("one two three two four one five") {
		c.Put(w, i)
		fmt.Println(c)
	}
	if _, ok := c.Get("three"); !ok {
		fmt.Println("three is gone")
	}
	v, _ := c.Get("four")
	fmt.Println("four is", v, c)

	type point struct{ x, y int }
	dist, calls := memoize(100, func(p point) int { return p.x*p.x + p.y*p.y })
	sum := 0
	for i := range 1000 {
		sum += dist(point{i % 10, i % 4})
	}
	fmt.Println("sum", sum, "with", *calls, "calls")

	collatz, calls := memoize(1, func(n int) (steps int) {
		for ; n != 1; steps++ {
			if n%2 == 0 {
				n /= 2
			} else {
				n = 3*n + 1
			}
		}
		return
	})
	fmt.Println(collatz(27), collatz(27), collatz(97), collatz(27), "with", *calls, "calls")
}
