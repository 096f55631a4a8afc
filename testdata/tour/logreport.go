// Logreport reads a web server's log from standard input and prints a report:
// requests per status class, the busiest paths, the slowest requests and the
// lines that it could not read. It is the kind of small script that people
// write with bufio.Scanner, a few maps and sort.Slice.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"
)

type request struct {
	clock  string
	method string
	path   string
	status int
	bytes  int64
	took   time.Duration
}

var errFields = errors.New("wrong number of fields")

func parse(line string) (request, error) {
	f := strings.Fields(line)
	if len(f) != 6 {
		return request{}, fmt.Errorf("%w: %d", errFields, len(f))
	}
	status, err := strconv.Atoi(f[3])
	if err != nil {
		return request{}, fmt.Errorf("status: %w", err)
	}
	bytes, err := strconv.ParseInt(f[4], 10, 64)
	if err != nil {
		return request{}, fmt.Errorf("bytes: %w", err)
	}
	took, err := time.ParseDuration(f[5])
	if err != nil {
		return request{}, fmt.Errorf("time: %w", err)
	}
	return request{f[0], f[1], f[2], status, bytes, took}, nil
}

type tally struct {
	path  string
	hits  int
	bytes int64
}

func main() {
	var (
		all     []request
		classes [6]int
		byPath  = map[string]*tally{}
		badLine = map[int]error{}
	)
	in := bufio.NewScanner(os.Stdin)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		r, err := parse(line)
		if err != nil {
			badLine[n] = err
			continue
		}
		all = append(all, r)
		classes[r.status/100]++
		t, ok := byPath[r.path]
		if !ok {
			t = &tally{path: r.path}
			byPath[r.path] = t
		}
		t.hits++
		t.bytes += r.bytes
	}
	if err := in.Err(); err != nil {
		fmt.Fprintln(os.Stderr, "logreport:", err)
		os.Exit(1)
	}

	fmt.Printf("%d requests\n", len(all))
	for class, n := range classes {
		if n > 0 {
			share := 100 * float64(n) / float64(len(all))
			fmt.Printf("  %dxx %4d %5.1f%% %s\n", class, n, share, strings.Repeat("*", n))
		}
	}

	tallies := make([]*tally, 0, len(byPath))
	for _, t := range byPath {
		tallies = append(tallies, t)
	}
	sort.Slice(tallies, func(i, j int) bool {
		a, b := tallies[i], tallies[j]
		if a.hits != b.hits {
			return a.hits > b.hits
		}
		return a.path < b.path
	})
	fmt.Println("busiest paths")
	for _, t := range tallies[:min(4, len(tallies))] {
		fmt.Printf("  %-16s %3d hits %8.1f KiB\n", t.path, t.hits, float64(t.bytes)/1024)
	}

	sort.SliceStable(all, func(i, j int) bool { return all[i].took > all[j].took })
	fmt.Println("slowest requests")
	var total time.Duration
	for i, r := range all {
		total += r.took
		if i < 3 {
			fmt.Printf("  %s %-6s %-16s %v\n", r.clock, r.method, r.path, r.took)
		}
	}
	fmt.Println("mean", (total / time.Duration(len(all))).Round(time.Microsecond))

	lines := make([]int, 0, len(badLine))
	for n := range badLine {
		lines = append(lines, n)
	}
	sort.Ints(lines)
	for _, n := range lines {
		err := badLine[n]
		fmt.Printf("line %d: %v (field count: %t, syntax: %t)\n",
			n, err, errors.Is(err, errFields), errors.Is(err, strconv.ErrSyntax))
	}
}
