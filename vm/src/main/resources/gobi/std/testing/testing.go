// Package testing supports tests and benchmarks.
//
// It follows the documented behaviour of Go 1.23. Programs may use it without
// test files: Benchmark, AllocsPerRun and RunTests work in any program. Fuzzing
// and coverage are not supported.
package testing

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

// TB is what tests and benchmarks have in common.
type TB interface {
	Cleanup(func())
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string

	private()
}

// Options of a run, which go test takes as flags.
var (
	short     bool
	verbose   bool
	benchTime = time.Second
	testing   bool
)

// Short reports whether tests are asked to be short.
func Short() bool { return short }

// Verbose reports whether the output is to be verbose.
func Verbose() bool { return verbose }

// Testing reports whether the program was made to run tests.
func Testing() bool { return testing }

// CoverMode returns "": coverage is not measured.
func CoverMode() string { return "" }

// Coverage returns 0: coverage is not measured.
func Coverage() float64 { return 0 }

// Init does nothing here: there are no flags to register.
func Init() {}

// common is the state of a test or benchmark.
type common struct {
	mu       sync.RWMutex
	output   []byte // of this test and its finished subtests, indented
	name     string
	parent   *common
	level    int
	start    time.Time
	duration time.Duration
	helpers  map[string]bool
	cleanups []func()
	tempDir  string
	tempSeq  int

	failed   bool
	skipped  bool
	finished bool // the function returned or ended by FailNow or SkipNow
	done     bool // the test is over and may no longer log
	ran      bool // it or a subtest did something
	hasSub   bool

	parallel bool
	barrier  chan bool // closed when parallel subtests may go on
	signal   chan bool // tells Run that the test is over or waits
	subs     []*T      // parallel subtests
	chatty   bool      // print output at once
}

func (c *common) private() {}

// Name returns the name, with those of the enclosing tests.
func (c *common) Name() string { return c.name }

// Fail marks the test as failed, and goes on.
func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	c.failed = true
}

// Failed reports whether the test has failed.
func (c *common) Failed() bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.failed
}

// FailNow marks the test as failed and ends it.
func (c *common) FailNow() {
	c.Fail()
	c.mu.Lock()
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

// Helper marks the caller as a helper: its lines are not shown by Log.
func (c *common) Helper() {
	var pcs [1]uintptr
	if runtime.Callers(2, pcs[:]) == 0 {
		return
	}
	frame, _ := runtime.CallersFrames(pcs[:]).Next()
	c.mu.Lock()
	if c.helpers == nil {
		c.helpers = make(map[string]bool)
	}
	c.helpers[frame.Function] = true
	c.mu.Unlock()
}

// position returns "file:line: " of the first caller that is no helper.
func (c *common) position(skip int) string {
	var pcs [50]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(skip+2, pcs[:])])
	first := ""
	for {
		frame, more := frames.Next()
		if frame.Function == "" {
			break
		}
		file := frame.File
		if i := strings.LastIndexByte(file, '/'); i >= 0 {
			file = file[i+1:]
		}
		at := fmt.Sprintf("%s:%d: ", file, frame.Line)
		if first == "" {
			first = at
		}
		if !c.helpers[frame.Function] {
			return at
		}
		if !more {
			break
		}
	}
	if first == "" {
		return "???:1: "
	}
	return first
}

func (c *common) log(s string, skip int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		panic("Log in goroutine after " + c.name + " has completed: " + s)
	}
	lines := strings.Split(strings.TrimSuffix(s, "\n"), "\n")
	text := "    " + c.position(skip+1) + strings.Join(lines, "\n        ") + "\n"
	if c.chatty {
		fmt.Print(text)
		return
	}
	c.output = append(c.output, text...)
}

// Log records its operands, formatted as by Println.
func (c *common) Log(args ...any) { c.log(fmt.Sprintln(args...), 1) }

// Logf records text formatted as by Printf.
func (c *common) Logf(format string, args ...any) { c.log(fmt.Sprintf(format, args...), 1) }

// Error is Log followed by Fail.
func (c *common) Error(args ...any) {
	c.log(fmt.Sprintln(args...), 1)
	c.Fail()
}

// Errorf is Logf followed by Fail.
func (c *common) Errorf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...), 1)
	c.Fail()
}

// Fatal is Log followed by FailNow.
func (c *common) Fatal(args ...any) {
	c.log(fmt.Sprintln(args...), 1)
	c.FailNow()
}

// Fatalf is Logf followed by FailNow.
func (c *common) Fatalf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...), 1)
	c.FailNow()
}

// Skip is Log followed by SkipNow.
func (c *common) Skip(args ...any) {
	c.log(fmt.Sprintln(args...), 1)
	c.SkipNow()
}

// Skipf is Logf followed by SkipNow.
func (c *common) Skipf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...), 1)
	c.SkipNow()
}

// SkipNow marks the test as skipped and ends it.
func (c *common) SkipNow() {
	c.mu.Lock()
	c.skipped = true
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

// Skipped reports whether the test was skipped.
func (c *common) Skipped() bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.skipped
}

// Cleanup has f called when the test and its subtests are over, the last first.
func (c *common) Cleanup(f func()) {
	c.mu.Lock()
	c.cleanups = append(c.cleanups, f)
	c.mu.Unlock()
}

func (c *common) runCleanups() {
	for {
		c.mu.Lock()
		n := len(c.cleanups)
		if n == 0 {
			c.mu.Unlock()
			return
		}
		f := c.cleanups[n-1]
		c.cleanups = c.cleanups[:n-1]
		c.mu.Unlock()
		func() {
			// A cleanup may end by Goexit or panic; the others run all the same.
			returned := false
			defer func() {
				if !returned {
					c.runCleanups()
				}
			}()
			f()
			returned = true
		}()
	}
}

// Setenv sets an environment variable until the test is over.
func (c *common) Setenv(key, value string) {
	old, was := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if was {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	})
}

// TempDir returns a new directory, which is removed when the test is over.
func (c *common) TempDir() string {
	c.mu.Lock()
	first := c.tempDir == ""
	c.mu.Unlock()
	if first {
		name := strings.Map(func(r rune) rune {
			switch {
			case r < 0x80 && strings.ContainsRune("/\\:*?\"<>| ", r):
				return -1
			}
			return r
		}, c.name)
		dir, err := os.MkdirTemp("", name)
		if err != nil {
			c.Fatalf("TempDir: %v", err)
		}
		c.mu.Lock()
		c.tempDir = dir
		c.mu.Unlock()
		c.Cleanup(func() {
			if err := os.RemoveAll(dir); err != nil {
				c.Errorf("TempDir RemoveAll cleanup: %v", err)
			}
		})
	}
	c.mu.Lock()
	c.tempSeq++
	dir := fmt.Sprintf("%s/%03d", c.tempDir, c.tempSeq)
	c.mu.Unlock()
	if err := os.Mkdir(dir, 0o777); err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	return dir
}
