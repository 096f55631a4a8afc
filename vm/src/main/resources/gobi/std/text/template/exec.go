package template

import (
	"fmt"
	"io"
	"reflect"
	"runtime"
	"text/template/parse"
)

// An ExecError is an error of the execution, other than one of the writer.
type ExecError struct {
	Name string // of the template
	Err  error  // with the place and the text of its message
}

func (e ExecError) Error() string { return e.Err.Error() }

func (e ExecError) Unwrap() error { return e.Err }

// writeError carries an error of the writer up to Execute.
type writeError struct{ error }

// maxDepth is how deep templates may invoke each other.
const maxDepth = 100000

// noValue stands for a value that is not there: a result of a stage before, say.
var noValue = reflect.ValueOf(struct{ absent bool }{})

var noValueType = noValue.Type()

var (
	errorType    = reflect.TypeFor[error]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
	valueType    = reflect.TypeFor[reflect.Value]()
)

// An execution is a template at work, at a node.
type execution struct {
	tmpl  *Template
	out   io.Writer
	node  parse.Node
	vars  []variable
	depth int
}

type variable struct {
	name  string
	value reflect.Value
}

// flow says where to go on.
type flow int

const (
	goOn flow = iota
	breakLoop
	continueLoop
)

// ExecuteTemplate executes the template of that name that is associated with t.
func (t *Template) ExecuteTemplate(wr io.Writer, name string, data any) error {
	m := t.Lookup(name)
	if m == nil {
		return fmt.Errorf("template: no template %q associated with template %q", name, t.name)
	}
	return m.Execute(wr, data)
}

// Execute writes the text with its actions carried out on data. After an error
// a part of it may have been written.
func (t *Template) Execute(wr io.Writer, data any) (err error) {
	defer caught(&err)
	v, ok := data.(reflect.Value)
	if !ok {
		v = reflect.ValueOf(data)
	}
	x := &execution{tmpl: t, out: wr, vars: []variable{{"$", v}}}
	if t.Tree == nil || t.Root == nil {
		x.failf("%q is an incomplete or empty template", t.Name())
	}
	x.walk(v, t.Root)
	return nil
}

func caught(err *error) {
	switch e := recover().(type) {
	case nil:
	case runtime.Error:
		panic(e)
	case writeError:
		*err = e.error
	case ExecError:
		*err = e
	default:
		panic(e)
	}
}

// --- errors

func (x *execution) at(n parse.Node) { x.node = n }

// failf ends the execution with an error at the present node.
func (x *execution) failf(format string, args ...any) {
	name := x.tmpl.Name()
	var prefix string
	if x.node == nil {
		prefix = fmt.Sprintf("template: %s: ", name)
	} else {
		location, context := x.tmpl.ErrorContext(x.node)
		prefix = fmt.Sprintf("template: %s: executing %q at <%s>: ", location, name, context)
	}
	err := fmt.Errorf("%s"+format, append([]any{prefix}, args...)...)
	panic(ExecError{name, err})
}

// --- nodes

func (x *execution) walk(dot reflect.Value, n parse.Node) flow {
	x.at(n)
	switch n := n.(type) {
	case *parse.ActionNode:
		v := x.pipeline(dot, n.Pipe)
		if len(n.Pipe.Decl) == 0 {
			x.show(n, v)
		}
	case *parse.TextNode:
		if _, err := x.out.Write(n.Text); err != nil {
			panic(writeError{err})
		}
	case *parse.CommentNode:
	case *parse.ListNode:
		for _, m := range n.Nodes {
			if f := x.walk(dot, m); f != goOn {
				return f
			}
		}
	case *parse.IfNode:
		return x.choose(dot, &n.BranchNode)
	case *parse.WithNode:
		return x.choose(dot, &n.BranchNode)
	case *parse.RangeNode:
		return x.loop(dot, n)
	case *parse.BreakNode:
		return breakLoop
	case *parse.ContinueNode:
		return continueLoop
	case *parse.TemplateNode:
		x.invoke(dot, n)
	default:
		x.failf("unknown node: %s", n)
	}
	return goOn
}

