// Package trace records what the program's goroutines and the machine do, in
// the format of Go's execution traces, and lets the program add tasks, regions
// and log messages to it.
//
// It follows the documented behaviour of Go 1.23.
package trace

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
)

// start begins to record; false if a recording is on already.
//
//gobi:blocking
func start() bool

// stop ends the recording that start began.
//
//gobi:blocking
func stop()

// read returns the next bytes of the recording; it waits while there are none
// and returns an empty slice after the last. A goroutine that waits here does
// not count.
//
//gobi:blocking
func read() []byte

// enabled tells whether anybody records.
func enabled() bool

// taskBegin adds the begin of a task with that parent to the recording.
//
//gobi:blocking
func taskBegin(id, parent uint64, kind string)

// taskEnd adds the end of a task.
//
//gobi:blocking
func taskEnd(id uint64)

// regionBegin adds the begin of a region of the calling goroutine.
//
//gobi:blocking
func regionBegin(task uint64, kind string)

// regionEnd adds the end of a region.
//
//gobi:blocking
func regionEnd(task uint64, kind string)

// userLog adds a message.
//
//gobi:blocking
func userLog(task uint64, category, message string)

var tracing struct {
	sync.Mutex
	on      bool
	written chan struct{} // closed when all is written
}

// Start records into w until Stop. It fails if a recording is on already.
func Start(w io.Writer) error {
	tracing.Lock()
	defer tracing.Unlock()
	if tracing.on || !start() {
		return errors.New("runtime error: tracing is already enabled")
	}
	tracing.on = true
	written := make(chan struct{})
	tracing.written = written
	go func() {
		for data := read(); len(data) > 0; data = read() {
			w.Write(data)
		}
		close(written)
	}()
	return nil
}

// Stop ends the recording, if there is one, and returns when all of it is
// written.
func Stop() {
	tracing.Lock()
	defer tracing.Unlock()
	if !tracing.on {
		return
	}
	tracing.on = false
	stop()
	<-tracing.written
}

// IsEnabled tells whether events are recorded.
func IsEnabled() bool { return enabled() }

// A Task is an operation that may span several goroutines, such as the work on
// one request.
type Task struct {
	id uint64
}

type taskKey struct{}

var background Task

var lastTask atomic.Uint64

// NewTask begins a task and returns it with a context that carries it. It is a
// part of the task that pctx carries, if any.
func NewTask(pctx context.Context, taskType string) (ctx context.Context, task *Task) {
	task = &Task{id: lastTask.Add(1)}
	taskBegin(task.id, taskOf(pctx).id, taskType)
	return context.WithValue(pctx, taskKey{}, task), task
}

func taskOf(ctx context.Context) *Task {
	if t, ok := ctx.Value(taskKey{}).(*Task); ok {
		return t
	}
	return &background
}

// End marks the task's end.
func (t *Task) End() { taskEnd(t.id) }

// Log adds a message of that category to the task that ctx carries.
func Log(ctx context.Context, category, message string) {
	userLog(taskOf(ctx).id, category, message)
}

// Logf is Log with a formatted message, which costs nothing while no events are
// recorded.
func Logf(ctx context.Context, category, format string, args ...any) {
	if IsEnabled() {
		Log(ctx, category, fmt.Sprintf(format, args...))
	}
}

// A Region is a stretch of one goroutine's execution.
type Region struct {
	task uint64
	kind string
}

var noRegion = &Region{}

// StartRegion begins a region of the calling goroutine, which must end it too;
// regions nest.
func StartRegion(ctx context.Context, regionType string) *Region {
	if !IsEnabled() {
		return noRegion
	}
	task := taskOf(ctx).id
	regionBegin(task, regionType)
	return &Region{task, regionType}
}

// End marks the region's end.
func (r *Region) End() {
	if r != noRegion {
		regionEnd(r.task, r.kind)
	}
}

// WithRegion calls fn as a region of the calling goroutine.
func WithRegion(ctx context.Context, regionType string, fn func()) {
	task := taskOf(ctx).id
	regionBegin(task, regionType)
	defer regionEnd(task, regionType)
	fn()
}
