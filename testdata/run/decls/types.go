// Type declarations: defined types, aliases, recursion, local types, identity
// and assignability.
package main

import "fmt"

type (
	celsius float64
	temps   []celsius
	alias   = celsius
	fn      func(celsius) celsius
	tree    struct {
		kids map[string]*tree
		self func() *tree
		list []tree
	}
	mutualA struct{ b *mutualB }
	mutualB struct{ a []mutualA }
	selfFn  func(n int) selfFn
	selfMap map[string]selfMap
	selfCh  chan selfCh
	node    interface{ next() node }
	empty   struct{}
)

func (c celsius) String() string { return fmt.Sprintf("%g°", float64(c)) }
func (empty) next() node         { return empty{} }

type plain celsius // does not have the methods of celsius
type inherits struct{ celsius }
type ifc interface{ String() string }
type same ifc

func local() any {
	type celsius int
	return celsius(1)
}

func local2() any {
	type celsius int
	return celsius(1)
}

func (f fn) twice(c celsius) celsius { return f(f(c)) }

func main() {
	var c celsius = 21.5
	var a alias = c
	p := plain(c)
	fmt.Println(c, a, p, inherits{c}, temps{1, 2})
	fmt.Printf("%T %T %T %T %T\n", c, a, p, local(), temps(nil))
	fmt.Println(local() == local2(), local() == local(), any(a) == any(c), any(p) == any(c))
	fmt.Println(fn(func(c celsius) celsius { return c + 1 }).twice(1))

	var raw []celsius = temps{3} // assignable: one side is not a defined type
	var t temps = raw
	var f func(celsius) celsius = fn(nil)
	var s same = c
	var i ifc = s
	fmt.Println(t, f == nil, s, i)
	sm := selfMap{"a": {"b": nil}}
	ch := make(selfCh, 1)
	ch <- ch
	fmt.Println(len(sm["a"]), sm["a"]["b"] == nil, <-ch == ch)
	var count int
	var step selfFn
	step = func(n int) selfFn {
		count += n
		if n == 0 {
			return nil
		}
		return step
	}
	for f, n := step, 5; f != nil; n-- {
		f = f(n)
	}
	fmt.Println(count)
	root := &tree{kids: map[string]*tree{}}
	root.self = func() *tree { return root }
	root.kids["x"] = root
	root.list = append(root.list, *root)
	fmt.Println(root.kids["x"].self().list[0].self() == root)
	_ = mutualA{&mutualB{[]mutualA{{}}}}
	var n node = empty{}
	fmt.Println(n.next().next() == n)

	type pair struct {
		a int `tag:"one"`
		b string
	}
	type other struct {
		a int
		b string `x:"y"`
	}
	fmt.Println(other(pair{1, "x"}), pair(struct {
		a int
		b string
	}{2, "y"}))
	type ptr *int
	x := 5
	var q ptr = &x
	*q = 6
	fmt.Println(x, *(*int)(q))
	type bytes []byte
	type str string
	fmt.Println(string(bytes("abc")), str(bytes("x"))+"y", bytes(str("z")), []rune(str("é")))
	type myRune rune
	fmt.Println(string(myRune('x')), []myRune("ab"))
	type Int = int
	type Ints = []Int
	var is Ints = []int{1}
	fmt.Printf("%T %v\n", is, any(Int(1)) == any(1))
}