// choose carries out if and with.
func (x *execution) choose(dot reflect.Value, n *parse.BranchNode) flow {
	defer x.forget(len(x.vars))
	v := x.pipeline(dot, n.Pipe)
	truth, ok := isTrue(indirectInterface(v))
	switch {
	case !ok:
		x.failf("if/with can't use %v", v)
	case !truth && n.ElseList == nil:
		return goOn
	case !truth:
		return x.walk(dot, n.ElseList)
	case n.NodeType == parse.NodeWith:
		return x.walk(v, n.List)
	}
	return x.walk(dot, n.List)
}

// forget ends the scope of variables.
func (x *execution) forget(count int) { x.vars = x.vars[:count] }

func (x *execution) invoke(dot reflect.Value, n *parse.TemplateNode) {
	m := x.tmpl.Lookup(n.Name)
	if m == nil {
		x.failf("template %q not defined", n.Name)
	}
	if x.depth == maxDepth {
		x.failf("exceeded maximum template depth (%v)", maxDepth)
	}
	v := x.pipeline(dot, n.Pipe)
	inner := &execution{tmpl: m, out: x.out, vars: []variable{{"$", v}}, depth: x.depth + 1}
	inner.walk(v, m.Root)
}

// show writes a value as fmt.Print does.
func (x *execution) show(n parse.Node, v reflect.Value) {
	x.at(n)
	shown, ok := printable(v)
	if !ok {
		x.failf("can't print %s of type %s", n, v.Type())
	}
	if _, err := fmt.Fprint(x.out, shown); err != nil {
		panic(writeError{err})
	}
}

// printable returns what to give to fmt for v; channels and functions have no text.
func printable(v reflect.Value) (any, bool) {
	if v.Kind() == reflect.Pointer {
		v, _ = indirect(v)
	}
	if !v.IsValid() {
		return "<no value>", true
	}
	speaks := func(t reflect.Type) bool { return t.Implements(errorType) || t.Implements(stringerType) }
	if !speaks(v.Type()) {
		if v.CanAddr() && speaks(reflect.PointerTo(v.Type())) {
			v = v.Addr()
		} else if v.Kind() == reflect.Chan || v.Kind() == reflect.Func {
			return nil, false
		}
	}
	return v.Interface(), true
}

// --- loops

func (x *execution) loop(dot reflect.Value, n *parse.RangeNode) flow {
	defer x.forget(len(x.vars))
	v, _ := indirect(x.pipeline(dot, n.Pipe))
	ran := false
	// once says whether the loop goes on after an element.
	once := func(key, elem reflect.Value) bool {
		ran = true
		return x.once(n, key, elem)
	}
	switch v.Kind() {
	case reflect.Invalid:
		// As an empty map.
	case reflect.Array, reflect.Slice:
		for i := 0; i < v.Len() && once(reflect.ValueOf(i), v.Index(i)); i++ {
		}
	case reflect.Map:
		for _, key := range sortedKeys(v) {
			if !once(key, v.MapIndex(key)) {
				break
			}
		}
	case reflect.Chan:
		for i := 0; !v.IsNil(); i++ {
			elem, ok := v.Recv()
			if !ok || !once(reflect.ValueOf(i), elem) {
				break
			}
		}
	default:
		x.failf("range can't iterate over %v", v)
	}
	if !ran && n.ElseList != nil {
		return x.walk(dot, n.ElseList)
	}
	return goOn
}

func (x *execution) once(n *parse.RangeNode, key, elem reflect.Value) bool {
	mark := len(x.vars)
	defer x.forget(mark)
	decl := n.Pipe.Decl
	values := []reflect.Value{elem}
	if len(decl) > 1 {
		values = []reflect.Value{key, elem}
	}
	for i, d := range decl {
		if n.Pipe.IsAssign {
			x.assign(d.Ident[0], values[i])
		} else {
			// The pipeline has declared them.
			x.vars[mark-len(decl)+i].value = values[i]
		}
	}
	return x.walk(elem, n.List) != breakLoop
}

// --- variables

func (x *execution) assign(name string, v reflect.Value) {
	for i := len(x.vars) - 1; i >= 0; i-- {
		if x.vars[i].name == name {
			x.vars[i].value = v
			return
		}
	}
	x.failf("undefined variable: %s", name)
}

