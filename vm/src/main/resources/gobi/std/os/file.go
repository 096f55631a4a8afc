// Package os is the portable interface to the operating system: files, environment, process, with the behaviour that Go
// 1.23 documents. Files are not buffered: every Read and Write is one request to the system.
package os

import (
	"errors"
	"internal/sys"
	"io"
	"io/fs"
	"sync/atomic"
	"syscall"
	"time"
)

// Flags of OpenFile: exactly one of the first three, any of the others.
const (
	O_RDONLY int = syscall.O_RDONLY
	O_WRONLY int = syscall.O_WRONLY
	O_RDWR   int = syscall.O_RDWR
	O_APPEND int = syscall.O_APPEND
	O_CREATE int = syscall.O_CREAT
	O_EXCL   int = syscall.O_EXCL
	O_SYNC   int = syscall.O_SYNC
	O_TRUNC  int = syscall.O_TRUNC
)

// Values of whence for Seek; io has newer names.
const (
	SEEK_SET int = 0
	SEEK_CUR int = 1
	SEEK_END int = 2
)

const (
	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

// IsPathSeparator reports whether c separates directories.
func IsPathSeparator(c uint8) bool { return c == PathSeparator }

// The standard streams.
var (
	Stdin  = NewFile(0, "/dev/stdin")
	Stdout = NewFile(1, "/dev/stdout")
	Stderr = NewFile(2, "/dev/stderr")
)

// File is an open file. Its methods may be called from several goroutines.
type File struct {
	fd   int
	name string

	closed  uint32 // atomic: 1 when closed
	append  bool
	entries []string // what ReadDir has not returned yet
	listed  bool
}

// NewFile returns a File for a descriptor, nil if that is negative.
func NewFile(fd uintptr, name string) *File {
	if int(fd) < 0 {
		return nil
	}
	return &File{fd: int(fd), name: name}
}

// Name returns the name given to Open.
func (f *File) Name() string { return f.name }

// Fd returns the descriptor.
func (f *File) Fd() uintptr {
	if f == nil || atomic.LoadUint32(&f.closed) != 0 {
		return ^uintptr(0)
	}
	return uintptr(f.fd)
}

// check returns the error of operations on closed files.
func (f *File) check(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if atomic.LoadUint32(&f.closed) != 0 {
		return &PathError{Op: op, Path: f.name, Err: ErrClosed}
	}
	return nil
}

func (f *File) fail(op string, errno int) error {
	if errno == 0 {
		return nil
	}
	return &PathError{Op: op, Path: f.name, Err: syscall.Errno(errno)}
}

func pathError(op, path string, errno int) error {
	if errno == 0 {
		return nil
	}
	return &PathError{Op: op, Path: path, Err: syscall.Errno(errno)}
}

// Open opens a file for reading.
func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

// Create makes a file or empties it and opens it for reading and writing.
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

// OpenFile opens a file with O_ flags; perm is for a file that it makes.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	fd, errno := sys.Open(name, flag|syscall.O_CLOEXEC, int(modeBits(perm)))
	if errno != 0 {
		return nil, &PathError{Op: "open", Path: name, Err: syscall.Errno(errno)}
	}
	return &File{fd: fd, name: name, append: flag&O_APPEND != 0}, nil
}

// modeBits turns a FileMode's permissions into Linux's mode bits.
func modeBits(m FileMode) uint32 {
	b := uint32(m.Perm())
	if m&ModeSetuid != 0 {
		b |= syscall.S_ISUID
	}
	if m&ModeSetgid != 0 {
		b |= syscall.S_ISGID
	}
	if m&ModeSticky != 0 {
		b |= syscall.S_ISVTX
	}
	return b
}

// Close closes the file.
func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	if !atomic.CompareAndSwapUint32(&f.closed, 0, 1) {
		return &PathError{Op: "close", Path: f.name, Err: ErrClosed}
	}
	return f.fail("close", sys.Close(f.fd))
}

// Read reads up to len(b) bytes; io.EOF at the end.
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	n, errno := sys.Read(f.fd, b)
	if errno != 0 {
		return 0, f.fail("read", errno)
	}
	if n == 0 && len(b) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// ReadAt reads len(b) bytes at an offset; io.EOF if fewer are there.
