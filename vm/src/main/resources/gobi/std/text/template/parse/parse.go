// Package parse builds the trees that text/template executes. Programs use that
// package; this one holds what it shares with others.
//
// It follows the documented behaviour of Go 1.23.
package parse

import (
	"fmt"
	"strconv"
	"strings"
)

// A Tree is a parsed template.
type Tree struct {
	Name      string // of the template
	ParseName string // of the template whose text it stands in, for messages
	Root      *ListNode
	Mode      Mode

	text    string
	funcs   []map[string]any
	tokens  []token // those to come
	last    token
	vars    []string
	loops   int // enclosing range actions
	treeSet map[string]*Tree
}

// A Mode is a set of flags for parsing.
type Mode uint

const (
	ParseComments Mode = 1 << iota // keep comments as nodes
	SkipFuncCheck                  // take unknown functions
)

// New returns an empty tree. The functions are those that the text may name.
func New(name string, funcs ...map[string]any) *Tree {
	return &Tree{Name: name, funcs: funcs}
}

// Parse returns the tree of text, called name, and those that it defines, by their names.
func Parse(name, text, leftDelim, rightDelim string, funcs ...map[string]any) (map[string]*Tree, error) {
	set := map[string]*Tree{}
	t := New(name)
	t.text = text
	_, err := t.Parse(text, leftDelim, rightDelim, set, funcs...)
	return set, err
}

// Copy returns a copy that can be changed independently.
func (t *Tree) Copy() *Tree {
	if t == nil {
		return nil
	}
	return &Tree{Name: t.Name, ParseName: t.ParseName, Root: t.Root.CopyList(), text: t.text}
}

// Parse parses text into t. Trees that it defines are added to treeSet, and t itself.
func (t *Tree) Parse(text, leftDelim, rightDelim string, treeSet map[string]*Tree, funcs ...map[string]any) (tree *Tree, err error) {
	defer t.caught(&err)
	t.ParseName = t.Name
	t.text = text
	t.begin(funcs, treeSet)
	t.tokens = scan(text, leftDelim, rightDelim, t.hasFunction)
	t.top()
	t.add()
	t.end()
	return t, nil
}

func (t *Tree) begin(funcs []map[string]any, treeSet map[string]*Tree) {
	t.Root = nil
	t.funcs = funcs
	t.vars = []string{"$"}
	t.treeSet = treeSet
}

func (t *Tree) end() {
	t.tokens, t.vars, t.funcs, t.treeSet = nil, nil, nil, nil
}

// A failure is the error that ends parsing.
type failure struct{ error }

func (t *Tree) caught(err *error) {
	switch e := recover().(type) {
	case nil:
	case failure:
		t.end()
		*err = e.error
	default:
		panic(e)
	}
}

// failf ends parsing with an error at the last token.
func (t *Tree) failf(format string, args ...any) { t.failAt(t.last.line, format, args...) }

func (t *Tree) failAt(line int, format string, args ...any) {
	t.Root = nil
	where := fmt.Sprintf("template: %s:%d: ", t.ParseName, line)
	panic(failure{fmt.Errorf("%s%s", where, fmt.Sprintf(format, args...))})
}

func (t *Tree) unexpected(tok token, context string) {
	if tok.kind == kindError {
		t.failAt(tok.line, "%s", tok.text)
	}
	t.failAt(tok.line, "unexpected %s in %s", tok, context)
}

// --- tokens

// next takes a token; comments are skipped unless they are to be kept.
func (t *Tree) next() token {
	t.last = t.peek()
	if t.last.kind != kindEOF && t.last.kind != kindError {
		t.tokens = t.tokens[1:]
	}
	return t.last
}

func (t *Tree) peek() token {
	for t.tokens[0].kind == kindComment && t.Mode&ParseComments == 0 {
		t.tokens = t.tokens[1:]
	}
	return t.tokens[0]
}

