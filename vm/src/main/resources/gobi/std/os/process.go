package os

import (
	"errors"
	"internal/sys"
	"sync/atomic"
	"syscall"
	"time"
)

// Process is a process that FindProcess or StartProcess returned.
type Process struct {
	Pid int

	done atomic.Bool // waited for
}

// ProcAttr says what a new process gets.
type ProcAttr struct {
	// Dir is the working directory, this process's if empty.
	Dir string
	// Env holds its variables as "key=value"; nil means those of this process.
	Env []string
	// Files become its descriptors 0, 1, 2. More than three are not possible here.
	Files []*File
	// Sys asks for properties that this system may not have.
	Sys *syscall.SysProcAttr
}

// FindProcess returns the process with that id, which need not exist.
func FindProcess(pid int) (*Process, error) { return &Process{Pid: pid}, nil }

// StartProcess starts the program at path name with arguments argv, of which argv[0] is the program's name.
func StartProcess(name string, argv []string, attr *ProcAttr) (*Process, error) {
	if attr == nil {
		attr = new(ProcAttr)
	}
	if attr.Dir != "" {
		if _, err := Stat(attr.Dir); err != nil {
			if pe, ok := err.(*PathError); ok {
				pe.Op = "chdir"
			}
			return nil, err
		}
	}
	fail := func(err error) (*Process, error) {
		return nil, &PathError{Op: "fork/exec", Path: name, Err: err}
	}
	if attr.Sys != nil && *attr.Sys != (syscall.SysProcAttr{}) || len(attr.Files) > 3 {
		return fail(syscall.ENOSYS)
	}
	env := attr.Env
	if env == nil {
		env = Environ()
	}
	fds := make([]int, 3)
	for i := range fds {
		if i < len(attr.Files) && attr.Files[i] != nil {
			fds[i] = int(attr.Files[i].Fd())
			continue
		}
		null, err := OpenFile(DevNull, O_RDWR, 0)
		if err != nil {
			return nil, err
		}
		defer null.Close()
		fds[i] = null.fd
	}
	pid, errno := sys.StartProcess(name, argv, env, attr.Dir, fds)
	if errno != 0 {
		return fail(syscall.Errno(errno))
	}
	return &Process{Pid: pid}, nil
}

// Signal sends a signal to the process.
func (p *Process) Signal(sig Signal) error {
	if p.Pid == -1 {
		return errors.New("os: process already released")
	}
	if p.Pid == 0 {
		return errors.New("os: process not initialized")
	}
	if p.done.Load() {
		return ErrProcessDone
	}
	s, ok := sig.(syscall.Signal)
	if !ok {
		return errors.New("os: unsupported signal type")
	}
	switch errno := syscall.Errno(sys.Kill(p.Pid, int(s))); errno {
	case 0:
		return nil
	case syscall.ESRCH:
		return ErrProcessDone
	default:
		return errno
	}
}

// Kill ends the process.
func (p *Process) Kill() error { return p.Signal(Kill) }

// Wait waits for the end of a process that this one has started.
func (p *Process) Wait() (*ProcessState, error) {
	if p.Pid == -1 {
		return nil, syscall.EINVAL
	}
	status, errno := sys.WaitProcess(p.Pid)
	if errno != 0 {
		return nil, NewSyscallError("wait", syscall.Errno(errno))
	}
	p.done.Store(true)
	return &ProcessState{pid: p.Pid, status: syscall.WaitStatus(status)}, nil
}

// Release gives up the process.
func (p *Process) Release() error {
	p.Pid = -1
	return nil
}

// ProcessState tells how a process ended.
type ProcessState struct {
	pid    int
	status syscall.WaitStatus
	rusage syscall.Rusage // not known: zero
}

// Pid returns the process's id.
func (p *ProcessState) Pid() int { return p.pid }

// Exited reports whether the process ended by itself.
func (p *ProcessState) Exited() bool { return p.status.Exited() }

// Success reports whether it did so with status 0.
func (p *ProcessState) Success() bool { return p.status.ExitStatus() == 0 }

// Sys returns a syscall.WaitStatus.
func (p *ProcessState) Sys() any { return p.status }

// SysUsage returns a *syscall.Rusage, which is empty: the figures are not known.
func (p *ProcessState) SysUsage() any { return &p.rusage }

// UserTime and SystemTime return the process's processor time: 0, as it is not known.
func (p *ProcessState) UserTime() time.Duration   { return time.Duration(p.rusage.Utime.Nano()) }
func (p *ProcessState) SystemTime() time.Duration { return time.Duration(p.rusage.Stime.Nano()) }

// ExitCode returns the exit status, -1 if a signal ended the process.
func (p *ProcessState) ExitCode() int {
	if p == nil {
		return -1
	}
	return p.status.ExitStatus()
}

func (p *ProcessState) String() string {
	if p == nil {
		return "<nil>"
	}
	switch {
	case p.status.Exited():
		return "exit status " + decimal(p.status.ExitStatus())
	case p.status.Signaled():
		return "signal: " + p.status.Signal().String()
	}
	return ""
}
