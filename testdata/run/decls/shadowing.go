// Scopes and shadowing, even of what is predeclared.
package main

import (
	"errors"
	"fmt"
)

var x = "package"

type T struct{ int }

func two() (int, error) { return 2, errors.New("two") }

func named() (n int, err error) {
	n, err = 1, nil
	if n, err := two(); err != nil {
		_ = n
	}
	{
		n := 100
		n++
	}
	return
}

func redeclare() string {
	a, err := two()
	b, err := 3, errors.New("same err")
	a, c := 10, 20
	return fmt.Sprint(a, b, c, err)
}

func params(x int) (y int) {
	if x := x * 2; x > 5 {
		y := x
		return y
	}
	y = x
	{
		x := "inner"
		_ = x
	}
	return
}

func len(s string) int { return 1000 }

func main() {
	fmt.Println(x)
	x := x + "+local"
	fmt.Println(x)
	{
		x := 1
		{
			x := float64(x) + 0.5
			fmt.Println(x)
		}
		x++
		fmt.Println(x)
	}
	fmt.Println(x)
	fmt.Println(named())
	fmt.Println(redeclare(), params(1), params(5), len("abc"))

	true := false
	nil := 7
	string := func(i int) int { return i }
	append := "appended"
	int := 3
	fmt.Println(true, nil, string(4), append, int)
	{
		fmt := "shadowed package"
		_ = fmt
	}
	type T struct{ T *T }
	t := T{&T{}}
	_ = t
	for i := 0; i < 2; i++ {
		i := i * 10
		fmt.Print(i, " ")
	}
	for i := range 2 {
		i += 5
		fmt.Print(i, " ")
	}
	fmt.Println()
	switch x := any(x).(type) {
	case interface{ Foo() }:
	default:
		y := x
		{
			x := 5
			fmt.Println(x, y)
		}
	}
	var f func(n uint) uint
	f = func(n uint) uint {
		if n == 0 {
			return 1
		}
		return n * f(n-1)
	}
	fmt.Println(f(5))
	if a := 1; false {
	} else if b := a + 1; false {
	} else {
		a := a + b
		fmt.Println(a, b)
	}
	select {
	default:
		x := "in select"
		fmt.Println(x)
	}
label:
	for label := 0; ; label++ {
		if label > 2 {
			break label
		}
	}
	_, _ = 1, "x"
	var _, z = 5, 6
	fmt.Println(z)
}
