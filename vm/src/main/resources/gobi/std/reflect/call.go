package reflect

import (
	"internal/rt"
	"unsafe"
)

// NumMethod returns the number of methods of v's method set.
func (v Value) NumMethod() int {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.NumMethod", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return 0
	}
	return rt.NumMethod(rt.Type(v.typ))
}

// Method returns the method value of v's i'th method.
func (v Value) Method(i int) Value {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.Method", Invalid})
	}
	if v.flag&flagMethod != 0 || uint(i) >= uint(rt.NumMethod(rt.Type(v.typ))) {
		panic("reflect: Method index out of range")
	}
	if v.kind() == Interface && v.IsNil() {
		panic("reflect: Method on nil interface value")
	}
	return Value{v.typ, v.ptr, v.flag.ro() | v.flag&flagIndir | flag(Func) | flag(i)<<methodShift | flagMethod}
}

// MethodByName returns the method value of the method with that name, the zero Value if there is none.
func (v Value) MethodByName(name string) Value {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.MethodByName", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return Value{}
	}
	i := rt.FindMethod(rt.Type(v.typ), name)
	if i < 0 {
		return Value{}
	}
	return v.Method(i)
}

// methodType returns the type of a method value.
func (v Value) methodType() *rtype {
	_, _, ftyp := rt.Method(rt.Type(v.typ), int(v.flag)>>methodShift)
	return (*rtype)(ftyp)
}

// receiver returns the concrete receiver of a method value, the func to call with it, and its type without receiver.
func (v Value) receiver(op string) (recv Value, fn unsafe.Pointer, ftyp rt.Type) {
	i := int(v.flag) >> methodShift
	name, pkg, ftyp := rt.Method(rt.Type(v.typ), i)
	recv = Value{v.typ, v.ptr, v.flag&flagIndir | flag(v.typ.Kind())}
	if recv.kind() == Interface {
		if pkg != "" {
			panic("reflect: " + op + " of unexported method")
		}
		if recv.IsNil() {
			panic("reflect: " + op + " of method on nil interface value")
		}
		recv = recv.Elem()
		i = rt.FindMethod(rt.Type(recv.typ), name)
	}
	return recv, rt.MethodFunc(rt.Type(recv.typ), i), ftyp
}

// bindMethod turns a method value into an ordinary func value. The receiver is copied now.
//
//gobi:wrapper
func (v Value) bindMethod() Value {
	recv, fn, ftyp := v.receiver("Interface")
	if recv.flag&flagIndir != 0 {
		recv = loadCopy(recv.typ, 0, recv.ptr)
	}
	bound := rt.MakeFunc(ftyp, func(args, results *unsafe.Pointer) {
		n := rt.NumIn(ftyp)
		all := make([]unsafe.Pointer, 0, n+1)
		all = append(all, recv.address(new(unsafe.Pointer)))
		all = append(all, unsafe.Slice(args, n)...)
		rt.Call(fn, ftyp, rt.Type(recv.typ), all, unsafe.Slice(results, rt.NumOut(ftyp)))
	})
	return Value{(*rtype)(ftyp), bound, v.flag.ro() | flag(Func)}
}

// Call calls the func v. A variadic func takes its variadic arguments one by one.
func (v Value) Call(in []Value) []Value {
	v.mustBe(Func, "reflect.Value.Call")
	v.mustBeExported("reflect.Value.Call")
	return v.call("Call", in)
}

// CallSlice calls the variadic func v with the last argument as the slice of the variadic arguments.
func (v Value) CallSlice(in []Value) []Value {
	v.mustBe(Func, "reflect.Value.CallSlice")
	v.mustBeExported("reflect.Value.CallSlice")
	return v.call("CallSlice", in)
}

func (v Value) call(op string, in []Value) []Value {
	var recv Value
	var fn unsafe.Pointer
	ftyp := rt.Type(v.typ)
	if v.flag&flagMethod != 0 {
		recv, fn, ftyp = v.receiver(op)
	} else {
		fn = v.word()
	}
	if fn == nil {
		panic("reflect.Value.Call: call of nil function")
	}
	in = arguments(op, ftyp, in)
	args := make([]unsafe.Pointer, 0, len(in)+1)
	cells := make([]unsafe.Pointer, len(in)+1)
	if recv.flag != 0 {
		args = append(args, recv.address(&cells[len(in)]))
	}
	for i, x := range in {
		x.mustBeExported("reflect.Value.Call")
		x = x.assignTo("reflect.Value.Call", (*rtype)(rt.In(ftyp, i)))
		args = append(args, x.address(&cells[i]))
	}
	out := rt.NumOut(ftyp)
	results := make([]unsafe.Pointer, out)
	for i := range results {
		results[i] = rt.New(rt.Out(ftyp, i))
	}
	rt.Call(fn, ftyp, rt.Type(recv.typ), args, results)
	values := make([]Value, out)
	for i := range values {
		values[i] = load((*rtype)(rt.Out(ftyp, i)), 0, results[i])
	}
	return values
}

// arguments checks the arguments' number and types and packs variadic ones into a slice.
func arguments(op string, ftyp rt.Type, in []Value) []Value {
	n := rt.NumIn(ftyp)
	variadic := rt.Info(ftyp)&rt.InfoVariadic != 0
	spread := variadic && op == "Call"
	if op == "CallSlice" && !variadic {
		panic("reflect: CallSlice of non-variadic function")
	}
	if spread {
		n--
	}
	if len(in) < n {
		panic(tooMany(op, "few"))
	}
	if !spread && len(in) > n {
		panic(tooMany(op, "many"))
	}
	for _, x := range in {
		if x.kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	for i := 0; i < n; i++ {
		if xt, pt := in[i].Type(), (*rtype)(rt.In(ftyp, i)); !xt.AssignableTo(pt) {
			panic("reflect: " + op + " using " + xt.String() + " as type " + pt.String())
		}
	}
	if !spread {
		return in
	}
	rest := in[n:]
	st := (*rtype)(rt.In(ftyp, n))
	slice := MakeSlice(st, len(rest), len(rest))
	for i, x := range rest {
		if xt := x.Type(); !xt.AssignableTo(st.elem()) {
			panic("reflect: cannot use " + xt.String() + " as type " + st.elem().String() + " in " + op)
		}
		slice.Index(i).Set(x)
	}
	return append(append(make([]Value, 0, n+1), in[:n]...), slice)
}

func tooMany(op, what string) string {
	return "reflect: " + op + " with too " + what + " input arguments"
}

// MakeFunc returns a func of the func type typ that calls fn with its arguments and returns fn's results.
//
//gobi:wrapper
func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	if typ.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	t := typ.(*rtype)
	ftyp := rt.Type(t)
	f := rt.MakeFunc(ftyp, func(args, results *unsafe.Pointer) {
		n := rt.NumIn(ftyp)
		in := make([]Value, n)
		for i, p := range unsafe.Slice(args, n) {
			in[i] = load((*rtype)(rt.In(ftyp, i)), 0, p)
		}
		out := fn(in)
		if len(out) != rt.NumOut(ftyp) {
			panic("reflect: wrong return count from function created by MakeFunc")
		}
		for i, p := range unsafe.Slice(results, len(out)) {
			x := out[i]
			if x.typ == nil {
				panic("reflect: function created by MakeFunc using closure returned zero Value")
			}
			if x.flag&flagRO != 0 {
				panic("reflect: function created by MakeFunc using closure returned value obtained from unexported field")
			}
			x.assignTo("reflect.MakeFunc", (*rtype)(rt.Out(ftyp, i))).store(p)
		}
	})
	return Value{t, f, flag(Func)}
}
