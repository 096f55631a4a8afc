// Tasks, regions and messages of runtime/trace, labels and profiles of
// runtime/pprof: what a program sees of them.
package main

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
	"strings"
)

func traced() {
	var b bytes.Buffer
	fmt.Println(trace.IsEnabled(), trace.Start(&b), trace.IsEnabled())
	fmt.Println(trace.Start(&b))
	ctx, task := trace.NewTask(context.Background(), "job")
	trace.Log(ctx, "state", "begun")
	trace.Logf(ctx, "state", "step %d", 1)
	trace.WithRegion(ctx, "part", func() { fmt.Println("in a region") })
	region := trace.StartRegion(ctx, "rest")
	done := make(chan bool)
	go func() { done <- true }()
	<-done
	region.End()
	task.End()
	trace.Stop()
	trace.Stop()
	fmt.Println(trace.IsEnabled(), strings.HasPrefix(b.String(), "go 1.2"), b.Len() > 200)
	fmt.Println(trace.Start(&b))
	trace.Stop()
}

func labelled() {
	ctx := pprof.WithLabels(context.Background(), pprof.Labels("b", "2", "a", "1"))
	pprof.Do(ctx, pprof.Labels("c", "3", "a", "0"), func(ctx context.Context) {
		all := map[string]string{}
		pprof.ForLabels(ctx, func(key, value string) bool {
			all[key] = value
			return true
		})
		fmt.Println(all)
		fmt.Println(pprof.Label(ctx, "b"))
		fmt.Println(pprof.Label(ctx, "d"))
	})
	defer func() { fmt.Println(recover()) }()
	pprof.Labels("odd")
}

func profiled() {
	for _, p := range pprof.Profiles() {
		fmt.Println(p.Name())
	}
	mine := pprof.NewProfile("mine")
	mine.Add("x", 0)
	mine.Add("y", 0)
	fmt.Println(mine.Count(), pprof.Lookup("mine") == mine, pprof.Lookup("none") == nil)
	mine.Remove("x")
	var b bytes.Buffer
	fmt.Println(mine.WriteTo(&b, 1), mine.Count())
	fmt.Println(strings.HasPrefix(b.String(), "mine profile: total 1\n1 @ 0x"), strings.Contains(b.String(), "main.profiled"))
	b.Reset()
	fmt.Println(pprof.StartCPUProfile(&b))
	fmt.Println(pprof.StartCPUProfile(&b))
	pprof.StopCPUProfile()
	fmt.Println(b.Len() > 20, b.Bytes()[0] == 0x1f)
	b.Reset()
	pprof.Lookup("goroutine").WriteTo(&b, 2)
	fmt.Println(strings.HasPrefix(b.String(), "goroutine 1 [running]:\n"))
	defer func() { fmt.Println(recover()) }()
	pprof.NewProfile("heap")
}

func main() {
	traced()
	labelled()
	profiled()
	fmt.Println(runtime.SetMutexProfileFraction(5), runtime.SetMutexProfileFraction(-1))
}
