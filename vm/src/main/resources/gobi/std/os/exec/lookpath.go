package exec

import (
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// LookPath returns the path of the program with that name: the name itself if it has a slash, else what the directories in PATH have.
// What is found relative to the current directory comes with an error that wraps ErrDot.
func LookPath(file string) (string, error) {
	if strings.Contains(file, "/") {
		if err := executable(file); err != nil {
			return "", &Error{file, err}
		}
		return file, nil
	}
	for _, dir := range strings.Split(os.Getenv("PATH"), ":") {
		if dir == "" {
			dir = "."
		}
		path := strings.TrimRight(dir, "/") + "/" + file
		if dir == "." {
			path = file
		}
		if executable(path) != nil {
			continue
		}
		if path[0] != '/' {
			return path, &Error{file, ErrDot}
		}
		return path, nil
	}
	return "", &Error{file, ErrNotFound}
}

func executable(file string) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	m := info.Mode()
	if m.IsDir() {
		return syscall.EISDIR
	}
	if m&0111 == 0 {
		return fs.ErrPermission
	}
	return nil
}
