package os

import (
	"errors"
	"internal/sys"
	"io"
	"io/fs"
	"syscall"
	"time"
)

// Mkdir makes a directory.
func Mkdir(name string, perm FileMode) error {
	return pathError("mkdir", name, sys.Mkdir(name, int(modeBits(perm))))
}

// MkdirAll makes a directory and the directories above it that are missing.
func MkdirAll(path string, perm FileMode) error {
	if dir, err := Stat(path); err == nil {
		if dir.IsDir() {
			return nil
		}
		return &PathError{Op: "mkdir", Path: path, Err: syscall.ENOTDIR}
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	for end > 0 && path[end-1] != '/' {
		end--
	}
	for end > 1 && path[end-1] == '/' {
		end--
	}
	if end > 0 && path[:end] != "/" {
		if err := MkdirAll(path[:end], perm); err != nil {
			return err
		}
	}
	err := Mkdir(path, perm)
	if err != nil {
		if dir, serr := Lstat(path); serr == nil && dir.IsDir() {
			return nil
		}
	}
	return err
}

// Remove removes a file or an empty directory.
func Remove(name string) error {
	errno := sys.Unlink(name)
	if errno == 0 {
		return nil
	}
	derrno := sys.Rmdir(name)
	if derrno == 0 {
		return nil
	}
	// Of the two errors show the one that says more.
	if derrno != int(syscall.ENOTDIR) {
		errno = derrno
	}
	return pathError("remove", name, errno)
}

// RemoveAll removes a path and all below it. It is no error if there is nothing.
func RemoveAll(path string) error {
	if path == "" {
		return nil
	}
	if path == "." || len(path) >= 2 && path[len(path)-2:] == "/." {
		return &PathError{Op: "RemoveAll", Path: path, Err: syscall.EINVAL}
	}
	err := Remove(path)
	if err == nil || IsNotExist(err) {
		return nil
	}
	info, serr := Lstat(path)
	if serr != nil {
		if IsNotExist(serr) {
			return nil
		}
		return serr
	}
	if !info.IsDir() {
		return err
	}
	entries, errno := sys.ReadDir(path)
	if errno != 0 {
		return pathError("open", path, errno)
	}
	for _, e := range entries {
		if cerr := RemoveAll(path + "/" + e[1:]); cerr != nil {
			return cerr
		}
	}
	err = Remove(path)
	if IsNotExist(err) {
		err = nil
	}
	return err
}

// Rename moves a file; an existing file at newpath is replaced.
func Rename(oldpath, newpath string) error {
	errno := sys.Rename(oldpath, newpath)
	if info, err := Lstat(newpath); errno != 0 && err == nil && info.IsDir() {
		if old, err := Lstat(oldpath); err == nil && !old.IsDir() {
			errno = int(syscall.EEXIST)
		}
	}
	return linkError("rename", oldpath, newpath, errno)
}

func linkError(op, from, to string, errno int) error {
	if errno == 0 {
		return nil
	}
	return &LinkError{op, from, to, syscall.Errno(errno)}
}

// Link makes a hard link, Symlink a symbolic one.
func Link(oldname, newname string) error {
	return linkError("link", oldname, newname, sys.Link(oldname, newname))
}

func Symlink(oldname, newname string) error {
	return linkError("symlink", oldname, newname, sys.Symlink(oldname, newname))
}

// Readlink returns what a symbolic link says.
func Readlink(name string) (string, error) {
	target, errno := sys.Readlink(name)
	return target, pathError("readlink", name, errno)
}

// Chmod changes a file's mode.
func Chmod(name string, mode FileMode) error {
	return pathError("chmod", name, sys.Chmod(name, int(modeBits(mode))))
}

// Chown changes a file's owner and group, Lchown those of a symbolic link itself.
func Chown(name string, uid, gid int) error {
	return pathError("chown", name, sys.Chown(name, uid, gid))
}

func Lchown(name string, uid, gid int) error {
	return pathError("lchown", name, sys.Lchown(name, uid, gid))
}

// Chtimes changes access and modification times; a zero Time leaves one as it is.
func Chtimes(name string, atime time.Time, mtime time.Time) error {
	var st sys.StatBuf
	if errno := sys.Stat(name, &st); errno != 0 {
		return pathError("chtimes", name, errno)
	}
	a, m := st.ATimeSec*1e9+st.ATimeNsec, st.MTimeSec*1e9+st.MTimeNsec
	if !atime.IsZero() {
		a = atime.UnixNano()
	}
	if !mtime.IsZero() {
		m = mtime.UnixNano()
	}
	return pathError("chtimes", name, sys.Utimes(name, a, m))
}

// Truncate changes a file's size.
func Truncate(name string, size int64) error {
	return pathError("truncate", name, sys.Truncate(name, size))
}

// Getwd returns the working directory.
func Getwd() (dir string, err error) {
	dir, errno := sys.Getwd()
	if errno != 0 {
		return "", NewSyscallError("getwd", syscall.Errno(errno))
	}
	return dir, nil
}

// Chdir changes the working directory.
func Chdir(dir string) error { return pathError("chdir", dir, sys.Chdir(dir)) }

// TempDir returns the directory for temporary files.
func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}

