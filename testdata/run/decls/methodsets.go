// Method sets: which types implement what, tested by assertions at run time.
package main

import "fmt"

type V interface{ Val() string }
type P interface{ Ptr() string }
type VP interface {
	V
	P
}

type T struct{ s string }

func (t T) Val() string  { return "val " + t.s }
func (t *T) Ptr() string { return "ptr " + t.s }

type ByVal struct{ T }
type ByPtr struct{ *T }
type ByIface struct{ V }
type Deep struct{ *ByVal }
type Renamed T
type Alias = T
type Override struct{ T }

func (Override) Val() string { return "override" }

type Two struct {
	T
	V
}
type Generic[X any] struct{ v X }

func (g Generic[X]) Val() string  { return fmt.Sprint("generic ", g.v) }
func (g *Generic[X]) Ptr() string { return "generic ptr" }

type Func func() string

func (f Func) Val() string { return f() }

type private struct{ T }
type hidden interface{ secret() }

func (T) secret() {}

func check(name string, x any) {
	v, isV := x.(V)
	p, isP := x.(P)
	_, isVP := x.(VP)
	_, isHidden := x.(hidden)
	fmt.Printf("%-12s V=%-5t P=%-5t VP=%-5t hidden=%-5t", name, isV, isP, isVP, isHidden)
	if isV {
		fmt.Print(" ", v.Val())
	}
	if isP {
		fmt.Print(" ", p.Ptr())
	}
	fmt.Println()
}

func main() {
	t := T{"t"}
	check("T", t)
	check("*T", &t)
	check("ByVal", ByVal{t})
	check("*ByVal", &ByVal{t})
	check("ByPtr", ByPtr{&t})
	check("*ByPtr", &ByPtr{&t})
	check("ByIface", ByIface{t})
	check("ByIface2", ByIface{&t})
	check("Deep", Deep{&ByVal{t}})
	check("Renamed", Renamed{"r"})
	check("Alias", Alias{"a"})
	check("Override", Override{t})
	check("*Override", &Override{t})
	check("Two", Two{t, t})
	check("Generic", Generic[int]{5})
	check("*Generic", &Generic[string]{"g"})
	check("Func", Func(func() string { return "func" }))
	check("private", private{t})
	check("anon", struct{ *T }{&t})
	check("anon2", struct {
		V
		P
	}{t, &t})
	check("chan", make(chan T))
	check("nil *T", (*Renamed)(nil))
	var v V = &t
	t.s = "changed"
	fmt.Println(v.Val(), v.(*T).Ptr(), v.(VP).Ptr())
	var f func(V) string = V.Val
	var g func(*T) string = (*T).Val
	fmt.Println(f(t), g(&t), (*ByVal).Ptr(&ByVal{t}), ByPtr.Ptr(ByPtr{&t}), VP.Val(&t), Generic[int].Val(Generic[int]{1}))
	pv := ByVal{t}
	pv.Ptr()
	h := pv.Ptr
	pv.s = "later"
	fmt.Println(h(), pv.Val(), struct{ T }{t}.Val())
}
