package parse

import (
	"strconv"
	"strings"
)

// A Node is an element of the tree. Only types of this package are Nodes.
type Node interface {
	Type() NodeType
	String() string
	Copy() Node    // with all that belongs to it
	Position() Pos // where it begins in the text

	tree() *Tree
}

// NodeType tells the kinds of nodes apart.
type NodeType int

const (
	NodeText       NodeType = iota // text outside of actions
	NodeAction                     // an action that shows a value
	NodeBool                       // true, false
	NodeChain                      // fields of a term
	NodeCommand                    // one stage of a pipeline
	NodeDot                        // .
	NodeField                      // .Field
	NodeIdentifier                 // the name of a function
	NodeIf                         // if
	NodeList                       // a sequence of nodes
	NodeNil                        // nil
	NodeNumber                     // a numeric constant
	NodePipe                       // a pipeline
	NodeRange                      // range
	NodeString                     // a string constant
	NodeTemplate                   // the invocation of a template
	NodeVariable                   // $x
	NodeWith                       // with
	NodeComment                    // a comment
	NodeBreak                      // break
	NodeContinue                   // continue
)

// Type returns t.
func (t NodeType) Type() NodeType { return t }

// Pos is a place in the text of a template, in bytes.
type Pos int

// Position returns p.
func (p Pos) Position() Pos { return p }

// owner is the tree that a node belongs to.
type owner struct{ of *Tree }

func (o owner) tree() *Tree { return o.of }

// ListNode is a sequence of nodes.
type ListNode struct {
	NodeType
	Pos
	owner
	Nodes []Node
}

func (l *ListNode) String() string {
	var b strings.Builder
	for _, n := range l.Nodes {
		b.WriteString(n.String())
	}
	return b.String()
}

// CopyList is Copy with its own type.
func (l *ListNode) CopyList() *ListNode {
	if l == nil {
		return nil
	}
	c := *l
	c.Nodes = copies(l.Nodes)
	return &c
}

func (l *ListNode) Copy() Node { return l.CopyList() }

func copies(nodes []Node) []Node {
	var list []Node
	for _, n := range nodes {
		list = append(list, n.Copy())
	}
	return list
}

// TextNode is text that is copied to the output.
type TextNode struct {
	NodeType
	Pos
	owner
	Text []byte
}

func (t *TextNode) String() string { return string(t.Text) }

func (t *TextNode) Copy() Node {
	c := *t
	c.Text = append([]byte(nil), t.Text...)
	return &c
}

// CommentNode is a comment; Text includes its marks.
type CommentNode struct {
	NodeType
	Pos
	owner
	Text string
}

func (c *CommentNode) String() string { return "{{" + c.Text + "}}" }

func (c *CommentNode) Copy() Node { d := *c; return &d }

// PipeNode is a pipeline, perhaps with variables that it sets.
type PipeNode struct {
	NodeType
	Pos
	owner
	Line     int
	IsAssign bool // the variables exist
	Decl     []*VariableNode
	Cmds     []*CommandNode
}

func (p *PipeNode) String() string {
	var b strings.Builder
	for i, v := range p.Decl {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(v.String())
	}
	if len(p.Decl) > 0 {
		if p.IsAssign {
			b.WriteString(" = ")
		} else {
			b.WriteString(" := ")
		}
	}
	for i, c := range p.Cmds {
		if i > 0 {
			b.WriteString(" | ")
		}
		b.WriteString(c.String())
	}
	return b.String()
}

// CopyPipe is Copy with its own type.
func (p *PipeNode) CopyPipe() *PipeNode {
	if p == nil {
		return nil
	}
	c := *p
	c.Decl, c.Cmds = nil, nil
	for _, v := range p.Decl {
		c.Decl = append(c.Decl, v.Copy().(*VariableNode))
	}
	for _, cmd := range p.Cmds {
		c.Cmds = append(c.Cmds, cmd.Copy().(*CommandNode))
	}
	return &c
}

func (p *PipeNode) Copy() Node { return p.CopyPipe() }

// ActionNode is an action that is no control structure.
type ActionNode struct {
	NodeType
	Pos
	owner
	Line int
	Pipe *PipeNode
}

func (a *ActionNode) String() string { return "{{" + a.Pipe.String() + "}}" }

func (a *ActionNode) Copy() Node {
	c := *a
	c.Pipe = a.Pipe.CopyPipe()
	return &c
}

// CommandNode is one stage of a pipeline: what is evaluated or called, and its arguments.
type CommandNode struct {
	NodeType
	Pos
	owner
	Args []Node
}

func (c *CommandNode) String() string {
	var b strings.Builder
	for i, arg := range c.Args {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(operand(arg))
	}
	return b.String()
}

// operand puts parentheses around a pipeline.
func operand(n Node) string {
	if p, ok := n.(*PipeNode); ok {
		return "(" + p.String() + ")"
	}
	return n.String()
}

func (c *CommandNode) Copy() Node {
	d := *c
	d.Args = copies(c.Args)
	return &d
}

// IdentifierNode is the name of a function.
type IdentifierNode struct {
	NodeType
	Pos
	owner
	Ident string
}

// NewIdentifier makes a node that belongs to no tree yet.
func NewIdentifier(ident string) *IdentifierNode {
	return &IdentifierNode{NodeType: NodeIdentifier, Ident: ident}
}

// SetPos sets the position and returns i.
func (i *IdentifierNode) SetPos(pos Pos) *IdentifierNode {
	i.Pos = pos
	return i
}

