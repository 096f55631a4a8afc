package gobi.compiler.codegen;

import gobi.compiler.check.Info;
import gobi.compiler.check.Selection;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.FieldList;
import gobi.compiler.syntax.Node;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.Func;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.Substitution;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Walks functions for [Escape]: the state of the walk, and the variables. [StmtFlows], [ExprFlows]
/// and [CallFlows] walk statements, expressions and calls, and tell [EscapeGraph] what flows where.
///
/// What is stored through a pointer, in a map or in a channel counts as kept for ever. So only
/// variables and objects made in sight hold addresses of others, and a load through a pointer gives
/// such an address only if the pointer leads to one of them.
final class FlowWalker {
    /// A closure that was made, whose captured variables are known when all has been walked.
    private record Closure(Node function, Location object) {}

    final UnitGen unit;
    final EscapeAnalysis analysis;
    final Info info;
    final EscapeGraph graph = new EscapeGraph();
    final ExprFlows exprs;
    final CallFlows calls;
    final StmtFlows stmts;
    final Map<Var, Location> variables = new IdentityHashMap<>();

    /// The declared functions walked together.
    final Map<Func, FlowScope> functions = new IdentityHashMap<>();

    /// They and all functions in them, by declaration, literal or statement.
    private final Map<Node, FlowScope> scopes = new IdentityHashMap<>();

    /// What expressions make: literals, `new` and `make`, closures, the slices of variadic calls
    /// (by the call) and the closures of ranges over functions (by the statement).
    private final Map<Node, Location> objects = new IdentityHashMap<>();

    /// The copies that conversions to interfaces make, by the operand.
    private final Map<Node, Location> boxes = new IdentityHashMap<>();

    /// What deferred calls hold, by the call.
    private final Map<Node, Location> thunks = new IdentityHashMap<>();

    /// Where the `&` stands of literals that have one.
    final Map<Expr.CompositeLit, Integer> addressed = new IdentityHashMap<>();

    private final List<Closure> closures = new ArrayList<>();
    private final Map<Type, Type> substituted = new IdentityHashMap<>();
    private final Substitution subst;

    /// Of the instance that is walked.
    private final List<Type> typeArgs;

    private final boolean isReported;
    final Set<Var> loopVariables = new HashSet<>();
    boolean inPost;
    boolean outsideBody;
    FlowScope scope;

    FlowWalker(
            UnitGen unit,
            EscapeAnalysis analysis,
            Source source,
            Substitution subst,
            List<Type> typeArgs) {
        this.typeArgs = typeArgs;
        isReported = unit.decisions() != null && unit.pkg() == source.pkg();
        this.unit = unit;
        this.analysis = analysis;
        this.info = source.info();
        this.subst = subst;
        exprs = new ExprFlows(this);
        calls = new CallFlows(this);
        stmts = new StmtFlows(this);
    }

    /// Analyzes functions that call each other, and says what becomes of their parameters.
    Escape.Result functions(List<Decl.Func> decls) {
        for (var d : decls) {
            scope = new FlowScope(d, null, false);
            scopes.put(d, scope);
            declareParams(d.recv());
            declareParams(d.type().params());
            if (info.defs.get(d.name()) instanceof Func f) {
                functions.put(f.origin(), scope);
                declareResults(d.type().results(), (Signature) type(f.type()));
            }
        }
        for (var d : decls) {
            scope = scopes.get(d);
            stmts.function(d.body());
        }
        return result();
    }

    /// Analyzes the initialisers of package-level variables.
    Escape.Result expressions(List<Expr> list) {
        scope = new FlowScope(null, null, false);
        list.forEach(e -> exprs.flow(graph.anywhere(), e));
        return result();
    }

    private Escape.Result result() {
        for (var c : closures) {
            for (var v : scopes.get(c.function()).captures) {
                var hole = Hole.of(c.object());
                var l = variables.get(v);
                graph.flow(l.byReference() ? hole.addr() : hole, l);
            }
        }
        calls.settle();
        graph.solve();
        if (isReported) {
            new EscapeReport(this, unit.decisions()).all(variables, objects, boxes);
        }
        return new Escape.Result(variables, objects, boxes, thunks, scopes);
    }

    // ---- types

    Type type(Type t) {
        if (subst.isEmpty() || t == null) {
            return t;
        }
        return substituted.computeIfAbsent(t, k -> unit.context().subst(k, subst));
    }

    Type typeOf(Expr e) {
        return type(info.typeOf(e));
    }

