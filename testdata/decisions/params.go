// Where the pointers in parameters go.
package main

type node struct {
	left, right *node
	name        string
	data        []byte
}

var root *node

func looks(n *node) int { return len(n.name) }

func keeps(n *node) { root = n }

func keepsContent(n *node) { root = n.left }

func returns(n *node) *node { return n }

func returnsContent(n *node) (found *node) {
	if n.left != nil {
		return n.left
	}
	return n.right
}

func returnsBoth(a, b *node, _ *node) (*node, string) { return a, b.name }

func (n *node) walk(visit func(*node) bool) bool {
	return n == nil || n.left.walk(visit) && visit(n) && n.right.walk(visit)
}

func (n *node) insert(m *node) *node {
	if n == nil {
		return m
	}
	if m.name < n.name {
		n.left = n.left.insert(m)
	} else {
		n.right = n.right.insert(m)
	}
	return n
}

func (n *node) cut(i int) { n.data = n.data[i:] }

func (n *node) swap() { n.left, n.right = n.right, n.left }

func (n *node) depth() int {
	if n == nil {
		return 0
	}
	return 1 + max(n.left.depth(), n.right.depth())
}

func even(n *node) bool { return n == nil || odd(n.left) }

func odd(n *node) bool { return n != nil && even(n.left) }

func through(n *node) *node { return returns(returnsContent(n)) }

func sends(c chan *node, n *node) { c <- n }

func stores(m map[string]*node, key string, n *node) { m[key] = n }

func puts(to **node, n *node) { *to = n }

func appends(list []*node, n *node) []*node { return append(list, n) }

func copies(to, from []*node) int { return copy(to, from) }

func asserts(v any) *node { return v.(*node) }

func value(v any) node { return v.(node) }

func calls(f func(*node), n *node) { f(n) }

func captured(n, m *node) func() *node {
	return func() *node { return n.insert(m) }
}

func address(n node) *node { return &n }

func deferred(n, m *node) {
	defer keeps(n)
	defer func() { _ = m.depth() }()
}

func started(n *node) { go looks(n) }

func arrays(a [2]*node, s [][]byte) (*node, []byte) { return a[1], s[0] }

func named(a *node) (b *node, err error) {
	defer func() { b = a }()
	return nil, nil
}

func main() {
	var n node
	keeps(&node{name: "a"})
	println(looks(&n), n.depth(), even(&n))
	n.walk(func(*node) bool { return true })
}
