// Package tabwriter aligns text in columns. It follows the documented behaviour of Go 1.23.
package tabwriter

import (
	"io"
	"unicode/utf8"
)

// The flags of a Writer.
const (
	FilterHTML          uint = 1 << iota // take HTML tags as of no width and entities as of width one
	StripEscape                          // drop the Escape characters around escaped text
	AlignRight                           // align cells at the right
	DiscardEmptyColumns                  // take columns without text, none ended by a tab, as if not there
	TabIndent                            // indent by tabs whatever the padding
	Debug                                // mark the columns by | and the ends of tables by ---
)

// Escape surrounds text that is taken as it is.
const Escape = '\xff'

// A cell is a piece of text of a line.
type cell struct {
	size  int  // in bytes
	width int  // in runes
	tab   bool // ended by a horizontal tab
}

// A Writer pads the cells of the text written to it so that they stand in columns. A cell ends at a
// tab; cells of consecutive lines that have one in the same place make a column. The text after the
// last tab of a line belongs to no column.
type Writer struct {
	out                      io.Writer
	minwidth, tabwidth, pad  int
	padchar                  byte
	flags                    uint
	text                     []byte // of the cells not yet written
	measured                 int    // text[:measured] is counted in the widths
	cell                     cell   // the one that is being written
	escape                   byte   // what ends the escaped text that is being written, or 0
	lines                    [][]cell
	widths                   []int // of the columns that format is in
	err                      error
	padding, tabs, separator []byte
}

// NewWriter returns a Writer that was set up with Init.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init sets up the Writer: cells are at least minwidth wide, padding included; tabs are tabwidth wide
// if padchar is a tab; padding is added to the width of each cell; padchar fills the cells, a tab at
// the left side of the text only.
func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	b.out = output
	b.minwidth, b.tabwidth, b.pad = minwidth, tabwidth, padding
	b.padchar = padchar
	if padchar == '\t' {
		flags &^= AlignRight
	}
	b.flags = flags
	b.padding = filled(padchar)
	b.tabs = filled('\t')
	b.separator = []byte{'|'}
	b.reset()
	return b
}

func filled(c byte) []byte {
	b := make([]byte, 16)
	for i := range b {
		b[i] = c
	}
	return b
}

func (b *Writer) reset() {
	b.text = b.text[:0]
	b.measured = 0
	b.cell = cell{}
	b.escape = 0
	b.lines = append(b.lines[:0], nil)
	b.widths = b.widths[:0]
}

func (b *Writer) put(p []byte) {
	if b.err != nil || len(p) == 0 {
		return
	}
	n, err := b.out.Write(p)
	if n != len(p) && err == nil {
		err = io.ErrShortWrite
	}
	b.err = err
}

func (b *Writer) putN(fill []byte, n int) {
	for n > len(fill) {
		b.put(fill)
		n -= len(fill)
	}
	b.put(fill[:n])
}

func (b *Writer) putPadding(have, want int, useTabs bool) {
	if b.padchar == '\t' || useTabs {
		if b.tabwidth == 0 {
			return
		}
		// The cell ends at a tab stop.
		want = (want + b.tabwidth - 1) / b.tabwidth * b.tabwidth
		b.putN(b.tabs, (want-have+b.tabwidth-1)/b.tabwidth)
		return
	}
	b.putN(b.padding, want-have)
}

// putLines writes the lines from first to end, whose text starts at pos, and returns where it ends.
func (b *Writer) putLines(pos, first, end int) int {
	for i := first; i < end; i++ {
		// Only leading empty cells are the indentation.
		useTabs := b.flags&TabIndent != 0
		for j, c := range b.lines[i] {
			if j > 0 && b.flags&Debug != 0 {
				b.put(b.separator)
			}
			inColumn := j < len(b.widths)
			if c.size == 0 {
				if inColumn {
					b.putPadding(c.width, b.widths[j], useTabs)
				}
				continue
			}
			useTabs = false
			text := b.text[pos : pos+c.size]
			pos += c.size
			if b.flags&AlignRight == 0 {
				b.put(text)
			}
			if inColumn {
				b.putPadding(c.width, b.widths[j], false)
			}
			if b.flags&AlignRight != 0 {
				b.put(text)
			}
		}
		if i+1 == len(b.lines) {
			// The last line has not ended; its last cell may have text already.
			b.put(b.text[pos : pos+b.cell.size])
			pos += b.cell.size
		} else {
			b.put([]byte{'\n'})
		}
	}
	return pos
}