    /// Whether a callee is the very instance that is walked.
    boolean isSameInstance(CallFlows.Callee callee) {
        var args = callee.typeArgs();
        for (int i = 0; i < args.size(); i++) {
            if (!Types.identical(args.get(i), typeArgs.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean hasPointers(Type t) {
        return t instanceof gobi.compiler.types.TupleType
                || t != null && !unit.shapes().pointerFree(t);
    }

    // ---- variables

    private void declareParams(FieldList fields) {
        if (fields == null) {
            return;
        }
        for (var f : fields.fields()) {
            if (f.names().isEmpty()) {
                scope.params.add(param(location()));
            }
            for (var n : f.names()) {
                boolean named = info.defs.get(n) instanceof Var && !n.name().equals("_");
                scope.params.add(param(named ? declare((Var) info.defs.get(n)) : location()));
            }
        }
    }

    private Location param(Location l) {
        l.isParam = true;
        if (l.size > FrameMemory.MAX_VALUE) {
            // Such a value is passed in the heap.
            graph.flow(graph.anywhere(), l);
        }
        return l;
    }

    private void declareResults(FieldList fields, Signature sig) {
        sig.results().vars().forEach(v -> scope.resultTypes.add(v.type()));
        if (fields == null) {
            return;
        }
        for (var f : fields.fields()) {
            if (f.names().isEmpty()) {
                addResult(location());
            }
            for (var n : f.names()) {
                if (info.defs.get(n) instanceof Var v) {
                    scope.namedResults.add(v);
                    // Results are assigned when the function returns.
                    addResult(declare(v)).reassigned = true;
                } else {
                    addResult(location());
                }
            }
        }
    }

    private Location addResult(Location l) {
        l.result = scope.results.size();
        scope.results.add(l);
        return l;
    }

    /// A location that belongs to no variable.
    Location location() {
        return graph.location(scope, scope.loopDepth);
    }

    Location declare(Var v) {
        return declare(v, scope.loopDepth);
    }

    /// Notes a variable that is made anew for each run of what stands at that depth of loops.
    Location declare(Var v, int loopDepth) {
        return variables.computeIfAbsent(v, k -> variable(k, loopDepth));
    }

    Location variable(Var v, int loopDepth) {
        var l = graph.location(scope, loopDepth);
        l.size = unit.shapes().size(type(v.type()));
        if (v.kind() == Var.Kind.LOCAL && l.size > FrameMemory.MAX_VALUE) {
            l.escapes = true;
        }
        return l;
    }

    /// The local variable's location, with a note if a closure captures it here; null for others.
    Location use(Var v) {
        var l = variables.get(v);
        if (l != null && l.scope != scope) {
            l.captured = true;
            l.capturedOutsideBody |= outsideBody;
            for (var s = scope; s != null && s != l.scope; s = s.outer) {
                s.captures.add(v);
            }
        }
        return l;
    }

    void reassign(Var v) {
        var l = use(v);
        if (l == null) {
            return;
        }
        if (inPost && loopVariables.contains(v) && l.scope == scope) {
            l.assignedInPost = true;
        } else {
            l.reassigned = true;
        }
    }

    Var variable(Expr e) {
        return Exprs.unparen(e) instanceof Expr.Name n
                        && info.objectOf(n) instanceof Var v
                        && variables.containsKey(v)
                ? v
                : null;
    }

    /// The local variable that a path of fields and array elements starts from, or null if it leads
    /// through a pointer.
    Var root(Expr e) {
        return switch (Exprs.unparen(e)) {
            case Expr.Name n -> variable(n);
            case Expr.Selector s -> {
                var sel = info.selections.get(s);
                yield sel != null
                                && sel.kind() == Selection.Kind.FIELD
                                && !sel.indirect()
                                && !(typeOf(s.x()).underlying() instanceof PointerType)
                        ? root(s.x())
                        : null;
            }
            case Expr.Index i ->
                    typeOf(i.x()) != null && typeOf(i.x()).underlying() instanceof ArrayType
                            ? root(i.x())
                            : null;
            default -> null;
        };
    }

    // ---- what expressions make

    /// An object whose address goes to `to`; what the object holds flows to the hole that is
    /// returned. Objects of a size that is not known (-1) or too large are in the heap.
    Hole object(Node made, Hole to, long size) {
        var l = objects.computeIfAbsent(made, k -> object(size));
        graph.flow(to.addr(), l);
        return Hole.of(l);
    }

    /// The copy of an operand that is converted to an interface.
    Hole box(Expr operand, Hole to) {
        long size = unit.shapes().size(typeOf(operand));
        var l = boxes.computeIfAbsent(Exprs.unparen(operand), k -> object(size));
        graph.flow(to.addr(), l);
        return Hole.of(l);
    }

    private Location object(long size) {
        var l = location();
        l.size = size;
        l.escapes = size < 0 || size > FrameMemory.MAX_VALUE;
        return l;
    }

    /// What a deferred call holds until the function ends.
    Hole thunk(Expr.Call c) {
        var l = thunks.computeIfAbsent(c, k -> location());
        l.held = true;
        return Hole.of(l);
    }

    /// The closure of a literal or loop body, which is walked when it is met first.
    Location closure(Node function) {
        return objects.get(function);
    }

    Location makeClosure(Node function) {
        var l = location();
        objects.put(function, l);
        closures.add(new Closure(function, l));
        return l;
    }

    /// Walks a literal.
    FlowScope literal(Expr.FuncLit f) {
        var inner = new FlowScope(f, scope, false);
        enter(
                inner,
                () -> {
                    declareParams(f.type().params());
                    declareResults(f.type().results(), (Signature) typeOf(f).underlying());
                    stmts.function(f.body());
                });
        return inner;
    }

    /// Walks a function inside another.
    void enter(FlowScope inner, Runnable walk) {
        scopes.put(inner.node, inner);
        scope = inner;
        boolean post = inPost;
        inPost = false;
        walk.run();
        inPost = post;
        scope = inner.outer;
    }

    /// Notes that a loop body which is a function of its own returns from the function around it.
    void returnsFromBody() {
        var home = scope.home();
        home.bodyReturns = true;
        for (var v : home.namedResults) {
            var l = variables.get(v);
            l.escapes = true;
            l.addressTaken = true;
        }
    }
}
