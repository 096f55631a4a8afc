// Package exec runs other programs, with the behaviour that Go 1.23 documents. No shell is involved: arguments are passed as they
// are.
package exec

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Error says why a name could not be made the path of a program.
type Error struct {
	Name string
	Err  error
}

func (e *Error) Error() string { return "exec: " + strconv.Quote(e.Name) + ": " + e.Err.Error() }

func (e *Error) Unwrap() error { return e.Err }

var (
	// ErrDot says that a name was found in the current directory only.
	ErrDot = errors.New("cannot run executable found relative to current directory")

	// ErrNotFound says that no program of that name was found.
	ErrNotFound = errors.New("executable file not found in $PATH")

	// ErrWaitDelay is what Wait returns if the program was fine but its pipes were still open after WaitDelay.
	ErrWaitDelay = errors.New("exec: WaitDelay expired before I/O complete")
)

// ExitError says that a program did not succeed.
type ExitError struct {
	*os.ProcessState

	// Stderr is a part of the standard error output that Output collected, as Cmd.Stderr was nil.
	Stderr []byte
}

func (e *ExitError) Error() string { return e.ProcessState.String() }

// Cmd is a program to run or that is running. It is used once.
type Cmd struct {
	// Path is the program; it must be set.
	Path string

	// Args holds the arguments, the program's name first; if empty, Path is the only one.
	Args []string

	// Env holds variables as "key=value"; of duplicates the last counts. nil means those of this process.
	Env []string

	// Dir is the working directory; that of this process if empty.
	Dir string

	// Stdin is what the program reads, nothing if nil. For an *os.File the program reads that itself, otherwise a goroutine copies,
	// and Wait waits for that too.
	Stdin io.Reader

	// Stdout and Stderr receive output, which is thrown away for nil. If they are equal, at most one goroutine writes at a time.
	Stdout io.Writer
	Stderr io.Writer

	// ExtraFiles would become descriptors 3 and up; Start fails if there are any.
	ExtraFiles []*os.File

	// SysProcAttr asks for properties of the process; Start fails for those that this system does not have.
	SysProcAttr *syscall.SysProcAttr

	// Process is the started process.
	Process *os.Process

	// ProcessState tells how it ended, after Wait.
	ProcessState *os.ProcessState

	// Err is what LookPath said, if it failed; Start returns it.
	Err error

	// Cancel is called when the context of CommandContext is done; the default kills the process.
	Cancel func() error

	// WaitDelay bounds how long Wait waits after the context is done, or the process has ended, before it kills the process and
	// closes its pipes. 0 means no bound.
	WaitDelay time.Duration

	ctx     context.Context
	child   []io.Closer    // to close after Start: the child has its own
	parent  []io.Closer    // to close in Wait
	copies  []func() error // run by goroutines from Start to Wait
	results chan error     // of copies
	watched chan watch     // what the goroutine that watches ctx found
	stop    chan struct{}  // closed when the process has ended
	waited  bool
}

// watch is what became of the context while the process ran.
type watch struct {
	err   error
	timer *time.Timer
}

// Command returns the Cmd for a program and its arguments. A name without slashes is searched for with LookPath.
func Command(name string, arg ...string) *Cmd {
	c := &Cmd{Path: name, Args: append([]string{name}, arg...)}
	if !strings.Contains(name, "/") {
		path, err := LookPath(name)
		if path != "" {
			c.Path = path
		}
		c.Err = err
	}
	return c
}

// CommandContext is Command with a context that ends the program when it is done.
func CommandContext(ctx context.Context, name string, arg ...string) *Cmd {
	if ctx == nil {
		panic("nil Context")
	}
	c := Command(name, arg...)
	c.ctx = ctx
	c.Cancel = func() error { return c.Process.Kill() }
	return c
}

