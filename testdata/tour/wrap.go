// Wrap reads text from standard input and fills paragraphs to the width given
// as its first argument, in the mode given as its second: left, right, center
// or full. Widths count runes, not bytes.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A layout places the words of one line in width columns.
type layout func(words []string, width int, last bool) string

func left(words []string, _ int, _ bool) string { return strings.Join(words, " ") }

func right(words []string, width int, _ bool) string {
	line := strings.Join(words, " ")
	return strings.Repeat(" ", max(0, width-utf8.RuneCountInString(line))) + line
}

func center(words []string, width int, _ bool) string {
	line := strings.Join(words, " ")
	return strings.Repeat(" ", max(0, width-utf8.RuneCountInString(line))/2) + line
}

// full spreads the blanks so that both margins are straight.
func full(words []string, width int, last bool) string {
	gaps := len(words) - 1
	if last || gaps == 0 {
		return left(words, width, last)
	}
	blanks := width
	for _, w := range words {
		blanks -= utf8.RuneCountInString(w)
	}
	var b strings.Builder
	for i, w := range words {
		b.WriteString(w)
		if i < gaps {
			n := blanks / (gaps - i)
			b.WriteString(strings.Repeat(" ", n))
			blanks -= n
		}
	}
	return b.String()
}

var layouts = map[string]layout{"left": left, "right": right, "center": center, "full": full}

// wrap splits words greedily into lines of at most width runes.
func wrap(words []string, width int) (lines [][]string) {
	used := width + 1
	for _, w := range words {
		n := utf8.RuneCountInString(w)
		if used+1+n > width {
			lines = append(lines, nil)
			used = -1
		}
		last := &lines[len(lines)-1]
		*last = append(*last, w)
		used += 1 + n
	}
	return lines
}

// paragraphs collects the words between empty lines.
func paragraphs(r io.Reader) (paras [][]string, err error) {
	var words []string
	in := bufio.NewScanner(r)
	for in.Scan() {
		line := strings.Fields(in.Text())
		if len(line) == 0 && len(words) > 0 {
			paras = append(paras, words)
			words = nil
		}
		words = append(words, line...)
	}
	if len(words) > 0 {
		paras = append(paras, words)
	}
	return paras, in.Err()
}

func run(args []string, in io.Reader, out io.Writer) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: wrap WIDTH MODE, not %d arguments", len(args))
	}
	width, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	place, ok := layouts[args[1]]
	if !ok {
		return fmt.Errorf("unknown mode %q", args[1])
	}
	paras, err := paragraphs(in)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	defer w.Flush()
	for i, words := range paras {
		if i > 0 {
			fmt.Fprintln(w)
		}
		lines := wrap(words, width)
		for j, line := range lines {
			fmt.Fprintf(w, "|%-*s|\n", width, place(line, width, j == len(lines)-1))
		}
	}
	return nil
}

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Println("wrap:", err)
		os.Exit(2)
	}
}
