package reflect

import "iter"

// Seq returns an iterator over what range with one variable yields: indices, map keys, channel elements, integers, or what an
// iterator function yields.
func (v Value) Seq() iter.Seq[Value] {
	switch k := v.Kind(); {
	case k == Func && v.typ.isIterator(1):
		return func(yield func(Value) bool) {
			f := MakeFunc(v.Type().In(0), func(in []Value) []Value { return []Value{ValueOf(yield(in[0]))} })
			v.Call([]Value{f})
		}
	case Int <= k && k <= Int64:
		return func(yield func(Value) bool) {
			for i, n := int64(0), v.Int(); i < n; i++ {
				if !yield(intOfType(v.Type(), uint64(i))) {
					return
				}
			}
		}
	case Uint <= k && k <= Uintptr:
		return func(yield func(Value) bool) {
			for i, n := uint64(0), v.Uint(); i < n; i++ {
				if !yield(intOfType(v.Type(), i)) {
					return
				}
			}
		}
	case k == Array || k == Slice || k == Pointer && v.Type().Elem().Kind() == Array:
		return func(yield func(Value) bool) {
			for i, n := 0, v.Len(); i < n; i++ {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	case k == String:
		return func(yield func(Value) bool) {
			for i := range v.String() {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value) bool) {
			for it := v.MapRange(); it.Next(); {
				if !yield(it.Key()) {
					return
				}
			}
		}
	case k == Chan:
		return func(yield func(Value) bool) {
			for x, ok := v.Recv(); ok; x, ok = v.Recv() {
				if !yield(x) {
					return
				}
			}
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq[Value]")
}

// intOfType makes a Value of integer type t.
func intOfType(t Type, x uint64) Value {
	v := New(t).Elem()
	if k := t.Kind(); Int <= k && k <= Int64 {
		v.SetInt(int64(x))
	} else {
		v.SetUint(x)
	}
	v.flag &^= flagAddr
	return v
}

// Seq2 returns an iterator over what range with two variables yields.
func (v Value) Seq2() iter.Seq2[Value, Value] {
	switch k := v.Kind(); {
	case k == Func && v.typ.isIterator(2):
		return func(yield func(Value, Value) bool) {
			f := MakeFunc(v.Type().In(0), func(in []Value) []Value { return []Value{ValueOf(yield(in[0], in[1]))} })
			v.Call([]Value{f})
		}
	case k == Array || k == Slice || k == Pointer && v.Type().Elem().Kind() == Array:
		return func(yield func(Value, Value) bool) {
			a := v
			if k == Pointer {
				a = v.Elem()
			}
			for i, n := 0, a.Len(); i < n; i++ {
				if !yield(ValueOf(i), a.Index(i)) {
					return
				}
			}
		}
	case k == String:
		return func(yield func(Value, Value) bool) {
			for i, r := range v.String() {
				if !yield(ValueOf(i), ValueOf(r)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value, Value) bool) {
			for it := v.MapRange(); it.Next(); {
				if !yield(it.Key(), it.Value()) {
					return
				}
			}
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq2[Value, Value]")
}
