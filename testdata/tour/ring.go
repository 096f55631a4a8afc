// Ring shows a generic ring buffer of fixed size, a queue that grows, and
// package container/ring on the problem of Josephus.
package main

import (
	"container/ring"
	"errors"
	"fmt"
	"strings"
)

var (
	ErrFull  = errors.New("buffer full")
	ErrEmpty = errors.New("buffer empty")
)

// Buffer is a first-in-first-out buffer that never allocates after New.
type Buffer[T any] struct {
	items []T
	head  int
	count int
}

func NewBuffer[T any](size int) *Buffer[T] { return &Buffer[T]{items: make([]T, size)} }

func (b *Buffer[T]) Len() int { return b.count }

func (b *Buffer[T]) Push(v T) error {
	if b.count == len(b.items) {
		return ErrFull
	}
	b.items[(b.head+b.count)%len(b.items)] = v
	b.count++
	return nil
}

func (b *Buffer[T]) Pop() (v T, err error) {
	if b.count == 0 {
		return v, ErrEmpty
	}
	var zero T
	v, b.items[b.head] = b.items[b.head], zero
	b.head = (b.head + 1) % len(b.items)
	b.count--
	return v, nil
}

// Each calls f with every item, oldest first.
func (b *Buffer[T]) Each(f func(int, T)) {
	for i := range b.count {
		f(i, b.items[(b.head+i)%len(b.items)])
	}
}

// Queue embeds a buffer and replaces Push with one that makes room.
type Queue[T any] struct{ Buffer[T] }

func (q *Queue[T]) Push(v T) {
	if q.Buffer.Push(v) == nil {
		return
	}
	bigger := make([]T, max(4, 2*len(q.items)))
	q.Each(func(i int, v T) { bigger[i] = v })
	q.items, q.head = bigger, 0
	q.Buffer.Push(v)
}

// Average keeps a running mean over the last n numbers.
type Average struct {
	last *Buffer[float64]
	sum  float64
}

func (a *Average) Add(x float64) float64 {
	if err := a.last.Push(x); errors.Is(err, ErrFull) {
		old, _ := a.last.Pop()
		a.sum -= old
		a.last.Push(x)
	}
	a.sum += x
	return a.sum / float64(a.last.Len())
}

// josephus lets n people stand in a circle; every k-th leaves it.
func josephus(n, k int) (order []int) {
	circle := ring.New(n)
	for i := range n {
		circle.Value = i + 1
		circle = circle.Next()
	}
	circle = circle.Prev()
	for circle.Len() > 1 {
		circle = circle.Move(k - 1)
		gone := circle.Unlink(1)
		order = append(order, gone.Value.(int))
	}
	return append(order, circle.Value.(int))
}

func main() {
	b := NewBuffer[string](3)
	for _, w := range strings.Fields("a b c d") {
		if err := b.Push(w); err != nil {
			fmt.Println(w, err)
		}
	}
	for range 4 {
		v, err := b.Pop()
		fmt.Printf("%q %v; ", v, err)
	}
	fmt.Println(b.Len())

	var q Queue[[2]int]
	pushed, popped := 0, 0
	for round := range 50 {
		for i := range round % 7 {
			q.Push([2]int{round, i})
			pushed++
		}
		for range round % 6 {
			if v, err := q.Pop(); err == nil {
				popped += 1
				if v[0] > round {
					panic("from the future")
				}
			}
		}
	}
	first, _ := q.Pop()
	fmt.Println(pushed, popped, q.Len(), len(q.items), first)

	avg := Average{last: NewBuffer[float64](4)}
	for i := 1; i <= 8; i++ {
		fmt.Printf("%.2f ", avg.Add(float64(i*i)))
	}
	fmt.Println()

	fmt.Println(josephus(7, 3))
	fmt.Println(josephus(41, 3)[39:])

	r := ring.New(4)
	for i := range r.Len() {
		r.Value = string(rune('a' + i))
		r = r.Next()
	}
	s := ring.New(2)
	s.Value, s.Next().Value = "x", "y"
	r.Link(s)
	r.Do(func(v any) { fmt.Print(v) })
	fmt.Println()
}