// CreateTemp makes a new file in dir (TempDir if empty) and opens it. The last * in pattern, or its end, becomes a random number.
func CreateTemp(dir, pattern string) (*File, error) {
	prefix, suffix, err := tempPattern("createtemp", pattern)
	if err != nil {
		return nil, err
	}
	prefix = tempPrefix(dir, prefix)
	for try := 0; ; try++ {
		name := prefix + randomDigits() + suffix
		f, err := OpenFile(name, O_RDWR|O_CREATE|O_EXCL, 0600)
		if !IsExist(err) {
			return f, err
		}
		if try == 10000 {
			return nil, &PathError{Op: "createtemp", Path: prefix + "*" + suffix, Err: ErrExist}
		}
	}
}

// MkdirTemp makes a new directory as CreateTemp makes a file.
func MkdirTemp(dir, pattern string) (string, error) {
	prefix, suffix, err := tempPattern("mkdirtemp", pattern)
	if err != nil {
		return "", err
	}
	prefix = tempPrefix(dir, prefix)
	for try := 0; ; try++ {
		name := prefix + randomDigits() + suffix
		err := Mkdir(name, 0700)
		if err == nil {
			return name, nil
		}
		if !IsExist(err) || try == 10000 {
			return "", err
		}
	}
}

func tempPattern(op, pattern string) (prefix, suffix string, err error) {
	prefix = pattern
	for i := len(pattern) - 1; i >= 0; i-- {
		if pattern[i] == '/' {
			return "", "", &PathError{Op: op, Path: pattern, Err: errors.New("pattern contains path separator")}
		}
		if pattern[i] == '*' && suffix == "" && prefix == pattern {
			prefix, suffix = pattern[:i], pattern[i+1:]
		}
	}
	return prefix, suffix, nil
}

func tempPrefix(dir, prefix string) string {
	if dir == "" {
		dir = TempDir()
	}
	if dir[len(dir)-1] == '/' {
		return dir + prefix
	}
	return dir + "/" + prefix
}

func randomDigits() string {
	return decimal(int(sys.Random() & (1<<32 - 1)))
}

func decimal(n int) string {
	var digits [20]byte
	i := len(digits)
	for {
		i--
		digits[i] = byte('0' + n%10)
		n /= 10
		if n == 0 {
			return string(digits[i:])
		}
	}
}

// CopyFS copies a file system's tree into dir, which it makes if need be. It does not overwrite files.
func CopyFS(dir string, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := dir + "/" + path
		if path == "." {
			target = dir
		}
		if d.IsDir() {
			return MkdirAll(target, 0777)
		}
		if !d.Type().IsRegular() {
			return &PathError{Op: "CopyFS", Path: path, Err: ErrInvalid}
		}
		r, err := fsys.Open(path)
		if err != nil {
			return err
		}
		defer r.Close()
		info, err := r.Stat()
		if err != nil {
			return err
		}
		w, err := OpenFile(target, O_CREATE|O_EXCL|O_WRONLY, 0666|info.Mode()&0777)
		if err != nil {
			return err
		}
		if _, err := io.Copy(w, r); err != nil {
			w.Close()
			return &PathError{Op: "Copy", Path: target, Err: err}
		}
		return w.Close()
	})
}
