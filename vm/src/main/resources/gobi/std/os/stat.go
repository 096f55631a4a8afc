package os

import (
	"internal/sys"
	"io/fs"
	"syscall"
	"time"
)

type (
	// FileInfo describes a file.
	FileInfo = fs.FileInfo

	// FileMode is a file's type and permissions.
	FileMode = fs.FileMode

	// DirEntry is an entry of a directory.
	DirEntry = fs.DirEntry
)

const (
	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular

	ModeType = fs.ModeType
	ModePerm = fs.ModePerm
)

// fileStat is the FileInfo of a real file.
type fileStat struct {
	name string
	sys  sys.StatBuf
}

func (s *fileStat) Name() string { return s.name }
func (s *fileStat) Size() int64  { return s.sys.Size }
func (s *fileStat) IsDir() bool  { return s.Mode().IsDir() }

func (s *fileStat) ModTime() time.Time { return time.Unix(s.sys.MTimeSec, s.sys.MTimeNsec) }

// Sys returns a *syscall.Stat_t.
func (s *fileStat) Sys() any {
	b := &s.sys
	return &syscall.Stat_t{
		Dev: b.Dev, Ino: b.Ino, Nlink: b.Nlink, Mode: uint32(b.Mode), Uid: uint32(b.Uid), Gid: uint32(b.Gid),
		Size: b.Size, Blksize: 4096, Blocks: (b.Size + 511) / 512,
		Atim: syscall.Timespec{Sec: b.ATimeSec, Nsec: b.ATimeNsec},
		Mtim: syscall.Timespec{Sec: b.MTimeSec, Nsec: b.MTimeNsec},
		Ctim: syscall.Timespec{Sec: b.CTimeSec, Nsec: b.CTimeNsec},
	}
}

func (s *fileStat) Mode() FileMode {
	m := FileMode(s.sys.Mode & 0777)
	switch s.sys.Mode & syscall.S_IFMT {
	case syscall.S_IFBLK:
		m |= ModeDevice
	case syscall.S_IFCHR:
		m |= ModeDevice | ModeCharDevice
	case syscall.S_IFDIR:
		m |= ModeDir
	case syscall.S_IFIFO:
		m |= ModeNamedPipe
	case syscall.S_IFLNK:
		m |= ModeSymlink
	case syscall.S_IFSOCK:
		m |= ModeSocket
	}
	if s.sys.Mode&syscall.S_ISGID != 0 {
		m |= ModeSetgid
	}
	if s.sys.Mode&syscall.S_ISUID != 0 {
		m |= ModeSetuid
	}
	if s.sys.Mode&syscall.S_ISVTX != 0 {
		m |= ModeSticky
	}
	return m
}

// basename returns the last element of a path.
func basename(name string) string {
	for len(name) > 1 && name[len(name)-1] == '/' {
		name = name[:len(name)-1]
	}
	for i := len(name) - 2; i >= 0; i-- {
		if name[i] == '/' {
			return name[i+1:]
		}
	}
	return name
}

// Stat describes a file; it follows symbolic links.
func Stat(name string) (FileInfo, error) {
	s := &fileStat{name: basename(name)}
	if errno := sys.Stat(name, &s.sys); errno != 0 {
		return nil, pathError("stat", name, errno)
	}
	return s, nil
}

// Lstat describes a file or a symbolic link itself.
func Lstat(name string) (FileInfo, error) {
	s := &fileStat{name: basename(name)}
	if errno := sys.Lstat(name, &s.sys); errno != 0 {
		return nil, pathError("lstat", name, errno)
	}
	return s, nil
}

// SameFile reports whether both describe the same file.
func SameFile(fi1, fi2 FileInfo) bool {
	a, ok1 := fi1.(*fileStat)
	b, ok2 := fi2.(*fileStat)
	return ok1 && ok2 && a.sys.Dev == b.sys.Dev && a.sys.Ino == b.sys.Ino
}

// dirEntry is an entry read from a directory.
type dirEntry struct {
	dir, name string
	typ       FileMode // ^0: not known
}

func entryType(c byte) FileMode {
	switch c {
	case 'd':
		return ModeDir
	case 'f':
		return 0
	case 'l':
		return ModeSymlink
	case 'p':
		return ModeNamedPipe
	case 's':
		return ModeSocket
	case 'c':
		return ModeDevice | ModeCharDevice
	case 'b':
		return ModeDevice
	}
	return ^FileMode(0)
}

func (e *dirEntry) Name() string            { return e.name }
func (e *dirEntry) IsDir() bool             { return e.Type().IsDir() }
func (e *dirEntry) Info() (FileInfo, error) { return Lstat(e.dir + "/" + e.name) }
func (e *dirEntry) String() string          { return fs.FormatDirEntry(e) }

func (e *dirEntry) Type() FileMode {
	if e.typ == ^FileMode(0) {
		if info, err := e.Info(); err == nil {
			e.typ = info.Mode().Type()
		} else {
			e.typ = ModeIrregular
		}
	}
	return e.typ
}

// ReadDir returns the entries of a directory sorted by name.
func ReadDir(name string) ([]DirEntry, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(-1)
	sortEntries(list)
	return list, err
}

// sortEntries sorts by merging, so that sort need not be loaded.
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
