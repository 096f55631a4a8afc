// Text exercises package strings on small tasks: cutting, joining, searching,
// replacing, changing case, trimming, building, reading and comparing.
package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// titled makes the first letter of each word upper case.
func titled(s string) string {
	before := ' '
	return strings.Map(func(r rune) rune {
		defer func() { before = r }()
		if unicode.IsSpace(before) {
			return unicode.ToTitle(r)
		}
		return r
	}, s)
}

func rot13(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z':
		return 'a' + (r-'a'+13)%26
	case 'A' <= r && r <= 'Z':
		return 'A' + (r-'A'+13)%26
	case unicode.IsPunct(r):
		return -1 // dropped
	}
	return r
}

func isPalindrome(s string) bool {
	letters := strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
	runes := []rune(letters)
	for i, j := 0, len(runes)-1; i < j; i, j = i+1, j-1 {
		if runes[i] != runes[j] {
			return false
		}
	}
	return true
}

// camel turns snake_case into CamelCase.
func camel(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, part := range strings.Split(s, "_") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]))
			b.WriteString(part[1:])
		}
	}
	return b.String()
}

func main() {
	const s = "The quick brown fox, the lazy dog; the end."

	fmt.Printf("%q\n", strings.Split("a,b,,c", ","))
	fmt.Printf("%q %q %q\n", strings.Split("", ","), strings.Split("abc", ""), strings.SplitN("a,b,c,d", ",", 2))
	fmt.Printf("%q %q\n", strings.SplitAfter("a,b,c", ","), strings.Fields("  x \t y\n z  "))
	fmt.Printf("%q\n", strings.FieldsFunc("a1b22c333", unicode.IsDigit))
	before, after, found := strings.Cut("key=value=more", "=")
	fmt.Println(before, after, found)
	rest, ok := strings.CutPrefix("unhappy", "un")
	root, ok2 := strings.CutSuffix("unhappy", "ness")
	fmt.Println(rest, ok, root, ok2)

	fmt.Println(strings.Index(s, "the"), strings.LastIndex(s, "the"), strings.IndexByte(s, 'q'), strings.IndexRune("naïve", 'ï'),
		strings.IndexAny(s, ",;"), strings.LastIndexAny(s, ",;"), strings.IndexFunc(s, unicode.IsPunct), strings.Index(s, "cat"))
	fmt.Println(strings.Contains(s, "fox"), strings.ContainsAny(s, "xyz"), strings.ContainsRune(s, 'ä'), strings.HasPrefix(s, "The"), strings.HasSuffix(s, "end"))
	fmt.Println(strings.Count(s, "the"), strings.Count("cheese", "e"), strings.Count("five", ""))

	fmt.Println(strings.Replace(s, "the", "a", 1), "|", strings.ReplaceAll("oink oink", "k", "ky"), "|", strings.ReplaceAll("ab", "", "-"))
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;", "a", "A", "aa", "never")
	fmt.Println(r.Replace("<aa> & b"))

	fmt.Println(strings.ToUpper("straße Ünï"), strings.ToLower("ÀÉÎ ΣΑΣ"), strings.ToTitle("ǆ"), titled("war and  peace"))
	fmt.Println(strings.EqualFold("Straße", "STRASSE"), strings.EqualFold("ÄÖÜ", "äöü"), strings.EqualFold("K", "\u212a"))
	fmt.Printf("%q %q %q %q %q\n", strings.TrimSpace("\t x \n"), strings.Trim("--x--", "-"), strings.TrimLeft("aabbcc", "ab"),
		strings.TrimRight("xyz123", "0123456789"), strings.TrimFunc("¡¡hola!!", unicode.IsPunct))
	fmt.Println(strings.TrimPrefix("prefix-x", "prefix-"), strings.TrimSuffix("x.go", ".go"))
	fmt.Println(strings.Repeat("ab", 3), strings.Join([]string{"x", "y", "z"}, "-"), strings.Join(nil, "-") == "")
	fmt.Println(strings.Map(rot13, "Hello, World!"), strings.Map(rot13, strings.Map(rot13, "abc")))
	fmt.Println(strings.Compare("a", "b"), strings.Compare("b", "a"), strings.Compare("a", "a"), "Z" < "a", "abc" < "abcd", "é" > "z")
	fmt.Println(isPalindrome("A man, a plan, a canal: Panama"), isPalindrome("Reliefpfeiler"), isPalindrome("palindrome"))
	fmt.Println(camel("max_retry_count"), camel("__x_"), strings.ToValidUTF8("a\xff\xfeb", "?"))

	in := strings.NewReader("read me, byte by byte")
	buf := make([]byte, 7)
	for {
		n, err := in.Read(buf)
		if err == io.EOF {
			break
		}
		fmt.Printf("%q ", buf[:n])
	}
	in.Seek(-4, io.SeekEnd)
	tail, _ := io.ReadAll(in)
	fmt.Printf("%q %d %d\n", tail, in.Len(), in.Size())

	var b strings.Builder
	for i := 3; i >= 1; i-- {
		fmt.Fprintf(&b, "%d...", i)
	}
	b.WriteByte('g')
	b.WriteRune('ö')
	fmt.Println(b.String(), b.Len())
	b.Reset()
	fmt.Println(b.Len(), b.String() == "")

	// Concatenation, indexing and slicing work on bytes, range on runes.
	word := "größe"
	fmt.Println(len(word), len([]rune(word)), word[2], word[:2]+"|"+word[4:], string([]rune(word)[2]))
	for i, r := range word {
		fmt.Print(i, ":", string(r), " ")
	}
	fmt.Println()
}
