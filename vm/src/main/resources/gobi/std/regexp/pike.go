package regexp

import (
	"io"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// end is the rune after the last one.
const end rune = -1

// An input gives runes in order, out of a string or from a reader.
type input struct {
	s      string
	reader io.RuneReader
}

// step returns the rune at pos.
func (in *input) step(pos int) (r rune, size int) {
	if in.reader != nil {
		r, size, err := in.reader.ReadRune()
		if err != nil {
			return end, 0
		}
		return r, size
	}
	if pos >= len(in.s) {
		return end, 0
	}
	return utf8.DecodeRuneInString(in.s[pos:])
}

// A pike runs all threads of a program in step over the text.
type pike struct {
	re        *Regexp
	in        input
	slots     int
	now, next queue
	free      [][]int
	found     bool
	best      []int
	before    rune
}

// A queue is an ordered set of threads, the preferred first.
type queue struct {
	where   []uint32 // by pc: its place in threads, if that holds pc
	threads []thread
}

type thread struct {
	pc  uint32
	cap []int // nil for instructions that only were passed
}

func newPike(re *Regexp) *pike {
	n := len(re.prog.Inst)
	return &pike{
		re:   re,
		now:  queue{make([]uint32, n), make([]thread, 0, n)},
		next: queue{make([]uint32, n), make([]thread, 0, n)},
	}
}

// read searches what a reader gives.
func (re *Regexp) read(r io.RuneReader, slots int) []int {
	p := newPike(re)
	p.in.reader = r
	return p.run(0, slots)
}

func (q *queue) has(pc uint32) bool {
	at := q.where[pc]
	return int(at) < len(q.threads) && q.threads[at].pc == pc
}

// run returns the positions of the first match, nil without one.
func (p *pike) run(pos, slots int) []int {
	p.slots = max(slots, 2)
	p.found, p.best = false, make([]int, p.slots)
	p.now.threads, p.next.threads, p.free = p.now.threads[:0], p.next.threads[:0], nil
	p.before = end
	if pos > 0 {
		p.before, _ = utf8.DecodeLastRuneInString(p.in.s[:pos])
	}
	r, size := p.in.step(pos)
	for {
		if len(p.now.threads) == 0 {
			if p.found || p.re.anchored && pos > 0 {
				break
			}
			if p.in.reader == nil && p.re.prefix != "" {
				at := strings.Index(p.in.s[min(pos, len(p.in.s)):], p.re.prefix)
				if at < 0 {
					break
				}
				if at > 0 {
					pos += at
					p.before, _ = utf8.DecodeLastRuneInString(p.in.s[:pos])
					r, size = p.in.step(pos)
				}
			}
		}
		if !p.found && (!p.re.anchored || pos == 0) {
			start := p.slotsFor(nil)
			start[0] = pos
			p.add(&p.now, uint32(p.re.prog.Start), pos, start, syntax.EmptyOpContext(p.before, r))
			p.free = append(p.free, start)
		}
		ahead, aheadSize := end, 0
		if size > 0 {
			ahead, aheadSize = p.in.step(pos + size)
		}
		p.step(r, pos, pos+size, syntax.EmptyOpContext(r, ahead))
		p.now, p.next = p.next, p.now
		p.next.threads = p.next.threads[:0]
		if size == 0 || p.found && slots == 0 {
			break
		}
		pos += size
		p.before, r, size = r, ahead, aheadSize
	}
	if !p.found {
		return nil
	}
	return p.best[:slots:slots]
}

// slotsFor returns a copy of cap, or new positions.
func (p *pike) slotsFor(from []int) []int {
	var c []int
	if n := len(p.free); n > 0 {
		c, p.free = p.free[n-1], p.free[:n-1]
	} else {
		c = make([]int, p.slots)
	}
	if from != nil {
		copy(c, from)
		return c
	}
	for i := range c {
		c[i] = -1
	}
	return c
}

// add follows the program from pc to the instructions that read a rune.
func (p *pike) add(q *queue, pc uint32, pos int, cap []int, cond syntax.EmptyOp) {
	for !q.has(pc) {
		q.where[pc] = uint32(len(q.threads))
		q.threads = append(q.threads, thread{pc, nil})
		i := &p.re.prog.Inst[pc]
		switch i.Op {
		case syntax.InstFail:
			return
		case syntax.InstAlt, syntax.InstAltMatch:
			p.add(q, i.Out, pos, cap, cond)
			pc = i.Arg
			continue
		case syntax.InstEmptyWidth:
			if syntax.EmptyOp(i.Arg)&^cond != 0 {
				return
			}
		case syntax.InstNop:
		case syntax.InstCapture:
			if int(i.Arg) < p.slots {
				old := cap[i.Arg]
				cap[i.Arg] = pos
				p.add(q, i.Out, pos, cap, cond)
				cap[i.Arg] = old
				return
			}
		default:
			q.threads[q.where[pc]].cap = p.slotsFor(cap)
			return
		}
		pc = i.Out
	}
}

// step moves all threads over one rune.
func (p *pike) step(r rune, pos, after int, cond syntax.EmptyOp) {
	for n := range p.now.threads {
		t := &p.now.threads[n]
		if t.cap == nil {
			continue
		}
		if p.re.longest && p.found && p.best[0] < t.cap[0] {
			p.free = append(p.free, t.cap)
			continue
		}
		i := &p.re.prog.Inst[t.pc]
		matches := false
		switch i.Op {
		case syntax.InstMatch:
			if p.match(t, pos) {
				for _, rest := range p.now.threads[n:] {
					if rest.cap != nil {
						p.free = append(p.free, rest.cap)
					}
				}
				return
			}
		case syntax.InstRune, syntax.InstRune1:
			matches = r != end && i.MatchRune(r)
		case syntax.InstRuneAny:
			matches = r != end
		case syntax.InstRuneAnyNotNL:
			matches = r != end && r != '\n'
		}
		if matches {
			p.add(&p.next, i.Out, after, t.cap, cond)
		}
		p.free = append(p.free, t.cap)
	}
}

// match notes a match and reports whether the threads behind it may stop.
func (p *pike) match(t *thread, pos int) bool {
	if !p.found || !p.re.longest || t.cap[0] < p.best[0] || t.cap[0] == p.best[0] && pos > p.best[1] {
		copy(p.best, t.cap)
		p.best[1] = pos
	}
	p.found = true
	return !p.re.longest
}