func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{Op: "readat", Path: f.name, Err: errors.New("negative offset")}
	}
	for len(b) > 0 {
		m, errno := sys.Pread(f.fd, b, off)
		if errno != 0 {
			return n, f.fail("read", errno)
		}
		if m == 0 {
			return n, io.EOF
		}
		n += m
		b = b[m:]
		off += int64(m)
	}
	return n, nil
}

// ReadFrom writes what it reads from r.
func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	return io.Copy(onlyWriter{f}, r)
}

// onlyWriter hides all methods of a File but Write.
type onlyWriter struct{ io.Writer }

// WriteTo writes the rest of the file to w.
func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	return io.Copy(w, onlyReader{f})
}

// onlyReader hides all methods of a File but Read.
type onlyReader struct{ io.Reader }

// Write writes b.
func (f *File) Write(b []byte) (n int, err error) {
	if f == nil || atomic.LoadUint32(&f.closed) != 0 {
		return 0, f.check("write")
	}
	n, errno := sys.Write(f.fd, b)
	for errno == 0 && n < len(b) {
		var m int
		m, errno = sys.Write(f.fd, b[n:])
		if m == 0 && errno == 0 {
			return n, &PathError{Op: "write", Path: f.name, Err: io.ErrShortWrite}
		}
		n += m
	}
	if errno != 0 {
		return n, f.fail("write", errno)
	}
	return n, nil
}

var errWriteAtInAppendMode = errors.New("os: invalid use of WriteAt on file opened with O_APPEND")

// WriteAt writes b at an offset.
func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if f.append {
		return 0, errWriteAtInAppendMode
	}
	if off < 0 {
		return 0, &PathError{Op: "writeat", Path: f.name, Err: errors.New("negative offset")}
	}
	for len(b) > 0 {
		m, errno := sys.Pwrite(f.fd, b, off)
		if errno != 0 {
			return n, f.fail("write", errno)
		}
		n += m
		b = b[m:]
		off += int64(m)
	}
	return n, nil
}

// WriteString writes s.
func (f *File) WriteString(s string) (n int, err error) { return f.Write([]byte(s)) }

// Seek sets the offset of the next Read or Write.
func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	if err := f.check("seek"); err != nil {
		return 0, err
	}
	f.listed, f.entries = false, nil
	ret, errno := sys.Seek(f.fd, offset, whence)
	if errno != 0 {
		return 0, f.fail("seek", errno)
	}
	return ret, nil
}

// Sync writes the file's data to the device.
func (f *File) Sync() error {
	if err := f.check("sync"); err != nil {
		return err
	}
	return f.fail("sync", sys.Sync(f.fd))
}

// Truncate changes the size.
func (f *File) Truncate(size int64) error {
	if err := f.check("truncate"); err != nil {
		return err
	}
	return f.fail("truncate", sys.Ftruncate(f.fd, size))
}

// Chmod changes the mode.
func (f *File) Chmod(mode FileMode) error {
	if err := f.check("chmod"); err != nil {
		return err
	}
	return f.fail("chmod", sys.Chmod(f.name, int(modeBits(mode))))
}

// Chdir makes the directory the working directory.
func (f *File) Chdir() error {
	if err := f.check("chdir"); err != nil {
		return err
	}
	return f.fail("chdir", sys.Chdir(f.name))
}

// SetDeadline and the other two do not work on files.
func (f *File) SetDeadline(t time.Time) error      { return f.noDeadline() }
func (f *File) SetReadDeadline(t time.Time) error  { return f.noDeadline() }
func (f *File) SetWriteDeadline(t time.Time) error { return f.noDeadline() }

func (f *File) noDeadline() error {
	if err := f.check("set deadline"); err != nil {
		return err
	}
	return ErrNoDeadline
}

// Stat describes the file.
func (f *File) Stat() (FileInfo, error) {
	if err := f.check("stat"); err != nil {
		return nil, err
	}
	s := &fileStat{name: basename(f.name)}
	if errno := sys.Fstat(f.fd, &s.sys); errno != 0 {
		return nil, f.fail("stat", errno)
	}
	return s, nil
}

