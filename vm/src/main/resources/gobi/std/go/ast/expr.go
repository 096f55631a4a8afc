package ast

import "go/token"

// BadExpr stands for what cannot be parsed.
type BadExpr struct {
	From, To token.Pos
}

func (x *BadExpr) Pos() token.Pos { return x.From }
func (x *BadExpr) End() token.Pos { return x.To }
func (*BadExpr) exprNode()        {}

// Ident is a name.
type Ident struct {
	NamePos token.Pos
	Name    string
	Obj     *Object
}

func (x *Ident) Pos() token.Pos { return x.NamePos }
func (x *Ident) End() token.Pos { return width(x.NamePos, x.Name) }
func (*Ident) exprNode()        {}

// Ellipsis is the "..." of a parameter, with the type of its elements, or of the length of an array.
type Ellipsis struct {
	Ellipsis token.Pos
	Elt      Expr
}

func (x *Ellipsis) Pos() token.Pos { return x.Ellipsis }
func (*Ellipsis) exprNode()        {}

// BasicLit is a literal of a basic type, as written.
type BasicLit struct {
	ValuePos token.Pos
	Kind     token.Token
	Value    string
}

func (x *BasicLit) Pos() token.Pos { return x.ValuePos }
func (x *BasicLit) End() token.Pos { return width(x.ValuePos, x.Value) }
func (*BasicLit) exprNode()        {}

// FuncLit is a function literal.
type FuncLit struct {
	Type *FuncType
	Body *BlockStmt
}

func (x *FuncLit) Pos() token.Pos { return x.Type.Pos() }
func (x *FuncLit) End() token.Pos { return x.Body.End() }
func (*FuncLit) exprNode()        {}

// CompositeLit is a composite literal; Type may be nil.
type CompositeLit struct {
	Type       Expr
	Lbrace     token.Pos
	Elts       []Expr
	Rbrace     token.Pos
	Incomplete bool
}

func (x *CompositeLit) End() token.Pos { return x.Rbrace + 1 }
func (*CompositeLit) exprNode()        {}

// ParenExpr is an expression in parentheses.
type ParenExpr struct {
	Lparen token.Pos
	X      Expr
	Rparen token.Pos
}

func (x *ParenExpr) Pos() token.Pos { return x.Lparen }
func (x *ParenExpr) End() token.Pos { return x.Rparen + 1 }
func (*ParenExpr) exprNode()        {}

// SelectorExpr is X.Sel.
type SelectorExpr struct {
	X   Expr
	Sel *Ident
}

func (x *SelectorExpr) Pos() token.Pos { return x.X.Pos() }
func (x *SelectorExpr) End() token.Pos { return x.Sel.End() }
func (*SelectorExpr) exprNode()        {}

// IndexExpr is X[Index].
type IndexExpr struct {
	X      Expr
	Lbrack token.Pos
	Index  Expr
	Rbrack token.Pos
}

func (x *IndexExpr) Pos() token.Pos { return x.X.Pos() }
func (x *IndexExpr) End() token.Pos { return x.Rbrack + 1 }
func (*IndexExpr) exprNode()        {}

// IndexListExpr is X with several type arguments.
type IndexListExpr struct {
	X       Expr
	Lbrack  token.Pos
	Indices []Expr
	Rbrack  token.Pos
}

func (x *IndexListExpr) Pos() token.Pos { return x.X.Pos() }
func (x *IndexListExpr) End() token.Pos { return x.Rbrack + 1 }
func (*IndexListExpr) exprNode()        {}

// SliceExpr is X[Low:High:Max]; Slice3 says that there are two colons.
type SliceExpr struct {
	X      Expr
	Lbrack token.Pos
	Low    Expr
	High   Expr
	Max    Expr
	Slice3 bool
	Rbrack token.Pos
}

func (x *SliceExpr) Pos() token.Pos { return x.X.Pos() }
func (x *SliceExpr) End() token.Pos { return x.Rbrack + 1 }
func (*SliceExpr) exprNode()        {}

// TypeAssertExpr is X.(Type), or X.(type) for a nil Type.
type TypeAssertExpr struct {
	X      Expr
	Lparen token.Pos
	Type   Expr
	Rparen token.Pos
}

func (x *TypeAssertExpr) Pos() token.Pos { return x.X.Pos() }
func (x *TypeAssertExpr) End() token.Pos { return x.Rparen + 1 }
func (*TypeAssertExpr) exprNode()        {}

// CallExpr is a call or conversion.
type CallExpr struct {
	Fun      Expr
	Lparen   token.Pos
	Args     []Expr
	Ellipsis token.Pos
	Rparen   token.Pos
}

func (x *CallExpr) Pos() token.Pos { return x.Fun.Pos() }
func (x *CallExpr) End() token.Pos { return x.Rparen + 1 }
func (*CallExpr) exprNode()        {}

