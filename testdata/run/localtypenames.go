// Names of types that are declared in functions, generic and not.
package main

import (
	"fmt"
	"reflect"
)

type Pair[A, B any] struct{}

func F[A any]() {
	type V int
	type T[B any] struct{ b B }
	fmt.Println(reflect.TypeOf(V(0)), reflect.TypeOf(T[int]{}), reflect.TypeOf(T[V]{}), reflect.TypeOf(Pair[V, T[int]]{}))
	fmt.Printf("%T %v %s\n", V(0), T[string]{}, reflect.TypeOf(T[A]{}).Name())
	defer func() { fmt.Println(recover()) }()
	var x any = V(1)
	_ = x.(T[A])
}

func main() {
	type Int int
	type L[X any] struct{ x X }
	fmt.Println(reflect.TypeOf(Int(0)), reflect.TypeOf(Pair[Int, string]{}), reflect.TypeOf(L[Int]{}), reflect.TypeOf(&[]L[int]{}))
	F[int]()
	F[Int]()
	{
		type Int string
		var x any = Int("a")
		fmt.Println(reflect.TypeOf(Pair[Int, Int]{}))
		defer func() { fmt.Println(recover()) }()
		_ = x.(fmt.Stringer)
	}
}