func (x *execution) lookup(name string) reflect.Value {
	for i := len(x.vars) - 1; i >= 0; i-- {
		if x.vars[i].name == name {
			return x.vars[i].value
		}
	}
	x.failf("undefined variable: %s", name)
	return reflect.Value{}
}

// --- pipelines

func (x *execution) pipeline(dot reflect.Value, p *parse.PipeNode) reflect.Value {
	if p == nil {
		return reflect.Value{}
	}
	x.at(p)
	v := noValue
	for _, c := range p.Cmds {
		v = x.command(dot, c, v)
		if v.Kind() == reflect.Interface && v.Type().NumMethod() == 0 {
			v = v.Elem()
		}
	}
	for _, d := range p.Decl {
		if p.IsAssign {
			x.assign(d.Ident[0], v)
		} else {
			x.vars = append(x.vars, variable{d.Ident[0], v})
		}
	}
	return v
}

// command evaluates a stage; final is the value of the stage before, or noValue.
func (x *execution) command(dot reflect.Value, c *parse.CommandNode, final reflect.Value) reflect.Value {
	first := c.Args[0]
	switch n := first.(type) {
	case *parse.FieldNode:
		x.at(n)
		return x.fields(dot, dot, n, n.Ident, c.Args, final)
	case *parse.ChainNode:
		return x.chain(dot, n, c.Args, final)
	case *parse.IdentifierNode:
		return x.function(dot, n, c, c.Args, final)
	case *parse.VariableNode:
		return x.variable(dot, n, c.Args, final)
	case *parse.PipeNode:
		x.noArguments(c.Args, final)
		return x.pipeline(dot, n)
	}
	x.at(first)
	x.noArguments(c.Args, final)
	if v, ok := x.literal(first); ok {
		return v
	}
	switch first.(type) {
	case *parse.DotNode:
		return dot
	case *parse.NilNode:
		x.failf("nil is not a command")
	}
	x.failf("can't evaluate command %q", first)
	return reflect.Value{}
}

func (x *execution) noArguments(args []parse.Node, final reflect.Value) {
	if len(args) > 1 || !isAbsent(final) {
		x.failf("can't give argument to non-function %s", args[0])
	}
}

func isAbsent(v reflect.Value) bool { return v.IsValid() && v.Type() == noValueType }

// constant gives a number the type that it would have in Go.
func (x *execution) constant(n *parse.NumberNode) reflect.Value {
	x.at(n)
	switch {
	case n.IsComplex:
		return reflect.ValueOf(n.Complex128)
	case n.IsFloat && looksFloating(n.Text):
		return reflect.ValueOf(n.Float64)
	case n.IsInt:
		return reflect.ValueOf(int(n.Int64))
	case n.IsUint:
		x.failf("%s overflows int", n.Text)
	}
	return reflect.Value{}
}

func looksFloating(text string) bool {
	if text[0] == '\'' {
		return false
	}
	hex := len(text) > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')
	for _, r := range text {
		switch r {
		case '.', 'p', 'P':
			return true
		case 'e', 'E':
			if !hex {
				return true
			}
		}
	}
	return false
}

func (x *execution) function(dot reflect.Value, n *parse.IdentifierNode, cmd parse.Node, args []parse.Node, final reflect.Value) reflect.Value {
	x.at(n)
	f, builtin := x.findFunction(n.Ident)
	if !f.IsValid() {
		x.failf("%q is not a defined function", n.Ident)
	}
	if builtin && (n.Ident == "and" || n.Ident == "or") {
		return x.shortCircuit(dot, cmd, n.Ident, args, final)
	}
	if builtin && n.Ident == "call" && len(args) > 1 {
		f = caller(args[1].String())
	}
	return x.call(dot, f, cmd, n.Ident, args, final)
}

// caller is the function call, for a function by that name.
func caller(name string) reflect.Value {
	return reflect.ValueOf(func(f reflect.Value, args ...reflect.Value) (reflect.Value, error) {
		return callValue(name, f, args)
	})
}

func (x *execution) findFunction(name string) (f reflect.Value, builtin bool) {
	if x.tmpl.family != nil {
		x.tmpl.mu.RLock()
		f = x.tmpl.funcs[name]
		x.tmpl.mu.RUnlock()
	}
	if f.IsValid() {
		return f, false
	}
	if b := builtins[name]; b != nil {
		return reflect.ValueOf(b), true
	}
	return reflect.Value{}, false
}

