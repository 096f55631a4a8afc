package regexp

import (
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// maxMemory is how many bits a backtracker may remember.
const maxMemory = 1 << 23

// A machine searches one text, any number of times.
type machine struct {
	re      *Regexp
	s       string
	visited []uint64 // by position and number of the choice: been there
	low     int      // the positions from low up to touched have bits set
	touched int
	jobs    []job
	cap     []int // positions of the run
	best    []int // positions of the match
	found   bool
	pike    *pike
}

// A job is what to try when all that was tried before it has failed: go on at
// pc, give slot pc its old value pos (low == restore), or give back runes of a
// loop down to low.
type job struct {
	pc       uint32
	pos, low int
}

const (
	resume  = -1
	restore = -2
)

// machine returns a machine for s.
func (re *Regexp) machine(s string) *machine {
	m, _ := re.machines.Get().(*machine)
	if m == nil {
		m = &machine{}
	}
	m.re, m.s = re, s
	if bits := (len(s) + 1) * re.code.alts; bits > maxMemory {
		m.pike = newPike(re)
	} else {
		m.pike = nil
		if words := (bits + 63) / 64; words > len(m.visited) {
			m.visited = make([]uint64, words)
		}
	}
	return m
}

func (re *Regexp) release(m *machine) {
	m.s, m.re, m.pike = "", nil, nil
	re.machines.Put(m)
}

// search looks for the first match at pos or after; best holds its first slots
// positions then. Without slots any match will do.
func (m *machine) search(pos, slots int) bool {
	re := m.re
	if re.anchored && pos > 0 {
		return false
	}
	if m.pike != nil {
		m.pike.in = input{s: m.s}
		m.best = m.pike.run(pos, slots)
		return m.best != nil
	}
	m.prepare(pos, slots)
	if re.complete && slots <= 2 && re.prefix != "" {
		return m.literal(pos)
	}
	for ; pos <= len(m.s); pos++ {
		if re.prefix != "" {
			next := strings.Index(m.s[pos:], re.prefix)
			if next < 0 {
				break
			}
			pos += next
		} else if re.lines && pos > 0 && m.s[pos-1] != '\n' {
			next := strings.IndexByte(m.s[pos:], '\n')
			if next < 0 {
				break
			}
			pos += next
			continue
		} else if first := re.code.first; first != nil {
			for pos < len(m.s) && !first[m.s[pos]] {
				pos++
			}
			if pos == len(m.s) {
				break
			}
		}
		if m.try(pos) || re.anchored {
			break
		}
		if pos < len(m.s) && m.s[pos] >= utf8.RuneSelf {
			_, size := utf8.DecodeRuneInString(m.s[pos:])
			pos += size - 1
		}
	}
	m.forget()
	return m.found
}

func (m *machine) literal(pos int) bool {
	at := strings.Index(m.s[pos:], m.re.prefix)
	if at < 0 {
		return false
	}
	if len(m.best) > 0 {
		m.best[0], m.best[1] = pos+at, pos+at+len(m.re.prefix)
	}
	return true
}

func (m *machine) prepare(pos, slots int) {
	if cap(m.cap) < slots {
		m.cap, m.best = make([]int, slots), make([]int, slots)
	}
	m.cap, m.best = m.cap[:slots], m.best[:slots]
	for i := range m.cap {
		m.cap[i], m.best[i] = -1, -1
	}
	m.found = false
	m.low, m.touched = pos, pos
}

// forget clears the memory that the search has used.
func (m *machine) forget() {
	if alts := m.re.code.alts; alts > 0 && m.touched > m.low {
		clear(m.visited[m.low*alts/64 : min(len(m.visited), (m.touched*alts+63)/64)])
	}
}

// visit marks a choice at a position and reports whether that is new.
func (m *machine) visit(alt, pos int) bool {
	bit := pos*m.re.code.alts + alt
	word, mask := bit>>6, uint64(1)<<(bit&63)
	if m.visited[word]&mask != 0 {
		return false
	}
	m.visited[word] |= mask
	if pos >= m.touched {
		m.touched = pos + 1
	}
	return true
}

// try runs the program at one position. What failed from an earlier position
// fails again, so the memory stays.
func (m *machine) try(start int) bool {
	if len(m.cap) > 0 {
		m.cap[0] = start
	}
	m.jobs = append(m.jobs[:0], job{m.re.code.start, start, resume})
	for len(m.jobs) > 0 {
		last := len(m.jobs) - 1
		j := &m.jobs[last]
		pc, pos := j.pc, j.pos
		if j.low == restore {
			m.cap[pc] = pos
			m.jobs = m.jobs[:last]
			continue
		}
		if j.low >= 0 {
			if i := &m.re.code.code[pc]; i.op == opString {
				// Only places where the literal can begin are worth a try.
				at := strings.LastIndexByte(m.s[j.low:min(pos+1, len(m.s))], i.text[0])
				if at < 0 {
					m.jobs = m.jobs[:last]
					continue
				}
				pos = j.low + at
			}
		}
		if j.low == resume || pos == j.low {
			m.jobs = m.jobs[:last]
		} else {
			j.pos = pos - lastSize(m.s, j.low, pos)
		}
		if m.thread(pc, pos) {
			return true
		}
	}
	return m.found
}

// lastSize returns the size of the rune that ends at pos.
func lastSize(s string, low, pos int) int {
	if s[pos-1] < utf8.RuneSelf {
		return 1
	}
	_, size := utf8.DecodeLastRuneInString(s[low:pos])
	return size
}

// thread runs until it fails, leaving jobs for its other choices, and reports
// whether the search is over.
func (m *machine) thread(pc uint32, pos int) bool {
	code, s := m.re.code.code, m.s
	for {
		i := &code[pc]
		switch i.op {
		case opFail:
			return false
		case opMatch:
			return m.match(pos)
		case opAlt:
			if !m.visit(i.alt, pos) {
				return false
			}
			m.jobs = append(m.jobs, job{i.arg, pos, resume})
		case opLoop:
			end := m.loop(i, pos)
			if end < 0 {
				return false
			}
			if end > pos {
				m.jobs = append(m.jobs, job{i.arg, end - lastSize(s, pos, end), pos})
			}
			pc, pos = i.arg, end
			continue
		case opCap:
			if int(i.arg) < len(m.cap) {
				m.jobs = append(m.jobs, job{i.arg, m.cap[i.arg], restore})
				m.cap[i.arg] = pos
			}
		case opEmpty:
			if syntax.EmptyOp(i.arg)&^conditions(s, pos) != 0 {
				return false
			}
		case opString:
			if !strings.HasPrefix(s[pos:], i.text) {
				return false
			}
			pos += len(i.text)
		default:
			if pos == len(s) {
				return false
			}
			r, size := rune(s[pos]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(s[pos:])
			}
			if i.op == opClass && !i.class.has(r) || i.op == opNotNL && r == '\n' {
				return false
			}
			pos += size
		}
		pc = i.out
	}
}

// loop runs over the runes of a class and returns where they end; it returns
// -1 if it has been at pos before. A place where it has been before ends it:
// all that lies behind has failed.
func (m *machine) loop(i *inst, pos int) int {
	if !m.visit(i.alt, pos) {
		return -1
	}
	s, class, visited, alts := m.s, i.class, m.visited, m.re.code.alts
	bit := pos*alts + i.alt
	for pos < len(s) {
		r, size := rune(s[pos]), 1
		if r < utf8.RuneSelf {
			if !class.ascii[r] {
				break
			}
		} else {
			r, size = utf8.DecodeRuneInString(s[pos:])
			if !class.has(r) {
				break
			}
		}
		bit += alts * size
		if visited[bit>>6]&(1<<(bit&63)) != 0 {
			break
		}
		visited[bit>>6] |= 1 << (bit & 63)
		pos += size
	}
	m.touched = max(m.touched, pos+1)
	return pos
}

// match notes a match that ends at pos and reports whether it is the one.
func (m *machine) match(pos int) bool {
	if len(m.cap) == 0 {
		m.found = true
		return true
	}
	if !m.found || m.re.longest && pos > m.best[1] {
		copy(m.best, m.cap)
		m.best[1] = pos
	}
	m.found = true
	return !m.re.longest || pos == len(m.s)
}

// conditions returns what holds between s[pos-1] and s[pos].
func conditions(s string, pos int) syntax.EmptyOp {
	before, after := rune(-1), rune(-1)
	if pos > 0 {
		before = rune(s[pos-1])
	}
	if pos < len(s) {
		after = rune(s[pos])
	}
	return syntax.EmptyOpContext(before, after)
}
