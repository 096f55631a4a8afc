// Shapes shows how Go composes types: interfaces satisfied without saying so,
// embedded structs and interfaces, methods on any named type, pointer and
// value receivers, type switches, method values and method expressions.
package main

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

type Shape interface {
	Area() float64
	Perimeter() float64
}

type Scaler interface{ Scale(by float64) }

// ScalableShape is both at once.
type ScalableShape interface {
	Shape
	Scaler
}

type Point struct{ X, Y float64 }

func (p Point) Distance(q Point) float64 { return math.Hypot(p.X-q.X, p.Y-q.Y) }
func (p *Point) Move(dx, dy float64)     { p.X, p.Y = p.X+dx, p.Y+dy }

// Named is embedded in shapes to give them a name.
type Named struct{ name string }

func (n Named) Name() string     { return n.name }
func (n *Named) Rename(s string) { n.name = s }

type Circle struct {
	Named
	Point // the centre
	R     float64
}

func (c *Circle) Area() float64      { return math.Pi * c.R * c.R }
func (c *Circle) Perimeter() float64 { return 2 * math.Pi * c.R }
func (c *Circle) Scale(by float64)   { c.R *= by }

type Rect struct {
	Named
	Min, Max Point
}

func (r Rect) Area() float64      { return (r.Max.X - r.Min.X) * (r.Max.Y - r.Min.Y) }
func (r Rect) Perimeter() float64 { return 2 * (r.Max.X - r.Min.X + r.Max.Y - r.Min.Y) }

// Square promotes everything of Rect, but names itself.
type Square struct{ Rect }

func (s Square) Name() string { return "square " + s.Rect.Name() }

// Polygon is a slice with methods.
type Polygon []Point

func (p Polygon) Perimeter() (sum float64) {
	for i, v := range p {
		sum += v.Distance(p[(i+1)%len(p)])
	}
	return sum
}

func (p Polygon) Area() (sum float64) {
	for i, v := range p {
		w := p[(i+1)%len(p)]
		sum += v.X*w.Y - w.X*v.Y
	}
	return math.Abs(sum) / 2
}

// Measure is a function type that implements fmt.Stringer.
type Measure func() float64

func (m Measure) String() string { return fmt.Sprintf("%.2f", m()) }

func describe(s Shape) string {
	switch s := s.(type) {
	case nil:
		return "nothing"
	case *Circle:
		return fmt.Sprintf("circle of radius %g around (%g,%g)", s.R, s.X, s.Y)
	case Square, Rect:
		return "box " + s.(interface{ Name() string }).Name()
	case Polygon:
		return fmt.Sprintf("polygon with %d corners", len(s))
	default:
		return fmt.Sprintf("some %T", s)
	}
}

type byArea []Shape

func (a byArea) Len() int           { return len(a) }
func (a byArea) Less(i, j int) bool { return a[i].Area() < a[j].Area() }
func (a byArea) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }

// doubled wraps a Shape by embedding the interface.
type doubled struct{ Shape }

func (d doubled) Area() float64 { return 2 * d.Shape.Area() }

func main() {
	c := &Circle{Named{"c1"}, Point{1, 2}, 2}
	sq := Square{Rect{Named{"s1"}, Point{0, 0}, Point{3, 3}}}
	shapes := []Shape{
		c,
		Rect{Named{"r1"}, Point{0, 0}, Point{4, 2}},
		sq,
		Polygon{{0, 0}, {4, 0}, {0, 3}},
		doubled{Polygon{{0, 0}, {1, 0}, {1, 1}, {0, 1}}},
	}
	sort.Sort(sort.Reverse(byArea(shapes)))
	for _, s := range shapes {
		fmt.Printf("%-40s %6.2f %6.2f", describe(s), s.Area(), s.Perimeter())
		if n, ok := s.(interface{ Name() string }); ok {
			fmt.Print("  named ", n.Name())
		}
		if _, ok := s.(ScalableShape); ok {
			fmt.Print("  scalable")
		}
		fmt.Println()
	}
	fmt.Println(describe(nil))

	c.Move(10, 0)  // promoted from Point, with a pointer receiver
	c.Rename("c2") // promoted from Named
	area := Measure(c.Area)
	before := area.String()
	Scaler(c).Scale(3)
	fmt.Println(c.Name(), c.Point, before, area, c.Distance(Point{}))

	perimeter := Shape.Perimeter // method expressions
	radius := (*Circle).Scale
	radius(c, 0.5)
	fmt.Printf("%.3f %.3f %T\n", perimeter(c), Rect.Area(sq.Rect), perimeter)

	copied := *c // a copy of the whole struct
	copied.Rename("copy")
	frozen := c.Name // the receiver is copied now
	c.Rename("c3")
	fmt.Println(c.Name(), copied.Name(), frozen(), copied.Point == c.Point)

	var s Shape = sq
	fmt.Println(s == Shape(sq), s == shapes[0], strings.Contains(fmt.Sprintf("%+v", s), "name:s1"))
}
