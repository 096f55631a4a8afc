package regexp

import (
	"io"
	"slices"
	"unicode/utf8"
)

// positions returns the first match in s as pairs of positions of the whole and
// of each group, nil without a match.
func (re *Regexp) positions(s string, slots int) []int {
	m := re.machine(s)
	var found []int
	if m.search(0, slots) {
		found = slices.Clone(m.best)
	}
	re.release(m)
	return found
}

// slots is the number of positions of a match with its groups.
func (re *Regexp) slots() int { return 2 * (re.groups + 1) }

// each calls do for up to n matches that follow each other, for all if n < 0.
// An empty match right behind another does not count.
func (re *Regexp) each(s string, n, slots int, do func([]int)) {
	m := re.machine(s)
	defer re.release(m)
	last := -1
	for pos := 0; n != 0 && pos <= len(s); {
		if !m.search(pos, slots) {
			return
		}
		from, to := m.best[0], m.best[1]
		accept := true
		if to == pos {
			accept = from != last
			pos += runeSize(s, pos)
		} else {
			pos = to
		}
		last = to
		if accept {
			do(slices.Clone(m.best))
			n--
		}
	}
}

// runeSize returns the size of the rune at pos, 1 at the end.
func runeSize(s string, pos int) int {
	_, size := utf8.DecodeRuneInString(s[pos:])
	return max(size, 1)
}

func sub(b []byte, from, to int) []byte {
	if from < 0 {
		return nil
	}
	return b[from:to:to]
}

func subs(b []byte, at []int) [][]byte {
	out := make([][]byte, len(at)/2)
	for i := range out {
		out[i] = sub(b, at[2*i], at[2*i+1])
	}
	return out
}

func subStrings(s string, at []int) []string {
	out := make([]string, len(at)/2)
	for i := range out {
		if at[2*i] >= 0 {
			out[i] = s[at[2*i]:at[2*i+1]]
		}
	}
	return out
}

// Find returns the first match in b, nil if there is none.
func (re *Regexp) Find(b []byte) []byte {
	at := re.positions(view(b), 2)
	if at == nil {
		return nil
	}
	return sub(b, at[0], at[1])
}

// FindIndex returns where the first match in b is.
func (re *Regexp) FindIndex(b []byte) (loc []int) { return re.positions(view(b), 2) }

// FindString returns the first match in s, the empty string if there is none.
func (re *Regexp) FindString(s string) string {
	at := re.positions(s, 2)
	if at == nil {
		return ""
	}
	return s[at[0]:at[1]]
}

// FindStringIndex returns where the first match in s is.
func (re *Regexp) FindStringIndex(s string) (loc []int) { return re.positions(s, 2) }

// FindReaderIndex returns where the first match in what r reads is.
func (re *Regexp) FindReaderIndex(r io.RuneReader) (loc []int) { return re.read(r, 2) }

// FindSubmatch returns the first match in b and those of its groups.
func (re *Regexp) FindSubmatch(b []byte) [][]byte {
	at := re.positions(view(b), re.slots())
	if at == nil {
		return nil
	}
	return subs(b, at)
}

// FindSubmatchIndex returns where the first match in b and its groups are.
func (re *Regexp) FindSubmatchIndex(b []byte) []int { return re.positions(view(b), re.slots()) }

// FindStringSubmatch returns the first match in s and those of its groups.
func (re *Regexp) FindStringSubmatch(s string) []string {
	at := re.positions(s, re.slots())
	if at == nil {
		return nil
	}
	return subStrings(s, at)
}

// FindStringSubmatchIndex returns where the first match in s and its groups are.
func (re *Regexp) FindStringSubmatchIndex(s string) []int { return re.positions(s, re.slots()) }

// FindReaderSubmatchIndex returns where the first match in what r reads and its
// groups are.
func (re *Regexp) FindReaderSubmatchIndex(r io.RuneReader) []int { return re.read(r, re.slots()) }

// FindAll returns up to n matches in b.
func (re *Regexp) FindAll(b []byte, n int) [][]byte {
	var out [][]byte
	re.each(view(b), n, 2, func(at []int) { out = append(out, sub(b, at[0], at[1])) })
	return out
}

// FindAllIndex returns where up to n matches in b are.
func (re *Regexp) FindAllIndex(b []byte, n int) [][]int { return re.FindAllStringIndex(view(b), n) }

// FindAllString returns up to n matches in s.
func (re *Regexp) FindAllString(s string, n int) []string {
	var out []string
	re.each(s, n, 2, func(at []int) { out = append(out, s[at[0]:at[1]]) })
	return out
}

// FindAllStringIndex returns where up to n matches in s are.
func (re *Regexp) FindAllStringIndex(s string, n int) [][]int {
	var out [][]int
	re.each(s, n, 2, func(at []int) { out = append(out, at) })
	return out
}

// FindAllSubmatch returns up to n matches in b with those of their groups.
func (re *Regexp) FindAllSubmatch(b []byte, n int) [][][]byte {
	var out [][][]byte
	re.each(view(b), n, re.slots(), func(at []int) { out = append(out, subs(b, at)) })
	return out
}

// FindAllSubmatchIndex returns where up to n matches in b and their groups are.
func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return re.FindAllStringSubmatchIndex(view(b), n)
}

// FindAllStringSubmatch returns up to n matches in s with those of their groups.
func (re *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	var out [][]string
	re.each(s, n, re.slots(), func(at []int) { out = append(out, subStrings(s, at)) })
	return out
}

// FindAllStringSubmatchIndex returns where up to n matches in s and their groups
// are.
func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	var out [][]int
	re.each(s, n, re.slots(), func(at []int) { out = append(out, at) })
	return out
}

// Split returns the parts of s between matches, at most n if n > 0.
func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if re.expr != "" && s == "" {
		return []string{""}
	}
	matches := re.FindAllStringIndex(s, n)
	parts := make([]string, 0, len(matches))
	from, to := 0, 0
	for _, at := range matches {
		if n > 0 && len(parts) == n-1 {
			break
		}
		to = at[0]
		if at[1] != 0 {
			parts = append(parts, s[from:to])
		}
		from = at[1]
	}
	if to != len(s) {
		parts = append(parts, s[from:])
	}
	return parts
}