// format writes the lines from first to end, whose text starts at pos and whose columns before the
// current one have the widths known; it returns where their text ends.
func (b *Writer) format(pos, first, end int) int {
	column := len(b.widths)
	for i := first; i < end; i++ {
		if column >= len(b.lines[i])-1 {
			continue
		}
		// A block of lines that have this column begins here.
		pos = b.putLines(pos, first, i)
		first = i
		width, empty := b.minwidth, true
		for ; i < end && column < len(b.lines[i])-1; i++ {
			c := &b.lines[i][column]
			width = max(width, c.width+b.pad)
			if c.width > 0 || c.tab {
				empty = false
			}
		}
		if empty && b.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		b.widths = append(b.widths, width)
		pos = b.format(pos, first, i)
		b.widths = b.widths[:len(b.widths)-1]
		first = i
	}
	return b.putLines(pos, first, end)
}

func (b *Writer) add(p []byte) {
	b.text = append(b.text, p...)
	b.cell.size += len(p)
}

func (b *Writer) measure() {
	b.cell.width += utf8.RuneCount(b.text[b.measured:])
	b.measured = len(b.text)
}

func (b *Writer) startEscape(c byte) {
	switch c {
	case '<':
		b.escape = '>'
	case '&':
		b.escape = ';'
	default:
		b.escape = Escape
	}
}

func (b *Writer) endEscape() {
	switch b.escape {
	case Escape:
		b.measure()
		if b.flags&StripEscape == 0 {
			b.cell.width -= 2
		}
	case ';':
		b.cell.width++
	}
	b.measured = len(b.text)
	b.escape = 0
}

// endCell ends the cell and returns how many the line has.
func (b *Writer) endCell(tab bool) int {
	b.cell.tab = tab
	last := len(b.lines) - 1
	b.lines[last] = append(b.lines[last], b.cell)
	b.cell = cell{}
	return len(b.lines[last])
}

// Flush writes all that is held back, as at the end of the text; an escape that is open is taken as
// ended.
func (b *Writer) Flush() error {
	b.err = nil
	b.flush()
	return b.err
}

func (b *Writer) flush() {
	if b.cell.size > 0 {
		if b.escape != 0 {
			b.endEscape()
		}
		b.endCell(false)
	}
	b.format(0, 0, len(b.lines))
	b.reset()
}

// Write takes the text in. What the following text can change no more is written; errors are those
// of the output.
func (b *Writer) Write(buf []byte) (n int, err error) {
	b.err = nil
	from := 0
	for i, c := range buf {
		if b.escape != 0 {
			if c == b.escape {
				to := i + 1
				if c == Escape && b.flags&StripEscape != 0 {
					to = i
				}
				b.add(buf[from:to])
				from = i + 1
				b.endEscape()
			}
			continue
		}
		switch c {
		case '\t', '\v', '\n', '\f':
			b.add(buf[from:i])
			b.measure()
			from = i + 1
			cells := b.endCell(c == '\t')
			if c == '\t' || c == '\v' {
				continue
			}
			b.lines = append(b.lines, nil)
			// A line without columns ends all columns, so that nothing waits any longer.
			if c == '\f' || cells == 1 {
				b.flush()
				if c == '\f' && b.flags&Debug != 0 {
					b.put([]byte("---\n"))
				}
				if b.err != nil {
					return from, b.err
				}
			}
		case Escape:
			b.add(buf[from:i])
			b.measure()
			from = i
			if b.flags&StripEscape != 0 {
				from++
			}
			b.startEscape(c)
		case '<', '&':
			if b.flags&FilterHTML != 0 {
				b.add(buf[from:i])
				b.measure()
				from = i
				b.startEscape(c)
			}
		}
	}
	b.add(buf[from:])
	return len(buf), nil
}
