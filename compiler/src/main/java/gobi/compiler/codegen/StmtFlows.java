package gobi.compiler.codegen;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Spec;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Statements, as [FlowWalker] sees them.
final class StmtFlows {
    private final FlowWalker w;
    private boolean jumps;

    StmtFlows(FlowWalker walker) {
        this.w = walker;
    }

    /// A function's body.
    void function(Stmt.Block body) {
        boolean outer = jumps;
        jumps =
                Scan.any(
                        body,
                        n -> n instanceof Stmt.Branch b && b.kind() == Stmt.Branch.Kind.GOTO,
                        n -> n instanceof Expr.FuncLit);
        all(body.stmts());
        jumps = outer;
    }

    private void all(List<Stmt> stmts) {
        stmts.forEach(this::stmt);
    }

    private void discard(Expr e) {
        w.exprs.flow(Hole.NOWHERE, e);
    }

    private void stmt(Stmt s) {
        switch (s) {
            case null -> {}
            case Stmt.Bad _, Stmt.Empty _, Stmt.Branch _ -> {}
            case Stmt.Block b -> all(b.stmts());
            case Stmt.ExprStmt e -> discard(e.x());
            case Stmt.Send x -> {
                discard(x.chan());
                var elem = ((ChanType) w.typeOf(x.chan()).underlying()).elem();
                w.exprs.convert(w.graph.anywhere(), x.value(), elem);
            }
            case Stmt.IncDec i -> assign(i.x(), null);
            case Stmt.Assign a -> assignment(a);
            case Stmt.Go x -> w.calls.deferred((Expr.Call) Exprs.unparen(x.call()), false);
            case Stmt.Defer d -> {
                boolean once = w.scope.loopDepth == 0 && !w.scope.isLoopBody;
                w.calls.deferred((Expr.Call) Exprs.unparen(d.call()), once);
            }
            case Stmt.Return r -> returns(r);
            case Stmt.Labeled l -> {
                if (jumps) {
                    // What is behind a label may be repeated.
                    w.scope.loopDepth++;
                }
                stmt(l.stmt());
            }
            case Stmt.If i -> {
                stmt(i.init());
                discard(i.cond());
                stmt(i.then());
                stmt(i.orElse());
            }
            case Stmt.For f -> forLoop(f);
            case Stmt.Range r -> range(r);
            case Stmt.Switch x -> expressionSwitch(x);
            case Stmt.TypeSwitch x -> typeSwitch(x);
            case Stmt.Select x -> {
                for (var c : x.clauses()) {
                    stmt(c.comm());
                    all(c.body());
                }
            }
            case Stmt.DeclStmt d -> {
                for (var spec : d.decl().specs()) {
                    if (spec instanceof Spec.Var v) {
                        declaration(v);
                    }
                }
            }
        }
    }

    private void returns(Stmt.Return r) {
        var home = w.scope.home();
        var holes = home.results.stream().map(Hole::of).toList();
        if (r.results().size() == 1 && holes.size() > 1) {
            var t = (gobi.compiler.types.TupleType) w.typeOf(r.results().getFirst());
            var converted = new ArrayList<Hole>();
            for (int i = 0; i < holes.size(); i++) {
                var from = t.at(i).type();
                converted.add(w.exprs.converted(holes.get(i), from, home.resultTypes.get(i)));
            }
            w.exprs.tuple(converted, r.results().getFirst());
        } else {
            for (int i = 0; i < r.results().size(); i++) {
                w.exprs.convert(holes.get(i), r.results().get(i), home.resultTypes.get(i));
            }
        }
        if (w.scope.isLoopBody) {
            w.returnsFromBody();
        }
    }

    private void expressionSwitch(Stmt.Switch x) {
        stmt(x.init());
        discard(x.tag());
        var tag = x.tag() == null ? null : w.typeOf(x.tag());
        for (var c : x.clauses()) {
            if (c.exprs() != null) {
                c.exprs().forEach(e -> w.exprs.compared(e, tag));
            }
            all(c.body());
        }
    }

