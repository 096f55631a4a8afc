package ast

import (
	"go/token"
	"strings"
)

// Comment is one comment with its marks, without a newline at its end.
type Comment struct {
	Slash token.Pos
	Text  string
}

func (c *Comment) Pos() token.Pos { return c.Slash }

func (c *Comment) End() token.Pos { return width(c.Slash, c.Text) }

// CommentGroup is comments with nothing between them, not even an empty line.
type CommentGroup struct {
	List []*Comment // never empty
}

func (g *CommentGroup) Pos() token.Pos { return g.List[0].Pos() }

func (g *CommentGroup) End() token.Pos { return g.List[len(g.List)-1].End() }

// Text returns the text without marks, directives, the first space of line
// comments, space at the ends of lines, and more than one empty line in a row. It
// ends with a newline unless it is empty.
func (g *CommentGroup) Text() string {
	if g == nil {
		return ""
	}
	var b strings.Builder
	empty := false
	for _, c := range g.List {
		for _, line := range commentLines(c.Text) {
			line = strings.TrimRight(line, " \t\n\r")
			if line == "" {
				empty = b.Len() > 0
				continue
			}
			if empty {
				b.WriteByte('\n')
				empty = false
			}
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// commentLines returns the lines of a comment, none for a directive.
func commentLines(text string) []string {
	if text[1] == '*' {
		return strings.Split(text[2:len(text)-2], "\n")
	}
	text = text[2:]
	switch {
	case text == "":
		return []string{""}
	case text[0] == ' ':
		return []string{text[1:]}
	case isDirective(text):
		return nil
	}
	return []string{text}
}

// isDirective reports whether a line comment is one for tools, as "//go:embed" is.
func isDirective(text string) bool {
	for _, word := range []string{"line ", "extern ", "export "} {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	tool, rest, found := strings.Cut(text, ":")
	if !found || tool == "" || rest == "" {
		return false
	}
	for _, c := range []byte(tool + rest[:1]) {
		if !('a' <= c && c <= 'z' || '0' <= c && c <= '9') {
			return false
		}
	}
	return true
}

// IsGenerated reports whether a comment before the package clause says that the
// file was generated: a line "// Code generated ... DO NOT EDIT.".
func IsGenerated(file *File) bool {
	for _, group := range file.Comments {
		for _, c := range group.List {
			if c.Pos() > file.Package {
				return false
			}
			for _, line := range strings.Split(c.Text, "\n") {
				rest, ok := strings.CutPrefix(line, "// Code generated ")
				if _, end := strings.CutSuffix(rest, " DO NOT EDIT."); ok && end {
					return true
				}
			}
		}
	}
	return false
}
