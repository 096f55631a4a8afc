// Package path works on slash-separated paths, such as those of URLs. It follows the documented
// behaviour of Go 1.23.
package path

import "internal/bytealg"

// Clean returns the shortest path equal to path by its text: without repeated slashes, without . and
// with .. taken into account; "." for an empty one.
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	out := make([]byte, 0, len(path))
	floor := 0 // out[:floor] cannot be taken back by ..
	if rooted {
		out = append(out, '/')
		floor = 1
	}
	for i := 0; i < len(path); {
		if path[i] == '/' {
			i++
			continue
		}
		end := bytealg.IndexByteString(path[i:], '/')
		if end < 0 {
			end = len(path)
		} else {
			end += i
		}
		name := path[i:end]
		i = end
		switch {
		case name == ".":
		case name == ".." && len(out) > floor:
			cut := bytealg.LastIndexByte(out, '/')
			out = out[:max(cut, floor)]
		case name == ".." && rooted:
		default:
			if len(out) > 0 && out[len(out)-1] != '/' {
				out = append(out, '/')
			}
			out = append(out, name...)
			if name == ".." {
				floor = len(out)
			}
		}
	}
	if len(out) == 0 {
		return "."
	}
	if string(out) == path {
		return path
	}
	return string(out)
}

// Split splits path after its last slash.
func Split(path string) (dir, file string) {
	i := bytealg.LastIndexByteString(path, '/')
	return path[:i+1], path[i+1:]
}

// Join joins the elements that are not empty with slashes and cleans the result; "" if all are empty.
func Join(elem ...string) string {
	n := len(elem)
	for _, e := range elem {
		n += len(e)
	}
	b := make([]byte, 0, n)
	for _, e := range elem {
		if len(b) > 0 || e != "" {
			if len(b) > 0 {
				b = append(b, '/')
			}
			b = append(b, e...)
		}
	}
	if len(b) == 0 {
		return ""
	}
	return Clean(string(b))
}

// Ext returns the suffix of the last element of path from its last dot on; "" if it has none.
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

// Base returns the last element of path, trailing slashes aside; "." for an empty path, "/" for
// slashes only.
func Base(path string) string {
	if path == "" {
		return "."
	}
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	if path == "" {
		return "/"
	}
	return path[bytealg.LastIndexByteString(path, '/')+1:]
}

// IsAbs reports whether path starts with a slash.
func IsAbs(path string) bool { return len(path) > 0 && path[0] == '/' }

// Dir returns all but the last element of path, cleaned.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}