    private void typeSwitch(Stmt.TypeSwitch x) {
        stmt(x.init());
        discard(x.x());
        for (var c : x.clauses()) {
            if (w.info.implicits.get(c) instanceof Var v) {
                var hole = Hole.of(w.declare(v));
                w.exprs.flow(w.exprs.asserted(hole, w.type(v.type())), x.x());
            }
        }
        for (var c : x.clauses()) {
            all(c.body());
        }
    }

    // ---- loops

    private void forLoop(Stmt.For f) {
        var fresh = new ArrayList<Var>();
        if (!w.unit.options().sharedLoopVariables()
                && f.init() instanceof Stmt.Assign a
                && a.define()) {
            for (var l : a.lhs()) {
                if (l instanceof Expr.Name n && w.info.defs.get(n) instanceof Var v) {
                    fresh.add(v);
                }
            }
        }
        w.loopVariables.addAll(fresh);
        stmt(f.init());
        boolean outside = w.outsideBody;
        boolean post = w.inPost;
        w.scope.loopDepth++;
        w.outsideBody = true;
        discard(f.cond());
        w.inPost = true;
        stmt(f.post());
        w.inPost = false;
        w.outsideBody = false;
        stmt(f.body());
        w.inPost = post;
        w.outsideBody = outside;
        w.scope.loopDepth--;
        fresh.forEach(w.loopVariables::remove);
    }

    private void range(Stmt.Range r) {
        var t = w.typeOf(r.x());
        if (t.underlying() instanceof Signature) {
            rangeFunc(r);
            return;
        }
        discard(r.x());
        w.scope.loopDepth++;
        rangeVariable(r, r.key(), null, null);
        var elem = element(t);
        rangeVariable(r, r.value(), elem, t.underlying() instanceof ArrayType ? null : r.x());
        if (t.underlying() instanceof ArrayType && elem != null && r.value() != null) {
            rangeElements(r, elem);
        }
        stmt(r.body());
        w.scope.loopDepth--;
    }

    /// The type of the elements that a range loads from memory which the operand leads to.
    private static Type element(Type t) {
        return switch (t.underlying()) {
            case SliceType s -> s.elem();
            case ArrayType a -> a.elem();
            case gobi.compiler.types.PointerType p -> ((ArrayType) p.elem().underlying()).elem();
            default -> null;
        };
    }

    /// A variable or target of the clause; elements of `x` flow to it, unless that is null.
    private void rangeVariable(Stmt.Range r, Expr e, Type elem, Expr x) {
        if (e == null) {
            return;
        }
        Hole hole;
        if (r.define() && e instanceof Expr.Name n && w.info.defs.get(n) instanceof Var v) {
            hole = Hole.of(w.declare(v));
        } else {
            hole = target(e);
            if (elem != null) {
                hole = w.exprs.converted(hole, elem, w.typeOf(e));
            }
        }
        if (x != null && elem != null) {
            w.exprs.flow(hole.deref(), x);
        }
    }

    /// An array's elements flow as the array does.
    private void rangeElements(Stmt.Range r, Type elem) {
        var hole = Hole.NOWHERE;
        if (r.value() instanceof Expr.Name n && w.info.defs.get(n) instanceof Var v) {
            hole = Hole.of(w.declare(v));
        } else if (!Assignments.isBlank(r.value())) {
            hole = w.graph.anywhere();
        }
        if (w.hasPointers(elem)) {
            w.exprs.flow(hole, r.x());
        }
    }

    private void rangeFunc(Stmt.Range r) {
        discard(r.x());
        w.calls.callback(Exprs.unparen(r.x()), w.makeClosure(r));
        w.enter(
                new FlowScope(r, w.scope, true),
                () -> {
                    rangeVariable(r, r.key(), null, null);
                    rangeVariable(r, r.value(), null, null);
                    stmt(r.body());
                });
    }

    // ---- assignments

    private void declaration(Spec.Var spec) {
        var vars = new ArrayList<Var>();
        for (var n : spec.names()) {
            vars.add(w.info.defs.get(n) instanceof Var v ? v : null);
        }
        if (spec.values().size() == vars.size()) {
            for (int i = 0; i < vars.size(); i++) {
                define(vars.get(i), spec.values().get(i));
            }
        } else if (spec.values().isEmpty()) {
            vars.forEach(v -> define(v, null));
        } else {
            tuple(List.<Expr>copyOf(spec.names()), spec.values().getFirst(), true);
        }
    }

