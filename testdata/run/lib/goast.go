// Package go/ast: nodes and their places, walks, comments, scopes and printing, on trees made by hand.
package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
)

func name(pos token.Pos, s string) *ast.Ident { return &ast.Ident{NamePos: pos, Name: s} }

func lit(pos token.Pos, kind token.Token, s string) *ast.BasicLit {
	return &ast.BasicLit{ValuePos: pos, Kind: kind, Value: s}
}

func fields(open, close token.Pos, list ...*ast.Field) *ast.FieldList {
	return &ast.FieldList{Opening: open, List: list, Closing: close}
}

func field(t ast.Expr, names ...*ast.Ident) *ast.Field { return &ast.Field{Names: names, Type: t} }

func block(from, to token.Pos, list ...ast.Stmt) *ast.BlockStmt {
	return &ast.BlockStmt{Lbrace: from, List: list, Rbrace: to}
}

func nodes() []ast.Node {
	x, y := name(10, "x"), name(20, "yy")
	one := lit(30, token.INT, "123")
	call := &ast.CallExpr{Fun: x, Lparen: 11, Args: []ast.Expr{y, one}, Rparen: 40}
	sig := &ast.FuncType{Func: 1, Params: fields(5, 9, field(y, x, name(12, "z")), field(&ast.Ellipsis{Ellipsis: 6, Elt: y}))}
	results := &ast.FuncType{Params: fields(5, 9), Results: fields(0, 0, field(y))}
	body := block(50, 60, &ast.ExprStmt{X: call})
	doc := &ast.CommentGroup{List: []*ast.Comment{{Slash: 1, Text: "// doc"}, {Slash: 8, Text: "// more"}}}
	tag := lit(33, token.STRING, "`t`")
	stmt := &ast.AssignStmt{Lhs: []ast.Expr{x, y}, TokPos: 25, Tok: token.DEFINE, Rhs: []ast.Expr{one}}
	return []ast.Node{
		x, one, call, sig, results, body, doc, doc.List[0], stmt,
		&ast.BadExpr{From: 3, To: 7}, &ast.Ellipsis{Ellipsis: 3}, &ast.FuncLit{Type: sig, Body: body}, &ast.CompositeLit{Lbrace: 3, Rbrace: 9, Elts: []ast.Expr{&ast.KeyValueExpr{Key: x, Colon: 12, Value: y}}},
		&ast.CompositeLit{Type: x, Lbrace: 13, Rbrace: 19}, &ast.ParenExpr{Lparen: 9, X: x, Rparen: 11}, &ast.SelectorExpr{X: x, Sel: y}, &ast.IndexExpr{X: x, Lbrack: 11, Index: y, Rbrack: 22},
		&ast.IndexListExpr{X: x, Lbrack: 11, Indices: []ast.Expr{y, one}, Rbrack: 34}, &ast.SliceExpr{X: x, Lbrack: 11, High: y, Rbrack: 23}, &ast.SliceExpr{X: x, Low: x, High: y, Max: one, Slice3: true, Rbrack: 40},
		&ast.TypeAssertExpr{X: x, Lparen: 12, Type: y, Rparen: 22}, &ast.TypeAssertExpr{X: x, Rparen: 22}, &ast.StarExpr{Star: 9, X: x}, &ast.UnaryExpr{OpPos: 9, Op: token.SUB, X: x}, &ast.BinaryExpr{X: x, OpPos: 15, Op: token.ADD, Y: y},
		&ast.ArrayType{Lbrack: 4, Elt: x}, &ast.ArrayType{Lbrack: 4, Len: one, Elt: x}, &ast.StructType{Struct: 2, Fields: fields(9, 44, &ast.Field{Doc: doc, Names: []*ast.Ident{x}, Type: y, Tag: tag, Comment: doc})},
		&ast.InterfaceType{Interface: 2, Methods: fields(9, 44, field(sig, x))}, &ast.MapType{Map: 2, Key: x, Value: y}, &ast.ChanType{Begin: 2, Arrow: 2, Dir: ast.RECV, Value: x}, &ast.FuncType{Func: 1, TypeParams: fields(2, 4, field(x, y)), Params: fields(5, 6)},
		&ast.BadStmt{From: 1, To: 2}, &ast.EmptyStmt{Semicolon: 4}, &ast.EmptyStmt{Semicolon: 4, Implicit: true}, &ast.LabeledStmt{Label: x, Colon: 11, Stmt: stmt}, &ast.SendStmt{Chan: x, Arrow: 15, Value: y}, &ast.IncDecStmt{X: x, TokPos: 11, Tok: token.INC},
		&ast.GoStmt{Go: 2, Call: call}, &ast.DeferStmt{Defer: 2, Call: call}, &ast.ReturnStmt{Return: 2}, &ast.ReturnStmt{Return: 2, Results: []ast.Expr{x, y}}, &ast.BranchStmt{TokPos: 2, Tok: token.CONTINUE}, &ast.BranchStmt{TokPos: 2, Tok: token.GOTO, Label: x},
		block(5, 0, stmt), block(5, 0), &ast.IfStmt{If: 1, Init: stmt, Cond: x, Body: body}, &ast.IfStmt{If: 1, Cond: x, Body: body, Else: block(70, 80)}, &ast.CaseClause{Case: 1, List: []ast.Expr{x, y}, Colon: 24, Body: []ast.Stmt{stmt}}, &ast.CaseClause{Case: 1, Colon: 8},
		&ast.SwitchStmt{Switch: 1, Init: stmt, Tag: x, Body: body}, &ast.TypeSwitchStmt{Switch: 1, Assign: stmt, Body: body}, &ast.CommClause{Case: 1, Comm: stmt, Colon: 35, Body: []ast.Stmt{stmt}}, &ast.CommClause{Case: 1, Colon: 8}, &ast.SelectStmt{Select: 1, Body: body},
		&ast.ForStmt{For: 1, Init: stmt, Cond: x, Post: stmt, Body: body}, &ast.ForStmt{For: 1, Body: body}, &ast.RangeStmt{For: 1, Key: x, Value: y, TokPos: 22, Tok: token.DEFINE, Range: 23, X: one, Body: body}, &ast.RangeStmt{For: 1, X: one, Body: body},
		&ast.DeclStmt{Decl: &ast.GenDecl{TokPos: 2, Tok: token.VAR, Specs: []ast.Spec{&ast.ValueSpec{Names: []*ast.Ident{x}}}}}, &ast.ImportSpec{Path: tag}, &ast.ImportSpec{Name: x, Path: tag, EndPos: 99}, &ast.ValueSpec{Doc: doc, Names: []*ast.Ident{x}, Type: y, Values: []ast.Expr{one}, Comment: doc},
		&ast.ValueSpec{Names: []*ast.Ident{x, y}, Type: one}, &ast.TypeSpec{Name: x, TypeParams: fields(11, 15, field(y, y)), Type: y}, &ast.BadDecl{From: 1, To: 5}, &ast.GenDecl{Doc: doc, TokPos: 2, Tok: token.TYPE, Lparen: 7, Specs: []ast.Spec{&ast.TypeSpec{Name: x, Type: y}}, Rparen: 30},
		&ast.FuncDecl{Doc: doc, Recv: fields(5, 8, field(x)), Name: y, Type: sig, Body: body}, &ast.FuncDecl{Name: y, Type: results}, fields(0, 0), fields(0, 0, field(x)), field(nil), field(nil, x, y), field(y), &ast.Field{Type: y, Tag: tag},
		&ast.File{Doc: doc, Package: 1, Name: x}, &ast.File{Package: 1, Name: x, Decls: []ast.Decl{&ast.FuncDecl{Name: y, Type: sig, Body: body}}}, &ast.Package{Files: map[string]*ast.File{"b": {Name: y}, "a": {Name: x}}},
	}
}

