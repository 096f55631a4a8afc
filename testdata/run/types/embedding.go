// Promotion through embedding: depth, shadowing, pointers, interfaces, aliases.
package main

import (
	"fmt"
	"sync"
)

type base struct{ id int }

func (b base) ID() int            { return b.id }
func (b *base) SetID(id int)      { b.id = id }
func (b base) Describe() string   { return fmt.Sprint("base ", b.ID()) }
func (b base) private() string    { return "base.private" }
func (base) Over(s string) string { return "base " + s }

type middle struct {
	base
	label string
}

func (m middle) ID() int { return m.base.ID() * 10 }

type top struct {
	*middle
	extra int
}

func (top) Over(s string) string { return "top " + s }

type ider interface {
	ID() int
	SetID(int)
}

type logger interface{ Log(string) string }
type plain struct{ prefix string }

func (p plain) Log(s string) string { return p.prefix + s }

type service struct {
	logger
	sync.Mutex
	count int
}

type left struct{ v int }
type right struct{ v int }

func (left) F() string  { return "left" }
func (right) F() string { return "right" }

type ambiguous struct {
	left
	right
}

func (a ambiguous) F() string { return a.left.F() + "+" + a.right.F() }

type alias = base
type withAlias struct{ alias }

type recursive struct {
	*recursive
	name string
}

type numbers []int

func (n numbers) Sum() (s int) {
	for _, v := range n {
		s += v
	}
	return
}

type stats struct{ numbers }

func main() {
	t := top{&middle{base{4}, "m"}, 1}
	fmt.Println(t.ID(), t.middle.ID(), t.base.ID(), t.id, t.Describe(), t.private(), t.Over("x"), t.middle.Over("y"))
	t.SetID(5)
	var i ider = t
	i.SetID(6)
	fmt.Println(t.id, i.ID(), t.label)
	shared := t
	shared.SetID(7)
	fmt.Println(t.id, t == shared)

	s := &service{logger: plain{"> "}}
	s.Lock()
	s.count++
	s.Unlock()
	fmt.Println(s.Log("hi"), s.TryLock(), s.TryLock())
	s.logger = service{logger: plain{">> "}}.logger
	fmt.Println(s.Log("again"))

	a := ambiguous{left{1}, right{2}}
	fmt.Println(a.F(), a.left.v, a.right.v)
	w := withAlias{alias{3}}
	fmt.Println(w.ID(), w.alias.id)
	r := recursive{&recursive{nil, "inner"}, "outer"}
	fmt.Println(r.name, r.recursive.name)
	st := stats{numbers{1, 2, 3}}
	fmt.Println(st.Sum(), len(st.numbers), st.numbers[1])

	f, g, h := t.ID, (*middle).SetID, middle.Describe
	g(t.middle, 42)
	fmt.Println(f(), h(*t.middle), top.ID(t), (*top).Over(&t, "z"))
	anon := struct {
		base
		fmt.Stringer
	}{base{1}, nil}
	fmt.Println(anon.ID(), anon.Stringer == nil)
	defer func() { fmt.Println("recovered:", recover()) }()
	fmt.Println(top{}.ID())
}
