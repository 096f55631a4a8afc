package main

func (x int) double() int { return x * 2 }

type P *int

func (p P) m() {}

type I interface{ m() }

func (i I) n() {}

type T struct{ field int }

func (t T) field() {}

func (t Missing) m() {}

func (t **T) q() {}

func main() {}
