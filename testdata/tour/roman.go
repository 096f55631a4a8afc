// Roman converts numbers to Roman numerals and back, refusing what no Roman
// would have written, and checks that both directions agree.
package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

type Roman uint16

var numerals = [...]struct {
	value Roman
	text  string
}{
	{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
	{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
}

const largest Roman = 3999

func (r Roman) String() string {
	if r == 0 || r > largest {
		return fmt.Sprintf("Roman(%d)", uint16(r))
	}
	var b strings.Builder
	for _, n := range numerals {
		for ; r >= n.value; r -= n.value {
			b.WriteString(n.text)
		}
	}
	return b.String()
}

type NumeralError struct {
	Text   string
	Reason error
}

func (e NumeralError) Error() string { return fmt.Sprintf("roman: %q: %v", e.Text, e.Reason) }
func (e NumeralError) Unwrap() error { return e.Reason }

var (
	ErrEmpty  = errors.New("empty numeral")
	ErrLetter = errors.New("not a Roman letter")
	ErrForm   = errors.New("not the usual form")
)

func Parse(text string) (Roman, error) {
	if text == "" {
		return 0, NumeralError{text, ErrEmpty}
	}
	value := map[rune]Roman{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}
	var sum, before Roman
	for _, letter := range strings.ToUpper(text) {
		v, ok := value[letter]
		if !ok {
			return 0, NumeralError{text, ErrLetter}
		}
		if before < v {
			sum -= 2 * before // it was added, but counts against v
		}
		sum += v
		before = v
	}
	if sum.String() != strings.ToUpper(text) {
		return sum, NumeralError{text, ErrForm}
	}
	return sum, nil
}

func main() {
	for _, r := range []Roman{1, 4, 9, 14, 40, 90, 400, 1066, 1789, 1994, 2024, 3999, 0, 4000} {
		fmt.Printf("%4d %v\n", uint16(r), r)
	}
	for _, text := range []string{"mcmlxxxiv", "XLII", "IIII", "VX", "", "ABC", "Ⅻ"} {
		r, err := Parse(text)
		var bad NumeralError
		switch {
		case err == nil:
			fmt.Println(text, "is", uint16(r))
		case errors.Is(err, ErrForm):
			fmt.Printf("%v; did you mean %v?\n", err, r)
		case errors.As(err, &bad):
			fmt.Printf("%v (%d bytes)\n", err, len(bad.Text))
		}
	}
	longest, letters := Roman(0), 0
	for r := Roman(1); r <= largest; r++ {
		back, err := Parse(r.String())
		if back != r || err != nil {
			fmt.Println("round trip failed at", uint16(r), back, err)
			os.Exit(1)
		}
		if n := len(r.String()); n > letters {
			longest, letters = r, n
		}
	}
	fmt.Println("longest numeral:", longest, "for", int(longest))
}
