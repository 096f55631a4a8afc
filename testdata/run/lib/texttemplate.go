// Package text/template: what actions show, what they choose and repeat, and every kind of error.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/template"
)

type inner struct {
	Name  string
	Count int
	next  int
}

func (i inner) Twice() int              { return 2 * i.Count }
func (i *inner) Pointer() string        { return "&" + i.Name }
func (i inner) Add(a, b int) int        { return i.Count + a + b }
func (i inner) Join(s ...string) string { return i.Name + strings.Join(s, "+") }
func (i inner) Fail(bad bool) (string, error) {
	if bad {
		return "", errors.New("it is bad")
	}
	return "fine", nil
}
func (i inner) Panic() int { panic("in a method") }

type temperature float64

func (t temperature) String() string { return fmt.Sprintf("%.1f°C", float64(t)) }

type shape interface{ Area() float64 }

type square struct{ Side float64 }

func (s square) Area() float64 { return s.Side * s.Side }

type embedded struct{ inner }

type data struct {
	inner
	Int      int
	Uint     uint8
	Float    float64
	Complex  complex128
	Bool     bool
	String   string
	Bytes    []byte
	Inner    inner
	Ptr      *inner
	NilPtr   *inner
	Ints     []int
	Empty    []int
	Array    [3]string
	Map      map[string]int
	IntMap   map[int]string
	Any      any
	AnyInner any
	AnyNil   any
	Nested   map[string]map[string][]inner
	Func     func(int, string) string
	VarFunc  func(...int) int
	ErrFunc  func() (int, error)
	NilFunc  func()
	Temp     temperature
	Shape    shape
	NilShape shape
	Err      error
	Emb      embedded
	BoolMap  map[bool]int
	FloatMap map[float64]string
	Ptrs     []*inner
	Chan     chan int
	Html     string
}

func newData() *data {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	c <- 3
	close(c)
	return &data{
		inner: inner{"outer", 9, 0}, Int: 17, Uint: 200, Float: 2.5, Complex: 1 + 2i, Bool: true, String: "text",
		Bytes: []byte("bytes"), Inner: inner{"in", 3, 1}, Ptr: &inner{"ptr", 4, 1}, Ints: []int{3, 1, 2},
		Empty: []int{}, Array: [3]string{"x", "y", "z"}, Map: map[string]int{"one": 1, "two": 2, "three": 3},
		IntMap: map[int]string{3: "c", 1: "a", 2: "b"}, Any: 42, AnyInner: inner{"any", 5, 1},
		Nested:  map[string]map[string][]inner{"a": {"b": {{"deep", 6, 1}}}},
		Func:    func(i int, s string) string { return fmt.Sprint(s, i) },
		VarFunc: func(is ...int) int { return len(is) },
		ErrFunc: func() (int, error) { return 0, errors.New("function failed") },
		Temp:    21.55, Shape: square{3}, Err: errors.New("an error value"), Emb: embedded{inner{"emb", 7, 1}},
		BoolMap: map[bool]int{true: 1, false: 0}, FloatMap: map[float64]string{2.5: "b", -1: "a"},
		Ptrs: []*inner{{"p", 1, 1}, {"q", 2, 1}}, Chan: c, Html: `<a href="x">'&'</a>` + "\x00",
	}
}

var funcs = template.FuncMap{
	"upper":  strings.ToUpper,
	"add":    func(a, b int) int { return a + b },
	"list":   func(v ...any) []any { return v },
	"fail":   func() (string, error) { return "", errors.New("failed") },
	"boom":   func() string { panic(errors.New("boom")) },
	"u8":     func(u uint8) string { return fmt.Sprintf("%T %v", u, u) },
	"f32":    func(f float32) string { return fmt.Sprintf("%T %v", f, f) },
	"c128":   func(c complex128) string { return fmt.Sprintf("%T %v", c, c) },
	"typ":    func(v any) string { return fmt.Sprintf("%T", v) },
	"none":   func() any { return nil },
	"ptr":    func(p *inner) string { return fmt.Sprint(p == nil) },
	"val":    func(i inner) string { return i.Name },
	"errarg": func(e error) string { return fmt.Sprint(e) },
	"b":      func(b bool) bool { return !b },
	"area":   func(s shape) float64 { return s.Area() },
}

