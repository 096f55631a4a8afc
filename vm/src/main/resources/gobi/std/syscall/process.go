package syscall

import "internal/sys"

// WaitStatus is how a process ended, as wait4 gives it.
type WaitStatus uint32

// Exited reports whether the process ended by itself.
func (w WaitStatus) Exited() bool { return w&0x7f == 0 }

// Signaled reports whether a signal ended it.
func (w WaitStatus) Signaled() bool { return w&0x7f != 0 && w&0x7f != 0x7f }

// Stopped and Continued are false: only ends are reported.
func (w WaitStatus) Stopped() bool   { return w&0xff == 0x7f }
func (w WaitStatus) Continued() bool { return w == 0xffff }
func (w WaitStatus) CoreDump() bool  { return w.Signaled() && w&0x80 != 0 }

// ExitStatus returns the exit status, -1 if the process did not end by itself.
func (w WaitStatus) ExitStatus() int {
	if !w.Exited() {
		return -1
	}
	return int(w>>8) & 0xff
}

// Signal returns the signal that ended the process, -1 if none did.
func (w WaitStatus) Signal() Signal {
	if !w.Signaled() {
		return -1
	}
	return Signal(w & 0x7f)
}

// StopSignal returns the signal that stopped the process, -1 if none did.
func (w WaitStatus) StopSignal() Signal {
	if !w.Stopped() {
		return -1
	}
	return Signal(w>>8) & 0xff
}

// TrapCause is -1: no process is traced.
func (w WaitStatus) TrapCause() int { return -1 }

// Timeval is a time in seconds and microseconds.
type Timeval struct {
	Sec  int64
	Usec int64
}

// Nano returns the time in nanoseconds.
func (tv *Timeval) Nano() int64 { return tv.Sec*1e9 + tv.Usec*1000 }

// Unix returns the time in seconds and nanoseconds.
func (tv *Timeval) Unix() (sec int64, nsec int64) { return tv.Sec, tv.Usec * 1000 }

// Rusage is what a process used.
type Rusage struct {
	Utime    Timeval
	Stime    Timeval
	Maxrss   int64
	Ixrss    int64
	Idrss    int64
	Isrss    int64
	Minflt   int64
	Majflt   int64
	Nswap    int64
	Inblock  int64
	Oublock  int64
	Msgsnd   int64
	Msgrcv   int64
	Nsignals int64
	Nvcsw    int64
	Nivcsw   int64
}

// Credential is the user that a new process runs as.
type Credential struct {
	Uid         uint32
	Gid         uint32
	Groups      []uint32
	NoSetGroups bool
}

// SysProcAttr asks for properties of a new process. The machine supports none of them: starting a process with any of them set fails
// with ENOSYS.
type SysProcAttr struct {
	Chroot     string
	Credential *Credential
	Ptrace     bool
	Setsid     bool
	Setpgid    bool
	Setctty    bool
	Noctty     bool
	Ctty       int
	Foreground bool
	Pgid       int
	Pdeathsig  Signal
	Cloneflags uintptr
}

// ProcAttr says what ForkExec gives to a new process.
type ProcAttr struct {
	Dir   string
	Env   []string
	Files []uintptr
	Sys   *SysProcAttr
}

// ForkExec starts a program and returns its process id.
func ForkExec(argv0 string, argv []string, attr *ProcAttr) (pid int, err error) {
	if attr == nil {
		attr = new(ProcAttr)
	}
	if attr.Sys != nil && *attr.Sys != (SysProcAttr{}) || len(attr.Files) != 3 {
		return 0, ENOSYS
	}
	fds := make([]int, len(attr.Files))
	for i, f := range attr.Files {
		fds[i] = int(f)
	}
	pid, errno := sys.StartProcess(argv0, argv, attr.Env, attr.Dir, fds)
	if errno != 0 {
		return 0, Errno(errno)
	}
	return pid, nil
}

// Wait4 waits for a process that this one has started. options must be 0 and rusage nil, or it fails with ENOSYS.
func Wait4(pid int, wstatus *WaitStatus, options int, rusage *Rusage) (wpid int, err error) {
	if options != 0 || rusage != nil {
		return -1, ENOSYS
	}
	status, errno := sys.WaitProcess(pid)
	if errno != 0 {
		return -1, Errno(errno)
	}
	if wstatus != nil {
		*wstatus = WaitStatus(status)
	}
	return pid, nil
}

// Exec would replace this process, which a virtual machine cannot do: it fails with ENOSYS.
func Exec(argv0 string, argv []string, envv []string) (err error) { return ENOSYS }
