// Runtimeinfo looks at the running program with package runtime: processors,
// goroutines, memory, callers, and goroutines that end themselves. It prints
// only what is the same everywhere.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
)

// where names the function, file and line that called it.
func where() string {
	pc, file, line, ok := runtime.Caller(1)
	if !ok {
		return "nowhere"
	}
	return fmt.Sprintf("%s at %s:%d", runtime.FuncForPC(pc).Name(), file[strings.LastIndex(file, "/")+1:], line)
}

type T struct{}

func (T) method() string   { return where() }
func (*T) pointer() string { return where() }

// trace lists the functions of this program on the stack.
func trace() (names []string) {
	pcs := make([]uintptr, 20)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "main.") {
			names = append(names, strings.TrimPrefix(f.Function, "main."))
		}
		if !more {
			return names
		}
	}
}

func recurse(n int) []string {
	if n == 0 {
		return trace()
	}
	return recurse(n - 1)
}

// garbage allocates much and keeps little.
func garbage() (kept [][]byte) {
	for i := range 20000 {
		b := make([]byte, 1024)
		b[0] = byte(i)
		if i%1000 == 0 {
			kept = append(kept, b)
		}
	}
	return kept
}

func main() {
	fmt.Println(runtime.NumCPU() > 0, runtime.GOMAXPROCS(0) > 0, runtime.GOOS, runtime.GOARCH, strings.HasPrefix(runtime.Version(), "go1."))
	old := runtime.GOMAXPROCS(2)
	fmt.Println(old > 0, runtime.GOMAXPROCS(old))

	fmt.Println(where())
	fmt.Println(T{}.method(), "|", (&T{}).pointer())
	func() { fmt.Println(where()) }()
	fmt.Println(recurse(3))

	release := make(chan bool)
	var wg sync.WaitGroup
	before := runtime.NumGoroutine()
	for range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-release
		}()
	}
	fmt.Println("goroutines", before, runtime.NumGoroutine())
	close(release)
	wg.Wait()

	done := make(chan string, 3)
	go func() {
		defer func() { done <- fmt.Sprint("Goexit runs defers, recover sees ", recover()) }()
		func() {
			defer func() { done <- "in every frame" }()
			runtime.Goexit()
		}()
		done <- "never"
	}()
	fmt.Println(<-done, "--", <-done)

	// Gosched lets the other goroutine run, be there one processor or many.
	runtime.GOMAXPROCS(1)
	turns := 0
	go func() {
		for range 3 {
			turns++
			runtime.Gosched()
		}
		close(done)
	}()
	<-done
	fmt.Println("turns", turns)
	runtime.GOMAXPROCS(old)

	var m1, m2 runtime.MemStats
	runtime.ReadMemStats(&m1)
	kept := garbage()
	runtime.GC()
	runtime.ReadMemStats(&m2)
	fmt.Println("kept", len(kept), kept[3][0], "allocated:", m2.TotalAlloc-m1.TotalAlloc >= 20000*1024,
		"collected:", m2.NumGC > m1.NumGC, "small heap:", m2.HeapAlloc < 15<<20)
	runtime.KeepAlive(kept)

	buf := make([]byte, 4096)
	buf = buf[:runtime.Stack(buf, false)]
	fmt.Println("stack mentions main:", strings.Contains(string(buf), "main.main"))
}
