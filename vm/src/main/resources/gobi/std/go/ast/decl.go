package ast

import "go/token"

// ImportSpec is an import.
type ImportSpec struct {
	Doc     *CommentGroup
	Name    *Ident
	Path    *BasicLit
	Comment *CommentGroup
	EndPos  token.Pos
}

func (*ImportSpec) specNode() {}

// ValueSpec is a declaration of constants or variables.
type ValueSpec struct {
	Doc     *CommentGroup
	Names   []*Ident
	Type    Expr
	Values  []Expr
	Comment *CommentGroup
}

func (x *ValueSpec) Pos() token.Pos { return x.Names[0].Pos() }
func (*ValueSpec) specNode()        {}

// TypeSpec is a declaration of a type, of an alias if Assign is valid.
type TypeSpec struct {
	Doc        *CommentGroup
	Name       *Ident
	TypeParams *FieldList
	Assign     token.Pos
	Type       Expr
	Comment    *CommentGroup
}

func (x *TypeSpec) Pos() token.Pos { return x.Name.Pos() }
func (x *TypeSpec) End() token.Pos { return x.Type.End() }
func (*TypeSpec) specNode()        {}

// BadDecl stands for what cannot be parsed.
type BadDecl struct {
	From, To token.Pos
}

func (x *BadDecl) Pos() token.Pos { return x.From }
func (x *BadDecl) End() token.Pos { return x.To }
func (*BadDecl) declNode()        {}

// GenDecl declares imports, constants, types or variables, as Tok says.
type GenDecl struct {
	Doc    *CommentGroup
	TokPos token.Pos
	Tok    token.Token
	Lparen token.Pos
	Specs  []Spec
	Rparen token.Pos
}

func (x *GenDecl) Pos() token.Pos { return x.TokPos }
func (*GenDecl) declNode()        {}

// FuncDecl declares a function, or a method if there is a receiver; Body may be nil.
type FuncDecl struct {
	Doc  *CommentGroup
	Recv *FieldList
	Name *Ident
	Type *FuncType
	Body *BlockStmt
}

func (x *FuncDecl) Pos() token.Pos { return x.Type.Pos() }
func (*FuncDecl) declNode()        {}

func (x *ImportSpec) Pos() token.Pos {
	if x.Name != nil {
		return x.Name.Pos()
	}
	return x.Path.Pos()
}

func (x *ImportSpec) End() token.Pos {
	if x.EndPos != 0 {
		return x.EndPos
	}
	return x.Path.End()
}

func (x *ValueSpec) End() token.Pos {
	switch n := len(x.Values); {
	case n > 0:
		return x.Values[n-1].End()
	case x.Type != nil:
		return x.Type.End()
	}
	return x.Names[len(x.Names)-1].End()
}

func (x *GenDecl) End() token.Pos {
	if x.Rparen.IsValid() {
		return x.Rparen + 1
	}
	return x.Specs[0].End()
}

func (x *FuncDecl) End() token.Pos {
	if x.Body != nil {
		return x.Body.End()
	}
	return x.Type.End()
}