// shortCircuit evaluates the arguments of and and or until one decides.
func (x *execution) shortCircuit(dot reflect.Value, cmd parse.Node, name string, args []parse.Node, final reflect.Value) reflect.Value {
	if len(args) == 1 && isAbsent(final) {
		x.failf("wrong number of args for %s: want at least 1 got 0", name)
	}
	var v reflect.Value
	for _, arg := range args[1:] {
		v = x.argument(dot, valueType, arg).Interface().(reflect.Value)
		if truth(v) == (name == "or") {
			return v
		}
	}
	if !isAbsent(final) {
		v = x.assignable(final, valueType)
		if v.Type() == valueType {
			v = v.Interface().(reflect.Value)
		}
	}
	return v
}

// --- fields and methods

func (x *execution) variable(dot reflect.Value, n *parse.VariableNode, args []parse.Node, final reflect.Value) reflect.Value {
	x.at(n)
	v := x.lookup(n.Ident[0])
	if len(n.Ident) == 1 {
		x.noArguments(args, final)
		return v
	}
	return x.fields(dot, v, n, n.Ident[1:], args, final)
}

func (x *execution) chain(dot reflect.Value, n *parse.ChainNode, args []parse.Node, final reflect.Value) reflect.Value {
	x.at(n)
	if n.Node.Type() == parse.NodeNil {
		x.failf("indirection through explicit nil in %s", n)
	}
	v := x.argument(dot, nil, n.Node)
	return x.fields(dot, v, n, n.Field, args, final)
}

// fields follows names from receiver on; the last one gets the arguments.
func (x *execution) fields(dot, receiver reflect.Value, n parse.Node, names []string, args []parse.Node, final reflect.Value) reflect.Value {
	last := len(names) - 1
	for _, name := range names[:last] {
		receiver = x.field(dot, name, n, nil, noValue, receiver)
	}
	return x.field(dot, names[last], n, args, final, receiver)
}

// field evaluates a method, field or key of receiver.
func (x *execution) field(dot reflect.Value, name string, n parse.Node, args []parse.Node, final, receiver reflect.Value) reflect.Value {
	if !receiver.IsValid() {
		if x.tmpl.missing == missingError {
			x.failf("nil data; no entry for key %q", name)
		}
		return reflect.Value{}
	}
	typ := receiver.Type()
	receiver, isNil := indirect(receiver)
	if receiver.Kind() == reflect.Interface && isNil {
		x.failf("nil pointer evaluating %s.%s", typ, name)
	}
	if m := method(receiver, name); m.IsValid() {
		return x.call(dot, m, n, name, args, final)
	}
	hasArguments := len(args) > 1 || !isAbsent(final)
	switch receiver.Kind() {
	case reflect.Struct:
		if f, ok := receiver.Type().FieldByName(name); ok {
			return x.structField(receiver, f, hasArguments)
		}
	case reflect.Map:
		key := reflect.ValueOf(name)
		if key.Type().AssignableTo(receiver.Type().Key()) {
			if hasArguments {
				x.failf("%s is not a method but has arguments", name)
			}
			return x.mapEntry(receiver, key)
		}
	case reflect.Pointer:
		elem := receiver.Type().Elem()
		if _, ok := fieldOf(elem, name); isNil && (ok || elem.Kind() != reflect.Struct) {
			x.failf("nil pointer evaluating %s.%s", typ, name)
		}
	}
	x.failf("can't evaluate field %s in type %s", name, typ)
	return reflect.Value{}
}

func fieldOf(t reflect.Type, name string) (reflect.StructField, bool) {
	if t.Kind() != reflect.Struct {
		return reflect.StructField{}, false
	}
	return t.FieldByName(name)
}

// method finds a method of v, or of its address.
func method(v reflect.Value, name string) reflect.Value {
	if v.Kind() != reflect.Interface && v.Kind() != reflect.Pointer && v.CanAddr() {
		v = v.Addr()
	}
	return v.MethodByName(name)
}

func (x *execution) structField(v reflect.Value, f reflect.StructField, hasArguments bool) reflect.Value {
	field, err := v.FieldByIndexErr(f.Index)
	if !f.IsExported() {
		x.failf("%s is an unexported field of struct type %s", f.Name, v.Type())
	}
	if err != nil {
		x.failf("%v", err)
	}
	if hasArguments {
		x.failf("%s has arguments but cannot be invoked as function", f.Name)
	}
	return field
}

