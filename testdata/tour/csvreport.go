// Csvreport reads comma-separated sales with quoted fields from standard
// input, groups them, prints a table with totals, and exits with status 1
// when some lines were bad, as scripts in a pipeline do.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"
	"strings"
)

var errQuote = errors.New("quote not closed")

// fields splits a line at commas outside of quotes; "" stands for a quote.
func fields(line string) (list []string, err error) {
	var field strings.Builder
	quoted := false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '"' && quoted && i+1 < len(line) && line[i+1] == '"':
			field.WriteByte('"')
			i++
		case c == '"':
			quoted = !quoted
		case c == ',' && !quoted:
			list = append(list, field.String())
			field.Reset()
		default:
			field.WriteByte(c)
		}
	}
	if quoted {
		return nil, errQuote
	}
	return append(list, field.String()), nil
}

type key struct{ region, product string }

type cell struct {
	units int
	cents int64
}

type report struct {
	cells             map[key]cell
	regions, products map[string]bool
	bad               []error
}

func (r *report) add(line string) error {
	f, err := fields(line)
	if err != nil {
		return err
	}
	if len(f) != 4 {
		return fmt.Errorf("%d fields instead of 4", len(f))
	}
	units, err1 := strconv.Atoi(strings.TrimSpace(f[2]))
	price, err2 := strconv.ParseFloat(strings.TrimSpace(f[3]), 64)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	k := key{f[0], f[1]}
	c := r.cells[k]
	c.units += units
	c.cents += int64(units) * int64(price*100+0.5)
	r.cells[k] = c
	r.regions[k.region], r.products[k.product] = true, true
	return nil
}

func read(in io.Reader) (*report, error) {
	r := &report{cells: map[key]cell{}, regions: map[string]bool{}, products: map[string]bool{}}
	scanner := bufio.NewScanner(in)
	for n := 1; scanner.Scan(); n++ {
		if n == 1 { // the header
			continue
		}
		if err := r.add(scanner.Text()); err != nil {
			r.bad = append(r.bad, fmt.Errorf("line %d: %w", n, err))
		}
	}
	return r, scanner.Err()
}

func sorted(set map[string]bool) []string {
	var list []string
	for s := range set {
		list = append(list, s)
	}
	sort.Strings(list)
	return list
}

func money(cents int64) string { return fmt.Sprintf("%d.%02d", cents/100, cents%100) }

func (r *report) print(w io.Writer) {
	products := sorted(r.products)
	fmt.Fprintf(w, "%-10s", "")
	for _, p := range products {
		fmt.Fprintf(w, "%16s", p)
	}
	fmt.Fprintf(w, "%12s\n%s\n", "total", strings.Repeat("-", 22+16*len(products)))
	var grand int64
	for _, region := range sorted(r.regions) {
		fmt.Fprintf(w, "%-10s", region)
		var total int64
		for _, p := range products {
			if c, ok := r.cells[key{region, p}]; ok {
				fmt.Fprintf(w, "%16s", fmt.Sprintf("%d = %s", c.units, money(c.cents)))
				total += c.cents
			} else {
				fmt.Fprintf(w, "%16s", ".")
			}
		}
		fmt.Fprintf(w, "%12s\n", money(total))
		grand += total
	}
	fmt.Fprintf(w, "%*s\n", 22+16*len(products), money(grand))
}

func main() {
	quiet := len(os.Args) > 1 && os.Args[1] == "-q"
	r, err := read(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	out := bufio.NewWriter(os.Stdout)
	r.print(out)
	out.Flush()
	for _, err := range r.bad {
		if !quiet {
			fmt.Fprintln(os.Stderr, "csvreport:", err)
		}
	}
	if len(r.bad) > 0 {
		os.Exit(1)
	}
}