var texts = []string{
	// text and trimming
	"", "plain text\n", "{{23 -}} < {{- 45}}", "a {{- 1 -}} b", "a\n\t {{- \"x\" -}} \n b", "{{/* a comment */}}x", "x {{- /* c */ -}} y", "{{-3}}",
	"{{- 3}}", "a{{/* b\nc */}}d\n{{.Nope}}",
	// constants
	"{{1}} {{-1}} {{0x1F}} {{0b11}} {{0o17}} {{1_000}} {{1.5}} {{1e3}} {{.5}} {{'a'}} {{'\\n'}} {{1i}} {{1+2i}} {{true}} {{false}}",
	`{{"a\tb"}} {{` + "`raw\\n`" + `}} {{typ 1}} {{typ 1.0}} {{typ 'x'}} {{typ "s"}} {{typ 1e2}} {{typ 2i}} {{typ true}} {{typ nil}}`,
	"{{9223372036854775807}}", "{{9223372036854775808}}", "{{u8 255}} {{f32 1}} {{f32 1.25}} {{c128 2i}}", "{{u8 1.0}}", "{{add 1.0 2e0}}", "{{typ 0x1p4}} {{0x1e}}",
	"{{1e400}}", "{{99999999999999999999}}", "{{u8 -1}}", "{{add 1.5 2}}", "{{upper 3}}", "{{add \"a\" 1}}", "{{b 1}}", "{{c128 1}}",
	// fields and methods
	"{{.Int}} {{.Uint}} {{.Float}} {{.Complex}} {{.Bool}} {{.String}} {{.Bytes}}", "{{.Inner.Name}} {{.Ptr.Name}} {{.Name}} {{.Emb.Name}} {{.Emb.Twice}}",
	"{{.Inner.Twice}} {{.Ptr.Twice}} {{.Ptr.Pointer}} {{.Inner.Pointer}}", "{{.Inner.Add 1 2}} {{.Inner.Join}} {{.Inner.Join \"a\" \"b\"}} {{3 | .Inner.Add 1}}",
	"{{.Inner.Fail false}}", "{{.Inner.Fail true}}", "{{.Inner.Panic}}", "{{.Map.one}} {{.Map.nothing}}", "{{.Nested.a.b}}", "{{(index .Nested.a.b 0).Name}}",
	"{{.Any}} {{.AnyInner.Name}} {{.AnyNil}}", "{{.Temp}} {{.Err}} {{.Shape.Area}} {{.Shape.Side}}", "{{.}}x", "{{.Ints}} {{.Array}} {{.Map}} {{.IntMap}}",
	"{{.NilPtr}}", "{{.NilPtr.Name}}", "{{.NilPtr.Twice}}", "{{.NilShape.Area}}", "{{.AnyNil.X}}", "{{.Nope}}", "{{.Inner.next}}", "{{.Inner.Nope.More}}", "{{.Int.X}}",
	"{{.Inner.Name 1}}", "{{.Inner.Add 1}}", "{{.Inner.Twice 1}}", "{{.Map.one 1}}", "{{.Func}}", "{{.Chan}}", "{{.Ptr.Nope}}", "{{.Map.one.x}}", "{{.Shape.Nope}}",
	"{{(.Inner).Name}} {{(.Ptr).Twice}}", "{{$.Int}} {{$.Inner.Name}}", "{{nil}}", "{{1 2}}", "{{.Int 3}}", "{{.Int | .Float}}", "{{\"a\" | \"b\"}}", "{{nil.X}}", "{{(nil).X}}",
	// pipelines
	`{{"output" | printf "%s" | printf "%q"}}`, `{{printf "%q" (print "out" "put")}}`, `{{"put" | printf "%s%s" "out" | printf "%q"}}`, "{{.String | upper | printf \"%5s|\"}}",
	"{{add 1 2 | add 3 | print}}", "{{println 1 \"a\"}}", "{{print 1 2 \"x\" 3}}", "{{upper}}", "{{add 1}}", "{{add 1 2 3}}", "{{fail}}", "{{boom}}", "{{none}}", "{{none | print}}",
	"{{list 1 \"a\" nil .Int}}", "{{ptr nil}} {{ptr .NilPtr}} {{ptr .Inner}} {{val .Ptr}}", "{{val .NilPtr}}", "{{val .Int}}", "{{errarg nil}} {{errarg .Err}}", "{{area .Shape}}",
	"{{area .Int}}", "{{add nil 1}}", "{{val none}}", "{{list .AnyNil}}", "{{.Int | typ}} {{.Any | typ}} {{.Ptr | typ}}",
	// variables
	"{{$x := 1}}{{$x}}{{$x = 2}}{{$x}}", "{{with $x := \"output\" | printf \"%q\"}}{{$x}}{{end}}", "{{$x := .Inner}}{{$x.Name}} {{$x.Twice}} {{$x.Add 1 2}}",
	"{{$x}}", "{{if true}}{{$x := 1}}{{end}}{{$x}}", "{{$x := 1}}{{if true}}{{$x := 2}}{{$x}}{{end}}{{$x}}", "{{$x := 1}}{{if true}}{{$x = 2}}{{$x}}{{end}}{{$x}}", "{{$x = 1}}",
	"{{$x, $y := 1}}", "{{$x := 1 | $x}}", "{{$x 1}}", "{{$x := 1}}{{$x 1}}", "{{$é := 3}}{{$é}}",
	// if, with
	"{{if .Bool}}yes{{else}}no{{end}} {{if .Empty}}yes{{else}}no{{end}} {{if .NilPtr}}yes{{else if .Int}}int{{else}}no{{end}}",
	"{{if 0}}a{{else if 0.0}}b{{else if \"\"}}c{{else if .AnyNil}}d{{else}}e{{end}}", "{{with .Inner}}{{.Name}}{{$.Int}}{{end}}", "{{with .Empty}}x{{else}}{{.Int}}{{end}}",
	"{{with .NilPtr}}a{{else with .Ptr}}{{.Name}}{{else}}c{{end}}", "{{with $x := 3}}{{$x}}{{.}}{{end}}", "{{if .Func}}func{{end}}{{if .NilFunc}}nil{{end}}{{if .Inner}}struct{{end}}",
	"{{if and .Bool .Int}}both{{end}} {{or .Empty .String \"z\"}} {{and 1 0 .Inner.Panic}} {{or 0 \"a\" (fail)}} {{not 0}} {{not 1}}", "{{and}}", "{{or 0 0 (fail)}}", "{{1 | and 1}} {{0 | or 0}}",
	// range
	"{{range .Ints}}<{{.}}>{{end}}", "{{range $i, $e := .Ints}}{{$i}}={{$e}} {{end}}", "{{range $e := .Ints}}{{$e}} {{end}}", "{{range $k, $v := .Map}}{{$k}}:{{$v}} {{end}}",
	"{{range .IntMap}}{{.}}{{end}}", "{{range .Empty}}x{{else}}none{{end}}", "{{range .Array}}{{.}}{{end}}", "{{range $k, $v := .BoolMap}}{{$k}}{{$v}}{{end}}{{range .FloatMap}}{{.}}{{end}}",
	"{{range .Chan}}{{.}},{{end}}", "{{range $i, $e := .Ints}}{{if eq $i 1}}{{continue}}{{end}}{{$e}}{{end}}", "{{range .Ints}}{{.}}{{break}}{{end}}", "{{range .Ptrs}}{{.Name}}{{.Twice}} {{end}}",
	"{{$s := 0}}{{range .Ints}}{{$s = add $s .}}{{end}}{{$s}}", "{{range .Int}}x{{end}}", "{{range .String}}x{{end}}", "{{range .AnyNil}}x{{else}}nil{{end}}", "{{range .NilPtr}}x{{else}}nil{{end}}",
	"{{$a := 0}}{{$b := 0}}{{range $a, $b = .Ints}}{{end}}{{$a}} {{$b}}", "{{range $i, $e := .Ints}}{{range $j, $f := $.Array}}{{$i}}{{$j}}{{if eq $j 1}}{{break}}{{end}}{{end}};{{end}}",
	"{{range list 1 \"a\" 2.5}}{{.}} {{end}}", "{{range .Ints}}{{$.String}}{{end}}", "{{break}}", "{{range .Ints}}{{else}}{{break}}{{end}}",
	// builtins
	"{{len .Ints}} {{len .String}} {{len .Map}} {{len .Array}}", "{{len 3}}", "{{len nil}}", "{{len .NilPtr}}", "{{index .Ints 1}} {{index .Map \"one\"}} {{index .Map \"none\"}} {{index .Nested \"a\" \"b\" 0}}",
	"{{index .Ints 9}}", "{{index .Ints -1}}", "{{index .Ints \"a\"}}", "{{index .Map 1}}", "{{index .Int 1}}", "{{index nil 1}}", "{{index .Ints}} {{index .String 1}}", "{{index .Ints nil}}", "{{index .NilPtr 1}}",
	"{{slice .Ints 1}} {{slice .Ints 1 2}} {{slice .String 1 3}} {{slice .Ints}} {{slice .Ints 0 1 2}}", "{{slice .Ints 2 1}}", "{{slice .Ints 5}}", "{{slice .String 0 1 2}}", "{{slice .Int 1}}", "{{slice .Ints 0 1 2 3}}",
	"{{call .Func 1 \"a\"}} {{call .VarFunc 1 2 3}} {{call .VarFunc}}", "{{call .ErrFunc}}", "{{call .Func 1}}", "{{call .Func \"a\" 1}}", "{{call .Int}}", "{{call nil}}", "{{call .NilFunc}}", "{{1 | call .VarFunc}}",
	"{{html .Html}}", "{{js .Html}}", "{{urlquery \"a b&c=d/é\"}}", "{{js \"'\\n\\u2028é\"}}", "{{html 1 2 \"<\"}}", "{{\"<\" | html}}", "{{print nil}}", "{{html .Ptr .NilPtr}}",
	// comparison
	"{{eq 1 1}} {{eq 1 2 3 1}} {{ne 1 2}} {{lt 1 2}} {{le 2 2}} {{gt 1 2}} {{ge 2 1}} {{eq .Uint 200}} {{lt -1 .Uint}} {{gt .Uint -1}}", "{{eq \"a\" \"a\"}} {{lt \"a\" \"b\"}} {{eq true true}} {{eq 1.5 1.5}} {{eq 1i 1i}}",
	"{{eq 1 1.0}}", "{{lt 1 \"a\"}}", "{{lt true false}}", "{{eq .Ints .Ints}}", "{{eq .Inner .Inner}}", "{{eq 1}}", "{{lt 1i 2i}}", "{{eq .AnyNil nil}} {{ne .Any nil}}", "{{eq .NilPtr nil}}", "{{eq .Ptr .Ptr}} {{eq .Any 42}}",
	"{{lt .Inner 1}}", "{{eq .Map .Map}}", "{{eq 1 nil}}", "{{ge .Float 2.5}} {{le 1.5 .Float}}", "{{eq .Ints nil}}",
	// templates
	`{{define "T1"}}ONE{{end}}{{define "T2"}}TWO {{template "T1"}}{{end}}{{template "T2"}}`, `{{define "x"}}[{{.}}]{{end}}{{template "x" .Int}}{{template "x"}}{{template "x" "a" | printf "%q"}}`,
	`{{block "b" .Inner}}<{{.Name}}>{{end}}`, `{{template "nope"}}`, `{{define "r"}}{{if .}}{{len .}}{{template "r" slice . 1}}{{end}}{{end}}{{template "r" .Ints}}`, `{{define "e"}}{{.Nope}}{{end}}` + "\n" + `{{template "e" .}}`,
	`{{define "d"}}1{{end}}{{define "d"}}2{{end}}`, `{{define "d"}} {{end}}{{define "d"}}2{{end}}{{template "d"}}`, "{{define \"v\"}}{{$}}{{end}}{{$x := 1}}{{template \"v\" $x}}", "{{template \"x\" 1 2}}",
	// syntax errors
	"{{", "{{.Int", "{{.Int}", "}}", "{{}}", "{{if}}{{end}}", "{{if .Int}}", "{{end}}", "{{else}}", "{{if .Int}}{{else}}{{else}}{{end}}", "{{range}}{{end}}", "{{with}}{{end}}", "{{template}}", "{{template x}}", "{{define}}{{end}}",
	"{{define \"a\"}}", "{{define \"a\" 1}}{{end}}", "{{block \"a\"}}{{end}}", "{{nofunc}}", "{{.Int | }}", "{{| .Int}}", "{{(.Int}}", "{{.Int)}}", "{{\"abc}}", "{{`abc}}", "{{'abc}}", "{{'ab'}}", "{{/* abc}}", "{{/* a */ b}}",
	"{{1a}}", "{{.x!}}", "{{a.b}}", "{{#}}", "{{é}}", "{{\u2028}}", "{{1.2.3}}", "{{if .Int}}\n\n{{.X", "line\n{{nofunc}}", "{{.Int}}{{if 1}}{{define \"x\"}}{{end}}{{end}}", "{{range $x, $y, $z := .Ints}}{{end}}",
	"{{range $x,}}{{end}}", "{{range $x, 1 := .Ints}}{{end}}", "{{$x := }}", "{{.Int .}} {{.Int.}}", "{{1.Int}}", "{{true.X}}", "{{\"a\".X}}", "{{..}}", "{{. .Int}}", "{{:}}", "{{$x : 1}}", "{{else if 1}}", "{{if 1}}{{else with 1}}{{end}}",
	"{{with 1}}{{else if 1}}{{end}}{{end}}", "{{range 1}}{{else range 1}}{{end}}{{end}}", "{{end .Int}}", "{{break 1}}", "{{range .Ints}}{{break 1}}{{end}}", "{{continue}}", "{{\"a\\qb\"}}", "{{0x}}", "{{1 (2)}}", "{{add 1,2}}", "{{add(1)(2)}}",
	"{{print (1).X}}", "{{.Int}}{{.String}}{{$}}", "{{print (add 1 2)(add 3 4)}}", "{{template \"x\" }}", "{{if true}}{{end}}{{end}}", "{{a\nb}}", "{{.Inner.Name.VeryLongFieldNameThatIsNotThere.AndMore}}",
	"{{printf \"%d %s a very long format that is cut in messages\" 1 .Nope}}", "a%b {{.Nope}} %d",
	"{{(.Int | ) }}", "{{and 1 2 | or 0 | not}}", "{{eq (index .Ints 0) 3}}{{eq .NilFunc nil}}{{eq .AnyNil .NilPtr}}", "{{eq .NilPtr .AnyNil}}",
	"{{eq nil nil}}", "{{ne nil .Int}}", "{{eq .NilShape nil}}", "{{eq .Shape .Shape}}", "{{lt nil 1}}", "{{index .Array 1}} {{index .Bytes 0}}", "{{slice .Array 1}}", "{{with index .Ptrs 1}}{{.Pointer}}{{end}}",
	"{{.Inner.Name -}}\n  x  {{- /* a */ -}}\n y", "{{range $i, $_ := .Ptrs}}{{$i}}{{end}}", "{{ ( print 1 ) }}", "{{\n.Int\n|\nprint\n}}", "{{print .Int.String}}",
}

