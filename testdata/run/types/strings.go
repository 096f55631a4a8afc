// Strings: bytes and runes, invalid UTF-8, conversions, comparison, immutability.
package main

import "fmt"

type text string
type octets []byte

func main() {
	s := "a\xffé\xe4\xb8世\xed\xa0\x80\xf0\x9f\x90\xf4\x90\x80\x80\x00z"
	for i, r := range s {
		fmt.Printf("%d:%x ", i, r)
	}
	fmt.Println(len(s))
	for i := range "日本" {
		fmt.Print(i, " ")
	}
	n := 0
	for range "日\x80本" {
		n++
	}
	fmt.Println(n)
	runes := []rune(s)
	fmt.Println(len(runes), string(runes[:3]), len(string(runes)))
	fmt.Printf("%q %q %q %x\n", string(rune(65)), string(rune(-1)), string(rune(0x10FFFF+1)), string([]rune{0xD800, 'x', 0x7f}))

	b := []byte("hello")
	t := string(b)
	b[0] = 'J'
	c := []byte(t)
	c[1] = '?'
	fmt.Println(string(b), t, string(c))
	fmt.Println(string(octets("abc")), text(octets{104, 105}), []byte(text("x")), string(text("y")+"z"))

	fmt.Println("a" < "b", "a" < "B", "" < "a", "abc" > "ab", "z" > "é", "same" == "sa"+string([]byte{'m', 'e'}))
	switch x := "be" + t[:0]; x {
	case "a", "b":
		fmt.Println("no")
	case "be":
		fmt.Println("yes")
	}
	long := ""
	for i := range 1000 {
		long += string(rune('a' + i%26))
	}
	fmt.Println(len(long), long[995:], long[26:29] == long[:3])
	fmt.Println(t[1:3], t[:0] == "", t[5:] == "", t[2], "é"[1], len("é"))
	const c1 = "constant"
	fmt.Println(len(c1), c1[2], c1[3:5])
	raw := `a\n
b` + "`"
	fmt.Printf("%q %d\n", raw, len(raw))
	fmt.Println("\a\b\f\v\\\"\x41\101\u00e9\U0001F42A" == "\x07\x08\x0c\x0b\x5c\x22AA\xc3\xa9🐪", '\'', '\377', '\xff', '\u20ac')
	m := map[string]int{}
	key := []byte("k")
	m[string(key)]++
	key[0] = 'j'
	m[string(key)]++
	fmt.Println(m)
	parts := append([]byte("x="), "yz"...)
	fmt.Println(string(parts), string(append(parts, t[1:]...)))
	sub := long[10:20]
	long = "gone"
	fmt.Println(sub, long)
	for i, r := range []rune("añb") {
		fmt.Print(i, string(r))
	}
	for i, c := range []byte("añb") {
		fmt.Print(" ", i, c)
	}
	fmt.Println()
	// the string that is ranged over is evaluated once
	w := "xyz"
	for i, r := range w {
		w = "other" + w
		fmt.Print(i, string(r), " ")
	}
	fmt.Println(len(w))
	var e any = "iface"
	str, ok := e.(string)
	_, not := e.(text)
	fmt.Println(str, ok, not, e == "iface", e == text("iface"))
}