// follows reports whether the token after next is of that kind, and text if that is not empty.
func (t *Tree) follows(k kind, text string) bool {
	return len(t.tokens) > 1 && t.tokens[1].kind == k && (text == "" || t.tokens[1].text == text)
}

func (t *Tree) expect(k kind, context string) token {
	tok := t.next()
	if tok.kind != k {
		t.unexpected(tok, context)
	}
	return tok
}

// --- trees

// add puts t into the set, unless that has a tree of that name and t is empty.
func (t *Tree) add() {
	old := t.treeSet[t.Name]
	switch {
	case old == nil || IsEmptyTree(old.Root):
		t.treeSet[t.Name] = t
	case !IsEmptyTree(t.Root):
		t.failf("template: multiple definition of template %q", t.Name)
	}
}

// IsEmptyTree reports whether n is nothing but white space and comments.
func IsEmptyTree(n Node) bool {
	switch n := n.(type) {
	case nil:
		return true
	case *CommentNode:
		return true
	case *TextNode:
		return len(strings.TrimSpace(string(n.Text))) == 0
	case *ListNode:
		if n == nil {
			return true
		}
		for _, m := range n.Nodes {
			if !IsEmptyTree(m) {
				return false
			}
		}
		return true
	}
	return false
}

// top parses the whole text; only here templates are defined.
func (t *Tree) top() {
	t.Root = t.newList(t.peek().pos)
	for t.peek().kind != kindEOF {
		if t.peek().kind == kindOpen && t.follows(kindKeyword, "define") {
			t.next()
			t.next()
			t.definition()
			continue
		}
		n, stop := t.element()
		if stop != "" {
			t.failf("unexpected {{%s}}", stop)
		}
		t.Root.Nodes = append(t.Root.Nodes, n)
	}
}

func (t *Tree) newList(pos Pos) *ListNode {
	return &ListNode{NodeType: NodeList, Pos: pos, owner: owner{t}}
}

// inner returns an empty tree that goes on with the tokens of t.
func (t *Tree) inner(name string) *Tree {
	n := New(name)
	n.text, n.Mode, n.ParseName = t.text, t.Mode, t.ParseName
	n.begin(t.funcs, t.treeSet)
	n.tokens = t.tokens
	return n
}

func (t *Tree) definition() {
	const context = "define clause"
	name := t.templateName(context)
	t.expect(kindClose, context)
	t.named(name, context)
}

// named parses what belongs to the template of that name, up to its end.
func (t *Tree) named(name, context string) {
	n := t.inner(name)
	var stop string
	n.Root, stop = n.list()
	if stop != "end" {
		n.failf("unexpected {{%s}} in %s", stop, context)
	}
	n.add()
	t.tokens, t.last = n.tokens, n.last
	n.end()
}

func (t *Tree) templateName(context string) string {
	tok := t.next()
	if tok.kind != kindString && tok.kind != kindRawString {
		t.unexpected(tok, context)
	}
	return t.unquote(tok)
}

func (t *Tree) unquote(tok token) string {
	s, err := strconv.Unquote(tok.text)
	if err != nil {
		t.failf("%s", err)
	}
	return s
}

// --- actions

// list parses up to {{end}} or {{else}} and says which; after else the action is not closed yet.
func (t *Tree) list() (list *ListNode, stop string) {
	list = t.newList(t.peek().pos)
	for t.peek().kind != kindEOF {
		n, stop := t.element()
		if stop != "" {
			return list, stop
		}
		list.Nodes = append(list.Nodes, n)
	}
	t.next()
	t.failf("unexpected EOF")
	return nil, ""
}

// element parses text or an action; or it says that {{end}} or {{else}} stands there.
func (t *Tree) element() (n Node, stop string) {
	switch tok := t.next(); tok.kind {
	case kindText:
		return &TextNode{NodeText, tok.pos, owner{t}, []byte(tok.text)}, ""
	case kindComment:
		return &CommentNode{NodeComment, tok.pos, owner{t}, tok.text}, ""
	case kindOpen:
		return t.action()
	default:
		t.unexpected(tok, "input")
		return nil, ""
	}
}

