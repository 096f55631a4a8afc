// Switches: no tag, init, fallthrough, duplicates of dynamic cases, types, nil.
package main

import (
	"errors"
	"fmt"
	"io"
)

type color int

const (
	red color = iota
	green
	blue
)

func classify(x any) string {
	switch v := x.(type) {
	case nil:
		return fmt.Sprintf("nil %v", v)
	case int, uint:
		return fmt.Sprintf("number %T", v)
	case error:
		return "error " + v.Error()
	case func() string:
		return "func " + v()
	case []any:
		s := "["
		for _, e := range v {
			s += classify(e) + ","
		}
		return s + "]"
	case color:
		return [...]string{"red", "green", "blue"}[v]
	case interface{ Len() int }:
		return fmt.Sprint("len ", v.Len())
	case struct{}, *struct{}:
		return fmt.Sprintf("empty %T", v)
	case bool:
		if v {
			break
		}
		return "false"
	default:
		return fmt.Sprintf("? %T", v)
	}
	return "broke out"
}

type sized int

func (s sized) Len() int { return int(s) }

func grade(n int) (s string) {
	switch {
	case n >= 90:
		s = "A"
	case n >= 80:
		s = "B"
		fallthrough
	case n >= 70:
		s += "C"
		fallthrough
	default:
		s += "D"
	case n < 0:
		s = "negative"
	}
	return
}

func one() int { fmt.Print("one "); return 1 }

func main() {
	for _, x := range []any{nil, 1, uint(2), int8(3), io.EOF, errors.New("e"), func() string { return "f" }, []any{1, nil, "x"}, green, sized(4), struct{}{}, &struct{}{}, true, false, (*int)(nil), [2]int{}} {
		fmt.Print(classify(x), "; ")
	}
	fmt.Println()
	for _, n := range []int{95, 85, 75, 50, -1} {
		fmt.Print(grade(n), " ")
	}
	fmt.Println()
	switch x := one(); x + 1 {
	case one(), one() + 1:
		fmt.Println("two")
	case one():
		fmt.Println("never")
	}
	switch {
	}
	switch one() {
	}
	switch x := 5; {
	case x > 3:
		fmt.Println("big")
	}
	switch s := "b"; s {
	default:
		fmt.Println("default may come first")
	case "a":
		fmt.Println("a")
	case "b", "c":
		fmt.Println("b or c")
	}
	f := 2.0
	switch f {
	case 2:
		fmt.Println("constant becomes a float")
	}
	var i any = 3
	switch i {
	case "3":
	case int8(3):
	case 3:
		fmt.Println("interface against values")
	}
	switch p := &f; p {
	case nil:
	case &f:
		fmt.Println("pointer")
	}
	switch [2]int{1, 2} {
	case [2]int{1, 2}:
		fmt.Println("array")
	}
	x, y := 1, 1
	switch y {
	case x:
		fmt.Println("variable case")
	case y:
		fmt.Println("never")
	}
	switch b := true; b {
	case x > 5:
	case x == 1:
		fmt.Println("true tag")
	}
	for i := 0; i < 8; i++ {
		switch i {
		case 0, 2, 4:
			continue
		case 6:
			goto out
		}
		fmt.Print(i, " ")
	}
out:
	switch red {
	case blue, green:
	default:
		fmt.Println("red")
	}
	// dense, sparse and string switches large enough for tables
	n := 0
	for i := range 40 {
		switch i * 37 % 41 {
		case 0:
			n += 1
		case 1:
			n += 2
		case 2:
			n += 3
		case 3, 4, 5:
			n += 5
		case 6:
			n += 7
		case 7:
			n += 11
		case 8:
			n += 13
		case 30:
			n += 17
		case 1000000:
			n += 19
		case -5:
			n = -1
		}
	}
	for _, w := range []string{"if", "else", "for", "go", "func", "iffy", ""} {
		switch w {
		case "if":
			n += 100
		case "else", "func":
			n += 200
		case "for":
			n += 300
		case "go":
			n += 400
		case "":
			n += 500
		case "return", "select":
			n = 0
		}
	}
	fmt.Println(n)
	var e error
	switch e.(type) {
	case nil:
		fmt.Println("nil error")
	case error:
		fmt.Println("never")
	}
	switch e := any(e).(type) {
	case error:
		fmt.Println("never", e)
	default:
		fmt.Println(e == nil)
	}
	switch i.(type) {
	}
}
