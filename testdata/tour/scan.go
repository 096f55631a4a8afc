// Scan reads values with fmt's scanning functions: from strings with Sscan,
// Sscanf and Sscanln, and from standard input with Fscan over a bufio.Reader;
// and shows the errors that they return.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type color struct{ r, g, b uint8 }

// Scan makes color a fmt.Scanner: #rrggbb.
func (c *color) Scan(state fmt.ScanState, verb rune) error {
	state.SkipSpace()
	r, _, err := state.ReadRune()
	if err != nil {
		return err
	}
	if r != '#' {
		state.UnreadRune()
		return errors.New("a colour starts with #")
	}
	hex, err := state.Token(false, func(r rune) bool { return strings.ContainsRune("0123456789abcdefABCDEF", r) })
	if err != nil {
		return err
	}
	_, err = fmt.Sscanf(string(hex), "%02x%02x%02x", &c.r, &c.g, &c.b)
	return err
}

func main() {
	var (
		i, j int
		u    uint8
		f    float64
		s, w string
		b    bool
		r    rune
		data []byte
		c    color
	)
	show := func(what string, n int, err error, values ...any) {
		fmt.Printf("%-9s n=%d err=%v %v\n", what, n, err, values)
	}

	n, err := fmt.Sscan(" 12 -7\n0x1F  2.5e3 true word", &i, &j, &u, &f, &b, &s)
	show("Sscan", n, err, i, j, u, f, b, s)
	n, err = fmt.Sscan("1 two", &i, &j)
	show("Sscan", n, err, i, j)
	n, err = fmt.Sscan("300", &u)
	show("Sscan", n, err, u)
	n, err = fmt.Sscan("", &i)
	show("Sscan", n, err, err == io.EOF)
	n, err = fmt.Sscan("5", &i, &j)
	show("Sscan", n, err, err == io.ErrUnexpectedEOF)

	n, err = fmt.Sscanf("2024-02-29 10:05", "%d-%d-%2d", &i, &j, &u)
	show("Sscanf", n, err, i, j, u)
	n, err = fmt.Sscanf("x=7,y=abc", "x=%d,y=%s", &i, &s)
	show("Sscanf", n, err, i, s)
	n, err = fmt.Sscanf("ff 0b101 017 z", "%x %v %o %c", &i, &j, &u, &r)
	show("Sscanf", n, err, i, j, u, string(r))
	n, err = fmt.Sscanf(`"quoted \t text" 3.25%`, "%q %f%%", &s, &f)
	show("Sscanf", n, err, s, f)
	n, err = fmt.Sscanf("12345", "%2d%3s", &i, &s)
	show("Sscanf", n, err, i, s)
	n, err = fmt.Sscanf("age: ten", "age: %d", &i)
	show("Sscanf", n, err)
	n, err = fmt.Sscanf("abc", "abd%d", &i)
	show("Sscanf", n, err)
	n, err = fmt.Sscanf("#ff8000 end", "%v %s", &c, &s)
	show("Scanner", n, err, c, s)
	n, err = fmt.Sscanf("ff8000", "%v", &c)
	show("Scanner", n, err)
	n, err = fmt.Sscanf("68656c6c6f", "%x", &data)
	show("Sscanf", n, err, string(data))

	n, err = fmt.Sscanln("one two\nthree", &s, &w)
	show("Sscanln", n, err, s, w)
	n, err = fmt.Sscanln("one\ntwo", &s, &w)
	show("Sscanln", n, err, s)
	n, err = fmt.Sscanln("one two three", &s, &w)
	show("Sscanln", n, err, s, w)

	// Standard input: a count, that many points, and then lines to the end.
	in := bufio.NewReader(os.Stdin)
	if _, err := fmt.Fscan(in, &n); err != nil {
		fmt.Println(err)
		return
	}
	sum := 0
	for range n {
		var x, y int
		if _, err := fmt.Fscanf(in, "\n(%d,%d)", &x, &y); err != nil {
			fmt.Println("point:", err)
		}
		sum += x * y
	}
	fmt.Println("points", n, "sum", sum)
	in.ReadString('\n')
	for {
		var name string
		var amount float64
		n, err := fmt.Fscanln(in, &name, &amount)
		if err == io.EOF {
			break
		}
		fmt.Printf("%q %g n=%d err=%v\n", name, amount, n, err)
		if err != nil {
			rest, _ := in.ReadString('\n')
			fmt.Printf("skipped %q\n", rest)
		}
	}
}
