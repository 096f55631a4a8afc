package reflect

import (
	"internal/rt"
	"unsafe"
)

// MakeChan makes a channel of a bidirectional channel type.
func MakeChan(typ Type, buffer int) Value {
	if typ.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if typ.ChanDir() != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	t := typ.(*rtype)
	return Value{t, rt.MakeChan(rt.Type(t), buffer), flag(Chan)}
}

// Close closes the channel v.
func (v Value) Close() {
	v.mustBe(Chan, "reflect.Value.Close")
	v.mustBeExported("reflect.Value.Close")
	if v.typ.ChanDir()&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	rt.ChanClose(v.word())
}

// Send sends x and waits until that is done.
func (v Value) Send(x Value) {
	v.mustBe(Chan, "reflect.Value.Send")
	v.mustBeExported("reflect.Value.Send")
	v.send(x, false)
}

// TrySend sends x if that needs no waiting and reports whether it did.
func (v Value) TrySend(x Value) bool {
	v.mustBe(Chan, "reflect.Value.TrySend")
	v.mustBeExported("reflect.Value.TrySend")
	return v.send(x, true)
}

func (v Value) send(x Value, try bool) bool {
	if v.typ.ChanDir()&SendDir == 0 {
		panic("reflect: send on recv-only channel")
	}
	x.mustBeExported("reflect.Value.Send")
	x = x.assignTo("reflect.Value.Send", v.typ.elem())
	cell := new(unsafe.Pointer)
	chosen, _ := rt.Select([]rt.SelectCase{{Chan: v.word(), Elem: x.address(cell)}}, 1, try)
	return chosen == 0
}

// Recv receives a value, waiting for one. ok is false, and the value zero, if the channel is closed.
func (v Value) Recv() (x Value, ok bool) {
	v.mustBe(Chan, "reflect.Value.Recv")
	v.mustBeExported("reflect.Value.Recv")
	return v.recv(false)
}

// TryRecv receives without waiting; if nothing is ready it returns the zero Value.
func (v Value) TryRecv() (x Value, ok bool) {
	v.mustBe(Chan, "reflect.Value.TryRecv")
	v.mustBeExported("reflect.Value.TryRecv")
	return v.recv(true)
}

func (v Value) recv(try bool) (x Value, ok bool) {
	if v.typ.ChanDir()&RecvDir == 0 {
		panic("reflect: recv on send-only channel")
	}
	e := v.typ.elem()
	p := rt.New(rt.Type(e))
	chosen, ok := rt.Select([]rt.SelectCase{{Chan: v.word(), Elem: p}}, 0, try)
	if chosen < 0 {
		return Value{}, false
	}
	return load(e, 0, p), ok
}

// SelectDir is the direction of a select case.
type SelectDir int

const (
	_             SelectDir = iota
	SelectSend              // case Chan <- Send
	SelectRecv              // case <-Chan:
	SelectDefault           // default
)

// SelectCase is a case for Select. A zero Chan makes the case never ready.
type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

// Select does what a select statement with these cases does. It returns the index of the chosen case and, for a receive, the
// value and whether it was sent rather than made by a closed channel.
func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	if len(cases) > 65536 {
		panic("reflect.Select: too many cases (max 65536)")
	}
	var sends, recvs []rt.SelectCase
	var sendAt, recvAt []int
	defaultAt := -1
	for i, c := range cases {
		switch c.Dir {
		case SelectDefault:
			if defaultAt >= 0 {
				panic("reflect.Select: multiple default cases")
			}
			defaultAt = i
			if c.Chan.IsValid() {
				panic("reflect.Select: default case has Chan value")
			}
			if c.Send.IsValid() {
				panic("reflect.Select: default case has Send value")
			}
		case SelectSend:
			if !c.Chan.IsValid() {
				break
			}
			c.Chan.mustBe(Chan, "reflect.Select")
			c.Chan.mustBeExported("reflect.Select")
			if c.Chan.typ.ChanDir()&SendDir == 0 {
				panic("reflect.Select: SendDir case using recv-only channel")
			}
			if !c.Send.IsValid() {
				panic("reflect.Select: SendDir case missing Send value")
			}
			c.Send.mustBeExported("reflect.Select")
			x := c.Send.assignTo("reflect.Select", c.Chan.typ.elem())
			sends = append(sends, rt.SelectCase{Chan: c.Chan.word(), Elem: x.address(new(unsafe.Pointer))})
			sendAt = append(sendAt, i)
		case SelectRecv:
			if c.Send.IsValid() {
				panic("reflect.Select: RecvDir case has Send value")
			}
			if !c.Chan.IsValid() {
				break
			}
			c.Chan.mustBe(Chan, "reflect.Select")
			c.Chan.mustBeExported("reflect.Select")
			if c.Chan.typ.ChanDir()&RecvDir == 0 {
				panic("reflect.Select: RecvDir case using send-only channel")
			}
			recvs = append(recvs, rt.SelectCase{Chan: c.Chan.word(), Elem: rt.New(rt.Elem(rt.Type(c.Chan.typ)))})
			recvAt = append(recvAt, i)
		default:
			panic("reflect.Select: invalid Dir")
		}
	}
	n := len(sends)
	k, ok := rt.Select(append(sends, recvs...), n, defaultAt >= 0)
	switch {
	case k < 0:
		return defaultAt, Value{}, false
	case k < n:
		return sendAt[k], Value{}, false
	}
	i := recvAt[k-n]
	return i, load(cases[i].Chan.typ.elem(), 0, recvs[k-n].Elem), ok
}
