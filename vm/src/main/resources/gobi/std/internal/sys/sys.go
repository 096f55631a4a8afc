// Package sys is the leaf interface to files, environment and process. All its functions are natives. errno results are
// Linux's numbers, 0 for success, whatever the host system is.
//
// File descriptors are the VM's own: 0, 1, 2 are the standard streams, further ones come from Open and Pipe, lowest free
// number first. Natives that may wait (Open, Read, Write, Sync, and reading directories) give up the P for that time.
package sys

// Args returns the program's arguments, the program's name first, as a fresh slice.
func Args() []string

// Exit ends the process with that status, after which nothing of the program runs. It does not return.
func Exit(status int)

// Pid and Ppid return the ids of the process and of its parent; Uid, Gid, Euid, Egid those of its user.
func Pid() int
func Ppid() int
func Uid() int
func Gid() int
func Euid() int
func Egid() int

// Getenv returns a variable of the VM's own copy of the environment.
//
//go:noescape
func Getenv(key string) (value string, found bool)

// Setenv sets a variable in the VM's copy of the environment.
//
//go:noescape
func Setenv(key, value string)

// Unsetenv removes a variable.
//
//go:noescape
func Unsetenv(key string)

// Environ returns all variables as fresh "key=value" strings.
func Environ() []string

// Hostname returns the host's name, "" if it is not known.
func Hostname() string

// Executable returns the absolute path of the running program, "" if there is none.
func Executable() string

// Getwd returns the working directory, an absolute path. Chdir changes it for relative paths in all functions here.
func Getwd() (dir string, errno int)
//go:noescape
func Chdir(path string) (errno int)

// Open opens a file; flags and perm are Linux's O_ and mode bits (the umask applies). With O_DIRECTORY or on a directory opened
// for reading the descriptor serves Fstat, ReadDir, Fchdir and Close.
//
//go:noescape
func Open(path string, flags int, perm int) (fd, errno int)

// Close closes a descriptor.
func Close(fd int) (errno int)

// Read reads up to len(p) bytes at the file's position; n is 0 at the end of the file.
//
//go:noescape
func Read(fd int, p []byte) (n, errno int)

// Write writes up to len(p) bytes at the file's position, or at the end with O_APPEND.
//
//go:noescape
func Write(fd int, p []byte) (n, errno int)

// Pread and Pwrite read and write at an offset and leave the position alone.
//
//go:noescape
func Pread(fd int, p []byte, offset int64) (n, errno int)
//go:noescape
func Pwrite(fd int, p []byte, offset int64) (n, errno int)

// Seek sets the position: whence 0 from the start, 1 from the position, 2 from the end.
func Seek(fd int, offset int64, whence int) (position int64, errno int)

// Sync writes the file's data to the device.
func Sync(fd int) (errno int)

// Truncate cuts or extends a file; Ftruncate an open one.
func Truncate(path string, size int64) (errno int)
func Ftruncate(fd int, size int64) (errno int)

// Pipe makes a pipe: data written to w is read from r.
func Pipe() (r, w, errno int)

// StatBuf is what Stat, Lstat and Fstat fill in.
type StatBuf struct {
	Dev, Ino  uint64
	Mode      uint64 // Linux's st_mode: type and permission bits
	Nlink     uint64
	Uid, Gid  uint64
	Size      int64
	ATimeSec  int64
	ATimeNsec int64
	MTimeSec  int64
	MTimeNsec int64
	CTimeSec  int64
	CTimeNsec int64
}

// Stat follows symbolic links, Lstat does not.
//
//go:noescape
func Stat(path string, buf *StatBuf) (errno int)
//go:noescape
func Lstat(path string, buf *StatBuf) (errno int)
//go:noescape
func Fstat(fd int, buf *StatBuf) (errno int)

// ReadDir returns all names in a directory except . and .., in no particular order. Each string starts with one byte that
// tells the type: 'd' directory, 'f' regular file, 'l' symbolic link, 'p' pipe, 's' socket, 'c' and 'b' devices, '?' unknown.
func ReadDir(path string) (entries []string, errno int)

//go:noescape
func Mkdir(path string, perm int) (errno int)

// Unlink removes a name that is not a directory, Rmdir an empty directory.
//
//go:noescape
func Unlink(path string) (errno int)
func Rmdir(path string) (errno int)
func Rename(from, to string) (errno int)
func Link(from, to string) (errno int)

// Symlink makes path a symbolic link that says target.
func Symlink(target, path string) (errno int)
func Readlink(path string) (target string, errno int)
func Chmod(path string, perm int) (errno int)
func Chown(path string, uid, gid int) (errno int)
func Lchown(path string, uid, gid int) (errno int)

// Utimes sets access and modification times, in nanoseconds since 1970.
func Utimes(path string, atime, mtime int64) (errno int)

// IsTerminal reports whether a descriptor is a terminal.
func IsTerminal(fd int) bool

// Kill sends a signal to a process.
func Kill(pid, signal int) (errno int)

// StartProcess starts the program at path, with argv (argv[0] is its name), variables "key=value", working directory dir, and as its
// descriptors 0, 1 and 2 those in fds, all of which must be open.
func StartProcess(path string, argv, env []string, dir string, fds []int) (pid, errno int)

// WaitProcess waits for the end of a process that StartProcess started; once for each. The status is what wait4 gives: the signal
// that ended it, or its exit status times 256.
func WaitProcess(pid int) (status, errno int)

// Random returns 64 random bits from the system, for temporary names and the like.
func Random() uint64

// PageSize returns the memory page size that os.Getpagesize tells.
func PageSize() int
