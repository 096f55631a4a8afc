// Files works in a temporary directory: it writes, appends, reads, seeks,
// lists, renames and removes files, and tells the errors apart. It also looks
// at its arguments and its environment.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

func must[T any](v T, err error) T {
	if err != nil {
		fmt.Println("unexpected:", err)
		os.Exit(1)
	}
	return v
}

func check(err error) { must(struct{}{}, err) }

func main() {
	fmt.Printf("%d arguments: %q\n", len(os.Args)-1, os.Args[1:])
	check(os.Setenv("GOBI_TOUR", "sandy"))
	value, ok := os.LookupEnv("GOBI_TOUR")
	_, no := os.LookupEnv("GOBI_NOT_SET")
	fmt.Println(value, ok, no, os.Getenv("GOBI_NOT_SET") == "", os.ExpandEnv("it is $GOBI_TOUR here"))

	dir := must(os.MkdirTemp("", "gobi-tour-"))
	defer os.RemoveAll(dir)
	short := func(err error) string { // without the name of the directory
		return strings.ReplaceAll(fmt.Sprint(err), dir, "DIR")
	}
	path := func(name string) string { return dir + "/" + name }

	check(os.WriteFile(path("poem.txt"), []byte("one\ntwo\nthree\n"), 0o644))
	f := must(os.OpenFile(path("poem.txt"), os.O_APPEND|os.O_WRONLY, 0))
	fmt.Fprintln(f, "four")
	check(f.Close())
	fmt.Println("second close:", short(f.Close()))
	fmt.Printf("%q\n", must(os.ReadFile(path("poem.txt"))))

	f = must(os.Open(path("poem.txt")))
	n := 0
	for lines := bufio.NewScanner(f); lines.Scan(); n++ {
		if n == 2 {
			fmt.Println("third line:", lines.Text())
		}
	}
	fmt.Println(n, "lines; seek:", must(f.Seek(4, io.SeekStart)))
	buf := make([]byte, 3)
	must(io.ReadFull(f, buf))
	at := must(f.ReadAt(buf[:2], 8))
	fmt.Printf("%q %d\n", buf, at)
	_, err := f.Write([]byte("x"))
	fmt.Println("write to a file open for reading:", err != nil)
	check(f.Close())

	info := must(os.Stat(path("poem.txt")))
	fmt.Println(info.Name(), info.Size(), info.IsDir(), info.Mode(), info.Mode().IsRegular())

	check(os.Mkdir(path("sub"), 0o755))
	check(os.MkdirAll(path("sub/deep/er"), 0o755))
	for i := range 3 {
		w := must(os.Create(path(fmt.Sprintf("sub/f%d", i))))
		must(w.WriteString(strings.Repeat("x", i*10)))
		check(w.Close())
	}
	for _, e := range must(os.ReadDir(path("sub"))) {
		size := int64(-1)
		if !e.IsDir() {
			size = must(e.Info()).Size()
		}
		fmt.Println(e.Name(), e.IsDir(), size)
	}

	check(os.Rename(path("sub/f2"), path("moved")))
	check(os.Truncate(path("moved"), 5))
	fmt.Println(len(must(os.ReadFile(path("moved")))))

	_, err = os.Open(path("nowhere"))
	var pathErr *os.PathError
	fmt.Println(short(err), errors.Is(err, os.ErrNotExist), os.IsNotExist(err), errors.As(err, &pathErr) && pathErr.Op == "open")
	err = os.Mkdir(path("sub"), 0o755)
	fmt.Println(short(err), errors.Is(err, os.ErrExist))
	fmt.Println(short(os.Remove(path("sub"))))
	fmt.Println(short(os.Remove(path("nowhere"))))
	_, err = os.ReadFile(path("sub"))
	fmt.Println(short(err))
	_, err = os.OpenFile(path("moved"), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	fmt.Println(short(err))

	check(os.Remove(path("moved")))
	check(os.RemoveAll(path("sub")))
	left := must(os.ReadDir(dir))
	fmt.Println(len(left), "left:", left[0].Name())
	fmt.Fprintln(os.Stderr, "this line goes to standard error")
}
