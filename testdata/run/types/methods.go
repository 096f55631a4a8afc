// Methods on all kinds of types, method values and expressions, receivers
// evaluated when bound, nil receivers.
package main

import "fmt"

type celsius float64
type ints []int
type table map[string]int
type op func(int, int) int
type bit bool
type pipe chan int
type list struct {
	v    int
	next *list
}

func (c celsius) fahrenheit() float64 { return float64(c)*9/5 + 32 }
func (s ints) sum() (t int) {
	for _, v := range s {
		t += v
	}
	return
}
func (s *ints) push(v int)      { *s = append(*s, v) }
func (t table) inc(k string)    { t[k]++ }
func (f op) apply(a, b int) int { return f(a, b) }
func (b *bit) flip()            { *b = !*b }
func (p pipe) put(v int) pipe   { p <- v; return p }
func (l *list) len() int {
	if l == nil {
		return 0
	}
	return 1 + l.next.len()
}

type counter struct{ n int }

func (c counter) get() int             { return c.n }
func (c *counter) add(by int) *counter { c.n += by; return c }
func (c counter) many(xs ...int) (int, string) {
	return c.n + len(xs), fmt.Sprint(xs)
}

func trace(s string, c *counter) *counter { fmt.Print(s, " "); return c }

func main() {
	fmt.Println(celsius(100).fahrenheit(), ints{1, 2, 3}.sum())
	var s ints
	s.push(4)
	(&s).push(5)
	push := s.push
	push(6)
	fmt.Println(s, s.sum(), len(s))
	t := table{}
	t.inc("a")
	t.inc("a")
	fmt.Println(t, op(func(a, b int) int { return a - b }).apply(5, 3))
	var b bit
	b.flip()
	p := make(pipe, 3).put(1).put(2)
	fmt.Println(b, len(p), <-p, (&list{1, &list{2, nil}}).len(), (*list)(nil).len())

	c := counter{1}
	get, add := c.get, c.add // get copies c, add keeps its address
	c.n = 10
	add(5)
	fmt.Println(get(), c.get(), c.n)
	c.add(1).add(2).add(3)
	fmt.Println(c.n, counter.get(c), (*counter).get(&c), (*counter).add(&c, 4).n)
	expr := (*counter).add
	expr(&c, 100)
	fmt.Println(c)
	many := c.many
	fmt.Println(many(1, 2))
	fmt.Println(counter.many(c, []int{7}...))
	fmt.Printf("%T %T %T\n", get, expr, counter.many)

	// The receiver is evaluated once, when the value is made.
	bound := trace("bound", &c).add
	fmt.Print("| ")
	bound(1)
	bound(1)
	defer trace("deferred", &c).add(trace("argument", &c).n)
	fmt.Println(c.n)
	funcs := []func(int) *counter{c.add, (&counter{50}).add}
	fmt.Println(funcs[0](0).n, funcs[1](1).n)
	var iface interface{ get() int } = c
	fromIface := iface.get
	c.n = -1
	fmt.Println(fromIface(), interface{ get() int }.get(iface))
	type local struct{ counter }
	l := local{counter{3}}
	lg := l.get
	l.add(1)
	fmt.Println(lg(), l.n)
	m := map[string]counter{"x": {9}}
	fmt.Println(m["x"].get(), m["none"].get())
	arr := [2]counter{{1}, {2}}
	arr[1].add(5)
	ptr := &arr[0]
	ptr.add(7)
	fmt.Println(arr)
	func() {
		defer func() { fmt.Println(recover()) }()
		var nilc *counter
		f := nilc.add // fine until it is called
		fmt.Println(f != nil)
		_ = nilc.get // this is not
	}()
}
