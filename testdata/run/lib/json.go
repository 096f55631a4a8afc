// Values to JSON and back: tags, embedding, methods, errors, streams.
package main

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"strings"
	"time"
)

type Inner struct {
	X int `json:"x"`
	Y string
}

type Base struct {
	ID   int
	Name string `json:"name,omitempty"`
}

type base2 struct{ Low int }

type Level uint8

func (l Level) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("L%d", uint8(l))), nil }
func (l *Level) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "L%d", (*uint8)(l))
	return err
}

type Temp float64

func (t Temp) MarshalJSON() ([]byte, error) {
	return []byte(fmt.Sprintf("{\"c\": %g }", float64(t))), nil
}
func (t *Temp) UnmarshalJSON(b []byte) error {
	var v struct{ C float64 }
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	*t = Temp(v.C)
	return nil
}

type ByPtr struct{ v int }

func (p *ByPtr) MarshalJSON() ([]byte, error) { return []byte(fmt.Sprint(p.v * 2)), nil }

type Bad struct{}

func (Bad) MarshalJSON() ([]byte, error) { return nil, errors.New("no way") }

type BadText struct{}

func (BadText) MarshalText() ([]byte, error) { return nil, errors.New("no text") }

type Broken struct{}

func (Broken) MarshalJSON() ([]byte, error) { return []byte("{oops"), nil }

type All struct {
	Base
	*Inner
	base2
	B      bool
	I8     int8
	U64    uint64
	F32    float32
	F64    float64
	S      string
	Bytes  []byte
	Arr    [3]int
	Sl     []string
	NilSl  []int
	M      map[string]int
	MI     map[int]string
	ML     map[Level]bool
	P      *int
	Any    any
	L      Level
	T      Temp
	BP     ByPtr
	PBP    *ByPtr
	Raw    json.RawMessage
	Num    json.Number
	Q      int     `json:"q,string"`
	QS     string  `json:",string"`
	QF     float64 `json:"qf,string,omitempty"`
	Skip   int     `json:"-"`
	Dash   int     `json:"-,"`
	hidden int
	Time   time.Time
	Empty  struct{} `json:"empty,omitempty"`
	ΑΒγ    int      `json:"ключ"`
	Odd    int      `json:"a b;c"`
}

func show(v any) {
	b, err := json.Marshal(v)
	fmt.Printf("%s %v\n", b, err)
}

type A struct{ X, Y int }
type B struct{ X, Z int }
type AB struct {
	A
	B
	Y string `json:"Y"`
}
type Rec struct {
	Name string
	Kids []*Rec `json:",omitempty"`
}
type unexp struct{ V int }
type PE struct{ *unexp }

func encodings() {
	n := 7
	a := All{Base: Base{ID: 1}, Inner: &Inner{2, "y<&>\u2028\x01\xff\"\\"}, base2: base2{3}, B: true, I8: -8, U64: math.MaxUint64, F32: 1.1, F64: 1e21, S: "é\t\n\r\b\f", Bytes: []byte("hello"), Sl: []string{"a", ""}, M: map[string]int{"z": 1, "a": 2}, MI: map[int]string{10: "x", -2: "y"}, ML: map[Level]bool{3: true}, P: &n, Any: []any{1, "x", nil, 2.5, map[string]any{"k": true}}, L: 4, T: 36.6, BP: ByPtr{5}, PBP: &ByPtr{6}, Raw: json.RawMessage(` {"r" : [1, 2]}`), Num: "12.50", Q: 9, QS: "s\"", Time: time.Date(2024, 2, 3, 4, 5, 6, 789, time.UTC)}
	show(a)
	show(&a)
	b, err := json.MarshalIndent(&a, "> ", "  ")
	fmt.Printf("%s %v\n", b, err)
	show(AB{A{1, 2}, B{3, 4}, "top"})
	show(&Rec{"r", []*Rec{{"k", nil}, {"l", []*Rec{{Name: "m"}}}}})
	show(PE{&unexp{1}})
	for _, f := range []float64{0, 1, -1, 0.1, 1e20, 1e21, 1e-6, 1e-7, 123456789.125, 1e100, math.Copysign(0, -1), math.MaxFloat64, 5e-324, 3.0000000001} {
		show(f)
		show(float32(f))
	}
	for _, v := range []any{nil, true, "x", math.NaN(), math.Inf(-1), make(chan int), func() {}, 1i, map[bool]int{true: 1}, map[Inner]int{}, Bad{}, &Bad{}, BadText{}, Broken{}, []any{Bad{}}, map[string]any{"x": make(chan int)}, json.Number("1x"), json.Number(""), []byte(nil), []byte{}, [2]byte{1, 2}, (*int)(nil), map[string]int(nil), []Level{1, 2}, map[string]Bad{"a": {}}, struct{ F func() }{}, struct {
		F func() `json:"-"`
	}{}, json.RawMessage(nil), json.RawMessage("nope"), errors.New("e"), time.Second, new(any), struct {
		A any         `json:",omitempty"`
		M map[int]int `json:",omitempty"`
		T time.Time   `json:",omitempty"`
		P *int        `json:",omitempty"`
		Z [0]int      `json:",omitempty"`
	}{}} {
		show(v)
	}
	type cyc struct{ P *cyc }
	c := &cyc{}
	c.P = c
	_, err = json.Marshal(c)
	fmt.Println(err)
	m := map[string]any{}
	m["m"] = m
	_, err = json.Marshal(m)
	fmt.Println(err)
	var me *json.MarshalerError
	_, err = json.Marshal(Bad{})
	fmt.Println(errors.As(err, &me), me.Unwrap())
	var ute *json.UnsupportedTypeError
	_, err = json.Marshal(make(chan int))
	fmt.Println(errors.As(err, &ute), ute.Type)
}

