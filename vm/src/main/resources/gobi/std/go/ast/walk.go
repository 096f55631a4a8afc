package ast

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

// A Visitor visits nodes.
type Visitor interface {
	// Visit returns the visitor for the node's children, nil for none. After
	// them that one's Visit is called with nil.
	Visit(node Node) (w Visitor)
}

// Walk visits node and what is below it, parents before children and in the order of the text.
func Walk(v Visitor, node Node) {
	if v = v.Visit(node); v == nil {
		return
	}
	children(node, func(child Node) { Walk(v, child) })
	v.Visit(nil)
}

type inspector func(Node) bool

func (f inspector) Visit(node Node) Visitor {
	if f(node) {
		return f
	}
	return nil
}

// Inspect calls f with node and what is below it, as far as f returns true. After
// the children of a node it calls f with nil.
func Inspect(node Node, f func(Node) bool) { Walk(inspector(f), node) }

// Preorder yields root and all that is below it, parents before children.
func Preorder(root Node) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		more := true
		Inspect(root, func(n Node) bool {
			if n != nil {
				more = more && yield(n)
			}
			return more
		})
	}
}

// A pointer is a node that is there unless it is nil.
type pointer[T any] interface {
	*T
	Node
}

// one visits a node if it is there.
func one[T any, P pointer[T]](visit func(Node), n P) {
	if n != nil {
		visit(n)
	}
}

// some visits an expression, statement or declaration if it is there.
func some(visit func(Node), n Node) {
	if n != nil {
		visit(n)
	}
}

func each[N Node](visit func(Node), list []N) {
	for _, n := range list {
		visit(n)
	}
}

// children visits the nodes right below node.
func children(node Node, visit func(Node)) {
	switch x := node.(type) {
	case *CommentGroup:
		each(visit, x.List)
	case *Field:
		one(visit, x.Doc)
		each(visit, x.Names)
		some(visit, x.Type)
		one(visit, x.Tag)
		one(visit, x.Comment)
	case *FieldList:
		each(visit, x.List)
	case *Ellipsis:
		some(visit, x.Elt)
	case *FuncLit:
		one(visit, x.Type)
		one(visit, x.Body)
	case *CompositeLit:
		some(visit, x.Type)
		each(visit, x.Elts)
	case *ParenExpr:
		some(visit, x.X)
	case *SelectorExpr:
		some(visit, x.X)
		one(visit, x.Sel)
	case *IndexExpr:
		some(visit, x.X)
		some(visit, x.Index)
	case *IndexListExpr:
		some(visit, x.X)
		each(visit, x.Indices)
	case *SliceExpr:
		some(visit, x.X)
		some(visit, x.Low)
		some(visit, x.High)
		some(visit, x.Max)
	case *TypeAssertExpr:
		some(visit, x.X)
		some(visit, x.Type)
	case *CallExpr:
		some(visit, x.Fun)
		each(visit, x.Args)
	case *StarExpr:
		some(visit, x.X)
	case *UnaryExpr:
		some(visit, x.X)
	case *BinaryExpr:
		some(visit, x.X)
		some(visit, x.Y)
	case *KeyValueExpr:
		some(visit, x.Key)
		some(visit, x.Value)
	case *ArrayType:
		some(visit, x.Len)
		some(visit, x.Elt)
	case *StructType:
		one(visit, x.Fields)
	case *FuncType:
		one(visit, x.TypeParams)
		one(visit, x.Params)
		one(visit, x.Results)
	case *InterfaceType:
		one(visit, x.Methods)
	case *MapType:
		some(visit, x.Key)
		some(visit, x.Value)
	case *ChanType:
		some(visit, x.Value)
	case *DeclStmt:
		some(visit, x.Decl)
	case *LabeledStmt:
		one(visit, x.Label)
		some(visit, x.Stmt)
	case *ExprStmt:
		some(visit, x.X)
	case *SendStmt:
		some(visit, x.Chan)
		some(visit, x.Value)
	case *IncDecStmt:
		some(visit, x.X)
	case *AssignStmt:
		each(visit, x.Lhs)
		each(visit, x.Rhs)
	case *GoStmt:
		one(visit, x.Call)
	case *DeferStmt:
		one(visit, x.Call)
	case *ReturnStmt:
		each(visit, x.Results)
	case *BranchStmt:
		one(visit, x.Label)
	case *BlockStmt:
		each(visit, x.List)
	case *IfStmt:
		some(visit, x.Init)
		some(visit, x.Cond)
		one(visit, x.Body)
		some(visit, x.Else)
	case *CaseClause:
		each(visit, x.List)
		each(visit, x.Body)
	case *SwitchStmt:
		some(visit, x.Init)
		some(visit, x.Tag)
		one(visit, x.Body)
	case *TypeSwitchStmt:
		some(visit, x.Init)
		some(visit, x.Assign)
		one(visit, x.Body)
	case *CommClause:
		some(visit, x.Comm)
		each(visit, x.Body)
	case *SelectStmt:
		one(visit, x.Body)
	case *ForStmt:
		some(visit, x.Init)
		some(visit, x.Cond)
		some(visit, x.Post)
		one(visit, x.Body)
	case *RangeStmt:
		some(visit, x.Key)
		some(visit, x.Value)
		some(visit, x.X)
		one(visit, x.Body)
	case *ImportSpec:
		one(visit, x.Doc)
		one(visit, x.Name)
		one(visit, x.Path)
		one(visit, x.Comment)
	case *ValueSpec:
		one(visit, x.Doc)
		each(visit, x.Names)
		some(visit, x.Type)
		each(visit, x.Values)
		one(visit, x.Comment)
	case *TypeSpec:
		one(visit, x.Doc)
		one(visit, x.Name)
		one(visit, x.TypeParams)
		some(visit, x.Type)
		one(visit, x.Comment)
	case *GenDecl:
		one(visit, x.Doc)
		each(visit, x.Specs)
	case *FuncDecl:
		one(visit, x.Doc)
		one(visit, x.Recv)
		one(visit, x.Name)
		one(visit, x.Type)
		one(visit, x.Body)
	case *File:
		one(visit, x.Doc)
		one(visit, x.Name)
		each(visit, x.Decls)
	case *Comment, *BadExpr, *Ident, *BasicLit, *BadStmt, *EmptyStmt, *BadDecl:
		// Nothing is below them.
	case *Package:
		for _, name := range slices.Sorted(maps.Keys(x.Files)) {
			visit(x.Files[name])
		}
	default:
		panic(fmt.Sprintf("ast.Walk: unexpected node type %T", node))
	}
}
