package main

import (
	"fmt"
	"path"
	"runtime"
)

func where() {
	_, f, l, _ := runtime.Caller(1)
	fmt.Println(path.Base(f), l)
}

func main() {
	where()
	//not a directive
//line sub/other.go:100
	where()
//line /abs/third.go:7
	where()
	g()
//line :50
	where()
	if len(fmt.Sprint(1)) == 1 {
		defer func() { fmt.Println(recover()); h() }()
	}
	var m map[string]int
//line gen.y:12
	m["a"] = 1
}

//line tmpl.y:3
func g() {
	where()
	pc, _, _, _ := runtime.Caller(0)
	f, l := runtime.FuncForPC(pc).FileLine(pc)
	fmt.Println(path.Base(f), l)
}

func h() {
//line sub/p.y:9
	where()
}