func run(text string) {
	t, err := template.New("t").Funcs(funcs).Parse(text)
	if err != nil {
		fmt.Printf("%q\n\tparse: %v\n", text, err)
		return
	}
	var b strings.Builder
	err = t.Execute(&b, newData())
	out := b.String()
	if strings.Contains(out, "0x") || strings.Contains(out, "0xc") {
		out = "(address)"
	}
	fmt.Printf("%q\n\t%q", text, out)
	if err != nil {
		fmt.Printf(" error: %v", err)
	}
	fmt.Printf("\n\ttree: %s\n", t.Root)
}

type failing struct{ after int }

func (f *failing) Write(p []byte) (int, error) {
	if f.after--; f.after < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func api() {
	t := template.Must(template.New("root").Parse(`{{define "a"}}A{{end}}{{define "b"}}B{{template "a"}}{{end}}root {{template "b"}}`))
	fmt.Println(t.Name(), len(t.DefinedTemplates()), len(t.Templates()), t.Lookup("a").Name(), t.Lookup("c") == nil)
	c := template.Must(t.Clone())
	template.Must(c.New("a").Parse("other A"))
	t.Execute(os.Stdout, nil)
	fmt.Println()
	c.Execute(os.Stdout, nil)
	fmt.Println()
	fmt.Println(t.ExecuteTemplate(os.Stdout, "b", nil), t.ExecuteTemplate(os.Stdout, "none", nil))
	fmt.Println(template.New("empty").Execute(os.Stdout, nil))
	fmt.Println(template.New("").DefinedTemplates() == "", template.Must(template.New("d").Delims("<<", ">>").Parse("<<.>> {{.}}")).Execute(os.Stdout, 1))
	for _, o := range []string{"missingkey=default", "missingkey=zero", "missingkey=error"} {
		m := template.Must(template.New("m").Option(o).Parse("{{.x}} {{.y}}\n"))
		fmt.Println(o, m.Execute(os.Stdout, map[string]int{"x": 1}))
	}
	err := template.Must(template.New("w").Parse("a{{.}}b")).Execute(&failing{1}, 1)
	fmt.Println(err, err == io.ErrShortWrite)
	err = template.Must(template.New("e").Funcs(funcs).Parse("{{fail}}")).Execute(io.Discard, 1)
	var exec template.ExecError
	fmt.Println(errors.As(err, &exec), exec.Name, errors.Unwrap(errors.Unwrap(exec)))
	for _, v := range []any{0, 1, "", "a", nil, []int{}, struct{}{}, 0.0, t} {
		fmt.Print(fmt.Sprint(template.IsTrue(v)), " ")
	}
	fmt.Println(template.HTMLEscapeString("<&>"), template.JSEscapeString("'<"), template.HTMLEscaper(1, "<"), template.URLQueryEscaper("a b"))
	for _, f := range []template.FuncMap{{"a-b": strings.ToUpper}, {"x": 1}, {"x": func() {}}, {"x": func() (int, int) { return 1, 2 }}} {
		func() {
			defer func() { fmt.Println(recover()) }()
			template.New("f").Funcs(f)
		}()
	}
	_, err = template.ParseFiles()
	fmt.Println(err)
	_, err = template.ParseGlob("nothing*here")
	fmt.Println(err)
	over := template.Must(template.New("o").Parse("first"))
	template.Must(over.Parse(" {{/* nothing */}} "))
	over.Execute(os.Stdout, nil)
	template.Must(over.Parse("second"))
	over.Execute(os.Stdout, nil)
	fmt.Println()
	deep := template.Must(template.New("deep").Parse(`{{define "x"}}{{template "x"}}{{end}}{{template "nothing"}}`))
	fmt.Println(deep.Execute(io.Discard, nil))
	br := template.Must(template.New("br").Funcs(template.FuncMap{"break": func() string { return "a function" }}).Parse("{{break}}"))
	fmt.Println(br.Execute(os.Stdout, nil))
}

func main() {
	for _, text := range texts {
		run(text)
	}
	api()
}
