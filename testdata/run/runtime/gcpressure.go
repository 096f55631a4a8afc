// Allocation for long: much garbage, long lists, big maps, strings, finished
// goroutines; everything still reachable must survive.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

type tree struct{ l, r *tree }

func bottomUp(d int) *tree {
	if d == 0 {
		return &tree{}
	}
	return &tree{bottomUp(d - 1), bottomUp(d - 1)}
}

func (t *tree) count() int {
	if t.l == nil {
		return 1
	}
	return 1 + t.l.count() + t.r.count()
}

type node struct {
	next *node
	data []byte
	name string
	any  any
	fn   func() int
}

func main() {
	kept := bottomUp(14)
	total := 0
	for range 60 {
		total += bottomUp(12).count()
	}
	fmt.Println(total, kept.count())

	var head *node
	for i := range 20_000 {
		n := &node{next: head, data: make([]byte, i%100), name: fmt.Sprint("n", i), any: [2]int{i, -i}, fn: func() int { return i }}
		if i%3 == 0 {
			head = n // the others become garbage
		}
	}
	count, sum := 0, 0
	for n := head; n != nil; n = n.next {
		count++
		i := n.fn()
		if n.any.([2]int)[0] != i || n.name != fmt.Sprint("n", i) || len(n.data) != i%100 {
			panic("damaged")
		}
		sum += i
	}
	fmt.Println(count, sum)

	m := map[string]*node{}
	for i := range 50_000 {
		k := fmt.Sprint(i % 1000)
		m[k] = &node{name: k, data: []byte(k)}
		if i%5 == 0 {
			delete(m, fmt.Sprint((i*7)%1000))
		}
	}
	bad := 0
	for k, n := range m {
		if n.name != k || string(n.data) != k {
			bad++
		}
	}
	fmt.Println(bad, len(m) > 700)

	s := ""
	for i := range 3000 {
		s += string(rune('a' + i%26))
	}
	var b strings.Builder
	for range 200 {
		b.WriteString(s[:100])
	}
	fmt.Println(len(s), b.Len(), s[2990:])

	// Interior pointers and slices keep the whole alive.
	var ptrs []*int
	var slices [][]int
	for i := range 500 {
		arr := new([100]int)
		arr[50], arr[99] = i, -i
		ptrs = append(ptrs, &arr[50])
		slices = append(slices, arr[98:])
	}
	runtime.GC()
	for range 50 {
		_ = make([]int, 10_000)
	}
	runtime.GC()
	for i := range 500 {
		if *ptrs[i] != i || slices[i][1] != -i {
			panic("lost")
		}
	}
	ch := make(chan *node, 100)
	for i := range 100 {
		go func() { ch <- &node{name: fmt.Sprint(i)} }()
	}
	runtime.GC()
	length := 0
	for range 100 {
		length += len((<-ch).name)
	}
	fmt.Println(length)
	var ms runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&ms)
	fmt.Println(ms.NumGC > 0, ms.Mallocs > ms.Frees, ms.HeapAlloc < 64<<20)
	fmt.Println(kept.count())
	big := make([]byte, 32<<20)
	big[len(big)-1] = 9
	fmt.Println(big[len(big)-1], len(big))
}
