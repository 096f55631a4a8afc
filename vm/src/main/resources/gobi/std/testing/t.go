package testing

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

// T is handed to tests.
type T struct {
	common
	run *testRun
}

// testRun is shared by all tests of a run.
type testRun struct {
	match func(name string) bool
	mu    sync.Mutex
	names map[string]int
}

// InternalTest is a test function and its name.
type InternalTest struct {
	Name string
	F    func(*T)
}

// unique makes the name of a subtest different from all others.
func (r *testRun) unique(parent, sub string) string {
	name := rewrite(sub)
	if parent != "" {
		name = parent + "/" + name
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	n := r.names[name]
	r.names[name] = n + 1
	if n == 0 && sub != "" {
		return name
	}
	return fmt.Sprintf("%s#%02d", name, n)
}

// rewrite replaces spaces by underscores and escapes what cannot be printed.
func rewrite(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0xa0:
			b.WriteByte('_')
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, "\\x%02x", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Parallel lets the test run together with other parallel ones: it waits until
// the enclosing test has ended otherwise.
func (t *T) Parallel() {
	if t.parallel {
		panic("testing: t.Parallel called multiple times")
	}
	t.parallel = true
	t.duration += time.Since(t.start)
	parent := t.parent
	parent.mu.Lock()
	parent.subs = append(parent.subs, t)
	parent.mu.Unlock()
	if t.chatty {
		fmt.Printf("=== PAUSE %s\n", t.name)
	}
	t.signal <- true
	<-parent.barrier
	if t.chatty {
		fmt.Printf("=== CONT  %s\n", t.name)
	}
	t.start = time.Now()
}

// Setenv sets an environment variable until the test is over. It panics in
// parallel tests.
func (t *T) Setenv(key, value string) {
	if t.parallel {
		panic("testing: t.Setenv called after t.Parallel; cannot set environment variables in parallel tests")
	}
	t.common.Setenv(key, value)
}

// Deadline returns no deadline.
func (t *T) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }

// Run runs f as a subtest and reports whether it succeeded, or did not fail
// before it called Parallel.
func (t *T) Run(name string, f func(t *T)) bool {
	full := t.run.unique(t.name, name)
	t.mu.Lock()
	t.hasSub = true
	t.mu.Unlock()
	if t.run.match != nil && !t.run.match(full) {
		return true
	}
	return t.start1(full, f)
}

func (t *T) start1(name string, f func(t *T)) bool {
	sub := &T{run: t.run}
	sub.name = name
	sub.parent = &t.common
	sub.level = t.level + 1
	sub.barrier = make(chan bool)
	sub.signal = make(chan bool, 1)
	sub.chatty = t.chatty
	if sub.chatty {
		fmt.Printf("=== RUN   %s\n", name)
	}
	go runTest(sub, f)
	<-sub.signal
	return !sub.Failed()
}

func runTest(t *T, f func(t *T)) {
	t.start = time.Now()
	defer func() {
		r := recover()
		t.mu.Lock()
		finished := t.finished
		t.mu.Unlock()
		if r == nil && !finished {
			r = fmt.Errorf("test executed panic(nil) or runtime.Goexit: subtest may have called FailNow on a parent test")
		}
		if r != nil {
			t.Fail()
			t.report()
			for p := t.parent; p != nil; p = p.parent {
				os.Stdout.Write(p.output)
			}
			panic(r)
		}
		t.duration += time.Since(t.start)
		if len(t.subs) > 0 {
			close(t.barrier)
			for _, sub := range t.subs {
				<-sub.signal
			}
		}
		t.runCleanups()
		t.report()
		t.mu.Lock()
		t.done = true
		t.mu.Unlock()
		t.signal <- true
	}()
	f(t)
	t.mu.Lock()
	t.finished = true
	t.mu.Unlock()
}

// report prints or passes to the parent the outcome and what was logged.
func (t *T) report() {
	if t.parent == nil {
		return
	}
	word := "PASS"
	switch {
	case t.Failed():
		word = "FAIL"
	case t.Skipped():
		word = "SKIP"
	}
	text := fmt.Sprintf("--- %s: %s (%.2fs)\n", word, t.name, t.duration.Seconds())
	if t.chatty {
		if t.level > 1 {
			text = strings.Repeat("    ", t.level-1) + text
		}
		fmt.Print(text)
		return
	}
	if word != "FAIL" {
		return
	}
	text += string(t.output)
	if t.level > 1 {
		lines := strings.SplitAfter(text, "\n")
		for i, line := range lines {
			if line != "" {
				lines[i] = "    " + line
			}
		}
		text = strings.Join(lines, "")
		t.parent.mu.Lock()
		t.parent.output = append(t.parent.output, text...)
		t.parent.mu.Unlock()
		return
	}
	fmt.Print(text)
}

// RunTests runs the tests whose names match and reports whether all succeeded.
func RunTests(matchString func(pat, str string) (bool, error), tests []InternalTest) (ok bool) {
	root := &T{run: &testRun{names: make(map[string]int)}}
	root.chatty = verbose
	root.barrier = make(chan bool)
	root.signal = make(chan bool, 1)
	for _, test := range tests {
		root.start1(root.run.unique("", test.Name), test.F)
	}
	close(root.barrier)
	for _, sub := range root.subs {
		<-sub.signal
	}
	return !root.Failed()
}

// M is handed to TestMain.
type M struct {
	tests      []InternalTest
	benchmarks []InternalBenchmark
}

// Run runs the tests and returns the exit status.
func (m *M) Run() (code int) {
	testing = true
	if !RunTests(nil, m.tests) {
		fmt.Println("FAIL")
		return 1
	}
	fmt.Println("PASS")
	return 0
}

// Main runs tests and benchmarks and ends the program.
func Main(matchString func(pat, str string) (bool, error), tests []InternalTest, benchmarks []InternalBenchmark, examples []InternalExample) {
	os.Exit((&M{tests: tests, benchmarks: benchmarks}).Run())
}

// InternalExample is an example, its name and what it prints.
type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool
}

// AllocsPerRun returns the average number of allocations of a call of f, with
// GOMAXPROCS 1, after one call that does not count.
func AllocsPerRun(runs int, f func()) (avg float64) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	f()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := m.Mallocs
	for i := 0; i < runs; i++ {
		f()
	}
	runtime.ReadMemStats(&m)
	return float64((m.Mallocs - before) / uint64(runs))
}
