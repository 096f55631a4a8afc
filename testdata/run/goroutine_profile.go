// The goroutine profile in its three forms: for pprof, by stack, and one by one.
package main

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"runtime/pprof"
	"strings"
	"sync"
)

func waiter(started *sync.WaitGroup, c chan int) {
	started.Done()
	<-c
}

func write(debug int) string {
	var b bytes.Buffer
	if err := pprof.Lookup("goroutine").WriteTo(&b, debug); err != nil {
		panic(err)
	}
	return b.String()
}

func waitUntilBlocked(n int) {
	for strings.Count(write(2), "[chan receive]:") < n {
		runtime.Gosched()
	}
}

func main() {
	var started sync.WaitGroup
	c := make(chan int)
	started.Add(4)
	for i := 0; i < 3; i++ {
		go waiter(&started, c)
	}
	pprof.Do(context.Background(), pprof.Labels("who", "labelled"), func(context.Context) {
		go waiter(&started, c)
	})
	started.Wait()
	waitUntilBlocked(4)

	text := write(1)
	fmt.Println(text[:strings.Index(text, "\n")])
	for _, stack := range strings.Split(text, "\n\n") {
		if strings.Contains(stack, "main.waiter") {
			head, _, _ := strings.Cut(stack[strings.LastIndex(stack, " @ 0x")-1:], " 0x")
			fmt.Println(head, strings.Contains(stack, `# labels: {"who":"labelled"}`))
		}
	}
	fmt.Println(strings.Contains(text, "main.main+0x"), strings.Contains(text, "goroutine_profile.go:"))

	all := write(2)
	fmt.Println(strings.HasPrefix(all, "goroutine 1 [running]:\n"), strings.Count(all, "main.waiter("))
	fmt.Println(strings.Count(all, "created by main.main in goroutine 1\n"), strings.Count(all, "created by main.main.func1 in goroutine 1\n"))

	zipped := write(0)
	fmt.Println(zipped[0] == 0x1f && zipped[1] == 0x8b, pprof.Lookup("goroutine").Count())
	close(c)
}