func (x *execution) mapEntry(m, key reflect.Value) reflect.Value {
	v := m.MapIndex(key)
	if v.IsValid() {
		return v
	}
	switch x.tmpl.missing {
	case missingZero:
		return reflect.Zero(m.Type().Elem())
	case missingError:
		x.failf("map has no entry for key %q", key)
	}
	return v
}

// --- calls

func (x *execution) call(dot, f reflect.Value, n parse.Node, name string, args []parse.Node, final reflect.Value) reflect.Value {
	if args != nil {
		args = args[1:]
	}
	typ := f.Type()
	count := len(args)
	if !isAbsent(final) {
		count++
	}
	x.checkCount(name, typ, count)
	if err := checkResults(name, typ); err != nil {
		x.failf("%v", err)
	}
	in := make([]reflect.Value, 0, count)
	for i, arg := range args {
		in = append(in, x.argument(dot, parameter(typ, i), arg))
	}
	if !isAbsent(final) {
		in = append(in, x.assignable(final, parameter(typ, len(in))))
	}
	v, err := callSafely(f, in)
	if err != nil {
		x.at(n)
		x.failf("error calling %s: %w", name, err)
	}
	return unwrap(v)
}

func unwrap(v reflect.Value) reflect.Value {
	if v.IsValid() && v.Type() == valueType {
		return v.Interface().(reflect.Value)
	}
	return v
}

func (x *execution) checkCount(name string, typ reflect.Type, count int) {
	if typ.IsVariadic() {
		if fixed := typ.NumIn() - 1; count < fixed {
			x.failf("wrong number of args for %s: want at least %d got %d", name, fixed, count)
		}
	} else if count != typ.NumIn() {
		x.failf("wrong number of args for %s: want %d got %d", name, typ.NumIn(), count)
	}
}

// parameter returns the type for argument i.
func parameter(typ reflect.Type, i int) reflect.Type {
	if last := typ.NumIn() - 1; typ.IsVariadic() && i >= last {
		return typ.In(last).Elem()
	}
	return typ.In(i)
}

// callSafely calls f; a panic becomes an error.
func callSafely(f reflect.Value, in []reflect.Value) (v reflect.Value, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = r
		default:
			err = fmt.Errorf("%v", r)
		}
	}()
	out := f.Call(in)
	if len(out) == 2 && !out[1].IsNil() {
		return out[0], out[1].Interface().(error)
	}
	return out[0], nil
}

// --- arguments

func canBeNil(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	return t == valueType
}

// assignable makes v fit a parameter of that type, by a pointer more or less if need be.
func (x *execution) assignable(v reflect.Value, typ reflect.Type) reflect.Value {
	if !v.IsValid() {
		switch {
		case typ == nil:
			return reflect.ValueOf(nil)
		case typ == valueType:
			return reflect.ValueOf(v)
		case canBeNil(typ):
			return reflect.Zero(typ)
		}
		x.failf("invalid value; expected %s", typ)
	}
	if typ == valueType && v.Type() != typ {
		return reflect.ValueOf(v)
	}
	if typ == nil || v.Type().AssignableTo(typ) {
		return v
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		v = v.Elem()
		if v.Type().AssignableTo(typ) {
			return v
		}
	}
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Elem().AssignableTo(typ):
		if v.IsNil() {
			x.failf("dereference of nil pointer of type %s", typ)
		}
		return v.Elem()
	case reflect.PointerTo(v.Type()).AssignableTo(typ) && v.CanAddr():
		return v.Addr()
	}
	x.failf("wrong type for value; expected %s; got %s", typ, v.Type())
	return reflect.Value{}
}