func (t *Tree) action() (n Node, stop string) {
	if t.peek().kind != kindKeyword {
		first := t.peek()
		pipe := t.pipeline("command", kindClose)
		return &ActionNode{NodeAction, first.pos, owner{t}, first.line, pipe}, ""
	}
	switch tok := t.next(); tok.text {
	case "if":
		return &IfNode{t.branch(NodeIf, "if")}, ""
	case "with":
		return &WithNode{t.branch(NodeWith, "with")}, ""
	case "range":
		return &RangeNode{t.branch(NodeRange, "range")}, ""
	case "break":
		t.jump(tok)
		return &BreakNode{NodeBreak, tok.pos, owner{t}, tok.line}, ""
	case "continue":
		t.jump(tok)
		return &ContinueNode{NodeContinue, tok.pos, owner{t}, tok.line}, ""
	case "template":
		return t.invocation(), ""
	case "block":
		return t.block(), ""
	case "end":
		t.expect(kindClose, "end")
		return nil, "end"
	case "else":
		if next := t.peek(); next.kind != kindKeyword || next.text != "if" && next.text != "with" {
			t.expect(kindClose, "else")
		}
		return nil, "else"
	default:
		t.unexpected(tok, "command")
		return nil, ""
	}
}

func (t *Tree) jump(tok token) {
	if next := t.next(); next.kind != kindClose {
		t.unexpected(next, "{{"+tok.text+"}}")
	}
	if t.loops == 0 {
		t.failf("{{%s}} outside {{range}}", tok.text)
	}
}

func (t *Tree) branch(typ NodeType, context string) BranchNode {
	defer t.popVars(len(t.vars))
	b := BranchNode{NodeType: typ, Pos: t.peek().pos, owner: owner{t}, Line: t.last.line}
	b.Pipe = t.pipeline(context, kindClose)
	if typ == NodeRange {
		t.loops++
	}
	var stop string
	b.List, stop = t.list()
	if typ == NodeRange {
		t.loops--
	}
	if stop == "else" {
		b.ElseList = t.alternative(typ, context)
	}
	return b
}

// alternative parses what follows else, and the end of it all.
func (t *Tree) alternative(typ NodeType, context string) *ListNode {
	next := t.peek()
	if t.last.kind == kindKeyword {
		// {{else if}} is an if within the else, which the same {{end}} ends.
		if next.text != context || typ == NodeRange {
			t.unexpected(t.next(), "input")
		}
		list := t.newList(next.pos)
		t.next()
		if typ == NodeIf {
			list.Nodes = []Node{&IfNode{t.branch(NodeIf, context)}}
		} else {
			list.Nodes = []Node{&WithNode{t.branch(NodeWith, context)}}
		}
		return list
	}
	list, stop := t.list()
	if stop != "end" {
		t.failf("expected end; found {{else}}")
	}
	return list
}

func (t *Tree) popVars(n int) { t.vars = t.vars[:n] }

func (t *Tree) invocation() Node {
	const context = "template clause"
	name := t.templateName(context)
	n := &TemplateNode{NodeType: NodeTemplate, Pos: t.last.pos, owner: owner{t}, Line: t.last.line, Name: name}
	if t.peek().kind == kindClose {
		t.next()
	} else {
		n.Pipe = t.pipeline(context, kindClose)
	}
	return n
}

func (t *Tree) block() Node {
	const context = "block clause"
	name := t.templateName(context)
	at := t.last
	pipe := t.pipeline(context, kindClose)
	t.named(name, context)
	return &TemplateNode{NodeTemplate, at.pos, owner{t}, at.line, name, pipe}
}

// --- pipelines

