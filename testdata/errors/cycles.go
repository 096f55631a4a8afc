package main

type A struct{ b B }
type B struct{ a A }

type I interface{ I }

var x = y
var y = f()

func f() int { return x }

const c = d
const d = c

func main() {}
