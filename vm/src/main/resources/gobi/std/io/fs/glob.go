package fs

import "path"

// Glob returns the names of all files of fsys that match pattern in the syntax of path.Match. It ignores errors of reading
// directories; the only error is path.ErrBadPattern.
func Glob(fsys FS, pattern string) ([]string, error) {
	if g, ok := fsys.(GlobFS); ok {
		return g.Glob(pattern)
	}
	return glob(fsys, pattern, 0)
}

func glob(fsys FS, pattern string, depth int) ([]string, error) {
	// The pattern's nesting is bounded, since each level is a call.
	if depth > 10000 {
		return nil, path.ErrBadPattern
	}
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, err
	}
	if !hasMeta(pattern) {
		if _, err := Stat(fsys, pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := path.Split(pattern)
	if dir == "" {
		dir = "."
	} else {
		dir = dir[:len(dir)-1]
	}
	if !hasMeta(dir) {
		return globDir(fsys, dir, file, nil)
	}
	if dir == pattern {
		return nil, path.ErrBadPattern
	}
	dirs, err := glob(fsys, dir, depth+1)
	if err != nil {
		return nil, err
	}
	var matches []string
	for _, d := range dirs {
		if matches, err = globDir(fsys, d, file, matches); err != nil {
			return matches, err
		}
	}
	return matches, nil
}

// globDir appends the names in dir that match pattern.
func globDir(fsys FS, dir, pattern string, matches []string) ([]string, error) {
	list, err := ReadDir(fsys, dir)
	if err != nil {
		return matches, nil
	}
	for _, e := range list {
		ok, err := path.Match(pattern, e.Name())
		if err != nil {
			return matches, err
		}
		if ok {
			matches = append(matches, path.Join(dir, e.Name()))
		}
	}
	return matches, nil
}

func hasMeta(pattern string) bool {
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '*', '?', '[', '\\':
			return true
		}
	}
	return false
}
