// Workers is a pool of goroutines that share a queue of jobs. A job that
// panics or fails is reported and does not take the pool down; the results
// come back in the order of the jobs however they were scheduled.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

type Job func() (string, error)

type Result struct {
	Index int
	Value string
	Err   error
}

var ErrPanicked = errors.New("job panicked")

// protect runs a job and turns its panic into an error.
func protect(job Job) (value string, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case runtime.Error:
			err = fmt.Errorf("%w: run-time error: %v", ErrPanicked, strings.TrimPrefix(r.Error(), "runtime error: "))
		default:
			err = fmt.Errorf("%w: %v", ErrPanicked, r)
		}
	}()
	return job()
}

type Pool struct {
	jobs    chan int
	results []Result
	running atomic.Int32
	peak    atomic.Int32
}

func (p *Pool) note() {
	now := p.running.Add(1)
	for {
		peak := p.peak.Load()
		if now <= peak || p.peak.CompareAndSwap(peak, now) {
			return
		}
	}
}

// Run does all jobs with n workers and returns their results in order.
func (p *Pool) Run(n int, jobs []Job) []Result {
	p.jobs = make(chan int)
	p.results = make([]Result, len(jobs))
	var wg sync.WaitGroup
	for range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range p.jobs {
				p.note()
				value, err := protect(jobs[i])
				p.results[i] = Result{i, value, err}
				p.running.Add(-1)
				runtime.Gosched()
			}
		}()
	}
	for i := range jobs {
		p.jobs <- i
	}
	close(p.jobs)
	wg.Wait()
	return p.results
}

func main() {
	words := strings.Fields("sand dune camel oasis wind star")
	var jobs []Job
	for i, w := range words {
		jobs = append(jobs, func() (string, error) {
			return strings.Repeat(w, i%3+1), nil
		})
	}
	var table map[string]int
	var nobody *Result
	jobs = append(jobs,
		func() (string, error) { return "", errors.New("an ordinary failure") },
		func() (string, error) { return words[len(words)], nil },
		func() (string, error) { table["x"] = 1; return "unreachable", nil },
		func() (string, error) { return nobody.Value, nil },
		func() (string, error) { panic(fmt.Sprintf("job %d gave up", 10)) },
		func() (string, error) { return fmt.Sprint(1 / (len(words) - 6)), nil },
		func() (string, error) { return any(3).(fmt.Stringer).String(), nil },
	)
	var pool Pool
	bad := 0
	for _, r := range pool.Run(4, jobs) {
		if r.Err != nil {
			bad++
			fmt.Printf("%2d failed (panic %t): %v\n", r.Index, errors.Is(r.Err, ErrPanicked), r.Err)
			continue
		}
		fmt.Printf("%2d %s\n", r.Index, r.Value)
	}
	fmt.Println(bad, "bad jobs, never more than 4 at once:", pool.peak.Load() <= 4)

	// Many small jobs, whose sum tells that each was done exactly once.
	jobs = jobs[:0]
	var sum atomic.Int64
	for i := range 1000 {
		jobs = append(jobs, func() (string, error) {
			sum.Add(int64(i))
			return "", nil
		})
	}
	pool.Run(8, jobs)
	fmt.Println("sum", sum.Load())
}