func walks() {
	for _, n := range nodes() {
		fmt.Printf("%T %d-%d:", n, n.Pos(), n.End())
		depth := 0
		ast.Inspect(n, func(m ast.Node) bool {
			if m == nil {
				depth--
				fmt.Print(")")
				return false
			}
			depth++
			fmt.Printf("(%T", m)
			if id, ok := m.(*ast.Ident); ok {
				fmt.Print(" ", id)
			}
			return true
		})
		fmt.Println(depth)
	}
	count := 0
	for n := range ast.Preorder(nodes()[2]) {
		fmt.Printf("%T ", n)
		if count++; count == 3 {
			break
		}
	}
	ast.Inspect(nodes()[2], func(n ast.Node) bool { fmt.Printf("%T;", n); _, is := n.(*ast.BasicLit); return n != nil && is })
	fmt.Println()
}

func comments() {
	for _, list := range [][]string{{"// a", "//b", "//  c  "}, {"//"}, {"//", "// x", "//", "//", "// y", "//"}, {"/* a\n b \n\n\n c */"}, {"//go:noinline"}, {"//line x:1", "// text", "//export f", "//extern g", "//nolint", "//a:b", "//a: b", "//A:b", "//:b", "//a1:2x", "//a-b:c"}, {"/*x*/", "// y"}, {"//\ttab", "// \ttab"}} {
		g := &ast.CommentGroup{}
		for _, s := range list {
			g.List = append(g.List, &ast.Comment{Text: s})
		}
		fmt.Printf("%q %q\n", list, g.Text())
	}
	fmt.Printf("%q\n", (*ast.CommentGroup)(nil).Text())
	for _, s := range []string{"// Code generated by x. DO NOT EDIT.", "// Code generated DO NOT EDIT.", "// code generated x DO NOT EDIT.", "// Code generated by x. DO NOT EDIT. ", "/*\n// Code generated by y DO NOT EDIT.\n*/", "/* Code generated by y DO NOT EDIT. */"} {
		for _, pos := range []token.Pos{1, 100} {
			fmt.Print(ast.IsGenerated(&ast.File{Package: 50, Comments: []*ast.CommentGroup{{List: []*ast.Comment{{Slash: pos, Text: s}}}}}), " ")
		}
	}
	fmt.Println()
}

