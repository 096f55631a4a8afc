// Package fs defines what a file system is to programs: files, their descriptions and modes, and errors on paths, with the
// behaviour that Go 1.23 documents.
package fs

import (
	"errors"
	"internal/oserror"
	"io"
	"time"
	"unicode/utf8"
)

// Errors that file systems return, mostly within a *PathError: test with errors.Is.
var (
	ErrInvalid    = oserror.ErrInvalid
	ErrPermission = oserror.ErrPermission
	ErrExist      = oserror.ErrExist
	ErrNotExist   = oserror.ErrNotExist
	ErrClosed     = oserror.ErrClosed
)

// SkipDir, returned by a WalkDirFunc, leaves out the directory; SkipAll ends the walk.
var (
	SkipDir = errors.New("skip this directory")
	SkipAll = errors.New("skip everything and stop the walk")
)

// FS is a tree of files. Names are slash-separated paths that ValidPath accepts.
type FS interface {
	Open(name string) (File, error)
}

// File is an open file.
type File interface {
	Stat() (FileInfo, error)
	Read([]byte) (int, error)
	Close() error
}

// ReadDirFile is a directory whose entries can be read.
type ReadDirFile interface {
	File
	ReadDir(n int) ([]DirEntry, error)
}

// ReadDirFS can read directories itself.
type ReadDirFS interface {
	FS
	ReadDir(name string) ([]DirEntry, error)
}

// ReadFileFS can read whole files itself.
type ReadFileFS interface {
	FS
	ReadFile(name string) ([]byte, error)
}

// StatFS can describe files itself.
type StatFS interface {
	FS
	Stat(name string) (FileInfo, error)
}

// SubFS can make subtrees itself.
type SubFS interface {
	FS
	Sub(dir string) (FS, error)
}

// GlobFS can match patterns itself.
type GlobFS interface {
	FS
	Glob(pattern string) ([]string, error)
}

// DirEntry is an entry read from a directory.
type DirEntry interface {
	Name() string
	IsDir() bool
	Type() FileMode
	Info() (FileInfo, error)
}

// FileInfo describes a file.
type FileInfo interface {
	Name() string
	Size() int64
	Mode() FileMode
	ModTime() time.Time
	IsDir() bool
	Sys() any
}

// FileMode is a file's type and permission bits, the same on all systems.
type FileMode uint32

const (
	ModeDir        FileMode = 1 << 31 // d
	ModeAppend     FileMode = 1 << 30 // a
	ModeExclusive  FileMode = 1 << 29 // l
	ModeTemporary  FileMode = 1 << 28 // T
	ModeSymlink    FileMode = 1 << 27 // L
	ModeDevice     FileMode = 1 << 26 // D
	ModeNamedPipe  FileMode = 1 << 25 // p
	ModeSocket     FileMode = 1 << 24 // S
	ModeSetuid     FileMode = 1 << 23 // u
	ModeSetgid     FileMode = 1 << 22 // g
	ModeCharDevice FileMode = 1 << 21 // c
	ModeSticky     FileMode = 1 << 20 // t
	ModeIrregular  FileMode = 1 << 19 // ?

	ModeType = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice | ModeIrregular

	ModePerm FileMode = 0777
)

func (m FileMode) String() string {
	var buf [32]byte
	n := 0
	const letters = "dalTLDpSugct?"
	for i := 0; i < len(letters); i++ {
		if m&(1<<uint(31-i)) != 0 {
			buf[n] = letters[i]
			n++
		}
	}
	if n == 0 {
		buf[0] = '-'
		n = 1
	}
	const rwx = "rwxrwxrwx"
	for i := 0; i < len(rwx); i++ {
		buf[n] = '-'
		if m&(1<<uint(8-i)) != 0 {
			buf[n] = rwx[i]
		}
		n++
	}
	return string(buf[:n])
}

// IsDir reports whether m is a directory's.
func (m FileMode) IsDir() bool { return m&ModeDir != 0 }

// IsRegular reports whether m has no type bit.
func (m FileMode) IsRegular() bool { return m&ModeType == 0 }

// Perm returns the permission bits.
func (m FileMode) Perm() FileMode { return m & ModePerm }

// Type returns the type bits.
func (m FileMode) Type() FileMode { return m & ModeType }

// PathError is an error with the operation and path that caused it.
type PathError struct {
	Op   string
	Path string
	Err  error
}

func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }

func (e *PathError) Unwrap() error { return e.Err }

