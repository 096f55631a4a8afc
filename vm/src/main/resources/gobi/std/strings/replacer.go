package strings

import (
	"internal/bytealg"
	"io"
)

// A Replacer replaces a list of strings by others. Several goroutines may use one at once.
type Replacer struct {
	pairs []string
	// first[c] numbers the first pair whose old string begins with c, and next[p] the one after
	// pair p with the same beginning, both plus one: 0 is none. Pairs are in the order of the
	// arguments, which is the order of precedence.
	first [256]int32
	next  []int32
	empty int32 // the first pair with an empty old string, plus one
	start [4]uint64
}

// NewReplacer returns a Replacer for the pairs of old and new strings. At each place of the text the
// first pair, in their order, that matches there is taken; matches do not overlap.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	r := &Replacer{pairs: append([]string(nil), oldnew...)}
	n := len(oldnew) / 2
	r.next = make([]int32, n)
	for p := n - 1; p >= 0; p-- {
		old := oldnew[2*p]
		if old == "" {
			r.empty = int32(p + 1)
			continue
		}
		c := old[0]
		r.next[p] = r.first[c]
		r.first[c] = int32(p + 1)
		r.start[c>>6] |= 1 << (c & 63)
	}
	return r
}

// match returns the pair that applies at the start of s, plus one, or 0.
func (r *Replacer) match(s string, allowEmpty bool) int32 {
	if s != "" {
		for p := r.first[s[0]]; p != 0; p = r.next[p-1] {
			if allowEmpty && r.empty != 0 && r.empty < p {
				return r.empty
			}
			if HasPrefix(s, r.pairs[2*p-2]) {
				return p
			}
		}
	}
	if allowEmpty {
		return r.empty
	}
	return 0
}

// each calls emit for the pieces of the replaced text, and reports whether anything was replaced;
// if not, emit was not called.
func (r *Replacer) each(s string, emit func(piece string)) bool {
	from, i := 0, 0 // what is before from has been emitted
	changed := false
	wasEmpty := false
	for i <= len(s) {
		if r.empty == 0 {
			skip := bytealg.IndexSet(s[i:], &r.start, true)
			if skip < 0 {
				break
			}
			i += skip
		}
		p := r.match(s[i:], !wasEmpty)
		if p == 0 {
			wasEmpty = false
			i++
			continue
		}
		changed = true
		old := r.pairs[2*p-2]
		if from < i {
			emit(s[from:i])
		}
		emit(r.pairs[2*p-1])
		wasEmpty = old == ""
		i += len(old)
		from = i
	}
	if changed && from < len(s) {
		emit(s[from:])
	}
	return changed
}

// Replace returns s with all replacements made.
func (r *Replacer) Replace(s string) string {
	var b []byte
	changed := r.each(s, func(piece string) {
		if b == nil {
			b = make([]byte, 0, len(s)+len(piece))
		}
		b = append(b, piece...)
	})
	if !changed {
		return s
	}
	return owned(b)
}

// WriteString writes s to w with all replacements made.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	changed := r.each(s, func(piece string) {
		if err == nil {
			var m int
			m, err = io.WriteString(w, piece)
			n += m
		}
	})
	if !changed {
		return io.WriteString(w, s)
	}
	return n, err
}