func (c *Cmd) String() string {
	if c.Err != nil {
		return strings.Join(c.Args, " ")
	}
	s := c.Path
	for _, a := range c.argv()[1:] {
		s += " " + a
	}
	return s
}

func (c *Cmd) argv() []string {
	if len(c.Args) > 0 {
		return c.Args
	}
	return []string{c.Path}
}

// Environ returns the variables that the program would get now, without duplicates.
func (c *Cmd) Environ() []string {
	env, _ := c.environ()
	return env
}

func (c *Cmd) environ() ([]string, error) {
	env := c.Env
	if env == nil {
		env = os.Environ()
		if c.Dir != "" {
			if pwd, err := absolute(c.Dir); err == nil {
				env = append(env, "PWD="+pwd)
			}
		}
	}
	last := make(map[string]int)
	var err error
	for i, kv := range env {
		if strings.IndexByte(kv, 0) >= 0 {
			err = errors.New("exec: environment variable contains NUL")
			continue
		}
		last[variable(kv)] = i
	}
	var unique []string
	for i, kv := range env {
		if at, ok := last[variable(kv)]; ok && at == i {
			unique = append(unique, kv)
		}
	}
	return unique, err
}

// variable returns the name in "name=value"; the whole of kv if there is none.
func variable(kv string) string {
	for i := 1; i < len(kv); i++ {
		if kv[i] == '=' {
			return kv[:i]
		}
	}
	return kv
}

func absolute(dir string) (string, error) {
	if strings.HasPrefix(dir, "/") {
		return dir, nil
	}
	wd, err := os.Getwd()
	return wd + "/" + dir, err
}

// Run starts the program and waits for its end.
func (c *Cmd) Run() error {
	if err := c.Start(); err != nil {
		return err
	}
	return c.Wait()
}

// Start starts the program and does not wait. After it succeeded, Wait must be called.
func (c *Cmd) Start() error {
	if c.Path == "" && c.Err == nil {
		c.Err = errors.New("exec: no command")
	}
	if c.Err != nil {
		c.abandon()
		return c.Err
	}
	if c.Process != nil {
		return errors.New("exec: already started")
	}
	if c.ctx != nil {
		select {
		case <-c.ctx.Done():
			c.abandon()
			return c.ctx.Err()
		default:
		}
	}
	files, err := c.files()
	if err == nil {
		var env []string
		if env, err = c.environ(); err == nil {
			attr := &os.ProcAttr{Dir: c.Dir, Env: env, Files: files, Sys: c.SysProcAttr}
			if env == nil {
				attr.Env = []string{}
			}
			c.Process, err = os.StartProcess(c.Path, c.argv(), attr)
		}
	}
	if err != nil {
		c.abandon()
		return err
	}
	closeAll(c.child)
	c.child = nil
	if len(c.copies) > 0 {
		c.results = make(chan error, len(c.copies))
		for _, f := range c.copies {
			go func() { c.results <- f() }()
		}
	}
	if c.ctx != nil && c.ctx.Done() != nil && (c.Cancel != nil || c.WaitDelay != 0) {
		c.stop = make(chan struct{})
		c.watched = make(chan watch, 1)
		go c.watch()
	}
	return nil
}

// abandon closes what a Cmd that did not start has opened.
func (c *Cmd) abandon() {
	closeAll(c.child)
	closeAll(c.parent)
	c.child, c.parent = nil, nil
}

func closeAll(list []io.Closer) {
	for _, f := range list {
		f.Close()
	}
}

// watch cancels the process when the context is done.
func (c *Cmd) watch() {
	select {
	case <-c.stop:
		c.watched <- watch{}
		return
	case <-c.ctx.Done():
	}
	var err error
	if c.Cancel != nil {
		if cerr := c.Cancel(); cerr == nil {
			err = c.ctx.Err()
		} else if !errors.Is(cerr, os.ErrProcessDone) {
			err = errors.New("exec: canceling Cmd: " + cerr.Error())
		}
	}
	if c.WaitDelay == 0 {
		c.watched <- watch{err: err}
		return
	}
	timer := time.NewTimer(c.WaitDelay)
	select {
	case <-c.stop:
		c.watched <- watch{err, timer}
		return
	case <-timer.C:
	}
	if c.Process.Kill() == nil && err == nil {
		err = c.ctx.Err()
	}
	c.watched <- watch{err: err}
}