// SetTree sets the tree and returns i.
func (i *IdentifierNode) SetTree(t *Tree) *IdentifierNode {
	i.owner = owner{t}
	return i
}

func (i *IdentifierNode) String() string { return i.Ident }

func (i *IdentifierNode) Copy() Node { c := *i; return &c }

// VariableNode is a variable, its name with the dollar sign, and fields of it.
type VariableNode struct {
	NodeType
	Pos
	owner
	Ident []string
}

func (v *VariableNode) String() string { return strings.Join(v.Ident, ".") }

func (v *VariableNode) Copy() Node {
	c := *v
	c.Ident = append([]string(nil), v.Ident...)
	return &c
}

// DotNode is the dot.
type DotNode struct {
	NodeType
	Pos
	owner
}

func (d *DotNode) Type() NodeType { return NodeDot }

func (d *DotNode) String() string { return "." }

func (d *DotNode) Copy() Node { c := *d; return &c }

// NilNode is the untyped nil.
type NilNode struct {
	NodeType
	Pos
	owner
}

func (n *NilNode) Type() NodeType { return NodeNil }

func (n *NilNode) String() string { return "nil" }

func (n *NilNode) Copy() Node { c := *n; return &c }

// FieldNode is a field of dot, of that field, and so on.
type FieldNode struct {
	NodeType
	Pos
	owner
	Ident []string
}

func (f *FieldNode) String() string { return "." + strings.Join(f.Ident, ".") }

func (f *FieldNode) Copy() Node {
	c := *f
	c.Ident = append([]string(nil), f.Ident...)
	return &c
}

// ChainNode is a term and fields of it.
type ChainNode struct {
	NodeType
	Pos
	owner
	Node  Node
	Field []string
}

// Add adds a field, given with its dot.
func (c *ChainNode) Add(field string) {
	if len(field) < 2 || field[0] != '.' {
		panic("no field: " + field)
	}
	c.Field = append(c.Field, field[1:])
}

func (c *ChainNode) String() string { return operand(c.Node) + "." + strings.Join(c.Field, ".") }

func (c *ChainNode) Copy() Node {
	d := *c
	d.Node = c.Node.Copy()
	d.Field = append([]string(nil), c.Field...)
	return &d
}

// BoolNode is true or false.
type BoolNode struct {
	NodeType
	Pos
	owner
	True bool
}

func (b *BoolNode) String() string { return strconv.FormatBool(b.True) }

func (b *BoolNode) Copy() Node { c := *b; return &c }

// NumberNode is a numeric constant with its value as each type that can hold it.
type NumberNode struct {
	NodeType
	Pos
	owner
	IsInt      bool
	IsUint     bool
	IsFloat    bool
	IsComplex  bool
	Int64      int64
	Uint64     uint64
	Float64    float64
	Complex128 complex128
	Text       string // as written
}

func (n *NumberNode) String() string { return n.Text }

func (n *NumberNode) Copy() Node { c := *n; return &c }

// StringNode is a string constant.
type StringNode struct {
	NodeType
	Pos
	owner
	Quoted string // as written
	Text   string
}

func (s *StringNode) String() string { return s.Quoted }

func (s *StringNode) Copy() Node { c := *s; return &c }

// BreakNode is {{break}}.
type BreakNode struct {
	NodeType
	Pos
	owner
	Line int
}

func (b *BreakNode) String() string { return "{{break}}" }

func (b *BreakNode) Copy() Node { c := *b; return &c }

// ContinueNode is {{continue}}.
type ContinueNode struct {
	NodeType
	Pos
	owner
	Line int
}

func (c *ContinueNode) String() string { return "{{continue}}" }

func (c *ContinueNode) Copy() Node { d := *c; return &d }

// BranchNode is what if, range and with have in common.
type BranchNode struct {
	NodeType
	Pos
	owner
	Line     int
	Pipe     *PipeNode
	List     *ListNode
	ElseList *ListNode // nil without else
}

func (b *BranchNode) String() string {
	name := map[NodeType]string{NodeIf: "if", NodeRange: "range", NodeWith: "with"}[b.NodeType]
	text := "{{" + name + " " + b.Pipe.String() + "}}" + b.List.String()
	if b.ElseList != nil {
		text += "{{else}}" + b.ElseList.String()
	}
	return text + "{{end}}"
}

func (b *BranchNode) copied() BranchNode {
	c := *b
	c.Pipe, c.List, c.ElseList = b.Pipe.CopyPipe(), b.List.CopyList(), b.ElseList.CopyList()
	return c
}

func (b *BranchNode) Copy() Node {
	switch b.NodeType {
	case NodeIf:
		return &IfNode{b.copied()}
	case NodeRange:
		return &RangeNode{b.copied()}
	default:
		return &WithNode{b.copied()}
	}
}

// IfNode is {{if}}.
type IfNode struct{ BranchNode }

// RangeNode is {{range}}.
type RangeNode struct{ BranchNode }

// WithNode is {{with}}.
type WithNode struct{ BranchNode }

// TemplateNode is {{template}}, or the invocation that {{block}} makes.
type TemplateNode struct {
	NodeType
	Pos
	owner
	Line int
	Name string
	Pipe *PipeNode // the data; may be nil
}

func (t *TemplateNode) String() string {
	text := "{{template " + strconv.Quote(t.Name)
	if t.Pipe != nil {
		text += " " + t.Pipe.String()
	}
	return text + "}}"
}

func (t *TemplateNode) Copy() Node {
	c := *t
	c.Pipe = t.Pipe.CopyPipe()
	return &c
}
