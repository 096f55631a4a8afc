// Calc evaluates arithmetic expressions, one on each line of standard input,
// with variables, functions and errors that point at the column. The parser
// climbs operators by precedence and builds a tree of nodes, each of which
// implements one small interface.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"unicode"
)

type env map[string]float64

type node interface {
	eval(env) (float64, error)
	fmt.Stringer
}

type (
	number float64
	name   string
	unary  struct{ x node }
	binary struct {
		op   byte
		x, y node
	}
	call struct {
		fn  string
		arg node
	}
	assign struct {
		to string
		x  node
	}
)

var errZero = errors.New("division by zero")

var functions = map[string]func(float64) float64{
	"sqrt": math.Sqrt, "abs": math.Abs, "floor": math.Floor, "ln": math.Log,
}

func (n number) eval(env) (float64, error) { return float64(n), nil }

func (n name) eval(e env) (float64, error) {
	if v, ok := e[string(n)]; ok {
		return v, nil
	}
	return 0, fmt.Errorf("%s is not defined", string(n))
}

func (u unary) eval(e env) (float64, error) {
	v, err := u.x.eval(e)
	return -v, err
}

func (b binary) eval(e env) (float64, error) {
	x, err := b.x.eval(e)
	if err != nil {
		return 0, err
	}
	y, err := b.y.eval(e)
	if err != nil {
		return 0, err
	}
	switch b.op {
	case '+':
		return x + y, nil
	case '-':
		return x - y, nil
	case '*':
		return x * y, nil
	case '^':
		return math.Pow(x, y), nil
	}
	if y == 0 {
		return 0, fmt.Errorf("in %v: %w", b, errZero)
	}
	return x / y, nil
}

func (c call) eval(e env) (float64, error) {
	v, err := c.arg.eval(e)
	if err != nil {
		return 0, err
	}
	return functions[c.fn](v), nil
}

func (a assign) eval(e env) (float64, error) {
	v, err := a.x.eval(e)
	if err == nil {
		e[a.to] = v
	}
	return v, err
}

func (n number) String() string { return strconv.FormatFloat(float64(n), 'g', -1, 64) }
func (n name) String() string   { return string(n) }
func (u unary) String() string  { return fmt.Sprintf("(-%v)", u.x) }
func (b binary) String() string { return fmt.Sprintf("(%v %c %v)", b.x, b.op, b.y) }
func (c call) String() string   { return fmt.Sprintf("%s(%v)", c.fn, c.arg) }
func (a assign) String() string { return fmt.Sprintf("%s = %v", a.to, a.x) }

type parser struct {
	src string
	pos int
}

type parseError struct {
	col int
	msg string
}

func (e parseError) Error() string { return fmt.Sprintf("column %d: %s", e.col, e.msg) }

func (p *parser) next() byte {
	for p.pos < len(p.src) && p.src[p.pos] == ' ' {
		p.pos++
	}
	if p.pos == len(p.src) {
		return 0
	}
	return p.src[p.pos]
}

func (p *parser) span(ok func(rune) bool) string {
	rest := p.src[p.pos:]
	n := strings.IndexFunc(rest, func(r rune) bool { return !ok(r) })
	if n < 0 {
		n = len(rest)
	}
	p.pos += n
	return rest[:n]
}

// precedence tells how tightly op binds, or -1 when it is not an operator.
func precedence(op byte) int {
	switch op {
	case '+', '-':
		return 0
	case '*', '/':
		return 1
	case '^':
		return 2
	}
	return -1
}

func (p *parser) expr(least int) node {
	x := p.operand()
	for {
		op := p.next()
		prec := precedence(op)
		if prec < least {
			return x
		}
		p.pos++
		right := prec + 1
		if op == '^' { // groups to the right
			right = prec
		}
		x = binary{op, x, p.expr(right)}
	}
}

func (p *parser) operand() node {
	switch c := p.next(); {
	case c == '-':
		p.pos++
		return unary{p.expr(2)}
	case c == '(':
		p.pos++
		x := p.expr(0)
		p.close()
		return x
	case '0' <= c && c <= '9' || c == '.':
		start := p.pos
		text := p.span(func(r rune) bool { return unicode.IsDigit(r) || r == '.' })
		v, err := strconv.ParseFloat(text, 64)
		if err != nil {
			panic(parseError{start + 1, "bad number " + strconv.Quote(text)})
		}
		return number(v)
	case unicode.IsLetter(rune(c)):
		word := p.span(unicode.IsLetter)
		if _, ok := functions[word]; ok && p.next() == '(' {
			p.pos++
			arg := p.expr(0)
			p.close()
			return call{word, arg}
		}
		if p.next() == '=' {
			p.pos++
			return assign{word, p.expr(0)}
		}
		return name(word)
	}
	panic(parseError{p.pos + 1, "expected an operand"})
}

func (p *parser) close() {
	if p.next() != ')' {
		panic(parseError{p.pos + 1, "expected )"})
	}
	p.pos++
}

func parse(src string) (n node, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case parseError:
			err = e
		default:
			panic(e)
		}
	}()
	p := &parser{src: src}
	n = p.expr(0)
	if p.next() != 0 {
		return nil, parseError{p.pos + 1, "expected the end"}
	}
	return n, nil
}

func main() {
	vars := env{"pi": math.Pi}
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		n, err := parse(in.Text())
		if err != nil {
			fmt.Printf("%q: %v\n", in.Text(), err)
			continue
		}
		v, err := n.eval(vars)
		switch {
		case errors.Is(err, errZero):
			fmt.Println("undefined,", err)
		case err != nil:
			fmt.Println("error:", err)
		default:
			fmt.Printf("%v -> %.6g\n", n, v)
		}
	}
}
