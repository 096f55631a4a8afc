// Conversions among strings, slices, arrays, named types and interfaces.
package main

import (
	"fmt"
	"unsafe"
)

type (
	myInt    int
	myStr    string
	myBytes  []byte
	myFunc   func(int) int
	stringer interface{ String() string }
)

func (m myInt) String() string { return fmt.Sprintf("myInt(%d)", int(m)) }

func attempt(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(what, "->", r)
		}
	}()
	f()
}

func main() {
	s := []int{1, 2, 3, 4}
	a3 := [3]int(s)
	p2 := (*[2]int)(s)
	p2[0] = 99
	fmt.Println(a3, s, *p2, len(p2), [0]int(s))
	attempt("short slice", func() { _ = [5]int(s) })
	attempt("short slice to pointer", func() { _ = (*[5]int)(s[:2]) })

	fmt.Println(myStr("a")+"b", string(myStr("c")), []byte(myStr("de")), myBytes("f"), string(myBytes{'g'}), []rune(myStr("hé")))
	fmt.Println(myFunc(func(i int) int { return i + 1 })(4), int(myInt(3)), myInt(3), stringer(myInt(5)))
	b := []byte("mutable")
	str := string(b)
	b[0] = 'M'
	fmt.Println(str, string(b), string(b[:0]) == "", string([]byte(nil)) == "")

	var i any = myInt(7)
	n, ok := i.(int)
	m, ok2 := i.(myInt)
	st, ok3 := i.(stringer)
	_, ok4 := i.(error)
	fmt.Println(n, ok, m, ok2, st, ok3, ok4)
	attempt("wrong type", func() { _ = i.(int) })
	attempt("wrong named", func() { _ = i.(myStr) })
	attempt("missing method", func() { _ = i.(error) })
	attempt("nil to type", func() { var e any; _ = e.(int) })
	attempt("nil to iface", func() { var e any; _ = e.(stringer) })
	attempt("nil stringer", func() { var e stringer; _ = e.(myInt) })
	attempt("stringer to other", func() { var e stringer = myInt(1); _ = e.(interface{ Foo() }) })
	attempt("pointer receiver", func() { var e any = &i; _ = e.(stringer) })
	attempt("same name elsewhere", func() {
		type myInt int
		_ = any(myInt(1)).(stringer)
	})
	attempt("struct types", func() { _ = any(struct{ A int }{}).(struct{ B int }) })
	attempt("func types", func() { _ = any(func(int) string { return "" }).(func() string) })

	// Interface to interface, through a nil of a concrete type.
	var np *myInt
	var e any = np
	q, ok := e.(*myInt)
	fmt.Println(q == nil, ok, e == nil)
	attempt("method through nil", func() { fmt.Println(e.(stringer).String()) })

	x := 0x0102030405060708
	bytes := (*[8]byte)(unsafe.Pointer(&x))
	fmt.Println(bytes[0], bytes[7], unsafe.Sizeof(x), *(*int32)(unsafe.Add(unsafe.Pointer(&x), 4)))
	bytes[7] = 0xff
	fmt.Printf("%#x\n", uint64(x))
	f := 1.5
	fmt.Printf("%#x\n", *(*uint64)(unsafe.Pointer(&f)))
	sl := unsafe.Slice(&s[1], 2)
	sl[1] = 77
	fmt.Println(s, unsafe.String(&b[0], 3), *unsafe.SliceData(s), *unsafe.StringData("z"))
	type hdr struct{ a, b int32 }
	h := (*hdr)(unsafe.Pointer(&x))
	fmt.Println(h.a, uintptr(unsafe.Pointer(&h.b))-uintptr(unsafe.Pointer(h)))
}
