// Package template fills texts with data: a template is text with actions in
// double braces, which show, choose and repeat parts of a value that it is
// executed with.
//
// It follows the documented behaviour of Go 1.23.
package template

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"sort"
	"strings"
	"sync"
	"text/template/parse"
	"unicode"
)

// A Template is a parsed text, together with others that it may invoke by name.
type Template struct {
	name string
	*parse.Tree
	left, right string
	*family
}

// A family is what associated templates share.
type family struct {
	mu      sync.RWMutex // guards the maps
	members map[string]*Template
	known   map[string]any           // functions, as the parser looks for them
	funcs   map[string]reflect.Value // and as they are called
	missing missingKey
}

// missingKey says what a key stands for that a map does not have.
type missingKey int

const (
	missingInvalid missingKey = iota
	missingZero
	missingError
)

// New returns a template without a text, associated with no other.
func New(name string) *Template { return &Template{name: name} }

// Must returns t, or panics if there is an error.
func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

func (t *Template) init() {
	if t.family == nil {
		t.family = &family{
			members: map[string]*Template{},
			known:   map[string]any{},
			funcs:   map[string]reflect.Value{},
		}
	}
}

// Name returns the name of the template.
func (t *Template) Name() string { return t.name }

// New returns a template without a text that is associated with t.
func (t *Template) New(name string) *Template {
	t.init()
	return &Template{name: name, family: t.family, left: t.left, right: t.right}
}

