// Conversions between string and []byte whose result is only looked at: in
// comparisons, map lookups, switches, concatenations, loops, append and copy.
package main

import (
	"fmt"
	"testing"
)

type text string

type octet byte

type holder struct{ buf []byte }

var keep string

func spoil(b []byte) string {
	if len(b) > 0 {
		b[0]++
	}
	return string(b)
}

func kind(b []byte) int {
	switch string(b) {
	case "alpha":
		return 1
	case "beta", "gamma":
		return 2
	case "":
		return 3
	}
	return 0
}

func late(b []byte) int {
	switch string(b) {
	case spoil(b):
		return 1
	case "ccc":
		return 2
	}
	return 0
}

func main() {
	b := []byte("alpha")
	s := "alpha"
	h := &holder{[]byte("beta")}
	fmt.Println(string(b) == s, string(b) != s, s == string(b), string(b) == "alpha", string(b) < "b")
	fmt.Println(string(b) == string(h.buf), string(b) < string(h.buf), string(b) >= string(h.buf))
	fmt.Println(string(b) == "", "" != string(h.buf), text(b) == "alpha", string([]octet("x")) == "x")
	if string(b) > string(h.buf) || string(b[:2]) == "al" {
		fmt.Println("prefix")
	}
	fmt.Println(string(b) == spoil(b), string(spoil(b)) == string(b))
	b = []byte("alpha")

	m := map[string]int{"alpha": 1, "beta": 2}
	n, ok := m[string(b)]
	fmt.Println(m[string(b)], m[string(h.buf)], m[string(b[1:])], n, ok)
	m[string(b)]++
	m[string(b[:3])] = 7
	b[0] = 'A'
	fmt.Println(m, m[string(b)], m[spoil(b)])
	delete(m, string(h.buf))
	fmt.Println(len(m))
	t := map[text]bool{"beta": true}
	fmt.Println(t[text(h.buf)])

	fmt.Println(kind([]byte("alpha")), kind(h.buf), kind(nil), kind([]byte("x")), late([]byte("bcc")), late([]byte("acc")))

	b = []byte("xyz")
	keep = "<" + string(b) + ">"
	one := "k=" + string(b)
	none := "" + string(b) + ""
	two := string(b) + string(h.buf)
	more := string(b) + spoil(b) + "!"
	keep += string(b) + "."
	b[1] = '-'
	h.buf[0] = '-'
	fmt.Println(keep, one, none, two, more)
	one += string(b)
	b[2] = '-'
	fmt.Println(one)

	word := "héllo"
	sum := 0
	for i, c := range []byte(word) {
		word = "other"
		sum += i * int(c)
	}
	for range []byte(word) {
		sum++
	}
	for i := range []byte(word) {
		sum += i
	}
	fmt.Println(sum, word)
	for i, c := range string(b) {
		b[2-i] = '!'
		fmt.Print(i, string(c), " ")
	}
	fmt.Println(string(b))

	a := append([]byte("pre-"), []byte(word)...)
	a = append(a, word[1:]...)
	fmt.Println(string(a), copy(a[1:], []byte(word)), string(a), copy(a, string(b)), string(a))

	b = []byte("gamma")
	m["gamma"] = 3
	count := 0
	fmt.Println(testing.AllocsPerRun(100, func() {
		if string(b) == "gamma" && m[string(b)] == 3 && kind(b) == 2 && string(b) < string(h.buf) {
			count++
		}
		for _, c := range []byte(word) {
			count += int(c) & 1
		}
	}), count > 100)
}
