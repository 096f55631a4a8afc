package main

func chans(s chan int) {
	var i, j, k int
	_, _, _ = i, j, k
	for i, j = range s {
	}
	for i, j, k = range s {
	}
	for i, j, k = range []int{1} {
	}
}

type T struct{}

func (T) list() []T { return nil }

func inner(x T) {
	for _, x := range func() []T { return x.list() }() {
		_ = x
	}
}

func params(int b) int {
	return b
}

func main() {}
