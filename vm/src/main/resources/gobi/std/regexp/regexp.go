// Package regexp searches with regular expressions in time linear in the size
// of the text.
//
// It follows the documented behaviour of Go 1.23. Two machines run compiled
// expressions: a backtracker that remembers where it has been, for texts whose
// memory fits, and a simulation of all threads at once for longer texts and for
// readers.
package regexp

import (
	"io"
	"regexp/syntax"
	"strconv"
	"strings"
	"sync"
	"unsafe"
)

// Regexp is a compiled regular expression, safe for use by several goroutines,
// apart from the method Longest.
type Regexp struct {
	expr     string
	prog     *syntax.Prog
	code     *program
	groups   int
	names    []string
	prefix   string // what every match begins with
	complete bool   // whether the prefix is the whole expression
	anchored bool   // whether a match begins at the beginning of the text
	lines    bool   // whether a match begins at the beginning of a line
	longest  bool
	machines *sync.Pool
}

// Compile parses an expression. Of the matches that begin first it prefers the
// one that a backtracking search would find first.
func Compile(expr string) (*Regexp, error) { return compile(expr, syntax.Perl, false) }

// CompilePOSIX parses an expression of POSIX egrep; it prefers longer matches.
func CompilePOSIX(expr string) (*Regexp, error) { return compile(expr, syntax.POSIX, true) }

// MustCompile is like Compile and panics at an error.
func MustCompile(str string) *Regexp { return must("Compile", str)(Compile(str)) }

// MustCompilePOSIX is like CompilePOSIX and panics at an error.
func MustCompilePOSIX(str string) *Regexp { return must("CompilePOSIX", str)(CompilePOSIX(str)) }

func must(function, expr string) func(*Regexp, error) *Regexp {
	return func(re *Regexp, err error) *Regexp {
		if err != nil {
			panic("regexp: " + function + "(" + quote(expr) + "): " + err.Error())
		}
		return re
	}
}

func quote(s string) string {
	if strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

func compile(expr string, flags syntax.Flags, longest bool) (*Regexp, error) {
	tree, err := syntax.Parse(expr, flags)
	if err != nil {
		return nil, err
	}
	groups, names := tree.MaxCap(), tree.CapNames()
	tree = tree.Simplify()
	prog, err := syntax.Compile(tree)
	if err != nil {
		return nil, err
	}
	re := &Regexp{
		expr:     expr,
		prog:     prog,
		code:     assemble(prog),
		groups:   groups,
		names:    names,
		anchored: prog.StartCond()&syntax.EmptyBeginText != 0,
		lines:    prog.StartCond()&syntax.EmptyBeginLine != 0,
		longest:  longest,
		machines: &sync.Pool{},
	}
	re.prefix, re.complete = prog.Prefix()
	return re, nil
}

// String returns the text that was compiled.
func (re *Regexp) String() string { return re.expr }

// Copy returns a copy.
//
// Deprecated: a Regexp may be shared.
func (re *Regexp) Copy() *Regexp {
	copied := *re
	return &copied
}

// Longest makes future searches prefer the longest of the leftmost matches.
func (re *Regexp) Longest() { re.longest = true }

// NumSubexp returns the number of groups.
func (re *Regexp) NumSubexp() int { return re.groups }

// SubexpNames returns the names of the groups by number; the expression as a
// whole has number 0 and no name.
func (re *Regexp) SubexpNames() []string { return re.names }

// SubexpIndex returns the number of the first group of a name, or -1.
func (re *Regexp) SubexpIndex(name string) int {
	if name != "" {
		for i, n := range re.names {
			if n == name {
				return i
			}
		}
	}
	return -1
}

// LiteralPrefix returns what every match begins with, and whether that is the
// whole expression.
func (re *Regexp) LiteralPrefix() (prefix string, complete bool) { return re.prefix, re.complete }

// MarshalText returns what String does.
func (re *Regexp) MarshalText() ([]byte, error) { return []byte(re.expr), nil }

// UnmarshalText calls Compile.
func (re *Regexp) UnmarshalText(text []byte) error {
	compiled, err := Compile(string(text))
	if err != nil {
		return err
	}
	*re = *compiled
	return nil
}

// QuoteMeta returns an expression that matches s literally.
func QuoteMeta(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(`\.+*?()|[]{}^$`, s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// view returns b as a string without a copy.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// MatchReader reports whether what r reads contains a match.
func (re *Regexp) MatchReader(r io.RuneReader) bool {
	return re.read(r, 0) != nil
}

// MatchString reports whether s contains a match.
func (re *Regexp) MatchString(s string) bool {
	m := re.machine(s)
	ok := m.search(0, 0)
	re.release(m)
	return ok
}

// Match reports whether b contains a match.
func (re *Regexp) Match(b []byte) bool { return re.MatchString(view(b)) }

// MatchReader reports whether what r reads contains a match of pattern.
func MatchReader(pattern string, r io.RuneReader) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchReader(r), nil
}

// MatchString reports whether s contains a match of pattern.
func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

// Match reports whether b contains a match of pattern.
func Match(pattern string, b []byte) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.Match(b), nil
}
