// Package ioutil holds the older names of functions that now live in io and os, with the behaviour that Go 1.23 documents.
package ioutil

import (
	"io"
	"io/fs"
	"os"
	"sort"
)

// Discard is [io.Discard].
var Discard io.Writer = io.Discard

// NopCloser is [io.NopCloser].
func NopCloser(r io.Reader) io.ReadCloser { return io.NopCloser(r) }

// ReadAll is [io.ReadAll].
func ReadAll(r io.Reader) ([]byte, error) { return io.ReadAll(r) }

// ReadFile is [os.ReadFile].
func ReadFile(filename string) ([]byte, error) { return os.ReadFile(filename) }

// WriteFile is [os.WriteFile].
func WriteFile(filename string, data []byte, perm fs.FileMode) error {
	return os.WriteFile(filename, data, perm)
}

// TempFile is [os.CreateTemp].
func TempFile(dir, pattern string) (f *os.File, err error) { return os.CreateTemp(dir, pattern) }

// TempDir is [os.MkdirTemp].
func TempDir(dir, pattern string) (name string, err error) { return os.MkdirTemp(dir, pattern) }

// ReadDir returns descriptions of all entries of a directory, sorted by name. On an error the list is nil.
func ReadDir(dirname string) ([]fs.FileInfo, error) {
	f, err := os.Open(dirname)
	if err != nil {
		return nil, err
	}
	list, err := f.Readdir(-1)
	f.Close()
	if err != nil {
		return nil, err
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Name() < list[j].Name() })
	return list, nil
}