// Wait waits for the end of a started program and of the copying of its input and output.
func (c *Cmd) Wait() error {
	if c.Process == nil {
		return errors.New("exec: not started")
	}
	if c.waited {
		return errors.New("exec: Wait was already called")
	}
	c.waited = true
	state, err := c.Process.Wait()
	c.ProcessState = state
	if err == nil && !state.Success() {
		err = &ExitError{ProcessState: state}
	}
	var timer *time.Timer
	if c.watched != nil {
		close(c.stop)
		w := <-c.watched
		timer = w.timer
		if w.err != nil && (err == nil || w.err != c.ctx.Err()) {
			err = w.err
		} else if w.err != nil && !state.Exited() {
			// The process ended as it was asked to: its own state says more.
			err = &ExitError{ProcessState: state}
		}
	}
	if cerr := c.awaitCopies(timer); cerr != nil && err == nil {
		err = cerr
	}
	closeAll(c.parent)
	c.parent = nil
	return err
}

// awaitCopies returns the first error of the copying goroutines. After WaitDelay it closes their pipes.
func (c *Cmd) awaitCopies(timer *time.Timer) error {
	if timer != nil {
		defer timer.Stop()
	}
	if c.results == nil {
		return nil
	}
	var expired <-chan time.Time
	if c.WaitDelay > 0 {
		if timer == nil {
			timer = time.NewTimer(c.WaitDelay)
			defer timer.Stop()
		}
		expired = timer.C
	}
	var err error
	for range c.copies {
		select {
		case e := <-c.results:
			if e != nil && err == nil {
				err = e
			}
		case <-expired:
			closeAll(c.parent)
			return ErrWaitDelay
		}
	}
	return err
}

// files returns the program's descriptors 0, 1 and 2 and plans the copying.
func (c *Cmd) files() ([]*os.File, error) {
	if len(c.ExtraFiles) > 0 {
		return nil, errors.New("exec: ExtraFiles are not supported")
	}
	in, err := c.input()
	if err != nil {
		return nil, err
	}
	out, err := c.output(c.Stdout)
	if err != nil {
		return nil, err
	}
	if c.Stderr != nil && same(c.Stderr, c.Stdout) {
		return []*os.File{in, out, out}, nil
	}
	errs, err := c.output(c.Stderr)
	return []*os.File{in, out, errs}, err
}

// same compares writers, whose types need not be comparable.
func same(a, b io.Writer) (equal bool) {
	defer func() { recover() }()
	return a == b
}

func (c *Cmd) null(flag int) (*os.File, error) {
	f, err := os.OpenFile(os.DevNull, flag, 0)
	if err == nil {
		c.child = append(c.child, f)
	}
	return f, err
}