// ReadDir returns the next n entries of the directory, all of them if n <= 0.
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	if err := f.check("readdir"); err != nil {
		return nil, err
	}
	if !f.listed {
		list, errno := sys.ReadDir(f.name)
		if errno != 0 {
			op := "fdopendir"
			if errno == int(syscall.ENOTDIR) {
				op = "readdirent"
			}
			return nil, f.fail(op, errno)
		}
		f.entries, f.listed = list, true
	}
	take := len(f.entries)
	if n > 0 {
		if take == 0 {
			return nil, io.EOF
		}
		if take > n {
			take = n
		}
	}
	list := make([]DirEntry, take)
	for i, e := range f.entries[:take] {
		list[i] = &dirEntry{dir: f.name, name: e[1:], typ: entryType(e[0])}
	}
	f.entries = f.entries[take:]
	return list, nil
}

// Readdir is ReadDir with full descriptions.
func (f *File) Readdir(n int) ([]FileInfo, error) {
	entries, err := f.ReadDir(n)
	var infos []FileInfo
	for _, e := range entries {
		info, err := e.Info()
		if IsNotExist(err) {
			continue
		}
		if err != nil {
			return infos, err
		}
		infos = append(infos, info)
	}
	if infos == nil && err == nil {
		infos = []FileInfo{}
	}
	return infos, err
}

// Readdirnames is ReadDir with the names only.
func (f *File) Readdirnames(n int) (names []string, err error) {
	entries, err := f.ReadDir(n)
	names = make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, err
}

// ReadFile reads a whole file.
func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := 0
	var st sys.StatBuf
	if sys.Fstat(f.fd, &st) == 0 {
		size = int(st.Size)
	}
	if size < 511 {
		size = 511
	}
	data := make([]byte, 0, size+1)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err != nil {
			if err == io.EOF {
				err = nil
			}
			return data, err
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// WriteFile makes or empties a file and writes data to it.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if cerr := f.Close(); cerr != nil && err == nil {
		err = cerr
	}
	return err
}

// Pipe returns a connected pair of files: what is written to w is read from r.
func Pipe() (r *File, w *File, err error) {
	rfd, wfd, errno := sys.Pipe()
	if errno != 0 {
		return nil, nil, NewSyscallError("pipe2", syscall.Errno(errno))
	}
	return &File{fd: rfd, name: "|0"}, &File{fd: wfd, name: "|1"}, nil
}

// DirFS returns a file system for the tree at dir.
func DirFS(dir string) fs.FS { return dirFS(dir) }

type dirFS string

func (d dirFS) path(op, name string) (string, error) {
	if d == "" {
		return "", &PathError{Op: op, Path: name, Err: errors.New("os: DirFS with empty root")}
	}
	if !fs.ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	return string(d) + "/" + name, nil
}

// relative makes an error speak of the name within the tree.
func relative(err error, name string) error {
	if e, ok := err.(*PathError); ok {
		e.Path = name
	}
	return err
}

func (d dirFS) Open(name string) (fs.File, error) {
	full, err := d.path("open", name)
	if err != nil {
		return nil, err
	}
	f, err := Open(full)
	if err != nil {
		return nil, relative(err, name)
	}
	return f, nil
}

func (d dirFS) ReadFile(name string) ([]byte, error) {
	full, err := d.path("readfile", name)
	if err != nil {
		return nil, err
	}
	b, err := ReadFile(full)
	return b, relative(err, name)
}

func (d dirFS) ReadDir(name string) ([]DirEntry, error) {
	full, err := d.path("readdir", name)
	if err != nil {
		return nil, err
	}
	list, err := ReadDir(full)
	return list, relative(err, name)
}

func (d dirFS) Stat(name string) (fs.FileInfo, error) {
	full, err := d.path("stat", name)
	if err != nil {
		return nil, err
	}
	info, err := Stat(full)
	return info, relative(err, name)
}

// Chown changes the file's owner and group.
func (f *File) Chown(uid, gid int) error {
	if err := f.check("chown"); err != nil {
		return err
	}
	return f.fail("chown", sys.Chown(f.name, uid, gid))
}
