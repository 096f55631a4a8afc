// Order of evaluation: calls, receives and operators from left to right;
// assignments in two phases.
package main

import "fmt"

var log string

func t[T any](name string, v T) T { log += name + " "; return v }

func flush(what string) {
	fmt.Println(what+":", log)
	log = ""
}

type rec struct{ n int }

func (r rec) m(name string, x int) rec { log += name + " "; return rec{r.n + x} }

func three() (int, int, int) { log += "three "; return 1, 2, 3 }

func main() {
	_ = t("a", 1) + t("b", 2)*t("c", 3) - t("d", 4)
	flush("binary")
	_ = t("a", false) && t("b", true) || t("c", true) && t("d", false)
	flush("logic")
	_ = []int{t("e0", 0), t("e1", 1)}[t("index", 1)]
	flush("literal")
	_ = map[string]int{t("k1", "x"): t("v1", 1), t("k2", "y"): t("v2", 2)}[t("key", "x")]
	flush("map")
	_ = rec{t("field", 1)}.m("m1", t("arg1", 1)).m("m2", t("arg2", 2)).n
	flush("chain")
	func(xs ...int) {}(t("p1", 1), t("p2", 2), t("p3", 3))
	flush("call")
	t("func", func(a, b int) {})(t("x", 1), t("y", 2))
	flush("function value first")
	s := []int{1, 2, 3, 4}
	_ = s[t("lo", 1):t("hi", 3):t("max", 4)]
	flush("slice")
	s[t("i", 0)], s[t("j", 1)] = t("r1", 10), t("r2", 20)
	flush("assign")
	*t("ptr", &s[2]) += t("val", 5)
	flush("op assign")
	ch := make(chan int, 2)
	t("ch", ch) <- t("sent", 7)
	flush("send")
	m := map[int]int{}
	m[t("mk", 1)], s[0] = t("mv", 2), <-ch
	flush("receive")
	fmt.Println(s, m)

	i := 0
	i, s[i] = 1, 100
	fmt.Println(i, s)
	a, b := 1, 2
	a, b = b, a+b
	a, b = b, a+b
	fmt.Println(a, b)
	x := []int{1, 2, 3}
	j := 0
	j, x[j], x[2] = 2, x[2], x[0]
	fmt.Println(j, x)
	x, x[0] = nil, 5 // the x of x[0] is the old one
	fmt.Println(x == nil)
	p := &rec{1}
	q := p
	p, p.n = &rec{50}, 9
	fmt.Println(p.n, q.n)
	arr := [3]int{1, 2, 3}
	k := 0
	f := func() int { k++; return k }
	arr[f()], arr[f()] = f(), f()
	fmt.Println(arr, k)
	s[0], s[1], s[2] = three()
	flush("multi")
	fmt.Println(s)

	// A panic in phase two leaves what was done before it.
	var nilmap map[string]int
	done := 0
	func() {
		defer func() { fmt.Println(recover(), done) }()
		done, nilmap["x"] = 1, t("late", 2)
	}()
	flush("panic")
	func() {
		defer func() { recover(); flush("bounds after right side") }()
		s[t("wild", 100)] = t("right", 1)
	}()
	func() {
		defer func() { recover(); flush("nil pointer after right side") }()
		var np *rec
		np.n = t("right", 1)
	}()
	// Conversions and interface comparisons happen where they stand.
	v := any(t("iface", 1)) == any(t("other", 1))
	flush(fmt.Sprint("interface ", v))
	var y = t("y1", 1)
	y, z := t("y2", y+1), t("z", y*10)
	flush("define")
	fmt.Println(y, z)
	switch t("tag", 2) {
	case t("c1", 1), t("c2", 2), t("c3", 3):
	case t("c4", 4):
	}
	flush("switch")
	for n := t("init", 0); t("cond", n < 2); n = t("post", n+1) {
	}
	flush("for")
	defer flush("deferred last")
	defer t("deferred", func(int) { log += "ran " })(t("argument", 1))
	go t("go", func(int) {})(t("goarg", 1))
	flush("before return")
}