func (c *Cmd) input() (*os.File, error) {
	if c.Stdin == nil {
		return c.null(os.O_RDONLY)
	}
	if f, ok := c.Stdin.(*os.File); ok {
		return f, nil
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.child = append(c.child, r)
	c.parent = append(c.parent, w)
	c.copies = append(c.copies, func() error {
		_, err := io.Copy(w, c.Stdin)
		if unread(err) {
			err = nil
		}
		if cerr := w.Close(); err == nil {
			err = cerr
		}
		return err
	})
	return r, nil
}

// unread reports whether err only says that the program did not read all of its input.
func unread(err error) bool {
	pe, ok := err.(*fs.PathError)
	return ok && pe.Op == "write" && pe.Err == syscall.EPIPE
}

func (c *Cmd) output(to io.Writer) (*os.File, error) {
	if to == nil {
		return c.null(os.O_WRONLY)
	}
	if f, ok := to.(*os.File); ok {
		return f, nil
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.child = append(c.child, w)
	c.parent = append(c.parent, r)
	c.copies = append(c.copies, func() error {
		_, err := io.Copy(to, r)
		r.Close()
		return err
	})
	return w, nil
}

// StdinPipe returns a pipe to the program's input. It is closed by Wait; many programs need it closed before.
func (c *Cmd) StdinPipe() (io.WriteCloser, error) {
	if c.Stdin != nil {
		return nil, errors.New("exec: Stdin already set")
	}
	if c.Process != nil {
		return nil, errors.New("exec: StdinPipe after process started")
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.Stdin = r
	c.child = append(c.child, r)
	c.parent = append(c.parent, w)
	return w, nil
}

// StdoutPipe returns a pipe from the program's output. Wait closes it: it must be read to the end before.
func (c *Cmd) StdoutPipe() (io.ReadCloser, error) {
	if c.Stdout != nil {
		return nil, errors.New("exec: Stdout already set")
	}
	r, w, err := c.readPipe("StdoutPipe")
	if err != nil {
		return nil, err
	}
	c.Stdout = w
	return r, nil
}

// StderrPipe is StdoutPipe for the error output.
func (c *Cmd) StderrPipe() (io.ReadCloser, error) {
	if c.Stderr != nil {
		return nil, errors.New("exec: Stderr already set")
	}
	r, w, err := c.readPipe("StderrPipe")
	if err != nil {
		return nil, err
	}
	c.Stderr = w
	return r, nil
}

func (c *Cmd) readPipe(what string) (r, w *os.File, err error) {
	if c.Process != nil {
		return nil, nil, errors.New("exec: " + what + " after process started")
	}
	if r, w, err = os.Pipe(); err == nil {
		c.child = append(c.child, w)
		c.parent = append(c.parent, r)
	}
	return r, w, err
}

// Output runs the program and returns its standard output. If that fails and Stderr is nil, an ExitError holds error output.
func (c *Cmd) Output() ([]byte, error) {
	if c.Stdout != nil {
		return nil, errors.New("exec: Stdout already set")
	}
	var out bytes.Buffer
	c.Stdout = &out
	var errs *excerpt
	if c.Stderr == nil {
		errs = new(excerpt)
		c.Stderr = errs
	}
	err := c.Run()
	if e, ok := err.(*ExitError); ok && errs != nil {
		e.Stderr = errs.bytes()
	}
	return out.Bytes(), err
}

// CombinedOutput runs the program and returns its output and error output in one.
func (c *Cmd) CombinedOutput() ([]byte, error) {
	if c.Stdout != nil {
		return nil, errors.New("exec: Stdout already set")
	}
	if c.Stderr != nil {
		return nil, errors.New("exec: Stderr already set")
	}
	var b bytes.Buffer
	c.Stdout = &b
	c.Stderr = &b
	err := c.Run()
	return b.Bytes(), err
}

// excerpt keeps the beginning and the end of what is written to it.
type excerpt struct {
	head, tail []byte
	skipped    int
}

const excerptSize = 32 << 10

func (e *excerpt) Write(p []byte) (int, error) {
	n := len(p)
	take := min(excerptSize-len(e.head), n)
	e.head = append(e.head, p[:take]...)
	e.tail = append(e.tail, p[take:]...)
	if over := len(e.tail) - excerptSize; over > 0 {
		e.skipped += over
		e.tail = append(e.tail[:0], e.tail[over:]...)
	}
	return n, nil
}

func (e *excerpt) bytes() []byte {
	b := bytes.Clone(e.head)
	if e.skipped > 0 {
		b = append(b, "\n... omitting "+strconv.Itoa(e.skipped)+" bytes ...\n"...)
	}
	return append(b, e.tail...)
}
