// Package list is a doubly linked list. It follows the documented behaviour of Go 1.23.
package list

// Element is a place in a list.
type Element struct {
	next, prev *Element
	list       *List
	Value      any
}

// Next returns the element after e, or nil.
func (e *Element) Next() *Element {
	if n := e.next; e.list != nil && n != &e.list.ring {
		return n
	}
	return nil
}

// Prev returns the element before e, or nil.
func (e *Element) Prev() *Element {
	if p := e.prev; e.list != nil && p != &e.list.ring {
		return p
	}
	return nil
}

// List is a doubly linked list. Its zero value is empty and ready to use.
type List struct {
	// ring closes the list to a ring: its next is the first element and its prev the last. It is
	// set up when first needed.
	ring Element
	len  int
}

// New returns an empty list.
func New() *List { return new(List).Init() }

// Init makes the list empty.
func (l *List) Init() *List {
	l.ring.next = &l.ring
	l.ring.prev = &l.ring
	l.len = 0
	return l
}

func (l *List) ready() {
	if l.ring.next == nil {
		l.Init()
	}
}

// Len returns the number of elements.
func (l *List) Len() int { return l.len }

// Front returns the first element, or nil.
func (l *List) Front() *Element {
	if l.len == 0 {
		return nil
	}
	return l.ring.next
}

// Back returns the last element, or nil.
func (l *List) Back() *Element {
	if l.len == 0 {
		return nil
	}
	return l.ring.prev
}

// link puts e, which is in no list, after at.
func (e *Element) link(at *Element) {
	e.prev, e.next = at, at.next
	e.prev.next = e
	e.next.prev = e
}

func (e *Element) unlink() {
	e.prev.next = e.next
	e.next.prev = e.prev
}

func (l *List) insert(v any, at *Element) *Element {
	e := &Element{Value: v, list: l}
	e.link(at)
	l.len++
	return e
}

func (l *List) move(e, at *Element) {
	if e != at {
		e.unlink()
		e.link(at)
	}
}

// Remove removes e, if it is in the list, and returns its value.
func (l *List) Remove(e *Element) any {
	if e.list == l {
		e.unlink()
		e.next, e.prev, e.list = nil, nil, nil
		l.len--
	}
	return e.Value
}

// PushFront puts v at the front.
func (l *List) PushFront(v any) *Element {
	l.ready()
	return l.insert(v, &l.ring)
}

// PushBack puts v at the back.
func (l *List) PushBack(v any) *Element {
	l.ready()
	return l.insert(v, l.ring.prev)
}

// InsertBefore puts v before mark; it does nothing if mark is not in the list.
func (l *List) InsertBefore(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.insert(v, mark.prev)
}

// InsertAfter puts v after mark; it does nothing if mark is not in the list.
func (l *List) InsertAfter(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.insert(v, mark)
}

// MoveToFront moves e to the front; it does nothing if e is not in the list.
func (l *List) MoveToFront(e *Element) {
	if e.list == l && l.ring.next != e {
		l.move(e, &l.ring)
	}
}

// MoveToBack moves e to the back; it does nothing if e is not in the list.
func (l *List) MoveToBack(e *Element) {
	if e.list == l && l.ring.prev != e {
		l.move(e, l.ring.prev)
	}
}

// MoveBefore moves e before mark; it does nothing unless both are in the list and differ.
func (l *List) MoveBefore(e, mark *Element) {
	if e.list == l && mark.list == l && e != mark {
		l.move(e, mark.prev)
	}
}

// MoveAfter moves e after mark; it does nothing unless both are in the list and differ.
func (l *List) MoveAfter(e, mark *Element) {
	if e.list == l && mark.list == l && e != mark {
		l.move(e, mark)
	}
}

// PushBackList puts copies of the elements of other, which may be l, at the back.
func (l *List) PushBackList(other *List) {
	l.ready()
	e := other.Front()
	for n := other.Len(); n > 0; n-- {
		l.insert(e.Value, l.ring.prev)
		e = e.Next()
	}
}

// PushFrontList puts copies of the elements of other, which may be l, at the front.
func (l *List) PushFrontList(other *List) {
	l.ready()
	e := other.Back()
	for n := other.Len(); n > 0; n-- {
		l.insert(e.Value, &l.ring)
		e = e.Prev()
	}
}
