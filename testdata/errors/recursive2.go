package main

type A struct{ c C }
type B struct{ c C }
type C struct{ b B }

type I interface {
	m() J
	J
}

type J interface{ I }

var i I = j
var j J

func main() {}