func (t *Tree) pipeline(context string, end kind) *PipeNode {
	first := t.peek()
	p := &PipeNode{NodeType: NodePipe, Pos: first.pos, owner: owner{t}, Line: first.line}
	t.declarations(p, context)
	for {
		tok := t.peek()
		switch {
		case tok.kind == end:
			t.next()
			t.checkPipeline(p, context)
			return p
		case startsOperand(tok.kind):
			p.Cmds = append(p.Cmds, t.command())
		default:
			t.unexpected(t.next(), context)
		}
	}
}

func startsOperand(k kind) bool {
	switch k {
	case kindBool, kindChar, kindNumber, kindString, kindRawString, kindIdentifier,
		kindVariable, kindField, kindDot, kindNil, kindLeftParen:
		return true
	}
	return false
}

// declarations parses variables up to := or =.
func (t *Tree) declarations(p *PipeNode, context string) {
	for t.peek().kind == kindVariable {
		switch {
		case t.follows(kindAssign, ""), t.follows(kindDeclare, ""):
			t.declare(p)
			p.IsAssign = t.next().kind == kindAssign
			return
		case t.follows(kindOther, ","):
			t.declare(p)
			t.next()
			if context != "range" || len(p.Decl) > 1 {
				t.failf("too many declarations in %s", context)
			}
			if k := t.peek().kind; k != kindVariable && k != kindClose && k != kindRightParen {
				t.failf("range can only initialize variables")
			}
		default:
			if len(p.Decl) > 0 {
				t.next()
				t.unexpected(t.next(), context)
			}
			return
		}
	}
}

func (t *Tree) declare(p *PipeNode) {
	tok := t.next()
	p.Decl = append(p.Decl, &VariableNode{NodeVariable, tok.pos, owner{t}, []string{tok.text}})
	t.vars = append(t.vars, tok.text)
}

func (t *Tree) checkPipeline(p *PipeNode, context string) {
	if len(p.Cmds) == 0 {
		t.failf("missing value for %s", context)
	}
	for i, c := range p.Cmds[1:] {
		switch c.Args[0].Type() {
		case NodeBool, NodeDot, NodeNil, NodeNumber, NodeString:
			// Nothing that could take the value of the stage before.
			t.failf("non executable command in pipeline stage %d", i+2)
		}
	}
}

// command parses one stage, and the bar after it.
func (t *Tree) command() *CommandNode {
	c := &CommandNode{NodeType: NodeCommand, Pos: t.peek().pos, owner: owner{t}}
	for {
		c.Args = append(c.Args, t.operand())
		tok := t.peek()
		switch {
		case tok.kind == kindClose || tok.kind == kindRightParen:
			return c
		case tok.kind == kindPipe:
			t.next()
			return c
		case !tok.spaced || !startsOperand(tok.kind):
			t.unexpected(t.next(), "operand")
		}
	}
}

// operand parses a term and the fields that follow without a space.
func (t *Tree) operand() Node {
	n := t.term()
	if next := t.peek(); next.kind != kindField || next.spaced {
		return n
	}
	chain := &ChainNode{NodeType: NodeChain, Pos: t.peek().pos, owner: owner{t}, Node: n}
	for next := t.peek(); next.kind == kindField && !next.spaced; next = t.peek() {
		chain.Add(t.next().text)
	}
	switch n := n.(type) {
	case *FieldNode:
		return &FieldNode{NodeField, chain.Pos, owner{t}, append(n.Ident, chain.Field...)}
	case *VariableNode:
		return &VariableNode{NodeVariable, chain.Pos, owner{t}, append(n.Ident, chain.Field...)}
	case *BoolNode, *StringNode, *NumberNode, *NilNode, *DotNode:
		t.failf("unexpected . after term %q", n.String())
	}
	return chain
}

