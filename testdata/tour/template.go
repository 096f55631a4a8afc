// Template is a small template engine: text with {{name}}, {{name|filter}},
// {{#list}}...{{/list}} and {{?flag}}...{{/flag}}, parsed into a tree and
// rendered into a strings.Builder.
package main

import (
	"fmt"
	"io"
	"strings"
)

type scope struct {
	vars   map[string]any
	parent *scope
}

func (s *scope) lookup(name string) (any, bool) {
	for ; s != nil; s = s.parent {
		if v, ok := s.vars[name]; ok {
			return v, true
		}
	}
	return nil, false
}

type part interface {
	render(w io.Writer, s *scope) error
}

type (
	literal  string
	variable struct {
		name    string
		filters []string
	}
	section struct {
		kind byte // '#' or '?'
		name string
		body []part
	}
)

var filters = map[string]func(string) string{
	"upper": strings.ToUpper,
	"trim":  strings.TrimSpace,
	"quote": func(s string) string { return fmt.Sprintf("%q", s) },
	"esc":   strings.NewReplacer("<", "&lt;", ">", "&gt;", "&", "&amp;").Replace,
}

func (l literal) render(w io.Writer, _ *scope) error {
	_, err := io.WriteString(w, string(l))
	return err
}

func (v variable) render(w io.Writer, s *scope) error {
	value, ok := s.lookup(v.name)
	if !ok {
		return fmt.Errorf("no variable %q", v.name)
	}
	text := fmt.Sprint(value)
	for _, f := range v.filters {
		fn, ok := filters[f]
		if !ok {
			return fmt.Errorf("no filter %q", f)
		}
		text = fn(text)
	}
	_, err := io.WriteString(w, text)
	return err
}

func renderAll(w io.Writer, parts []part, s *scope) error {
	for _, p := range parts {
		if err := p.render(w, s); err != nil {
			return err
		}
	}
	return nil
}

func (c section) render(w io.Writer, s *scope) error {
	value, _ := s.lookup(c.name)
	if c.kind == '?' {
		if on, ok := value.(bool); ok && on {
			return renderAll(w, c.body, s)
		}
		return nil
	}
	switch list := value.(type) {
	case nil:
		return nil
	case []string:
		for i, item := range list {
			inner := &scope{map[string]any{".": item, "i": i + 1}, s}
			if err := renderAll(w, c.body, inner); err != nil {
				return err
			}
		}
	case []map[string]any:
		for _, vars := range list {
			if err := renderAll(w, c.body, &scope{vars, s}); err != nil {
				return err
			}
		}
	default:
		return fmt.Errorf("%s is a %T, not a list", c.name, value)
	}
	return nil
}

// parse reads up to the end of the section called until, or of the text.
func parse(text, until string) (parts []part, rest string, err error) {
	for {
		before, tag, found := strings.Cut(text, "{{")
		if before != "" {
			parts = append(parts, literal(before))
		}
		if !found {
			if until != "" {
				err = fmt.Errorf("{{/%s}} is missing", until)
			}
			return parts, "", err
		}
		tag, text, found = strings.Cut(tag, "}}")
		switch {
		case !found:
			return nil, "", fmt.Errorf("unfinished tag %q", tag)
		case tag == "/"+until:
			return parts, text, nil
		case strings.HasPrefix(tag, "/"):
			return nil, "", fmt.Errorf("unexpected {{%s}}", tag)
		case strings.HasPrefix(tag, "#"), strings.HasPrefix(tag, "?"):
			sec := section{kind: tag[0], name: tag[1:]}
			if sec.body, text, err = parse(text, sec.name); err != nil {
				return nil, "", err
			}
			parts = append(parts, sec)
		default:
			pipe := strings.Split(tag, "|")
			parts = append(parts, variable{pipe[0], pipe[1:]})
		}
	}
}

func render(text string, vars map[string]any) (string, error) {
	parts, _, err := parse(text, "")
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = renderAll(&b, parts, &scope{vars: vars})
	return b.String(), err
}

func main() {
	vars := map[string]any{
		"title": "Gobi & friends", "n": 3, "pi": 3.14, "vip": true, "poor": false,
		"tags": []string{"dry", "cold"},
		"people": []map[string]any{
			{"name": "Ann", "items": []string{"map", "tent"}},
			{"name": "  Bob ", "vip": false},
		},
	}
	texts := []string{
		"<{{title|esc}}> {{title|upper|quote}} {{n}} {{pi}}\n{{#people}}{{name|trim}}{{?vip}}*{{/vip}}:{{#items}} {{i}}.{{.}}{{/items}} of {{n}}\n{{/people}}",
		"{{?poor}}never{{/poor}}{{#tags}}[{{.}}]{{/tags}}",
		"{{missing}}", "{{n|shout}}", "{{#n}}x{{/n}}", "{{#tags}}x", "{{/x}}", "{{x",
	}
	for _, text := range texts {
		out, err := render(text, vars)
		fmt.Printf("%s (error %v)\n", out, err)
	}
}
