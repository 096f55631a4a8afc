// Random expressions on random texts through the whole interface of regexp.
package main

import (
	"bytes"
	"fmt"

	"regexp"
	"strconv"
	"strings"
)

var seed uint32 = 1

func rnd(n int) int {
	seed = seed*1664525 + 1013904223
	return int(seed>>8) % n
}

var atoms = []string{"a", "b", "c", "ab", ".", "[ab]", "[^a]", "\\w", "\\d", "\\s", "\\b", "^", "$", "(?:a|b)", "é", "[à-ü]", "\\pL", "(?i:B)", "\\B", "\\W", "\\x41", "[[:alpha:]]", "(?s:.)", "x{2}", "", "k", "(?i)k", "[^\\n]", "\\Qa.b\\E", "\\z", "\\A", "(?m:^)", "(?m:$)"}

func gen(d int) string {
	switch k := rnd(10); {
	case d <= 0 || k < 3:
		return atoms[rnd(len(atoms))]
	case k < 5:
		return gen(d-1) + gen(d-1)
	case k == 5:
		return gen(d-1) + "|" + gen(d-1)
	case k == 6:
		return "(" + gen(d-1) + ")"
	case k == 7:
		return "(?P<n" + strconv.Itoa(rnd(100)) + ">" + gen(d-1) + ")"
	default:
		q := []string{"*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{2,}"}
		return "(?:" + gen(d-1) + ")" + q[rnd(len(q))]
	}
}

var letters = []string{"a", "b", "c", "ab", "A", "B", " ", "1", "_", "é", "ü", "\n", "x", "xx", "k", "K", "\u212a", "\xff", "a.b", "日"}

func text() string {
	var b strings.Builder
	for n := rnd(14); n > 0; n-- {
		b.WriteString(letters[rnd(len(letters))])
	}
	return b.String()
}

func main() {
	const n = 150

	for i := 0; i < n; i++ {
		e := gen(4)
		if rnd(8) == 0 && len(e) > 0 { // damage it
			p := rnd(len(e))
			bad := []string{"(", ")", "[", "]", "*", "+", "{", "\\", "?", "(?", "{3}", "{1001}", "z-a", "\\q", "(?P<", "\\p{X}", "[[:x:]]", "\xff", "|", "(?i", "(?z)", "(?P<a b>x)"}
			e = e[:p] + bad[rnd(len(bad))] + e[p:]
		}
		re, err := regexp.Compile(e)
		if err != nil {
			fmt.Printf("%q: %v\n", e, err)
			continue
		}
		fmt.Printf("%q %d %q", e, re.NumSubexp(), re.SubexpNames())
		pf, c := re.LiteralPrefix()
		fmt.Printf(" %q %v", pf, c)

		for j := 0; j < 3; j++ {
			t := text()
			fmt.Printf("\n  %q %v %v %v %v", t, re.MatchString(t), re.FindStringSubmatchIndex(t), re.FindAllStringIndex(t, -1), re.FindReaderSubmatchIndex(strings.NewReader(t)))
			fmt.Printf(" %q %q", re.ReplaceAllString(t, "<$0${1}>"), re.Split(t, -1))
			l := regexp.MustCompile(e)
			l.Longest()
			fmt.Printf(" %v", l.FindStringSubmatchIndex(t))
			if !bytes.Equal(re.ReplaceAll([]byte(t), []byte("$1-")), []byte(re.ReplaceAllString(t, "$1-"))) {
				fmt.Println("BAD")
			}
		}
		fmt.Println()
		p, err := regexp.CompilePOSIX(e)
		if err != nil {
			fmt.Println("posix", err)
		} else {
			t := text()
			fmt.Printf("posix %q %v\n", t, p.FindStringIndex(t))
		}
	}
}
