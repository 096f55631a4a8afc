package token

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"sync"
)

// A Position is a place as people read it. It is valid if Line is positive.
type Position struct {
	Filename string
	Offset   int // from 0
	Line     int // from 1
	Column   int // from 1, in bytes; 0 if unknown
}

// IsValid reports whether the position is valid.
func (pos *Position) IsValid() bool { return pos.Line > 0 }

// String returns file, line and column as far as they are known, "-" for nothing.
func (pos Position) String() string {
	s := pos.Filename
	if pos.IsValid() {
		if s != "" {
			s += ":"
		}
		s += strconv.Itoa(pos.Line)
		if pos.Column != 0 {
			s += ":" + strconv.Itoa(pos.Column)
		}
	}
	if s == "" {
		return "-"
	}
	return s
}

// A Pos is a place in a FileSet: the base of a file and an offset in it.
type Pos int

// NoPos is no place, and before all others.
const NoPos Pos = 0

// IsValid reports whether p is a place.
func (p Pos) IsValid() bool { return p != NoPos }

// A File is a file of a FileSet with the places where its lines begin.
type File struct {
	name string
	base int
	size int

	mu    sync.Mutex
	lines []int
	infos []lineInfo
}

// A lineInfo says what a line comment says of the text behind it.
type lineInfo struct {
	Offset       int
	Filename     string
	Line, Column int
}

// Name returns the name that the file was added with.
func (f *File) Name() string { return f.name }

// Base returns the Pos of the first byte, as an int.
func (f *File) Base() int { return f.base }

// Size returns the size that the file was added with.
func (f *File) Size() int { return f.size }

// LineCount returns the number of lines known.
func (f *File) LineCount() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.lines)
}

// AddLine adds the offset where a line begins, unless it is not behind the last one.
func (f *File) AddLine(offset int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if n := len(f.lines); (n == 0 || f.lines[n-1] < offset) && offset < f.size {
		f.lines = append(f.lines, offset)
	}
}

// MergeLine makes one line of that line and the next.
func (f *File) MergeLine(line int) {
	if line < 1 {
		panic(fmt.Sprintf("invalid line number %d (should be >= 1)", line))
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if line >= len(f.lines) {
		panic(fmt.Sprintf("invalid line number %d (should be < %d)", line, len(f.lines)))
	}
	f.lines = slices.Delete(slices.Clone(f.lines), line, line+1)
}

// Lines returns the offsets where lines begin; they must not be changed.
func (f *File) Lines() []int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.lines
}