// argument evaluates n for a parameter of that type; nil is any type.
func (x *execution) argument(dot reflect.Value, typ reflect.Type, n parse.Node) reflect.Value {
	x.at(n)
	switch arg := n.(type) {
	case *parse.DotNode:
		return x.assignable(dot, typ)
	case *parse.NilNode:
		if typ == nil || !canBeNil(typ) {
			x.failf("cannot assign nil to %s", typ)
		}
		return reflect.Zero(typ)
	case *parse.FieldNode:
		return x.assignable(x.fields(dot, dot, arg, arg.Ident, []parse.Node{n}, noValue), typ)
	case *parse.VariableNode:
		return x.assignable(x.variable(dot, arg, nil, noValue), typ)
	case *parse.PipeNode:
		return x.assignable(x.pipeline(dot, arg), typ)
	case *parse.IdentifierNode:
		return x.assignable(x.function(dot, arg, arg, nil, noValue), typ)
	case *parse.ChainNode:
		return x.assignable(x.chain(dot, arg, nil, noValue), typ)
	}
	return x.constantFor(typ, n)
}

// constantFor makes a value of that type of a constant.
func (x *execution) constantFor(typ reflect.Type, n parse.Node) reflect.Value {
	if typ == nil || typ == valueType || typ.Kind() == reflect.Interface && typ.NumMethod() == 0 {
		v := x.untyped(n)
		if typ == valueType {
			return reflect.ValueOf(v)
		}
		return v
	}
	v := reflect.New(typ).Elem()
	number, isNumber := n.(*parse.NumberNode)
	switch kind := typ.Kind(); kind {
	case reflect.Bool:
		b, ok := n.(*parse.BoolNode)
		x.expect(ok, "bool", n)
		v.SetBool(b.True)
	case reflect.String:
		s, ok := n.(*parse.StringNode)
		x.expect(ok, "string", n)
		v.SetString(s.Text)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		x.expect(isNumber && number.IsInt, "integer", n)
		v.SetInt(number.Int64)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		x.expect(isNumber && number.IsUint, "unsigned integer", n)
		v.SetUint(number.Uint64)
	case reflect.Float32, reflect.Float64:
		x.expect(isNumber && number.IsFloat, "float", n)
		v.SetFloat(number.Float64)
	case reflect.Complex64, reflect.Complex128:
		x.expect(isNumber && number.IsComplex, "complex", n)
		v.SetComplex(number.Complex128)
	default:
		x.failf("can't handle %s for arg of type %s", n, typ)
	}
	return v
}

func (x *execution) expect(ok bool, what string, n parse.Node) {
	if !ok {
		x.failf("expected %s; found %s", what, n)
	}
}

func (x *execution) untyped(n parse.Node) reflect.Value {
	if v, ok := x.literal(n); ok {
		return v
	}
	x.failf("can't handle assignment of %s to empty interface argument", n)
	return reflect.Value{}
}

// literal returns the value of a constant in the template.
func (x *execution) literal(n parse.Node) (reflect.Value, bool) {
	switch n := n.(type) {
	case *parse.BoolNode:
		return reflect.ValueOf(n.True), true
	case *parse.NumberNode:
		return x.constant(n), true
	case *parse.StringNode:
		return reflect.ValueOf(n.Text), true
	}
	return reflect.Value{}, false
}

// --- values

// indirect follows pointers and interfaces to a value, or to the first that is nil.
func indirect(v reflect.Value) (elem reflect.Value, isNil bool) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return v, true
		}
		v = v.Elem()
	}
	return v, false
}

// indirectInterface returns what an interface holds, and other values themselves.
func indirectInterface(v reflect.Value) reflect.Value {
	if v.Kind() != reflect.Interface {
		return v
	}
	return v.Elem()
}

// IsTrue reports whether val is not the zero of its type, as if sees it, and
// whether that can be asked.
func IsTrue(val any) (truth, ok bool) { return isTrue(reflect.ValueOf(val)) }

func isTrue(v reflect.Value) (truth, ok bool) {
	if !v.IsValid() {
		return false, true
	}
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0, true
	case reflect.Bool:
		return v.Bool(), true
	case reflect.Complex64, reflect.Complex128:
		return v.Complex() != 0, true
	case reflect.Chan, reflect.Func, reflect.Pointer, reflect.UnsafePointer, reflect.Interface:
		return !v.IsNil(), true
	case reflect.Struct:
		return true, true
	}
	if v.CanInt() {
		return v.Int() != 0, true
	}
	if v.CanUint() {
		return v.Uint() != 0, true
	}
	if v.CanFloat() {
		return v.Float() != 0, true
	}
	return false, false
}
