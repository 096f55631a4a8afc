// A field read through a nil pointer.
package main

type node struct {
	value int
	next  *node
}

func (n *node) third() int { return n.next.next.value }

func main() {
	list := &node{1, &node{2, nil}}
	println(list.next.value)
	println(list.third())
}
