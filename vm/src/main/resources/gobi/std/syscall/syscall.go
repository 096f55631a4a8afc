// Package syscall holds the small part of Go 1.23's syscall package that portable programs use: error numbers, signals, open
// flags, and the plain calls on files, environment and process. Numbers and texts are Linux's on every host.
package syscall

import (
	"errors"
	"internal/oserror"
	"internal/sys"
)

// Errno is a Linux error number; 0 is no error.
type Errno uintptr

func (e Errno) Error() string {
	if s := errorText(e); s != "" {
		return s
	}
	return "errno " + decimal(int(e))
}

// Is relates error numbers to the portable errors of package os.
func (e Errno) Is(target error) bool {
	switch target {
	case oserror.ErrPermission:
		return e == EACCES || e == EPERM
	case oserror.ErrExist:
		return e == EEXIST || e == ENOTEMPTY
	case oserror.ErrNotExist:
		return e == ENOENT
	case errors.ErrUnsupported:
		return e == ENOSYS || e == ENOTSUP || e == EOPNOTSUPP
	}
	return false
}

// Temporary reports whether the same call may succeed later.
func (e Errno) Temporary() bool {
	return e == EINTR || e == EMFILE || e == ENFILE || e.Timeout()
}

// Timeout reports whether the error means that time ran out.
func (e Errno) Timeout() bool {
	return e == EAGAIN || e == EWOULDBLOCK || e == ETIMEDOUT
}

// Signal is the number of a signal.
type Signal int

// Signal marks the type as an os.Signal.
func (s Signal) Signal() {}

func (s Signal) String() string {
	if t := signalText(s); t != "" {
		return t
	}
	return "signal " + decimal(int(s))
}

// decimal avoids a dependency on strconv.
func decimal(n int) string {
	if n < 0 {
		return "-" + decimal(-n)
	}
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}

// Flags of Open.
const (
	O_RDONLY    = 0x0
	O_WRONLY    = 0x1
	O_RDWR      = 0x2
	O_CREAT     = 0x40
	O_EXCL      = 0x80
	O_NOCTTY    = 0x100
	O_TRUNC     = 0x200
	O_APPEND    = 0x400
	O_NONBLOCK  = 0x800
	O_SYNC      = 0x101000
	O_DIRECTORY = 0x10000
	O_NOFOLLOW  = 0x20000
	O_CLOEXEC   = 0x80000
)

// Bits of a file's mode.
const (
	S_IFMT   = 0xf000
	S_IFSOCK = 0xc000
	S_IFLNK  = 0xa000
	S_IFREG  = 0x8000
	S_IFBLK  = 0x6000
	S_IFDIR  = 0x4000
	S_IFCHR  = 0x2000
	S_IFIFO  = 0x1000
	S_ISUID  = 0x800
	S_ISGID  = 0x400
	S_ISVTX  = 0x200
)

// Standard descriptors.
var (
	Stdin  = 0
	Stdout = 1
	Stderr = 2
)

// Timespec is a time in seconds and nanoseconds.
type Timespec struct {
	Sec  int64
	Nsec int64
}

// Unix returns the time's parts.
func (ts *Timespec) Unix() (sec int64, nsec int64) { return ts.Sec, ts.Nsec }

// Nano returns the time in nanoseconds.
func (ts *Timespec) Nano() int64 { return ts.Sec*1e9 + ts.Nsec }

// Stat_t describes a file.
type Stat_t struct {
	Dev     uint64
	Ino     uint64
	Nlink   uint64
	Mode    uint32
	Uid     uint32
	Gid     uint32
	Rdev    uint64
	Size    int64
	Blksize int64
	Blocks  int64
	Atim    Timespec
	Mtim    Timespec
	Ctim    Timespec
}

// toError makes an error of an error number, nil of 0.
func toError(errno int) error {
	if errno == 0 {
		return nil
	}
	return Errno(errno)
}

func Open(path string, mode int, perm uint32) (fd int, err error) {
	fd, errno := sys.Open(path, mode, int(perm))
	if errno != 0 {
		return -1, Errno(errno)
	}
	return fd, nil
}

