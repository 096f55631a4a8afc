package ast

import (
	"fmt"
	"go/token"
	"strings"
)

// A Scope holds what is declared in a part of a program.
type Scope struct {
	Outer   *Scope
	Objects map[string]*Object
}

// NewScope returns an empty scope within outer.
func NewScope(outer *Scope) *Scope { return &Scope{outer, map[string]*Object{}} }

// Lookup returns what name is in this very scope, or nil.
func (s *Scope) Lookup(name string) *Object { return s.Objects[name] }

// Insert adds obj unless the name is taken; then it returns what has it.
func (s *Scope) Insert(obj *Object) (alt *Object) {
	if alt = s.Objects[obj.Name]; alt == nil {
		s.Objects[obj.Name] = obj
	}
	return alt
}

// String lists the scope for debugging.
func (s *Scope) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "scope %p {", s)
	if len(s.Objects) > 0 {
		b.WriteByte('\n')
		for _, obj := range s.Objects {
			fmt.Fprintf(&b, "\t%s %s\n", obj.Kind, obj.Name)
		}
	}
	b.WriteString("}\n")
	return b.String()
}

// An Object is what a name stands for.
type Object struct {
	Kind ObjKind
	Name string
	Decl any // the node that declares it
	Data any // of its kind
	Type any
}

// NewObj returns an object without a declaration.
func NewObj(kind ObjKind, name string) *Object { return &Object{Kind: kind, Name: name} }

// Pos returns where the name is declared, NoPos if that is not known.
func (obj *Object) Pos() token.Pos {
	var names []*Ident
	switch d := obj.Decl.(type) {
	case *Field:
		names = d.Names
	case *ImportSpec:
		if d.Name == nil || d.Name.Name != obj.Name {
			return d.Path.Pos()
		}
		names = []*Ident{d.Name}
	case *ValueSpec:
		names = d.Names
	case *TypeSpec:
		names = []*Ident{d.Name}
	case *FuncDecl:
		names = []*Ident{d.Name}
	case *LabeledStmt:
		names = []*Ident{d.Label}
	case *AssignStmt:
		for _, x := range d.Lhs {
			if name, ok := x.(*Ident); ok {
				names = append(names, name)
			}
		}
	}
	for _, name := range names {
		if name.Name == obj.Name {
			return name.Pos()
		}
	}
	return token.NoPos
}

// ObjKind says what an object is.
type ObjKind int

const (
	Bad ObjKind = iota // erroneous
	Pkg
	Con
	Typ
	Var
	Fun
	Lbl
)

func (kind ObjKind) String() string {
	return [...]string{"bad", "package", "const", "type", "var", "func", "label"}[kind]
}

// Package is the files of a package.
type Package struct {
	Name    string
	Scope   *Scope
	Imports map[string]*Object
	Files   map[string]*File
}

func (p *Package) Pos() token.Pos { return token.NoPos }

func (p *Package) End() token.Pos { return token.NoPos }
