package main

func main() {
	a := 'ab'
	b := "unfinished
	c := '\q'
	d := 0b102
	e := 08
	f := 1_
	g := ''
	h := "\xZZ"
}
