// Packages go/token and go/scanner: tokens, their places, semicolons, line comments and all errors.
package main

import (
	"encoding/json"
	"fmt"
	"go/scanner"
	"go/token"
	"os"
)

var texts = []string{
	"", "package p\n\nfunc f(x int) (y *T) { return x<<1 &^ y, !z }\n", "a := b; c++\nd--\nbreak\ncontinue\nfallthrough\nreturn\n)\n]\n}\n", "x // comment\ny /* one line */ z /* two\nlines */ w",
	"+ - * / % & | ^ << >> &^ += -= *= /= %= &= |= ^= <<= >>= &^= && || <- ++ -- == < > = ! != <= >= := ... ( [ { , . ) ] } ; : ~",
	"break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var",
	"0 1 42 017 0o17 0O17 0b101 0x1F 0Xff 1_000 0x_1 0b_1 0_7 1. .5 1.5 1e3 1E+3 1.5e-3 0x1p4 0x1.8p-2 1i 1.5i 0x1p1i 0b1i 08i 09.5 08e1",
	"08", "0b12", "0o18", "0b", "0x", "0o", "0b1.0", "0o1.5", "0x1.5", "0b1e3", "1p3", "0x1e3", "1e", "1e+", "0x1p", "1__0", "1_", "0_", "_1", "1_.5", "1._5", "1e_3", "1e3_", "0x_", "0x1_p3", "0b1_2", "1_i", "0xfg",
	`"" "abc" "\a\b\f\n\r\t\v\\\"" "\101\xff\u00e9\U0001F600"`, `"abc`, "\"a\nb\"", `"\q"`, `"\'"`, `"\8"`, `"\12"`, `"\x1"`, `"\u12"`, `"\ud800"`, `"\U00110000"`, `"\400"`, `"\`, `"\x`, "'a' 'é' '\\n' '\\'' '\\x41' '\\u00e9'", "''", "'ab'", "'a", "'\\q'", "'\\\"'", "'\n'", "'\\", "'''",
	"`raw\\n\nstring` `a\rb\r\n`", "`open", "/* open", "/* a\n*/ x", "x /* a\n*/ y", "x /* a */ /* b\n */ // c\n y", "x /* a */", "x // a", "//a\r\n/*b\r\nc*/", "/**/", "/*/", "/***/", "/*\r*/", "/*a*\r/b*/", "//", "x//\n//\ny",
	"# $ ? @ \\ “a” é_1 x२ ∞", "a\x00b", "a\xffb", "\uFEFFpackage", "a\uFEFFb", "\"\x00\xff\uFEFF\"", "// \x00\xff\n'\xff'", "\x80", "a . b ... c .. d", "x.y.z(1)[2]{3}", "a\r\nb\r\n", "a\n\n\nb", "   \t\n", "i++\n++i", "<-<-c<-", "a&&&b|||c", "a<-1", "x:=1;y=2",
	"//line foo.go:10\nx\ny", "//line bar.go:10:5\nx y\nz", "a\n//line :7\nb", "//line :7:3\nb", "/*line x.go:20:3*/a b /*line :30:1*/c\nd", " //line no.go:1\nx", "//line foo.go:0\nx", "//line foo.go:a\nx", "//line foo.go:1:0\nx", "//line foo.go:1:b\nx", "//line foo\nx", "//line /abs/../y.go:5\nx", "//line c:\\x.go:5\nx", "//line a:b:c:5\nx",
	"/*line a.go:5\n*/x", "//line foo.go:99999999999\nx", "func main() {\n\tfmt.Println(\"héllo\", 'x') // greet\n}\n", "if x {\n} else {\n}", "type T[P ~int|string] struct{}", "return /* a */\n", "x /* y */ // z\n", "\n\nx /*\n\n*/\n", "break /*a*/ /*b*/ ;", "a /* x\n y */ ; b",
}

func scan(text string, mode scanner.Mode) {
	set := token.NewFileSet()
	set.AddFile("before", -1, 10)
	file := set.AddFile("dir/f.go", set.Base(), len(text))
	var s scanner.Scanner
	var errs scanner.ErrorList
	s.Init(file, []byte(text), errs.Add, mode)
	for i := 0; i < 500; i++ {
		pos, tok, lit := s.Scan()
		fmt.Printf(" %d:%s:%s:%q", file.Offset(pos), set.Position(pos), tok, lit)
		if tok == token.EOF {
			break
		}
	}
	fmt.Println("\n\tlines", file.Lines(), "errors", s.ErrorCount)
	scanner.PrintError(os.Stdout, errs.Err())
}