func dec(s string, p any) {
	err := json.Unmarshal([]byte(s), p)
	fmt.Printf("%.60s => %+v %v %T", s, reflect.ValueOf(p).Elem().Interface(), err, err)
	switch e := err.(type) {
	case *json.SyntaxError:
		fmt.Print(" @", e.Offset)
	case *json.UnmarshalTypeError:
		fmt.Print(" @", e.Offset, " ", e.Value, " ", e.Type, " ", e.Struct, " ", e.Field)
	}
	fmt.Println()
}

func decodings() {
	bad := []string{"", " ", "{", "[", "[1", "[1,", "[1,]", "[,]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "{\"a\":1 \"b\"}", "[1 2]", "tru", "trux", "nul", "falsy", "\"abc", "\"a\nb\"", "\"\\x\"", "\"\\u12g4\"", "\"\\u12", "01", "-", "-x", "1.", "1.x", "1e", "1e+", "1e+x", ".5", "+1", "1 2", "[1]]", "{}x", "'a'", "\x00", "\xff", "nan", "[1}", "{]", "\"\x1f\"", "é", "// c", "1a", strings.Repeat("[", 10001)}
	for _, s := range bad {
		var v any
		dec(s, &v)
		fmt.Println(json.Valid([]byte(s)))
	}
	for _, s := range []string{"null", "true", "1.5e3", "-0", "\"\\u00e9\\ud83d\\ude00\\ud800x\\n\\/\"", "[]", "{}", "[1,[2,{\"a\":null}]]", " { \"a\" : [ ] } ", "\"\xff\"", "1e400", "{\"a\":1,\"a\":2}", "123456789012345678901234567890", "[1e400, {\"a\":1e500}]"} {
		var v any
		dec(s, &v)
	}
	dec("300", new(int8))
	dec("-1", new(uint))
	dec("1.5", new(int))
	dec("\"x\"", new(int))
	dec("1", new(string))
	dec("true", new(string))
	dec("{}", new(int))
	dec("[]", new(string))
	dec("1e40", new(float32))
	dec("[1,2,3]", new([2]int))
	dec("[1]", &[]int{9, 8, 7})
	dec("[]", new([]int))
	dec("null", &[]int{1})
	dec("\"aGk=\"", new([]byte))
	dec("\"a*\"", new([]byte))
	dec("{\"1\":2,\"x\":3}", new(map[int]int))
	dec("{\"L2\":true}", new(map[Level]bool))
	dec("\"L5\"", new(Level))
	dec("5", new(Level))
	dec("{\"c\":3}", new(Temp))
	dec("3", new(Temp))
	dec("\"12\"", new(json.Number))
	dec("\"ab\"", new(json.Number))
	dec("12", new(json.Number))
	dec("{\"x\":1}", new(encoding.TextMarshaler))
	dec("{\"X\":1,\"y\":\"Z\"}", new(Inner))
	dec("{\"x\":\"s\",\"Y\":4}", new(Inner))
	dec("{\"A\":{\"x\":[]}}", new(struct{ A Inner }))
	dec("{\"A\":[{\"x\":1},{\"x\":\"q\"}]}", new(struct{ A []Inner }))
	dec("{\"V\":1}", new(PE))
	dec("{\"Q\":\"12\"}", new(struct {
		Q int `json:",string"`
	}))
	for _, s := range []string{"12", "\"x\"", "\"1.5\"", "null", "\"null\"", "{}", "\"\"", "\"true\""} {
		dec("{\"Q\":"+s+"}", new(struct {
			Q int `json:",string"`
		}))
		dec("{\"Q\":"+s+"}", new(struct {
			Q string `json:",string"`
		}))
		dec("{\"Q\":"+s+"}", new(struct {
			Q bool `json:",string"`
		}))
	}
	for _, v := range []any{nil, 1, (*int)(nil), struct{}{}} {
		fmt.Println(json.Unmarshal([]byte("1"), v))
	}
	var a All
	b, _ := json.Marshal(All{Base: Base{1, "n"}, Inner: &Inner{2, "y"}, M: map[string]int{"a": 1}, MI: map[int]string{3: "c"}, ML: map[Level]bool{9: true}, L: 8, T: 1.5, Any: []any{1.5, nil}, Raw: []byte(`[1, 2]`), Num: "5", Q: 3, QS: "q", Sl: []string{"s"}, Time: time.Unix(0, 0).UTC()})
	fmt.Println(json.Unmarshal(b, &a))
	b2, _ := json.Marshal(a)
	fmt.Println(bytes.Equal(b, b2), a.Inner != nil)
	var i any = &Inner{X: 5}
	fmt.Println(json.Unmarshal([]byte(`{"Y":"k"}`), &i), i)
	var pp **int
	fmt.Println(json.Unmarshal([]byte("4"), &pp))
	fmt.Println(**pp)
	fmt.Println(json.Unmarshal([]byte("null"), &pp), pp == nil)
	m := map[string]int{"old": 1}
	fmt.Println(json.Unmarshal([]byte(`{"new":2}`), &m), m)
}

func streams() {
	d := json.NewDecoder(strings.NewReader("{\"a\":1} [2] 3 \"x\" null 4.5e1 tru"))
	for {
		var v any
		err := d.Decode(&v)
		fmt.Println(v, err, d.InputOffset())
		if err != nil {
			break
		}
	}
	d = json.NewDecoder(iotest{strings.NewReader(`[{"a":1,"b":[true,null,"s"]},2.5, {}]  `)})
	for {
		t, err := d.Token()
		fmt.Printf("%T %v %v more=%v %d\n", t, t, err, d.More(), d.InputOffset())
		if err != nil {
			break
		}
	}
	for _, s := range []string{"[1 2]", "{\"a\" 1}", "{1}", "[}", "{\"a\":1 2}", "]", "{,", "[,", "{\"a\":,", "", "[1", "1,"} {
		d := json.NewDecoder(strings.NewReader(s))
		var err error
		for err == nil {
			var t json.Token
			t, err = d.Token()
			fmt.Print(t, " ")
		}
		fmt.Println(err)
	}
	d = json.NewDecoder(strings.NewReader(`[{"X":1},{"X":2} , {"X":3}] tail`))
	d.Token()
	for d.More() {
		var in Inner
		fmt.Println(d.Decode(&in), in)
	}
	fmt.Println(d.Token())
	rest, _ := io.ReadAll(d.Buffered())
	fmt.Printf("%q\n", rest)
	d = json.NewDecoder(strings.NewReader(`{"x":1,"zz":2}`))
	d.DisallowUnknownFields()
	d.UseNumber()
	var in Inner
	fmt.Println(d.Decode(&in), in)
	d = json.NewDecoder(strings.NewReader(`[1, 2.50, 1e1000]`))
	d.UseNumber()
	var v any
	fmt.Println(d.Decode(&v), v)
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.Encode("<a>")
	e.SetEscapeHTML(false)
	e.SetIndent("", "\t")
	e.Encode(map[string]any{"<": []int{1}, "e": []int{}, "o": struct{}{}})
	fmt.Println(e.Encode(make(chan int)))
	fmt.Print(buf.String())
	buf.Reset()
	fmt.Println(json.Compact(&buf, []byte(" { \"a b\" : [ 1 , 2 ] } ")), buf.String())
	fmt.Println(json.Compact(&buf, []byte("{")), buf.String())
	buf.Reset()
	fmt.Println(json.Indent(&buf, []byte(" {\"a\":[1,{},[],{\"b\":null}]}  \n"), "P", "I"))
	fmt.Printf("%q\n", buf.String())
	buf.Reset()
	json.HTMLEscape(&buf, []byte(`"<script>&\u2028`+"\u2029\""))
	fmt.Println(buf.String())
}

type iotest struct{ r io.Reader }

func (r iotest) Read(p []byte) (int, error) { return r.r.Read(p[:1]) }

func main() {
	encodings()
	decodings()
	streams()
}
