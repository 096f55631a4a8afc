// Streams connects readers and writers: bytes.Buffer, bufio, io's little
// adapters, a pipe between goroutines, and types of our own that implement
// io.Reader and io.Writer.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// upper is a Reader that changes ASCII letters on their way through.
type upper struct{ r io.Reader }

func (u upper) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	copy(p, bytes.ToUpper(p[:n]))
	return n, err
}

// counter is a Writer that only counts.
type counter struct{ bytes, lines int }

func (c *counter) Write(p []byte) (int, error) {
	c.bytes += len(p)
	c.lines += bytes.Count(p, []byte{'\n'})
	return len(p), nil
}

// stingy is a Writer that fails when it is full.
type stingy struct {
	bytes.Buffer
	room int
}

var errFull = errors.New("no room left")

func (s *stingy) Write(p []byte) (int, error) {
	if len(p) > s.room {
		n, _ := s.Buffer.Write(p[:s.room])
		s.room = 0
		return n, errFull
	}
	s.room -= len(p)
	return s.Buffer.Write(p)
}

func main() {
	const text = "first line\nsecond line\nthird, without end"

	io.Copy(os.Stdout, upper{strings.NewReader(text + "\n")})

	var c counter
	var buf bytes.Buffer
	n, err := io.Copy(io.MultiWriter(&c, &buf), io.TeeReader(strings.NewReader(text), io.Discard))
	fmt.Println(n, err, c, buf.Len())

	line, err := buf.ReadString('\n')
	fmt.Printf("%q %v, ", line, err)
	b, _ := buf.ReadByte()
	buf.UnreadByte()
	fmt.Printf("%c, %q, ", b, buf.Next(6))
	rest, err := io.ReadAll(&buf)
	fmt.Printf("%d %v\n", len(rest), err)

	in := bufio.NewReaderSize(strings.NewReader(text), 16)
	peeked, _ := in.Peek(5)
	fmt.Printf("%q ", peeked)
	r, size, _ := in.ReadRune()
	in.UnreadRune()
	l, isPrefix, _ := in.ReadLine()
	fmt.Printf("%c %d %q %t %d\n", r, size, l, isPrefix, in.Buffered())
	for {
		s, err := in.ReadString('\n')
		fmt.Printf("%q %v; ", s, err)
		if err != nil {
			break
		}
	}
	fmt.Println()

	words := bufio.NewScanner(strings.NewReader("alpha  beta\n\tgamma δέλτα"))
	words.Split(bufio.ScanWords)
	for words.Scan() {
		fmt.Print("[", words.Text(), "]")
	}
	runes := bufio.NewScanner(strings.NewReader("aé\xff世"))
	runes.Split(bufio.ScanRunes)
	for runes.Scan() {
		fmt.Printf("<%s>", runes.Bytes())
	}
	fmt.Println()
	commas := bufio.NewScanner(strings.NewReader("1,2,,3"))
	commas.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := bytes.IndexByte(data, ','); i >= 0 {
			return i + 1, data[:i], nil
		}
		if atEOF && len(data) > 0 {
			return len(data), data, bufio.ErrFinalToken
		}
		return 0, nil, nil
	})
	for commas.Scan() {
		fmt.Printf("%q ", commas.Text())
	}
	long := bufio.NewScanner(strings.NewReader(strings.Repeat("x", 100)))
	long.Buffer(make([]byte, 0, 10), 20)
	fmt.Println(long.Scan(), long.Err())

	out := bufio.NewWriterSize(&stingy{room: 12}, 8)
	for i := range 5 {
		_, err = fmt.Fprintf(out, "%04d", i)
		fmt.Print(err, " ")
	}
	fmt.Println(out.Flush(), out.Buffered())

	pr, pw := io.Pipe()
	go func() {
		for i := range 3 {
			fmt.Fprintf(pw, "message %d\n", i)
		}
		pw.CloseWithError(errors.New("the writer left"))
	}()
	lines := bufio.NewScanner(pr)
	for lines.Scan() {
		fmt.Print(lines.Text(), "; ")
	}
	fmt.Println(lines.Err())

	limited, err := io.ReadAll(io.LimitReader(strings.NewReader(text), 5))
	joined, _ := io.ReadAll(io.MultiReader(strings.NewReader("a"), strings.NewReader(""), strings.NewReader("bc")))
	section, _ := io.ReadAll(io.NewSectionReader(strings.NewReader(text), 6, 4))
	fmt.Printf("%s %v %s %s\n", limited, err, joined, section)
	four := make([]byte, 4)
	n2, err := io.ReadFull(strings.NewReader("abc"), four)
	n3, err3 := io.ReadAtLeast(strings.NewReader("abcdef"), four, 2)
	fmt.Println(n2, err, errors.Is(err, io.ErrUnexpectedEOF), n3, err3)

	fmt.Println(bytes.Equal([]byte("a"), []byte("a")), bytes.Compare([]byte("a"), []byte("b")), bytes.Contains([]byte("seafood"), []byte("foo")))
	fmt.Printf("%s %q %s\n", bytes.TrimSpace([]byte("  x ")), bytes.Split([]byte("a b c"), []byte(" ")), bytes.Join([][]byte{[]byte("x"), []byte("y")}, []byte("+")))
	fmt.Printf("%s %s %d\n", bytes.ReplaceAll([]byte("aXbX"), []byte("X"), []byte("--")), bytes.Repeat([]byte("go"), 2), bytes.Index([]byte("chicken"), []byte("ken")))
}
