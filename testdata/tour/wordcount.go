// Wordcount counts lines, words, runes and bytes of standard input like wc,
// and then the most frequent words, with letters told by package unicode so
// that words in any alphabet count.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

type counts struct {
	lines, words, runes, bytes int
}

// count reads all of r. Each word is handed to visit in lower case.
func count(r io.Reader, visit func(word string)) (c counts, err error) {
	in := bufio.NewReader(r)
	for {
		line, err := in.ReadString('\n')
		c.bytes += len(line)
		c.runes += utf8.RuneCountInString(line)
		c.words += len(strings.Fields(line))
		if strings.HasSuffix(line, "\n") {
			c.lines++
		}
		notWord := func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }
		for _, w := range strings.FieldsFunc(line, notWord) {
			if w = strings.Trim(strings.ToLower(w), "'"); w != "" {
				visit(w)
			}
		}
		if err == io.EOF {
			return c, nil
		}
		if err != nil {
			return c, err
		}
	}
}

func main() {
	freq := make(map[string]int)
	lengths := make(map[int][]string)
	c, err := count(os.Stdin, func(w string) {
		if freq[w]++; freq[w] == 1 {
			n := utf8.RuneCountInString(w)
			lengths[n] = append(lengths[n], w)
		}
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("%d lines, %d words, %d runes, %d bytes\n", c.lines, c.words, c.runes, c.bytes)

	type entry struct {
		word string
		n    int
	}
	var top []entry
	for w, n := range freq {
		top = append(top, entry{w, n})
	}
	sort.Slice(top, func(i, j int) bool {
		if top[i].n != top[j].n {
			return top[i].n > top[j].n
		}
		return top[i].word < top[j].word
	})
	for _, e := range top[:8] {
		fmt.Printf("%3d %s\n", e.n, e.word)
	}

	longest := 0
	for n := range lengths {
		longest = max(longest, n)
	}
	for n := 1; n <= longest; n++ {
		words := lengths[n]
		sort.Strings(words)
		if len(words) > 4 {
			words = append(words[:4:4], "...")
		}
		fmt.Printf("%2d letters: %s\n", n, strings.Join(words, " "))
	}
}
