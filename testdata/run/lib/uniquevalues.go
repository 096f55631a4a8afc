// Package unique: equal values have equal handles, and what is not used is forgotten.
package main

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"sync"
	"time"
	"unique"
)

type address struct {
	host string
	port int
	tags [2]string
}

type celsius float64

func try(what string, f func()) {
	defer func() { fmt.Println(what+":", recover()) }()
	f()
}

// churn makes many values that nobody keeps: the heap does not grow with them.
func churn() {
	before := live()
	kept := unique.Make(strings.Repeat("k", 1000))
	for i := range 20 {
		for j := range 500 {
			unique.Make(strings.Repeat("x", 1000) + fmt.Sprint(i, j))
		}
		runtime.GC()
	}
	grown := live() - before
	for i := 0; i < 100 && grown >= 4<<20; i++ {
		time.Sleep(10 * time.Millisecond) // the values may be forgotten by another goroutine
		grown = live() - before
	}
	fmt.Println("grown by less than 4 MB:", grown < 4<<20)
	fmt.Println("kept:", kept == unique.Make(strings.Repeat("k", 1000)))
}

func live() int {
	for range 3 {
		runtime.GC()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

func together() {
	var wg sync.WaitGroup
	results := make([][]unique.Handle[address], 8)
	for g := range results {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 200 {
				results[g] = append(results[g], unique.Make(address{fmt.Sprint("host", i), i, [2]string{"t"}}))
				if i%50 == g {
					runtime.GC()
				}
			}
		}()
	}
	wg.Wait()
	for g, handles := range results {
		for i, h := range handles {
			if h != results[0][i] || h.Value().port != i {
				fmt.Println("different:", g, i)
			}
		}
	}
	fmt.Println("together")
}

func main() {
	a := unique.Make("some text")
	b := unique.Make(strings.Join([]string{"some", "text"}, " "))
	fmt.Println(a == b, a == unique.Make("another"), a.Value(), b.Value())
	runtime.GC()
	fmt.Println(a == unique.Make("some text"))

	x := unique.Make(address{"localhost", 80, [2]string{"a", "b"}})
	y := unique.Make(address{"local" + "host", 80, [2]string{"a", "b"}})
	z := unique.Make(address{"localhost", 81, [2]string{"a", "b"}})
	fmt.Println(x == y, x == z, x.Value(), z.Value().port)
	seen := map[unique.Handle[address]]int{}
	for _, h := range []unique.Handle[address]{x, y, z, x} {
		seen[h]++
	}
	fmt.Println(len(seen), seen[x], seen[z])

	fmt.Println(any(unique.Make(1.5)) == any(unique.Make(celsius(1.5))))
	fmt.Println(unique.Make(0.0) == unique.Make(math.Copysign(0, -1)))
	fmt.Println(unique.Make(math.NaN()) == unique.Make(math.NaN()))
	fmt.Println(unique.Make[any]("s") == unique.Make[any]("s"), unique.Make[any]("s") == unique.Make[any](1))
	nested := unique.Make([2]unique.Handle[string]{a, unique.Make("t")})
	fmt.Println(nested == unique.Make([2]unique.Handle[string]{b, unique.Make("t")}), nested.Value()[0].Value())
	try("slice", func() { unique.Make[any]([]int{1}) })
	fmt.Println(unique.Make[any](true).Value())
	together()
	churn()
}
