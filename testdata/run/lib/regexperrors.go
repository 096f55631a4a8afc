// What regexp refuses, in its own words, and what it only seems to refuse.
package main

import (
	"fmt"
	"regexp"
)

func main() {
	for _, e := range []string{"(?P<a>x)(?P<a>y)", "(?P<a", "(?<a>x)", "(?<a b>x)", "(?i", "(?i)(?s", "(?-)", "(?i-)", "(?--i)", "(?", "(?:", "(", ")", "a)", "[a", "[]a", "[z-a]", "[a-\\d]", "[[:foo:]]", "\\", "a\\", "\\8", "\\1", "\\x", "\\x{110000}", "\\x{}", "\\xz", "*", "a**", "a*+", "a*??", "a{1001}", "a{2,1}", "(a{100}){11}", "((((a{10}){10}){10}){10})", "a{,2}", "x{2}{3}", "\\pX", "\\p{Foo}", "\\p{", "\\p", "[\\pX]", "[[:x", "(?i)\\pL", "|*", "a|*", "^*", "$+", "\\b*", "(?i)*", "a(?i)*", "a*(?i)*", "\xff", "a\xffb", "[\xff]", "(?P<\xff>a)", "\\Q\\E*", "\\Qab\\E*", "\\C", "(?P=n)", "(?=a)", "(?#c)", "(?P>x)", "(?P<>x)", "a{100000000000}", "[a-", "[^", "[^]", "[a-b-c]", "(((((((((", "\\08", "\\018", "x{0}", "x{0,0}", "(?i:[k])", "[--/]", "[a\\", "\\a\\f\\v", "(?P<n>a)(?P<n>b)"} {
		re, err := regexp.Compile(e)
		if err != nil {
			fmt.Printf("%q\t%v\n", e, err)
		} else {
			fmt.Printf("%q\t%v %v\n", e, re, re.SubexpNames())
		}
		if re, err := regexp.CompilePOSIX(e); err != nil {
			fmt.Printf("posix %q\t%v\n", e, err)
		} else {
			fmt.Printf("posix %q\t%v\n", e, re)
		}
	}
	defer func() { fmt.Println(recover()) }()
	regexp.MustCompile("a`(")
}