// Clone returns a copy of t and of its association: templates added to the one
// are not added to the other.
func (t *Template) Clone() (*Template, error) {
	c := &Template{name: t.name, Tree: t.Tree, left: t.left, right: t.right}
	c.init()
	if t.family == nil {
		return c, nil
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	c.missing = t.missing
	for name, m := range t.members {
		if name == t.name {
			c.members[name] = c
		} else {
			c.members[name] = &Template{m.name, m.Tree, m.left, m.right, c.family}
		}
	}
	for name, f := range t.known {
		c.known[name] = f
	}
	for name, f := range t.funcs {
		c.funcs[name] = f
	}
	return c, nil
}

// AddParseTree gives the template called name, t or one associated with it, that tree.
func (t *Template) AddParseTree(name string, tree *parse.Tree) (*Template, error) {
	t.init()
	t.mu.Lock()
	defer t.mu.Unlock()
	m := t
	if name != t.name {
		m = t.New(name)
	}
	if t.replaces(m, tree) || m.Tree == nil {
		m.Tree = tree
	}
	return m, nil
}

// replaces makes m the template of its name, unless tree is empty and there is one already.
func (t *Template) replaces(m *Template, tree *parse.Tree) bool {
	if old := t.members[m.name]; old != nil && old.Tree != nil && parse.IsEmptyTree(tree.Root) {
		return false
	}
	t.members[m.name] = m
	return true
}

// Templates returns the associated templates that have a text, in no order.
func (t *Template) Templates() []*Template {
	if t.family == nil {
		return nil
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	list := make([]*Template, 0, len(t.members))
	for _, m := range t.members {
		list = append(list, m)
	}
	return list
}

// DefinedTemplates lists the templates for a message; it is empty without any.
func (t *Template) DefinedTemplates() string {
	var names []string
	for _, m := range t.Templates() {
		if m.Tree != nil && m.Root != nil {
			names = append(names, fmt.Sprintf("%q", m.name))
		}
	}
	if names == nil {
		return ""
	}
	sort.Strings(names)
	return "; defined templates are: " + strings.Join(names, ", ")
}

// Delims sets what actions begin and end with; "" means the usual braces.
func (t *Template) Delims(left, right string) *Template {
	t.init()
	t.left, t.right = left, right
	return t
}

// Option sets options: "missingkey=default" or "missingkey=invalid" shows
// "<no value>" for keys that a map does not have, "missingkey=zero" the zero
// value of its elements, and "missingkey=error" ends the execution.
func (t *Template) Option(opt ...string) *Template {
	t.init()
	for _, s := range opt {
		switch s {
		case "":
			panic("empty option string")
		case "missingkey=default", "missingkey=invalid":
			t.missing = missingInvalid
		case "missingkey=zero":
			t.missing = missingZero
		case "missingkey=error":
			t.missing = missingError
		default:
			panic("unrecognized option: " + s)
		}
	}
	return t
}

// A FuncMap holds functions by the names that templates know them by. They
// return one value, or a value and an error.
type FuncMap map[string]any

// Funcs adds functions to those that templates of the association may call. It
// comes before the parsing of what calls them.
func (t *Template) Funcs(funcMap FuncMap) *Template {
	t.init()
	t.mu.Lock()
	defer t.mu.Unlock()
	for name, f := range funcMap {
		if !isName(name) {
			panic(fmt.Errorf("function name %q is not a valid identifier", name))
		}
		v := reflect.ValueOf(f)
		if v.Kind() != reflect.Func {
			panic("value for " + name + " not a function")
		}
		if err := checkResults(name, v.Type()); err != nil {
			panic(err)
		}
		t.known[name] = f
		t.funcs[name] = v
	}
	return t
}

func isName(name string) bool {
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return name != ""
}

// checkResults says what is wrong with the results of a function.
func checkResults(name string, t reflect.Type) error {
	n := t.NumOut()
	switch {
	case n == 1 || n == 2 && t.Out(1) == errorType:
		return nil
	case n == 2:
		return fmt.Errorf("invalid function signature for %s: second return value should be error; is %s", name, t.Out(1))
	}
	return fmt.Errorf("function %s has %d return values; should be 1 or 2", name, n)
}

// Lookup returns the template of that name that is associated with t, or nil.
func (t *Template) Lookup(name string) *Template {
	if t.family == nil {
		return nil
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.members[name]
}

// Parse parses text as the body of t. Templates defined in it are added to the
// association, in place of those of the same names.
func (t *Template) Parse(text string) (*Template, error) {
	t.init()
	t.mu.RLock()
	trees, err := parse.Parse(t.name, text, t.left, t.right, t.known, builtins)
	t.mu.RUnlock()
	if err != nil {
		return nil, err
	}
	for name, tree := range trees {
		if _, err := t.AddParseTree(name, tree); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// ParseFiles returns a template with the name and text of the first file, and
// those of the others associated with it. Names are the last parts of the paths.
func ParseFiles(filenames ...string) (*Template, error) {
	return parseFiles(nil, readOS, filenames)
}

// ParseFiles parses files into templates associated with t.
func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	t.init()
	return parseFiles(t, readOS, filenames)
}

// ParseGlob is ParseFiles of the files that the pattern matches.
func ParseGlob(pattern string) (*Template, error) { return parseGlob(nil, pattern) }

// ParseGlob is ParseFiles of the files that the pattern matches.
func (t *Template) ParseGlob(pattern string) (*Template, error) {
	t.init()
	return parseGlob(t, pattern)
}

// ParseFS is ParseFiles of the files of fsys that match one of the patterns.
func ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	return parseFS(nil, fsys, patterns)
}

// ParseFS is ParseFiles of the files of fsys that match one of the patterns.
func (t *Template) ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	t.init()
	return parseFS(t, fsys, patterns)
}

type reader func(file string) (name string, text []byte, err error)

func readOS(file string) (string, []byte, error) {
	text, err := os.ReadFile(file)
	return filepath.Base(file), text, err
}

func parseGlob(t *Template, pattern string) (*Template, error) {
	files, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("template: pattern matches no files: %#q", pattern)
	}
	return parseFiles(t, readOS, files)
}

func parseFS(t *Template, fsys fs.FS, patterns []string) (*Template, error) {
	var files []string
	for _, pattern := range patterns {
		list, err := fs.Glob(fsys, pattern)
		if err != nil {
			return nil, err
		}
		if len(list) == 0 {
			return nil, fmt.Errorf("template: pattern matches no files: %#q", pattern)
		}
		files = append(files, list...)
	}
	read := func(file string) (string, []byte, error) {
		text, err := fs.ReadFile(fsys, file)
		return path.Base(file), text, err
	}
	return parseFiles(t, read, files)
}

func parseFiles(t *Template, read reader, files []string) (*Template, error) {
	if len(files) == 0 {
		return nil, fmt.Errorf("template: no files named in call to ParseFiles")
	}
	for _, file := range files {
		name, text, err := read(file)
		if err != nil {
			return nil, err
		}
		if t == nil {
			t = New(name)
		}
		m := t
		if name != t.Name() {
			m = t.New(name)
		}
		if _, err := m.Parse(string(text)); err != nil {
			return nil, err
		}
	}
	return t, nil
}
