// Package net/url: parsing, showing, resolving and escaping.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
)

var texts = []string{
	"", "/", "*", "http://www.example.com", "http://www.example.com/", "HTTP://Example.COM/a%20b?q=go+language#frag", "http://host/path%2fwith%2Fslash",
	"ftp://user:pa%3Ass@host:21/file;type=a", "http://user@host", "http://:secret@host/", "http://us%20er:p%40w@host/", "http://a@b@c/", "mailto:joe@example.com?subject=hi", "mailto:/x",
	"//host/path", "///three", "/a//b", "a/b/c", "a:b/c", "./a:b", "?q", "?", "#f", "/p?", "/p?a=b&c=d?e", "/p#", "http://h?x#y?z#w", "http://[::1]:80/x", "http://[fe80::1%25en%301]:8080/", "http://[fe80::1%25%65%6e%301-._~]/",
	"http://[::1", "http://[::1]a", "http://host:port/", "http://host:80:90/", "http://host:/", "http://ho st/", "http://ho%20st/", "http://h%C3%A4/x", "http://hä/ü?ö#ä", "http://a b@h/", "http://h/%zz", "http://h/%1", "http://h/%", "http://h%zz/",
	":x", "1http://h", "a+b-c.1://h", "http:", "http:opaque", "http:/onlypath", "http:%2f%2fh/", "file:///etc/passwd", "file:/etc/passwd", "http://h/a b", "http://h/<>\"{}|\\^`", "http://h/!$&'()*+,;=:@[]", "http://h/\x7f", "http://h/\n",
	"http://h/?q=%zz", "http://h/#%zz", "http://h/#a%20b%21", "http://h/#!(*)", "http://h/a%21b", "http://h/a;b,c", "x://h/../a/./b/..", "http://192.168.0.1:8080", "http://h/?a=1;b=2", "http://<h>/", "http://h\"x/", "tel:+1-2", "HTTP:X", "http://%5Bh/", "http://h%25x/",
	"//not.a.user@%66%6f%6f.com/x", "//u@h", "http://x:y@z:1/a?b#c", "p%20q", "http://j@ne:pw@h/", "cache_object:foo/bar", "cache_object/:foo", "a//b://c", "/foo?bar:baz", "http://[2b01:e34:ef40:7730:8e70:5aff:fefe:edac]:8080/foo",
}

func show(u *url.URL) {
	user := "none"
	if u.User != nil {
		p, has := u.User.Password()
		user = fmt.Sprintf("%q %q %v", u.User.Username(), p, has)
	}
	fmt.Printf("\tscheme %q opaque %q user %s host %q path %q raw %q omit %v force %v query %q fragment %q raw %q\n",
		u.Scheme, u.Opaque, user, u.Host, u.Path, u.RawPath, u.OmitHost, u.ForceQuery, u.RawQuery, u.Fragment, u.RawFragment)
	fmt.Printf("\t%s | %s | %s | name %q port %q abs %v\n", u, u.Redacted(), u.RequestURI(), u.Hostname(), u.Port(), u.IsAbs())
}

func main() {
	for _, text := range texts {
		fmt.Printf("%q\n", text)
		u, err := url.Parse(text)
		if err != nil {
			fmt.Println("\t", err)
		} else {
			show(u)
		}
		if _, err := url.ParseRequestURI(text); err != nil {
			fmt.Println("\trequest:", err)
		}
	}
	base, _ := url.Parse("http://a/b/c/d;p?q#s")
	for _, ref := range []string{"g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", "", ".", "./", "..", "../", "../g", "../..", "../../", "../../g", "../../../g", "/./g", "/../g", "g.", "..g", "./../g", "./g/.", "g/./h", "g/../h", "g;x=1/../y", "a//../b", "%2e%2e/x", "x%2Fy/..", "mailto:x", "//h/..", "a:b"} {
		u, err := base.Parse(ref)
		fmt.Println(ref, "=>", u, err)
	}
	opaque, _ := url.Parse("mailto:a@b?x=y")
	fmt.Println(opaque.ResolveReference(&url.URL{Fragment: "f"}), opaque.ResolveReference(&url.URL{Path: "p"}))
	for _, s := range []string{"", "abc", "a b+c", "ä/ö?&=#", "%~_-.!*'()", "100%", "a%2", "%41+%42", "\xff", "%GG", "$&+,/:;=?@"} {
		q, qe := url.QueryUnescape(s)
		p, pe := url.PathUnescape(s)
		fmt.Printf("%q: %s %s | %q %v | %q %v\n", s, url.QueryEscape(s), url.PathEscape(s), q, qe, p, pe)
	}
	for _, q := range []string{"", "a=1&b=2&a=3", "a", "a=&=b&&", "a=1;b=2&c=3", "x=%zz&y=1&%=2", "k+1=v+2%26", "a=b=c"} {
		v, err := url.ParseQuery(q)
		fmt.Printf("%q: %v %v %q\n", q, v, err, v.Encode())
	}
	v := url.Values{}
	v.Set("name", "Ava")
	v.Add("friend", "Jess")
	v.Add("friend", "Sarah & Zoe")
	v.Add("x", "")
	fmt.Println(v.Get("name"), v.Get("friend"), v["friend"], v.Get("none") == "", v.Has("x"), v.Encode())
	v.Del("friend")
	fmt.Println(v.Encode(), v.Has("friend"), url.Values(nil).Get("x") == "", url.Values(nil).Encode() == "")
	for _, j := range [][]string{{"http://h/a/b", "../c"}, {"http://h", "x"}, {"http://h/a/", "b/"}, {"a/b", "../../../c"}, {"http://h/a", "//b//"}, {"http://h/%2fa", "c d"}, {"http://h/a", ""}, {"http://h/a"}, {"http://h/a/", "./"}, {":", "x"}, {"", "a"}, {"/", "a", "b", "..", "c"}} {
		s, err := url.JoinPath(j[0], j[1:]...)
		fmt.Printf("%q %q %v\n", j, s, err)
	}
	for _, u := range []*url.URL{{Scheme: "http", Host: "h", Path: "noslash"}, {Path: "a:b"}, {Path: "x/a:b"}, {Scheme: "s", Opaque: "o", RawQuery: "q"}, {Host: "h"}, {Scheme: "s"}, {Scheme: "s", Path: "/p"}, {Scheme: "s", OmitHost: true, Path: "/p"},
		{User: url.User("u")}, {User: url.UserPassword("u:", "p@")}, {Path: "/a/b", RawPath: "/a%2Fb"}, {Path: "/a/b", RawPath: "/x"}, {Path: "//p"}, {Fragment: "a b", RawFragment: "a%20b"}, {Fragment: "a b", RawFragment: "a b"}, {Host: "[::1]:80"}, {Host: "a:b:80"}, {Host: "h:x"}, {Opaque: "//o/p", Scheme: "s"}} {
		fmt.Println(u, u.RequestURI(), u.Hostname(), u.Port())
	}
	data, _ := json.Marshal(map[string]any{"u": base.String()})
	fmt.Println(string(data))
	b, _ := base.MarshalBinary()
	var back url.URL
	fmt.Println(back.UnmarshalBinary(b), back == *base, back.UnmarshalBinary([]byte(":")))
	_, err := url.Parse("http://h/%zz")
	var e *url.Error
	var escape url.EscapeError
	fmt.Println(errors.As(err, &e), e.Op, e.URL, e.Timeout(), e.Temporary(), errors.As(err, &escape), string(escape))
	fmt.Println((*url.URL)(nil).Redacted() == "", url.User("a b").String(), url.UserPassword("", "").String(), url.InvalidHostError("x"))
}