    private void define(Var v, Expr e) {
        if (v == null) {
            discard(e);
            return;
        }
        // The initialiser cannot mention the variable.
        var l = newVariable(v);
        l.initial = e;
        if (e != null) {
            w.exprs.convert(Hole.of(l), e, w.type(v.type()));
        }
        w.variables.put(v, l);
    }

    private Location newVariable(Var v) {
        // A loop's variable is another one in each iteration.
        int depth = w.scope.loopDepth + (w.loopVariables.contains(v) ? 1 : 0);
        return w.variable(v, depth);
    }

    private void assignment(Stmt.Assign a) {
        if (a.op() != null) {
            discard(a.rhs().getFirst());
            assign(a.lhs().getFirst(), null);
            return;
        }
        if (a.lhs().size() != a.rhs().size()) {
            tuple(a.lhs(), a.rhs().getFirst(), a.define());
            return;
        }
        for (int i = 0; i < a.lhs().size(); i++) {
            var l = a.lhs().get(i);
            if (a.define() && l instanceof Expr.Name n && w.info.defs.get(n) instanceof Var v) {
                define(v, a.rhs().get(i));
            } else {
                assign(l, a.rhs().get(i));
            }
        }
    }

    /// Several targets for what one expression gives.
    private void tuple(List<Expr> lhs, Expr e, boolean define) {
        var holes = new ArrayList<Hole>();
        var types = new ArrayList<Type>();
        for (var l : lhs) {
            if (define && l instanceof Expr.Name n && w.info.defs.get(n) instanceof Var v) {
                var made = newVariable(v);
                w.variables.put(v, made);
                holes.add(Hole.of(made));
                types.add(w.type(v.type()));
            } else {
                holes.add(target(l));
                types.add(Assignments.isBlank(l) ? null : w.typeOf(l));
            }
        }
        w.exprs.tupleTo(holes, types, Exprs.unparen(e));
    }

    private void assign(Expr lhs, Expr value) {
        if (value == null) {
            target(lhs);
        } else if (Assignments.isBlank(lhs)) {
            discard(value);
        } else if (keepsWithin(lhs, value)) {
            discard(lhs);
            discard(value);
        } else {
            w.exprs.convert(target(lhs), value, w.typeOf(lhs));
        }
    }

    /// `p.f = p.g[i:j]` stores through a pointer what could be reached from it before.
    private boolean keepsWithin(Expr lhs, Expr value) {
        var to = w.root(lhs) == null ? base(lhs) : null;
        return to != null
                && !Types.isInterface(w.typeOf(lhs))
                && !sameObject(Exprs.unparen(value), base(value))
                && base(value) instanceof Expr.Name from
                && sameObject(w.variable(from), w.variable(to))
                && w.root(value) == null;
    }

    /// The local variable that a path of fields, elements and slices starts from, or null.
    private Expr.Name base(Expr e) {
        return switch (Exprs.unparen(e)) {
            case Expr.Name n -> w.variable(n) == null ? null : n;
            case Expr.Selector s when w.info.selections.get(s) != null -> base(s.x());
            case Expr.Index i when !(w.typeOf(i.x()).underlying() instanceof MapType) ->
                    base(i.x());
            case Expr.Slice s when !(w.typeOf(s.x()).underlying() instanceof ArrayType) ->
                    base(s.x());
            default -> null;
        };
    }

    /// Where an assigned value goes: to a variable or a part of one, or through a pointer.
    private Hole target(Expr lhs) {
        if (Assignments.isBlank(lhs)) {
            return Hole.NOWHERE;
        }
        var v = w.root(lhs);
        if (v != null) {
            w.exprs.indices(lhs);
            w.reassign(v);
            return Hole.of(w.variables.get(v));
        }
        if (Exprs.unparen(lhs) instanceof Expr.Index i
                && w.typeOf(i.x()).underlying() instanceof MapType m) {
            w.exprs.convert(w.graph.anywhere(), i.indices().getFirst(), m.key());
            discard(i.x());
        } else {
            discard(lhs);
        }
        return w.graph.anywhere();
    }
}
