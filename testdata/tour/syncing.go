// Syncing shows package sync and sync/atomic: mutexes that can be read-locked,
// Once and its functions, condition variables, pools, concurrent maps, and
// atomic values.
package main

import (
	"fmt"
	"runtime"
	"sort"
	"sync"
	"sync/atomic"
)

// registry is a map that many may read and few write.
type registry struct {
	mu    sync.RWMutex
	names map[string]int
}

func (r *registry) get(name string) (int, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	n, ok := r.names[name]
	return n, ok
}

func (r *registry) add(name string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.names[name]++
	return r.names[name]
}

// queue blocks its readers while it is empty and its writers while it is full.
type queue struct {
	mu       sync.Mutex
	notEmpty *sync.Cond
	notFull  *sync.Cond
	items    []int
	limit    int
}

func newQueue(limit int) *queue {
	q := &queue{limit: limit}
	q.notEmpty = sync.NewCond(&q.mu)
	q.notFull = sync.NewCond(&q.mu)
	return q
}

func (q *queue) put(v int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == q.limit {
		q.notFull.Wait()
	}
	q.items = append(q.items, v)
	q.notEmpty.Signal()
}

func (q *queue) take() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.notEmpty.Wait()
	}
	v := q.items[0]
	q.items = q.items[1:]
	q.notFull.Signal()
	return v
}

// spread runs f in n goroutines and waits for them.
func spread(n int, f func(i int)) {
	var wg sync.WaitGroup
	wg.Add(n)
	for i := range n {
		go func() {
			defer wg.Done()
			f(i)
		}()
	}
	wg.Wait()
}

func main() {
	r := &registry{names: map[string]int{}}
	spread(10, func(i int) {
		for range 100 {
			r.add([]string{"even", "odd"}[i%2])
			r.get("even")
		}
	})
	even, _ := r.get("even")
	_, found := r.get("neither")
	fmt.Println("registry", even, r.names["odd"], found)

	var once sync.Once
	var inits atomic.Int32
	load := sync.OnceValue(func() string { inits.Add(1); return "loaded" })
	spread(8, func(int) {
		once.Do(func() { inits.Add(100) })
		load()
	})
	fmt.Println("once", inits.Load(), load())

	q := newQueue(3)
	var sum atomic.Int64
	spread(6, func(i int) {
		for j := range 200 {
			if i%2 == 0 {
				q.put(j)
			} else {
				sum.Add(int64(q.take()))
			}
		}
	})
	fmt.Println("queue", sum.Load(), len(q.items))

	// Broadcast wakes everybody who waits for the gate.
	var mu sync.Mutex
	gate := sync.NewCond(&mu)
	open, waiting := false, 0
	var passed atomic.Int32
	go func() {
		for {
			mu.Lock()
			if waiting == 5 {
				open = true
				gate.Broadcast()
				mu.Unlock()
				return
			}
			mu.Unlock()
			runtime.Gosched()
		}
	}()
	spread(5, func(int) {
		mu.Lock()
		waiting++
		for !open {
			gate.Wait()
		}
		mu.Unlock()
		passed.Add(1)
	})
	fmt.Println("gate", passed.Load())

	pool := sync.Pool{New: func() any { return new([64]byte) }}
	buf := pool.Get().(*[64]byte)
	buf[0] = 7
	pool.Put(buf)
	fmt.Println("pool", len(pool.Get().(*[64]byte)))

	var m sync.Map
	spread(4, func(i int) {
		for k := range 10 {
			m.LoadOrStore(k, k*k)
		}
	})
	m.Delete(3)
	v, ok := m.LoadAndDelete(4)
	_, stored := m.Load(3)
	var keys []int
	m.Range(func(k, _ any) bool {
		keys = append(keys, k.(int))
		return true
	})
	sort.Ints(keys)
	fmt.Println("map", v, ok, stored, keys)

	var n int64
	var u uint32 = 5
	var p atomic.Pointer[registry]
	var flag atomic.Bool
	var val atomic.Value
	spread(50, func(i int) { atomic.AddInt64(&n, int64(i)) })
	atomic.AddUint32(&u, ^uint32(0)) // minus one
	old := p.Swap(r)
	val.Store([]string{"a"})
	fmt.Println("atomic", n, u, old == nil, p.Load() == r, flag.CompareAndSwap(false, true), flag.Load(), val.Load())
	fmt.Println(atomic.CompareAndSwapInt64(&n, 0, 1), atomic.SwapInt64(&n, 9), atomic.LoadInt64(&n), mu.TryLock(), mu.TryLock())
}