func (t *Tree) term() Node {
	tok := t.next()
	switch tok.kind {
	case kindIdentifier:
		if t.Mode&SkipFuncCheck == 0 && !t.hasFunction(tok.text) {
			t.failf("function %q not defined", tok.text)
		}
		return NewIdentifier(tok.text).SetTree(t).SetPos(tok.pos)
	case kindDot:
		return &DotNode{NodeDot, tok.pos, owner{t}}
	case kindNil:
		return &NilNode{NodeNil, tok.pos, owner{t}}
	case kindVariable:
		t.useVariable(tok.text)
		return &VariableNode{NodeVariable, tok.pos, owner{t}, []string{tok.text}}
	case kindField:
		return &FieldNode{NodeField, tok.pos, owner{t}, []string{tok.text[1:]}}
	case kindBool:
		return &BoolNode{NodeBool, tok.pos, owner{t}, tok.text == "true"}
	case kindChar, kindNumber:
		return t.number(tok)
	case kindString, kindRawString:
		return &StringNode{NodeString, tok.pos, owner{t}, tok.text, t.unquote(tok)}
	default: // a left parenthesis
		return t.pipeline("parenthesized pipeline", kindRightParen)
	}
}

func (t *Tree) useVariable(name string) {
	for _, v := range t.vars {
		if v == name {
			return
		}
	}
	t.failf("undefined variable %q", name)
}

func (t *Tree) hasFunction(name string) bool {
	for _, m := range t.funcs {
		if m[name] != nil {
			return true
		}
	}
	return false
}

// --- numbers

func (t *Tree) number(tok token) Node {
	n := &NumberNode{NodeType: NodeNumber, Pos: tok.pos, owner: owner{t}, Text: tok.text}
	switch {
	case tok.kind == kindChar:
		r, _, tail, err := strconv.UnquoteChar(tok.text[1:], '\'')
		if err != nil {
			t.failf("%s", err)
		}
		if tail != "'" {
			t.failf("malformed character constant: %s", tok.text)
		}
		n.setInt(int64(r))
	case strings.HasSuffix(tok.text, "i") && !strings.HasPrefix(tok.text, "0x"):
		c, err := strconv.ParseComplex(tok.text, 128)
		if err != nil {
			t.failf("%s", err)
		}
		n.setComplex(c)
	default:
		t.real(n)
	}
	return n
}

func (t *Tree) real(n *NumberNode) {
	if i, err := strconv.ParseInt(n.Text, 0, 64); err == nil {
		n.setInt(i)
		return
	}
	if u, err := strconv.ParseUint(n.Text, 0, 64); err == nil {
		n.IsUint, n.Uint64 = true, u
		n.IsFloat, n.Float64 = true, float64(u)
		return
	}
	f, err := strconv.ParseFloat(n.Text, 64)
	if err != nil {
		t.failf("illegal number syntax: %q", n.Text)
	}
	if !strings.ContainsAny(n.Text, ".eEpP") {
		t.failf("integer overflow: %q", n.Text)
	}
	n.setFloat(f)
}

func (n *NumberNode) setInt(i int64) {
	n.IsInt, n.Int64 = true, i
	n.IsFloat, n.Float64 = true, float64(i)
	if i >= 0 {
		n.IsUint, n.Uint64 = true, uint64(i)
	}
}

// setFloat sets the integers too if f is one.
func (n *NumberNode) setFloat(f float64) {
	n.IsFloat, n.Float64 = true, f
	if i := int64(f); float64(i) == f {
		n.IsInt, n.Int64 = true, i
	}
	if u := uint64(f); f >= 0 && float64(u) == f {
		n.IsUint, n.Uint64 = true, u
	}
}

func (n *NumberNode) setComplex(c complex128) {
	n.IsComplex, n.Complex128 = true, c
	if imag(c) == 0 {
		n.setFloat(real(c))
	}
}

// --- errors of the execution

// ErrorContext returns where n stands, as name:line:column, and n itself.
func (t *Tree) ErrorContext(n Node) (location, context string) {
	tree := n.tree()
	if tree == nil {
		tree = t
	}
	before := tree.text[:n.Position()]
	column := len(before) - (strings.LastIndexByte(before, '\n') + 1)
	line := 1 + strings.Count(before, "\n")
	return fmt.Sprintf("%s:%d:%d", tree.ParseName, line, column), n.String()
}