func Close(fd int) error { return toError(sys.Close(fd)) }

func Read(fd int, p []byte) (n int, err error) {
	n, errno := sys.Read(fd, p)
	return n, toError(errno)
}

func Write(fd int, p []byte) (n int, err error) {
	n, errno := sys.Write(fd, p)
	return n, toError(errno)
}

func Seek(fd int, offset int64, whence int) (int64, error) {
	pos, errno := sys.Seek(fd, offset, whence)
	return pos, toError(errno)
}

// fill sets st from b; Blocks follows from the size.
func fill(st *Stat_t, b *sys.StatBuf) {
	*st = Stat_t{
		Dev: b.Dev, Ino: b.Ino, Nlink: b.Nlink, Mode: uint32(b.Mode), Uid: uint32(b.Uid), Gid: uint32(b.Gid),
		Size: b.Size, Blksize: 4096, Blocks: (b.Size + 511) / 512,
		Atim: Timespec{b.ATimeSec, b.ATimeNsec},
		Mtim: Timespec{b.MTimeSec, b.MTimeNsec},
		Ctim: Timespec{b.CTimeSec, b.CTimeNsec},
	}
}

func Stat(path string, st *Stat_t) error {
	var b sys.StatBuf
	if errno := sys.Stat(path, &b); errno != 0 {
		return Errno(errno)
	}
	fill(st, &b)
	return nil
}

func Lstat(path string, st *Stat_t) error {
	var b sys.StatBuf
	if errno := sys.Lstat(path, &b); errno != 0 {
		return Errno(errno)
	}
	fill(st, &b)
	return nil
}

func Fstat(fd int, st *Stat_t) error {
	var b sys.StatBuf
	if errno := sys.Fstat(fd, &b); errno != 0 {
		return Errno(errno)
	}
	fill(st, &b)
	return nil
}

func Mkdir(path string, mode uint32) error { return toError(sys.Mkdir(path, int(mode))) }
func Rmdir(path string) error              { return toError(sys.Rmdir(path)) }
func Unlink(path string) error             { return toError(sys.Unlink(path)) }
func Rename(from, to string) error         { return toError(sys.Rename(from, to)) }
func Chdir(path string) error              { return toError(sys.Chdir(path)) }
func Chmod(path string, mode uint32) error { return toError(sys.Chmod(path, int(mode))) }
func Exit(code int)                        { sys.Exit(code) }
func Getpid() int                          { return sys.Pid() }
func Getppid() int                         { return sys.Ppid() }
func Getuid() int                          { return sys.Uid() }
func Geteuid() int                         { return sys.Euid() }
func Getgid() int                          { return sys.Gid() }
func Getegid() int                         { return sys.Egid() }
func Getpagesize() int                     { return sys.PageSize() }
func Environ() []string                    { return sys.Environ() }

func Getwd() (string, error) {
	dir, errno := sys.Getwd()
	return dir, toError(errno)
}

func Kill(pid int, sig Signal) error { return toError(sys.Kill(pid, int(sig))) }

func Getenv(key string) (value string, found bool) {
	if key == "" {
		return "", false
	}
	return sys.Getenv(key)
}

func Setenv(key, value string) error {
	if !validKey(key) {
		return EINVAL
	}
	for i := 0; i < len(value); i++ {
		if value[i] == 0 {
			return EINVAL
		}
	}
	sys.Setenv(key, value)
	return nil
}

func validKey(key string) bool {
	for i := 0; i < len(key); i++ {
		if key[i] == '=' || key[i] == 0 {
			return false
		}
	}
	return key != ""
}

func Unsetenv(key string) error {
	sys.Unsetenv(key)
	return nil
}

// Clearenv removes all variables.
func Clearenv() {
	for _, kv := range sys.Environ() {
		for i := 1; i < len(kv); i++ {
			if kv[i] == '=' {
				sys.Unsetenv(kv[:i])
				break
			}
		}
	}
}
