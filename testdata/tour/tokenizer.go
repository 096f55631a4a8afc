// Tokenizer splits the text of a small language into tokens with positions,
// written as functions that return the next state, and prints a table of them.
package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind int

const (
	eof kind = iota
	ident
	keyword
	integer
	float
	text
	operator
	comment
	broken
)

var kindNames = []string{"eof", "ident", "keyword", "integer", "float", "text", "operator", "comment", "broken"}

func (k kind) String() string { return kindNames[k] }

type token struct {
	kind      kind
	text      string
	line, col int
}

var keywords = map[string]bool{"if": true, "else": true, "while": true, "let": true}

const end = rune(-1)

// A state scans part of the text and returns the state that goes on from there.
type state func(*lexer) state

type lexer struct {
	src             string
	start, pos      int
	line, lineStart int
	emit            func(token)
}

func (l *lexer) peek() rune {
	if l.pos >= len(l.src) {
		return end
	}
	r, _ := utf8.DecodeRuneInString(l.src[l.pos:])
	return r
}

func (l *lexer) take() rune {
	if l.pos >= len(l.src) {
		return end
	}
	r, size := utf8.DecodeRuneInString(l.src[l.pos:])
	l.pos += size
	return r
}

func (l *lexer) takeWhile(ok func(rune) bool) {
	for r := l.peek(); r != end && ok(r); r = l.peek() {
		l.take()
	}
}

func (l *lexer) done(k kind) state {
	word := l.src[l.start:l.pos]
	col := utf8.RuneCountInString(l.src[l.lineStart:l.start]) + 1
	l.emit(token{k, word, l.line, col})
	return blank
}

func blank(l *lexer) state {
	for {
		l.start = l.pos
		switch r := l.take(); {
		case r == end:
			l.done(eof)
			return nil
		case r == '\n':
			l.line++
			l.lineStart = l.pos
		case unicode.IsSpace(r):
		case unicode.IsLetter(r), r == '_':
			return word
		case unicode.IsDigit(r):
			return number
		case r == '"':
			return quoted
		case r == '#':
			l.takeWhile(func(r rune) bool { return r != '\n' })
			return l.done(comment)
		default:
			return punctuation
		}
	}
}

func word(l *lexer) state {
	l.takeWhile(func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' })
	if keywords[l.src[l.start:l.pos]] {
		return l.done(keyword)
	}
	return l.done(ident)
}

func number(l *lexer) state {
	l.takeWhile(unicode.IsDigit)
	if l.peek() != '.' {
		return l.done(integer)
	}
	l.take()
	l.takeWhile(unicode.IsDigit)
	return l.done(float)
}

func quoted(l *lexer) state {
	for {
		switch l.take() {
		case '"':
			return l.done(text)
		case '\\':
			l.take()
		case '\n', end:
			return l.done(broken)
		}
	}
}

func punctuation(l *lexer) state {
	first := rune(l.src[l.start])
	if strings.ContainsRune("=<>!", first) && l.peek() == '=' {
		l.take()
	}
	if strings.ContainsRune("+-*/%=<>!(){};,", first) {
		return l.done(operator)
	}
	return l.done(broken)
}

func scan(src string, emit func(token)) {
	l := &lexer{src: src, line: 1, emit: emit}
	for s := state(blank); s != nil; {
		s = s(l)
	}
}

func main() {
	const program = `let größe = 3.25 # in metres
while größe >= 1 {
	größe = größe / 2; print("half\t\"it\"", größe)
}
if x1 != 42 { π_2() } else @ "open
`
	counts := map[kind]int{}
	scan(program, func(t token) {
		counts[t.kind]++
		fmt.Printf("%d:%-3d %-9v %q\n", t.line, t.col, t.kind, t.text)
	})
	for k := eof; k <= broken; k++ {
		fmt.Print(k, "=", counts[k], " ")
	}
	fmt.Println()
}
