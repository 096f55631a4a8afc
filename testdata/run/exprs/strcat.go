// Operators on strings and booleans, precedence, and short circuits.
package main

import "fmt"

func yes(s string) bool { fmt.Print(s, " "); return true }
func no(s string) bool  { fmt.Print(s, " "); return false }

func main() {
	a, b := "x", "y"
	a += b + a
	c := a
	a += "!"
	fmt.Println(a, b, c, a+b+c+"const"+"ant", len(a+b), (a + b)[2:4], a < b, a+"" == a)
	fmt.Println(2+3*4, (2+3)*4, 2+3<<1, 1<<2+3, 7&3+1, 7&(3+1), 2*3%4, 10-2-3, 100/10/5, -2*-3, - -3, 3 - -2, ^3+1, !true == false)
	fmt.Println(1|2^3&4, 1 < 2 == true, 5&^1|8, 1+2 == 3 && 4 > 3 || false, 6/4*4, 6%4*4, -5/2*2, 3 > 2 != false)
	x := 5
	p := &x
	y := *p * *p
	z := -*p
	fmt.Println(y, z, 10 / *p, ^-x, +x, -x-1 == ^x)
	fmt.Println(no("a") && yes("b"), yes("c") || no("d"), no("e") || yes("f") && no("g"), !no("h") && (yes("i") || yes("j")))
	if no("k") || yes("l") {
		fmt.Println("then")
	}
	for i := 0; i < 3 && yes("loop"); i++ {
	}
	fmt.Println()
	t, f := true, false
	fmt.Println(t && !f, t != f, !(t && f), t == (1 < 2), (t || f) && f)
	bits := uint8(0b1010)
	fmt.Println(bits&(1<<3) != 0, bits&1 == 0, bits|1&^bits, -bits, bits<<4|bits>>4)
	ch := make(chan int, 2)
	ch <- 3
	ch <- 4
	fmt.Println(<-ch*2 + <-ch)
	m := map[string][]int{"a": {1, 2}}
	m["a"][0]++
	m["b"] = append(m["b"], 5)
	n := map[string]int{}
	n["x"]++
	n["x"] += 5
	n["y"] |= 6
	n["y"] <<= 2
	s := map[string]string{}
	s["k"] += "v"
	s["k"] += "w"
	fmt.Println(m, n, s)
	var st struct {
		in struct{ v [3]int }
		f  func() *int
	}
	st.in.v[1] += 4
	st.f = func() *int { return &st.in.v[2] }
	*st.f() += 6
	*st.f()--
	fmt.Println(st.in.v)
}
