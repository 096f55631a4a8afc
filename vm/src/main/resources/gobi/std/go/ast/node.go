// Package ast has the syntax trees of Go.
//
// It follows the documented behaviour of Go 1.23 as far as trees, walks and
// printing go; there are no filters, comment maps and packages yet.
package ast

import "go/token"

// A Node is a part of a tree.
type Node interface {
	Pos() token.Pos // where it begins
	End() token.Pos // just behind it
}

// An Expr is an expression or a type.
type Expr interface {
	Node
	exprNode()
}

// A Stmt is a statement.
type Stmt interface {
	Node
	stmtNode()
}

// A Decl is a declaration.
type Decl interface {
	Node
	declNode()
}

// A Spec is an *ImportSpec, *ValueSpec or *TypeSpec.
type Spec interface {
	Node
	specNode()
}

// width is where text ends that begins at pos.
func width(pos token.Pos, text string) token.Pos { return pos + token.Pos(len(text)) }

// Field is a line of a list of fields, methods or parameters.
type Field struct {
	Doc     *CommentGroup
	Names   []*Ident // nil for embedded fields and parameters without names
	Type    Expr
	Tag     *BasicLit
	Comment *CommentGroup // at the end of the line
}

func (f *Field) Pos() token.Pos {
	switch {
	case len(f.Names) > 0:
		return f.Names[0].Pos()
	case f.Type != nil:
		return f.Type.Pos()
	}
	return token.NoPos
}

func (f *Field) End() token.Pos {
	switch {
	case f.Tag != nil:
		return f.Tag.End()
	case f.Type != nil:
		return f.Type.End()
	case len(f.Names) > 0:
		return f.Names[len(f.Names)-1].End()
	}
	return token.NoPos
}

// FieldList is a list in parentheses, braces or brackets.
type FieldList struct {
	Opening token.Pos // NoPos if there is no bracket
	List    []*Field
	Closing token.Pos
}

func (f *FieldList) Pos() token.Pos {
	switch {
	case f.Opening.IsValid():
		return f.Opening
	case len(f.List) > 0:
		return f.List[0].Pos()
	}
	return token.NoPos
}

func (f *FieldList) End() token.Pos {
	switch n := len(f.List); {
	case f.Closing.IsValid():
		return f.Closing + 1
	case n > 0:
		return f.List[n-1].End()
	}
	return token.NoPos
}

// NumFields returns how many fields or parameters the list declares.
func (f *FieldList) NumFields() int {
	if f == nil {
		return 0
	}
	n := 0
	for _, field := range f.List {
		n += max(1, len(field.Names))
	}
	return n
}

// File is a source file.
type File struct {
	Doc     *CommentGroup
	Package token.Pos // of the keyword
	Name    *Ident
	Decls   []Decl

	FileStart, FileEnd token.Pos
	Scope              *Scope
	Imports            []*ImportSpec
	Unresolved         []*Ident
	Comments           []*CommentGroup // all of the file
	GoVersion          string          // that build constraints ask for
}

func (f *File) Pos() token.Pos { return f.Package }

// End returns the end of the last declaration, or of the package's name.
func (f *File) End() token.Pos {
	if n := len(f.Decls); n > 0 {
		return f.Decls[n-1].End()
	}
	return f.Name.End()
}