func tokens() {
	for tok := token.Token(-1); tok < 100; tok++ {
		if s := tok.String(); len(s) < 6 || s[:6] != "token(" {
			fmt.Print(s, tok.IsLiteral(), tok.IsOperator(), tok.IsKeyword(), tok.Precedence(), token.Lookup(s), token.IsKeyword(s), " ")
		}
	}
	fmt.Println(token.Token(1000), token.LowestPrec, token.UnaryPrec, token.HighestPrec)
	for _, s := range []string{"", "x", "X", "é", "É", "_", "1", "a1", "a-b", "func", "Func"} {
		fmt.Print(s, token.IsExported(s), token.IsIdentifier(s), " ")
	}
	fmt.Println()
}

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func files() {
	set := token.NewFileSet()
	a := set.AddFile("a", -1, 20)
	b := set.AddFile("b", set.Base()+5, 10)
	fmt.Println(a.Base(), b.Base(), set.Base(), a.Size(), a.Name(), a.LineCount())
	a.AddLine(5)
	a.AddLine(5)
	a.AddLine(3)
	a.AddLine(12)
	a.AddLine(20)
	fmt.Println(a.Lines(), a.LineStart(2), a.SetLines([]int{0, 7, 3}), a.SetLines([]int{0, 30}), a.SetLines([]int{0, 4, 9}), a.Lines())
	for _, p := range []token.Pos{0, 1, 4, 5, 9, 10, 21, 22, 26, 27, 37, 38} {
		f := set.File(p)
		name := "none"
		if f != nil {
			name = f.Name()
		}
		fmt.Print(p, name, set.Position(p), p.IsValid(), a.Offset(p), " ")
	}
	fmt.Println(a.Pos(-5), a.Pos(100), a.Line(6))
	a.AddLineInfo(4, "other", 100)
	a.AddLineColumnInfo(9, "third", 7, 3)
	for p := 1; p < 21; p += 3 {
		fmt.Print(a.Position(token.Pos(p)), a.PositionFor(token.Pos(p), false), " ")
	}
	fmt.Println()
	a.MergeLine(1)
	b.SetLinesForContent([]byte("a\n\nbc\n\n\nd\n"))
	fmt.Println(a.Lines(), b.Lines())
	set.Iterate(func(f *token.File) bool { fmt.Print(f.Name(), " "); return true })
	var text []byte
	err := set.Write(func(v any) (err error) { text, err = json.Marshal(v); return err })
	back := token.NewFileSet()
	fmt.Println(err, back.Read(func(v any) error { return json.Unmarshal(text, v) }), back.Base(), back.Position(6), back.Position(30))
	set.RemoveFile(a)
	set.RemoveFile(a)
	fmt.Println(set.File(5) == nil, set.File(28).Name(), set.Position(5))
	try("base", func() { set.AddFile("c", 1, 1) })
	try("size", func() { set.AddFile("c", -1, -1) })
	try("line", func() { a.LineStart(0) })
	try("line", func() { a.LineStart(100) })
	try("merge", func() { a.MergeLine(0) })
	try("merge", func() { a.MergeLine(10) })
	try("init", func() { new(scanner.Scanner).Init(a, nil, nil, 0) })
	for _, p := range []token.Position{{}, {Filename: "f"}, {Line: 1}, {Line: 1, Column: 2}, {"f", 0, 1, 0}, {"f", 0, 1, 2}} {
		fmt.Print(p, p.IsValid(), " ")
	}
	fmt.Println()
}

func errorLists() {
	var l scanner.ErrorList
	fmt.Println(l.Err() == nil, l.Error(), l.Len())
	l.Add(token.Position{Filename: "b", Line: 2, Column: 1}, "second")
	fmt.Println(l)
	l.Add(token.Position{Filename: "a", Line: 9, Column: 1}, "first")
	l.Add(token.Position{Filename: "b", Line: 2, Column: 0}, "earlier")
	l.Add(token.Position{}, "nowhere")
	l.Sort()
	scanner.PrintError(os.Stdout, l)
	l.RemoveMultiples()
	fmt.Println(l.Err(), l.Len())
	scanner.PrintError(os.Stdout, fmt.Errorf("another"))
	scanner.PrintError(os.Stdout, nil)
	l.Reset()
	fmt.Println(l.Len())
}

func main() {
	tokens()
	files()
	errorLists()
	for _, text := range texts {
		fmt.Printf("%q\n", text)
		scan(text, scanner.ScanComments)
		scan(text, 0)
	}
}