// StarExpr is *X, a pointer type or what a pointer leads to.
type StarExpr struct {
	Star token.Pos
	X    Expr
}

func (x *StarExpr) Pos() token.Pos { return x.Star }
func (x *StarExpr) End() token.Pos { return x.X.End() }
func (*StarExpr) exprNode()        {}

// UnaryExpr is an operator before an operand, other than *.
type UnaryExpr struct {
	OpPos token.Pos
	Op    token.Token
	X     Expr
}

func (x *UnaryExpr) Pos() token.Pos { return x.OpPos }
func (x *UnaryExpr) End() token.Pos { return x.X.End() }
func (*UnaryExpr) exprNode()        {}

// BinaryExpr is an operator between two operands.
type BinaryExpr struct {
	X     Expr
	OpPos token.Pos
	Op    token.Token
	Y     Expr
}

func (x *BinaryExpr) Pos() token.Pos { return x.X.Pos() }
func (x *BinaryExpr) End() token.Pos { return x.Y.End() }
func (*BinaryExpr) exprNode()        {}

// KeyValueExpr is Key: Value in a composite literal.
type KeyValueExpr struct {
	Key   Expr
	Colon token.Pos
	Value Expr
}

func (x *KeyValueExpr) Pos() token.Pos { return x.Key.Pos() }
func (x *KeyValueExpr) End() token.Pos { return x.Value.End() }
func (*KeyValueExpr) exprNode()        {}

// ArrayType is an array type, a slice type for a nil Len.
type ArrayType struct {
	Lbrack token.Pos
	Len    Expr
	Elt    Expr
}

func (x *ArrayType) Pos() token.Pos { return x.Lbrack }
func (x *ArrayType) End() token.Pos { return x.Elt.End() }
func (*ArrayType) exprNode()        {}

// StructType is a struct type.
type StructType struct {
	Struct     token.Pos
	Fields     *FieldList
	Incomplete bool
}

func (x *StructType) Pos() token.Pos { return x.Struct }
func (x *StructType) End() token.Pos { return x.Fields.End() }
func (*StructType) exprNode()        {}

// FuncType is a function type or a signature.
type FuncType struct {
	Func       token.Pos
	TypeParams *FieldList
	Params     *FieldList
	Results    *FieldList
}

func (*FuncType) exprNode() {}

// InterfaceType is an interface type.
type InterfaceType struct {
	Interface  token.Pos
	Methods    *FieldList
	Incomplete bool
}

func (x *InterfaceType) Pos() token.Pos { return x.Interface }
func (x *InterfaceType) End() token.Pos { return x.Methods.End() }
func (*InterfaceType) exprNode()        {}

// MapType is a map type.
type MapType struct {
	Map   token.Pos
	Key   Expr
	Value Expr
}

func (x *MapType) Pos() token.Pos { return x.Map }
func (x *MapType) End() token.Pos { return x.Value.End() }
func (*MapType) exprNode()        {}

// ChanType is a channel type.
type ChanType struct {
	Begin token.Pos
	Arrow token.Pos
	Dir   ChanDir
	Value Expr
}

func (x *ChanType) Pos() token.Pos { return x.Begin }
func (x *ChanType) End() token.Pos { return x.Value.End() }
func (*ChanType) exprNode()        {}

// ChanDir says what a channel type allows, SEND, RECV or both.
type ChanDir int

const (
	SEND ChanDir = 1 << iota
	RECV
)

func (x *Ellipsis) End() token.Pos {
	if x.Elt != nil {
		return x.Elt.End()
	}
	return x.Ellipsis + 3
}

func (x *CompositeLit) Pos() token.Pos {
	if x.Type != nil {
		return x.Type.Pos()
	}
	return x.Lbrace
}

func (x *FuncType) Pos() token.Pos {
	if x.Func.IsValid() || x.Params == nil {
		return x.Func
	}
	return x.Params.Pos()
}

func (x *FuncType) End() token.Pos {
	if x.Results != nil {
		return x.Results.End()
	}
	return x.Params.End()
}

// NewIdent returns a name without a place.
func NewIdent(name string) *Ident { return &Ident{Name: name} }

// IsExported reports whether name begins with an upper-case letter.
func IsExported(name string) bool { return token.IsExported(name) }

// IsExported reports whether the name begins with an upper-case letter.
func (x *Ident) IsExported() bool { return token.IsExported(x.Name) }

func (x *Ident) String() string {
	if x == nil {
		return "<nil>"
	}
	return x.Name
}

// Unparen returns e without parentheses around it.
func Unparen(e Expr) Expr {
	for {
		p, ok := e.(*ParenExpr)
		if !ok {
			return e
		}
		e = p.X
	}
}