// Timeout reports whether the cause is a timeout.
func (e *PathError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// ValidPath reports whether name is a path that Open takes: slash-separated, unrooted, without empty, . or .. elements,
// valid UTF-8; the root itself is ".".
func ValidPath(name string) bool {
	if !utf8.ValidString(name) {
		return false
	}
	if name == "." {
		return true
	}
	start := 0
	for i := 0; i <= len(name); i++ {
		if i == len(name) || name[i] == '/' {
			elem := name[start:i]
			if elem == "" || elem == "." || elem == ".." {
				return false
			}
			start = i + 1
		}
	}
	return true
}

// Stat describes a file of fsys.
func Stat(fsys FS, name string) (FileInfo, error) {
	if s, ok := fsys.(StatFS); ok {
		return s.Stat(name)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Stat()
}

// ReadFile reads a whole file of fsys.
func ReadFile(fsys FS, name string) ([]byte, error) {
	if r, ok := fsys.(ReadFileFS); ok {
		return r.ReadFile(name)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// ReadDir reads a directory of fsys and returns its entries sorted by name.
func ReadDir(fsys FS, name string) ([]DirEntry, error) {
	if r, ok := fsys.(ReadDirFS); ok {
		return r.ReadDir(name)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	d, ok := f.(ReadDirFile)
	if !ok {
		return nil, &PathError{Op: "readdir", Path: name, Err: errors.New("not implemented")}
	}
	list, err := d.ReadDir(-1)
	sortEntries(list)
	return list, err
}

// sortEntries sorts by merging, so that sort need not be imported.
func sortEntries(list []DirEntry) {
	if len(list) < 2 {
		return
	}
	mid := len(list) / 2
	left := append([]DirEntry(nil), list[:mid]...)
	right := list[mid:]
	sortEntries(left)
	sortEntries(right)
	for i, l, r := 0, 0, 0; l < len(left); i++ {
		if r < len(right) && right[r].Name() < left[l].Name() {
			list[i] = right[r]
			r++
		} else {
			list[i] = left[l]
			l++
		}
	}
}

// FileInfoToDirEntry makes an entry of a description; nil of nil.
func FileInfoToDirEntry(info FileInfo) DirEntry {
	if info == nil {
		return nil
	}
	return infoEntry{info}
}

type infoEntry struct{ info FileInfo }

func (e infoEntry) Name() string            { return e.info.Name() }
func (e infoEntry) IsDir() bool             { return e.info.IsDir() }
func (e infoEntry) Type() FileMode          { return e.info.Mode().Type() }
func (e infoEntry) Info() (FileInfo, error) { return e.info, nil }
func (e infoEntry) String() string          { return FormatDirEntry(e) }

// FormatFileInfo formats a description for people: mode, size, time, name.
func FormatFileInfo(info FileInfo) string {
	name := info.Name()
	if info.IsDir() {
		name += "/"
	}
	return info.Mode().String() + " " + decimal(info.Size()) + " " + info.ModTime().Format("2006-01-02 15:04:05") + " " + name
}

// FormatDirEntry formats an entry for people: type and name.
func FormatDirEntry(dir DirEntry) string {
	name := dir.Name()
	if dir.IsDir() {
		name += "/"
	}
	mode := dir.Type().String()
	return mode[:len(mode)-9] + " " + name
}

func decimal(n int64) string {
	var buf [20]byte
	neg := n < 0
	u := uint64(n)
	if neg {
		u = -u
	}
	i := len(buf)
	for {
		i--
		buf[i] = byte('0' + u%10)
		u /= 10
		if u == 0 {
			break
		}
	}
	if neg {
		i--
		buf[i] = '-'
	}
	return string(buf[i:])
}

// WalkDirFunc is called for every file of a walk. err tells why a directory could not be read.
type WalkDirFunc func(path string, d DirEntry, err error) error

// WalkDir walks the tree at root in lexical order, each directory before its contents.
func WalkDir(fsys FS, root string, fn WalkDirFunc) error {
	info, err := Stat(fsys, root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walk(fsys, root, FileInfoToDirEntry(info), fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walk(fsys FS, name string, d DirEntry, fn WalkDirFunc) error {
	err := fn(name, d, nil)
	if err != nil || !d.IsDir() {
		if err == SkipDir && d.IsDir() {
			err = nil
		}
		return err
	}
	list, err := ReadDir(fsys, name)
	if err != nil {
		if err = fn(name, d, err); err != nil {
			if err == SkipDir {
				err = nil
			}
			return err
		}
	}
	for _, e := range list {
		if err := walk(fsys, join(name, e.Name()), e, fn); err != nil {
			if err == SkipDir {
				break
			}
			return err
		}
	}
	return nil
}

func join(dir, name string) string {
	if dir == "." {
		return name
	}
	return dir + "/" + name
}

// Sub returns the subtree of fsys at dir.
func Sub(fsys FS, dir string) (FS, error) {
	if !ValidPath(dir) {
		return nil, &PathError{Op: "sub", Path: dir, Err: ErrInvalid}
	}
	if dir == "." {
		return fsys, nil
	}
	if s, ok := fsys.(SubFS); ok {
		return s.Sub(dir)
	}
	return &subFS{fsys, dir}, nil
}

type subFS struct {
	fsys FS
	dir  string
}

func (f *subFS) full(op, name string) (string, error) {
	if !ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	if name == "." {
		return f.dir, nil
	}
	return f.dir + "/" + name, nil
}

// fix takes the subtree's prefix out of an error's path.
func (f *subFS) fix(err error) error {
	if e, ok := err.(*PathError); ok {
		if e.Path == f.dir {
			e.Path = "."
		} else if n := len(f.dir); len(e.Path) > n+1 && e.Path[:n] == f.dir && e.Path[n] == '/' {
			e.Path = e.Path[n+1:]
		}
	}
	return err
}

func (f *subFS) Open(name string) (File, error) {
	full, err := f.full("open", name)
	if err != nil {
		return nil, err
	}
	file, err := f.fsys.Open(full)
	return file, f.fix(err)
}

func (f *subFS) ReadDir(name string) ([]DirEntry, error) {
	full, err := f.full("read", name)
	if err != nil {
		return nil, err
	}
	list, err := ReadDir(f.fsys, full)
	return list, f.fix(err)
}

func (f *subFS) ReadFile(name string) ([]byte, error) {
	full, err := f.full("read", name)
	if err != nil {
		return nil, err
	}
	data, err := ReadFile(f.fsys, full)
	return data, f.fix(err)
}
