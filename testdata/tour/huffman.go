// Huffman compresses text: it counts letters, builds the code tree with a
// heap, writes single bits into bytes, and reads them back.
package main

import (
	"bytes"
	"container/heap"
	"fmt"
	"io"
	"sort"
	"strings"
)

type node struct {
	weight      int
	least       byte // the smallest letter below, to make ties certain
	left, right *node
}

func (n *node) leaf() bool { return n.left == nil }

type forest []*node

func (f forest) Len() int { return len(f) }
func (f forest) Less(i, j int) bool {
	if f[i].weight != f[j].weight {
		return f[i].weight < f[j].weight
	}
	return f[i].least < f[j].least
}
func (f forest) Swap(i, j int) { f[i], f[j] = f[j], f[i] }
func (f *forest) Push(x any)   { *f = append(*f, x.(*node)) }
func (f *forest) Pop() any {
	last := (*f)[len(*f)-1]
	*f = (*f)[:len(*f)-1]
	return last
}

func build(text []byte) *node {
	var counts [256]int
	for _, b := range text {
		counts[b]++
	}
	var f forest
	for b, n := range counts {
		if n > 0 {
			f = append(f, &node{weight: n, least: byte(b)})
		}
	}
	heap.Init(&f)
	for f.Len() > 1 {
		a, b := heap.Pop(&f).(*node), heap.Pop(&f).(*node)
		heap.Push(&f, &node{a.weight + b.weight, min(a.least, b.least), a, b})
	}
	return f[0]
}

type codes map[byte]string

func (c codes) fill(n *node, prefix string) {
	if n.leaf() {
		c[n.least] = prefix
		return
	}
	c.fill(n.left, prefix+"0")
	c.fill(n.right, prefix+"1")
}

// bitWriter collects bits into bytes, the highest bit first.
type bitWriter struct {
	w    io.ByteWriter
	acc  byte
	free uint
}

func (b *bitWriter) write(bit byte) error {
	if b.free == 0 {
		b.free = 8
	}
	b.free--
	b.acc |= bit << b.free
	if b.free > 0 {
		return nil
	}
	return b.flush()
}

func (b *bitWriter) flush() error {
	err := b.w.WriteByte(b.acc)
	b.acc, b.free = 0, 0
	return err
}

func encode(text []byte, c codes) ([]byte, error) {
	var out bytes.Buffer
	bw := &bitWriter{w: &out}
	for _, b := range text {
		for _, bit := range []byte(c[b]) {
			if err := bw.write(bit - '0'); err != nil {
				return nil, err
			}
		}
	}
	if bw.free > 0 {
		bw.flush()
	}
	return out.Bytes(), nil
}

func decode(packed []byte, root *node, n int) []byte {
	text := make([]byte, 0, n)
	at := root
	for i := 0; len(text) < n; i++ {
		if packed[i/8]<<(i%8)&0x80 == 0 {
			at = at.left
		} else {
			at = at.right
		}
		if at.leaf() {
			text = append(text, at.least)
			at = root
		}
	}
	return text
}

func main() {
	text := []byte(strings.Repeat("she sells sea shells by the sea shore, ", 20) + "and that is all.")
	root := build(text)
	table := codes{}
	table.fill(root, "")

	letters := make([]int, 0, len(table))
	for b := range table {
		letters = append(letters, int(b))
	}
	sort.Slice(letters, func(i, j int) bool {
		a, b := table[byte(letters[i])], table[byte(letters[j])]
		return len(a) < len(b) || len(a) == len(b) && a < b
	})
	for _, b := range letters {
		fmt.Printf("%q %s\n", b, table[byte(b)])
	}
	packed, err := encode(text, table)
	fmt.Println(len(text), "bytes packed into", len(packed), err)
	fmt.Printf("% x...\n", packed[:16])
	fmt.Println("round trip:", bytes.Equal(decode(packed, root, len(text)), text))
}