// SetLines sets the offsets where lines begin, if they ascend and lie in the file.
func (f *File) SetLines(lines []int) bool {
	for i, offset := range lines {
		if i > 0 && offset <= lines[i-1] || f.size <= offset {
			return false
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.lines = lines
	return true
}

// SetLinesForContent finds out where the lines of content begin.
func (f *File) SetLinesForContent(content []byte) {
	var lines []int
	begins := true
	for i, b := range content {
		if begins {
			lines = append(lines, i)
		}
		begins = b == '\n'
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.lines = lines
}

// LineStart returns where a line begins.
func (f *File) LineStart(line int) Pos {
	if line < 1 {
		panic(fmt.Sprintf("invalid line number %d (should be >= 1)", line))
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if line > len(f.lines) {
		panic(fmt.Sprintf("invalid line number %d (should be < %d)", line, len(f.lines)))
	}
	return Pos(f.base + f.lines[line-1])
}

// AddLineInfo is AddLineColumnInfo with column 1.
func (f *File) AddLineInfo(offset int, filename string, line int) {
	f.AddLineColumnInfo(offset, filename, line, 1)
}

// AddLineColumnInfo says what the place at offset is called, and so all behind it.
func (f *File) AddLineColumnInfo(offset int, filename string, line, column int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if n := len(f.infos); (n == 0 || f.infos[n-1].Offset < offset) && offset < f.size {
		f.infos = append(f.infos, lineInfo{offset, filename, line, column})
	}
}

// Pos returns the place at offset, which is brought within the file.
func (f *File) Pos(offset int) Pos { return Pos(f.base + min(max(offset, 0), f.size)) }

// Offset returns the offset of a place, which is brought within the file.
func (f *File) Offset(p Pos) int { return min(max(int(p)-f.base, 0), f.size) }

// Line returns the line of a place, as line comments have it.
func (f *File) Line(p Pos) int { return f.Position(p).Line }

// Position is PositionFor with line comments.
func (f *File) Position(p Pos) Position { return f.PositionFor(p, true) }

// PositionFor returns the position of a place; adjusted says that line comments count.
func (f *File) PositionFor(p Pos, adjusted bool) Position {
	if p == NoPos {
		return Position{}
	}
	offset := f.Offset(p)
	f.mu.Lock()
	defer f.mu.Unlock()
	pos := Position{Filename: f.name, Offset: offset}
	if i := before(f.lines, offset, func(line int) int { return line }); i >= 0 {
		pos.Line, pos.Column = i+1, offset-f.lines[i]+1
	}
	if adjusted {
		f.adjust(&pos)
	}
	return pos
}

// adjust applies the last line comment before the position.
func (f *File) adjust(pos *Position) {
	i := before(f.infos, pos.Offset, func(l lineInfo) int { return l.Offset })
	if i < 0 {
		return
	}
	info := f.infos[i]
	pos.Filename = info.Filename
	at := before(f.lines, info.Offset, func(line int) int { return line })
	if at < 0 {
		return
	}
	distance := pos.Line - (at + 1)
	pos.Line = info.Line + distance
	switch {
	case info.Column == 0:
		pos.Column = 0
	case distance == 0:
		pos.Column = info.Column + pos.Offset - info.Offset
	}
}

// before returns the index of the last element that is not behind offset, or -1.
func before[T any](list []T, offset int, at func(T) int) int {
	i, found := slices.BinarySearchFunc(list, offset, func(e T, o int) int { return cmp.Compare(at(e), o) })
	if found {
		return i
	}
	return i - 1
}

// A FileSet gives each of its files an interval of Pos values. Its methods may
// be called at the same time.
type FileSet struct {
	mu    sync.RWMutex
	base  int
	files []*File // by base
}

// NewFileSet returns a set without files.
func NewFileSet() *FileSet { return &FileSet{base: 1} }

// Base returns the least base for the next file.
func (s *FileSet) Base() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.base
}

// AddFile adds a file. A negative base stands for Base.
func (s *FileSet) AddFile(filename string, base, size int) *File {
	s.mu.Lock()
	defer s.mu.Unlock()
	if base < 0 {
		base = s.base
	}
	if base < s.base {
		panic(fmt.Sprintf("invalid base %d (should be >= %d)", base, s.base))
	}
	if size < 0 {
		panic(fmt.Sprintf("invalid size %d (should be >= 0)", size))
	}
	next := base + size + 1 // one more for the end of the file
	if next < 0 {
		panic("token.Pos offset overflow (> 2G of source code in file set)")
	}
	f := &File{name: filename, base: base, size: size, lines: []int{0}}
	s.base = next
	s.files = append(s.files, f)
	return f
}

// RemoveFile removes a file; its places are those of no file then.
func (s *FileSet) RemoveFile(file *File) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := slices.Index(s.files, file); i >= 0 {
		s.files = slices.Delete(s.files, i, i+1)
	}
}

// Iterate calls f with each file in the order of their addition until it returns false.
func (s *FileSet) Iterate(f func(*File) bool) {
	for i := 0; ; i++ {
		s.mu.RLock()
		var file *File
		if i < len(s.files) {
			file = s.files[i]
		}
		s.mu.RUnlock()
		if file == nil || !f(file) {
			return
		}
	}
}

// File returns the file of a place, or nil.
func (s *FileSet) File(p Pos) *File {
	s.mu.RLock()
	defer s.mu.RUnlock()
	i := before(s.files, int(p), func(f *File) int { return f.base })
	if p == NoPos || i < 0 || int(p) > s.files[i].base+s.files[i].size {
		return nil
	}
	return s.files[i]
}

// Position is PositionFor with line comments.
func (s *FileSet) Position(p Pos) Position { return s.PositionFor(p, true) }

// PositionFor returns the position of a place; adjusted says that line comments count.
func (s *FileSet) PositionFor(p Pos, adjusted bool) Position {
	f := s.File(p)
	if f == nil {
		return Position{}
	}
	return f.PositionFor(p, adjusted)
}

// A savedSet is what Write hands to the encoder.
type savedSet struct {
	Base  int
	Files []savedFile
}

type savedFile struct {
	Name  string
	Base  int
	Size  int
	Lines []int
	Infos []lineInfo
}

// Write hands a description of the set to encode.
func (s *FileSet) Write(encode func(any) error) error {
	var saved savedSet
	s.mu.RLock()
	saved.Base = s.base
	for _, f := range s.files {
		f.mu.Lock()
		saved.Files = append(saved.Files,
			savedFile{f.name, f.base, f.size, slices.Clone(f.lines), slices.Clone(f.infos)})
		f.mu.Unlock()
	}
	s.mu.RUnlock()
	return encode(saved)
}

// Read makes s the set whose description decode fills in.
func (s *FileSet) Read(decode func(any) error) error {
	var saved savedSet
	if err := decode(&saved); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.base = saved.Base
	s.files = nil
	for _, f := range saved.Files {
		s.files = append(s.files,
			&File{name: f.Name, base: f.Base, size: f.Size, lines: f.Lines, infos: f.Infos})
	}
	return nil
}
