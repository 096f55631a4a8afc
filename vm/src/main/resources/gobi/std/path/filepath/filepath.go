// Package filepath works on the paths of files, in the form of Unix. It follows the documented
// behaviour of Go 1.23.
package filepath

import (
	"errors"
	"os"
	slashed "path"
	"strings"
)

const (
	Separator     = os.PathSeparator     // between the names of a path
	ListSeparator = os.PathListSeparator // between the paths of a list
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = slashed.ErrBadPattern

// Clean returns the shortest path equal to path by its text.
func Clean(path string) string { return slashed.Clean(path) }

// Split splits path after its last separator.
func Split(path string) (dir, file string) { return slashed.Split(path) }

// Join joins the elements that are not empty with separators and cleans the result.
func Join(elem ...string) string { return slashed.Join(elem...) }

// Ext returns the suffix of the last element of path from its last dot on.
func Ext(path string) string { return slashed.Ext(path) }

// Base returns the last element of path.
func Base(path string) string { return slashed.Base(path) }

// Dir returns all but the last element of path, cleaned.
func Dir(path string) string { return slashed.Dir(path) }

// IsAbs reports whether path is absolute.
func IsAbs(path string) bool { return slashed.IsAbs(path) }

// Match reports whether name as a whole matches the pattern, as path.Match does.
func Match(pattern, name string) (matched bool, err error) { return slashed.Match(pattern, name) }

// ToSlash returns path with slashes for separators.
func ToSlash(path string) string { return path }

// FromSlash returns path with separators for slashes.
func FromSlash(path string) string { return path }

// VolumeName returns the volume of path: here there are none.
func VolumeName(path string) string { return "" }

// HasPrefix is strings.HasPrefix.
//
// Deprecated: it does not respect the boundaries of names.
func HasPrefix(p, prefix string) bool { return strings.HasPrefix(p, prefix) }

// SplitList splits a list of paths, such as the variable PATH; it is empty for "".
func SplitList(path string) []string {
	if path == "" {
		return []string{}
	}
	return strings.Split(path, string(ListSeparator))
}

// IsLocal reports whether path by its text stays within the directory that it is relative to: it is
// not empty, not absolute, and no .. leads out.
func IsLocal(path string) bool {
	if path == "" || IsAbs(path) {
		return false
	}
	clean := Clean(path)
	return clean != ".." && !strings.HasPrefix(clean, "../")
}

// Localize makes a file path of a slash-separated path that is valid for io/fs.
func Localize(path string) (string, error) {
	if !valid(path) || strings.IndexByte(path, 0) >= 0 {
		return "", errors.New("invalid path")
	}
	return path, nil
}

func valid(name string) bool {
	if name == "." {
		return true
	}
	return name != "" && name[0] != '/' && Clean(name) == name && name != ".." &&
		!strings.HasPrefix(name, "../") && strings.ToValidUTF8(name, "") == name
}

// Abs returns path joined to the working directory, if it is not absolute, and cleaned.
func Abs(path string) (string, error) {
	if IsAbs(path) {
		return Clean(path), nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	return Join(wd, path), nil
}

// Rel returns a path that leads from basepath to targpath by their texts.
func Rel(basepath, targpath string) (string, error) {
	base, target := Clean(basepath), Clean(targpath)
	if base == target {
		return ".", nil
	}
	if base == "." {
		base = ""
	}
	if IsAbs(base) != IsAbs(target) {
		return "", errors.New("Rel: can't make " + targpath + " relative to " + basepath)
	}
	from, to := names(base), names(target)
	same := 0
	for same < len(from) && same < len(to) && from[same] == to[same] {
		same++
	}
	for _, name := range from[same:] {
		if name == ".." {
			return "", errors.New("Rel: can't make " + targpath + " relative to " + basepath)
		}
	}
	up := len(from) - same
	parts := make([]string, up, up+len(to)-same)
	for i := range parts {
		parts[i] = ".."
	}
	return strings.Join(append(parts, to[same:]...), "/"), nil
}

// names returns the names that make up a clean path.
func names(clean string) []string {
	clean = strings.TrimPrefix(clean, "/")
	if clean == "" {
		return nil
	}
	return strings.Split(clean, "/")
}
