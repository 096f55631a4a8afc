// Atomics, mutexes, Once, Pool, Cond and RWMutex under contention.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

func parallel(n int, f func(int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			f(i)
		}()
	}
	wg.Wait()
}

type spin struct{ state atomic.Int32 }

func (s *spin) lock() {
	for !s.state.CompareAndSwap(0, 1) {
		runtime.Gosched()
	}
}
func (s *spin) unlock() { s.state.Store(0) }

type treiber struct{ head atomic.Pointer[item] }
type item struct {
	v    int
	next *item
}

func (t *treiber) push(v int) {
	it := &item{v: v}
	for {
		it.next = t.head.Load()
		if t.head.CompareAndSwap(it.next, it) {
			return
		}
	}
}

func (t *treiber) pop() (int, bool) {
	for {
		h := t.head.Load()
		if h == nil {
			return 0, false
		}
		if t.head.CompareAndSwap(h, h.next) {
			return h.v, true
		}
	}
}

func main() {
	var i32 int32
	var i64 atomic.Int64
	var u32 atomic.Uint32
	var mu sync.Mutex
	var sp spin
	plain, spun := 0, 0
	parallel(16, func(n int) {
		for range 2000 {
			atomic.AddInt32(&i32, 1)
			i64.Add(-2)
			u32.Add(^uint32(0))
			mu.Lock()
			plain++
			mu.Unlock()
			sp.lock()
			spun++
			sp.unlock()
		}
	})
	fmt.Println(i32, i64.Load(), int32(u32.Load()), plain, spun)

	var once sync.Once
	var onces, finished atomic.Int32
	parallel(32, func(int) {
		once.Do(func() {
			onces.Add(1)
			runtime.Gosched()
			finished.Store(7)
		})
		if finished.Load() != 7 {
			panic("Do returned before the first call was done")
		}
	})
	func() {
		defer func() { fmt.Print(recover(), " ") }()
		var o sync.Once
		defer func() { o.Do(func() { fmt.Print("never") }) }()
		o.Do(func() { panic("in Do") })
	}()
	fmt.Println(onces.Load())

	var rw sync.RWMutex
	var readers, maxReaders, writers atomic.Int32
	shared := map[int]int{}
	parallel(10, func(n int) {
		for i := range 300 {
			if n == 0 {
				rw.Lock()
				if writers.Add(1) != 1 || readers.Load() != 0 {
					panic("writer is not alone")
				}
				shared[i]++
				writers.Add(-1)
				rw.Unlock()
			} else {
				rw.RLock()
				r := readers.Add(1)
				if r > maxReaders.Load() {
					maxReaders.Store(r)
				}
				if writers.Load() != 0 {
					panic("reader beside writer")
				}
				_ = shared[i]
				readers.Add(-1)
				rw.RUnlock()
			}
		}
	})
	fmt.Println(len(shared), maxReaders.Load() >= 1, rw.TryLock(), rw.TryRLock())
	rw.Unlock()

	var stack treiber
	var popped, sum atomic.Int64
	parallel(8, func(n int) {
		for i := range 1000 {
			stack.push(n*1000 + i)
			if i%2 == 1 {
				if v, ok := stack.pop(); ok {
					popped.Add(1)
					sum.Add(int64(v))
				}
			}
		}
	})
	for {
		v, ok := stack.pop()
		if !ok {
			break
		}
		popped.Add(1)
		sum.Add(int64(v))
	}
	fmt.Println(popped.Load(), sum.Load())

	// A barrier of Cond: everyone waits for the last in every round.
	const members = 6
	var bm sync.Mutex
	cond := sync.NewCond(&bm)
	arrived, round := 0, 0
	barrier := func() {
		bm.Lock()
		defer bm.Unlock()
		mine := round
		if arrived++; arrived == members {
			arrived, round = 0, round+1
			cond.Broadcast()
			return
		}
		for round == mine {
			cond.Wait()
		}
	}
	var steps [members]int
	parallel(members, func(n int) {
		for r := range 50 {
			steps[n]++
			barrier()
			for _, s := range steps {
				if s != r+1 {
					panic(fmt.Sprint("out of step ", s, r))
				}
			}
			barrier()
		}
	})
	fmt.Println(steps, round)

	pool := sync.Pool{New: func() any { return new([]int) }}
	parallel(8, func(n int) {
		for range 500 {
			p := pool.Get().(*[]int)
			*p = append((*p)[:0], n, n, n)
			for _, v := range *p {
				if v != n {
					panic("pool value shared")
				}
			}
			pool.Put(p)
		}
	})
	var empty sync.Pool
	var m sync.Map
	parallel(8, func(n int) {
		for i := range 200 {
			v, _ := m.LoadOrStore(i, new(atomic.Int32))
			v.(*atomic.Int32).Add(1)
		}
	})
	total := int32(0)
	m.Range(func(k, v any) bool { total += v.(*atomic.Int32).Load(); return true })
	fmt.Println(empty.Get(), total)
	var and atomic.Uint32
	and.Store(0xff)
	parallel(8, func(n int) { and.And(^uint32(1 << n)) })
	or := new(atomic.Int64)
	parallel(8, func(n int) { or.Or(1 << (n * 4)) })
	fmt.Printf("%x %x\n", and.Load(), or.Load())
}