func scopes() {
	outer := ast.NewScope(nil)
	inner := ast.NewScope(outer)
	x := ast.NewObj(ast.Var, "x")
	fmt.Println(outer.Insert(x) == nil, outer.Insert(ast.NewObj(ast.Con, "x")) == x, outer.Lookup("x") == x, inner.Lookup("x") == nil, inner.Outer == outer)
	for kind := ast.Bad; kind <= ast.Lbl; kind++ {
		fmt.Print(kind, " ")
	}
	n := name(7, "x")
	for _, decl := range []any{nil, &ast.Field{Names: []*ast.Ident{name(3, "y"), n}}, &ast.ImportSpec{Name: n, Path: lit(9, token.STRING, `"x"`)}, &ast.ImportSpec{Path: lit(9, token.STRING, `"x"`)}, &ast.ValueSpec{Names: []*ast.Ident{n}}, &ast.TypeSpec{Name: n}, &ast.FuncDecl{Name: n}, &ast.LabeledStmt{Label: n}, &ast.AssignStmt{Lhs: []ast.Expr{&ast.StarExpr{}, n}}, &ast.TypeSpec{Name: name(5, "z")}} {
		x.Decl = decl
		fmt.Print(x.Pos(), " ")
	}
	fmt.Println()
}

func prints() {
	set := token.NewFileSet()
	f := set.AddFile("f.go", -1, 100)
	f.SetLines([]int{0, 10, 30, 50})
	for _, n := range nodes()[:5] {
		fmt.Println(ast.Print(set, n))
		ast.Print(nil, n)
	}
	obj := ast.NewObj(ast.Fun, "f")
	id := &ast.Ident{NamePos: 12, Name: "f", Obj: obj}
	obj.Decl = &ast.FuncDecl{Name: id, Type: &ast.FuncType{Params: &ast.FieldList{}}}
	obj.Data = []any{1, "two", 3.5, nil, []byte("bytes"), [2]bool{true, false}, map[string]int{"k": 1}, token.ADD, struct{ a, B int }{1, 2}, []int{}, map[int]int(nil), struct{}{}}
	ast.Fprint(os.Stdout, set, id, nil)
	ast.Print(set, []ast.Node{id, id, nil})
	ast.Print(nil, nil)
	ast.Print(nil, "text\nwith lines")
}

func main() {
	walks()
	comments()
	scopes()
	prints()
	fmt.Println(ast.NewIdent("a"), (*ast.Ident)(nil), ast.NewIdent("A").IsExported(), ast.IsExported("a"), ast.Unparen(&ast.ParenExpr{X: &ast.ParenExpr{X: ast.NewIdent("in")}}))
	fmt.Println((*ast.FieldList)(nil).NumFields(), nodes()[3].(*ast.FuncType).Params.NumFields())
}
