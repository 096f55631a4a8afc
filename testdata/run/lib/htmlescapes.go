// Package html: escaping and unescaping.
package main

import (
	"fmt"
	"hash/fnv"
	"html"
)

// words are names of references, with and without semicolons and with more behind.
var words = []string{"amp", "lt", "gt", "quot", "aacute", "Aacute", "AMP", "copy", "copysr", "not", "notin", "notit", "NotEqualTilde", "acE", "nbsp", "NewLine", "Tab", "fjlig", "CounterClockwiseContourIntegral", "nothing", "x", "", "a", "thorn", "THORN", "zwnj", "bne", "ngE", "hearts", "euro"}

func main() {
	for _, s := range []string{"", "plain", "<a href=\"x\">'&'</a>", "é<ü", "&amp;", "\x00\xff"} {
		e := html.EscapeString(s)
		fmt.Printf("%q %q %v\n", s, e, html.UnescapeString(e) == s)
	}
	for _, w := range words {
		for _, format := range []string{"&%s;", "&%s", "&%sx;", "&%s ", "a&%s;b&%s;&", "&&%s;", "&%s=", "&#%s;", "&;%s"} {
			var s string
			if format == "a&%s;b&%s;&" {
				s = fmt.Sprintf(format, w, w)
			} else {
				s = fmt.Sprintf(format, w)
			}
			fmt.Printf("%q=%q ", s, html.UnescapeString(s))
		}
		fmt.Println()
	}
	for _, s := range []string{"&#225;", "&#xE1;", "&#XE1", "&#xe1g", "&#0;", "&#x0", "&#128;", "&#x80;", "&#150;", "&#129;", "&#x9f", "&#xD800;", "&#x110000;", "&#x10FFFF;", "&#;", "&#x;", "&#", "&", "&#x", "&#xg;", "&#12a;", "&#1114112;", "&#13;", "&#x1F600;&#x1F600", "&#00065;", "&# 65;", "&#-1;"} {
		fmt.Printf("%q=%q ", s, html.UnescapeString(s))
	}
	fmt.Println()
	// Every name of up to three letters, and what comes of two-letter beginnings.
	h := fnv.New64a()
	known := 0
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	for _, a := range letters {
		for _, b := range letters {
			for _, c := range letters + ";" {
				s := "&" + string(a) + string(b) + string(c) + ";"
				u := html.UnescapeString(s)
				if u != s {
					known++
					fmt.Fprint(h, s, u)
				}
			}
		}
	}
	fmt.Println(known, h.Sum64())
}
