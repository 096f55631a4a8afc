package gobi.compiler.codegen;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.bytecode.Intrinsic;
import gobi.compiler.check.Selection;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.FieldList;
import gobi.compiler.syntax.Node;
import gobi.compiler.syntax.Spec;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.syntax.UnaryOp;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.Builtin;
import gobi.compiler.types.Func;
import gobi.compiler.types.MapType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Substitution;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Walks a function for [Escape]. Loads through pointers never give addresses of variables: storing
/// one anywhere but in a plain local variable counts as letting it go.
final class FlowWalker {
    /// A function, a literal, or the body of a range over a function.
    private static final class Scope {
        final Node node;
        final Scope outer;
        final boolean isLoopBody;
        final Set<Var> captures = new LinkedHashSet<>();
        final List<Var> results = new ArrayList<>();
        int loopDepth;

        Scope(Node node, Scope outer, boolean isLoopBody) {
            this.node = node;
            this.outer = outer;
            this.isLoopBody = isLoopBody;
        }
    }

    /// Where a value goes: dropped, into a variable, or anywhere.
    private record Dst(boolean any, Escape.Info info) {
        static final Dst NOWHERE = new Dst(false, null);
        static final Dst ANYWHERE = new Dst(true, null);
    }

    private final UnitGen unit;
    private final gobi.compiler.check.Info info;
    private final Substitution subst;
    private final Map<Var, Escape.Info> infos = new IdentityHashMap<>();
    private final Map<Expr, Escape.Info> objects = new IdentityHashMap<>();
    private final Map<Node, List<Var>> captures = new IdentityHashMap<>();
    private final Set<Node> bodyReturns =
            java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Type, Type> substituted = new IdentityHashMap<>();
    private final Set<Var> loopVariables = new HashSet<>();
    private boolean jumps;
    private boolean inPost;
    private boolean outsideBody;
    private Scope scope;

    FlowWalker(UnitGen unit, Source source, Substitution subst) {
        this.unit = unit;
        this.info = source.info();
        this.subst = subst;
    }

    Escape.Result declaration(Decl.Func decl) {
        scope = new Scope(decl, null, false);
        jumps =
                Scan.any(
                        decl.body(),
                        n -> n instanceof Stmt.Branch b && b.kind() == Stmt.Branch.Kind.GOTO,
                        n -> false);
        declareAll(decl.recv(), null);
        declareAll(decl.type().params(), null);
        declareAll(decl.type().results(), scope.results);
        stmt(decl.body());
        return result();
    }

    Escape.Result expressions(List<Expr> exprs) {
        scope = new Scope(null, null, false);
        exprs.forEach(e -> flow(e, Dst.ANYWHERE));
        return result();
    }

    private Escape.Result result() {
        var result = new Escape.Result(infos, objects, captures, bodyReturns);
        for (var v : infos.keySet()) {
            if (infos.get(v).captured) {
                result.size(v, unit.shapes().size(type(v.type())));
            }
        }
        return result;
    }

    // ---- types

    private Type type(Type t) {
        if (subst.isEmpty() || t == null) {
            return t;
        }
        return substituted.computeIfAbsent(t, k -> unit.context().subst(k, subst));
    }

    private Type typeOf(Expr e) {
        return type(info.typeOf(e));
    }

    private boolean pointers(Type t) {
        return t instanceof gobi.compiler.types.TupleType
                || t != null && !unit.shapes().pointerFree(t);
    }

    // ---- variables

    private void declareAll(FieldList fields, List<Var> into) {
        if (fields == null) {
            return;
        }
        for (var f : fields.fields()) {
            for (var n : f.names()) {
                if (info.defs.get(n) instanceof Var v) {
                    var i = declare(v);
                    if (into != null) {
                        into.add(v);
                        i.valueTo.add(null);
                        // Results are assigned when the function returns.
                        i.reassigned = true;
                    }
                }
            }
        }
    }

    private Escape.Info declare(Var v) {
        return infos.computeIfAbsent(v, k -> new Escape.Info(scope, scope.loopDepth));
    }

    private Escape.Info use(Var v) {
        var i = infos.get(v);
        if (i == null) {
            return null;
        }
        if (i.function != scope) {
            i.captured = true;
            i.capturedOutsideBody |= outsideBody;
            for (var s = scope; s != null && s != i.function; s = s.outer) {
                s.captures.add(v);
            }
        }
        return i;
    }

    private void reassign(Var v) {
        var i = use(v);
        if (i == null) {
            return;
        }
        if (inPost && loopVariables.contains(v) && i.function == scope) {
            i.assignedInPost = true;
        } else {
            i.reassigned = true;
        }
    }

    private Var variable(Expr e) {
        return Exprs.unparen(e) instanceof Expr.Name n
                        && info.objectOf(n) instanceof Var v
                        && infos.containsKey(v)
                ? v
                : null;
    }

    /// The local variable that a path of fields and array elements starts from, or null if it leads
    /// through a pointer.
    private Var root(Expr e) {
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

    // ---- flows

    private void valueFlows(Escape.Info from, Dst to) {
        if (from == null || sameObject(to, Dst.NOWHERE) || from == to.info()) {
            return;
        }
        if (!from.valueTo.contains(to.info())) {
            from.valueTo.add(to.info());
        }
    }

    /// Takes the address of what a path denotes.
    private void addressOf(Expr e, Dst to) {
        var v = root(e);
        if (v == null) {
            // Inside something that a pointer leads to: as good as that pointer.
            pointerOf(e, to);
            return;
        }
        indices(e);
        var i = use(v);
        i.addressTaken = true;
        if (!sameObject(to, Dst.NOWHERE)) {
            i.addressTo.add(to.info());
        }
    }

    /// An expression makes an object, whose address goes to `to`. What is put into the object can
    /// be read through any pointer to it.
    private void object(Expr e, Dst to) {
        var i =
                objects.computeIfAbsent(
                        e,
                        k -> {
                            var made = new Escape.Info(scope, scope.loopDepth);
                            made.addressTaken = true;
                            return made;
                        });
        if (!sameObject(to, Dst.NOWHERE)) {
            i.addressTo.add(to.info());
        }
    }

    /// Visits the index expressions on a path.
    private void indices(Expr e) {
        switch (Exprs.unparen(e)) {
            case Expr.Selector s -> indices(s.x());
            case Expr.Index i -> {
                noteIndex(i);
                i.indices().forEach(x -> flow(x, Dst.NOWHERE));
                indices(i.x());
            }
            default -> {}
        }
    }

    private void noteIndex(Expr.Index i) {
        var v = variable(i.x());
        var tv = info.typeAndValue(i.indices().getFirst());
        if (v != null
                && (tv == null || !tv.isConstant())
                && typeOf(i.x()).underlying() instanceof ArrayType) {
            infos.get(v).indexed = true;
        }
    }

    /// `&p.f`, `&s[i]`, `&*p`: the address is inside what the pointer or slice leads to.
    private void pointerOf(Expr e, Dst to) {
        switch (Exprs.unparen(e)) {
            case Expr.Star s -> flow(s.x(), to);
            case Expr.Selector s when info.selections.get(s) != null -> {
                if (typeOf(s.x()).underlying() instanceof PointerType) {
                    flow(s.x(), to);
                } else {
                    pointerOf(s.x(), to);
                }
            }
            case Expr.Index i -> {
                i.indices().forEach(x -> flow(x, Dst.NOWHERE));
                if (typeOf(i.x()).underlying() instanceof ArrayType) {
                    pointerOf(i.x(), to);
                } else {
                    flow(i.x(), to);
                }
            }
            case Expr other -> flow(other, to);
        }
    }

    /// The expression's value goes to `to`.
    private void flow(Expr expr, Dst to) {
        if (expr == null) {
            return;
        }
        var tv = info.typeAndValue(expr);
        if (tv != null && (tv.isType() || tv.isConstant())) {
            return;
        }
        if (!sameObject(to, Dst.NOWHERE)
                && tv != null
                && tv.type() != null
                && !pointers(typeOf(expr))) {
            // An address turned into a number may go anywhere.
            boolean number = uintptr(typeOf(expr)) && Exprs.unparen(expr) instanceof Expr.Call;
            dispatch(expr, number ? Dst.ANYWHERE : Dst.NOWHERE);
            return;
        }
        dispatch(expr, to);
    }

    private void dispatch(Expr expr, Dst to) {
        switch (Exprs.unparen(expr)) {
            case Expr.Name n -> {
                if (info.objectOf(n) instanceof Var v) {
                    valueFlows(use(v), to);
                }
            }
            case Expr.FuncLit f -> literal(f);
            case Expr.CompositeLit c -> composite(c, to);
            case Expr.Selector s -> selector(s, to);
            case Expr.Index i -> {
                noteIndex(i);
                i.indices().forEach(x -> flow(x, Dst.NOWHERE));
                var t = typeOf(i.x());
                flow(i.x(), t != null && t.underlying() instanceof ArrayType ? to : Dst.NOWHERE);
            }
            case Expr.Slice s -> {
                flow(s.lo(), Dst.NOWHERE);
                flow(s.hi(), Dst.NOWHERE);
                flow(s.max(), Dst.NOWHERE);
                if (typeOf(s.x()).underlying() instanceof ArrayType) {
                    addressOf(s.x(), to);
                } else {
                    flow(s.x(), to);
                }
            }
            case Expr.TypeAssert a -> flow(a.x(), to);
            case Expr.Call c -> call(c, to);
            case Expr.Star s -> flow(s.x(), Dst.NOWHERE);
            case Expr.Unary u -> unary(u, to);
            case Expr.Binary b -> {
                flow(b.x(), Dst.NOWHERE);
                flow(b.y(), Dst.NOWHERE);
            }
            case Expr.KeyValue kv -> {
                flow(kv.key(), to);
                flow(kv.value(), to);
            }
            default -> {}
        }
    }

    private static boolean uintptr(Type t) {
        return Types.isKind(t, gobi.compiler.types.BasicType.Kind.UINTPTR);
    }

    private void unary(Expr.Unary u, Dst to) {
        if (u.op() != UnaryOp.ADDR) {
            flow(u.x(), Dst.NOWHERE);
        } else if (Exprs.unparen(u.x()) instanceof Expr.CompositeLit c) {
            object(c, to);
            composite(c, Dst.ANYWHERE);
        } else {
            addressOf(u.x(), to);
        }
    }

    private void composite(Expr.CompositeLit c, Dst to) {
        var t = typeOf(c);
        boolean struct = t.underlying() instanceof StructType;
        boolean inPlace = struct || t.underlying() instanceof ArrayType;
        if (t.underlying() instanceof SliceType) {
            object(c, to);
        }
        var elementTo = inPlace ? to : Dst.ANYWHERE;
        for (var e : c.elements()) {
            if (e instanceof Expr.KeyValue kv) {
                if (!inPlace && !(t.underlying() instanceof SliceType)) {
                    flow(kv.key(), Dst.ANYWHERE);
                }
                flow(kv.value(), elementTo);
            } else {
                flow(e, elementTo);
            }
        }
    }

    private void selector(Expr.Selector s, Dst to) {
        var sel = info.selections.get(s);
        if (sel == null) {
            return;
        }
        switch (sel.kind()) {
            case FIELD -> {
                boolean through =
                        sel.indirect() || typeOf(s.x()).underlying() instanceof PointerType;
                flow(s.x(), through ? Dst.NOWHERE : to);
            }
            case METHOD_VALUE -> receiver(s, Dst.ANYWHERE);
            case METHOD_EXPR -> {}
        }
    }

    /// The receiver of a method call or method value.
    private void receiver(Expr.Selector s, Dst to) {
        var t = typeOf(s.x());
        var f = (Func) info.selections.get(s).obj();
        if (takesAddress(t, f)) {
            addressOf(s.x(), to);
        } else {
            flow(s.x(), to);
        }
    }

    private boolean takesAddress(Type t, Func f) {
        if (t.underlying() instanceof PointerType || Types.isInterface(t)) {
            return false;
        }
        var m = unit.methods().find(t, f);
        return !m.isInterface()
                && m.pointerReceiver()
                && !(m.holder().underlying() instanceof PointerType);
    }

    private void literal(Expr.FuncLit f) {
        if (captures.containsKey(f)) {
            // The operand of a type switch flows into the variable of each clause.
            return;
        }
        int depth = scope.loopDepth;
        scope = new Scope(f, scope, false);
        declareAll(f.type().params(), null);
        declareAll(f.type().results(), scope.results);
        boolean post = inPost;
        inPost = false;
        stmt(f.body());
        inPost = post;
        captures.put(f, List.copyOf(scope.captures));
        scope = scope.outer;
        scope.loopDepth = depth;
    }

    // ---- calls

    private void call(Expr.Call c, Dst to) {
        var fun = Exprs.unparen(c.fun());
        var tv = info.typeAndValue(fun);
        if (tv != null && tv.isType()) {
            flow(c.args().getFirst(), to);
            return;
        }
        if (builtin(fun) instanceof Builtin b) {
            builtin(b, c, to);
            return;
        }
        Func callee = null;
        if (fun instanceof Expr.Selector s
                && info.selections.get(s) instanceof Selection sel
                && sel.kind() == Selection.Kind.METHOD_VALUE) {
            var f = (Func) sel.obj();
            var t = typeOf(s.x());
            if (!Types.isInterface(t) && !Types.isTypeParam(info.typeOf(s.x()))) {
                var m = unit.methods().find(t, f);
                callee = m.isInterface() ? null : m.func();
            }
            receiver(s, callee != null && !leaks(callee, -1) ? Dst.NOWHERE : Dst.ANYWHERE);
        } else {
            callee = named(fun);
            flow(fun, Dst.NOWHERE);
        }
        var sig =
                fun instanceof Expr.Name n && info.instances.get(n) != null
                        ? (Signature) type(info.instances.get(n).type())
                        : typeOf(fun).underlying() instanceof Signature s ? s : null;
        for (int i = 0; i < c.args().size(); i++) {
            boolean spread =
                    sig != null
                            && sig.variadic()
                            && i >= sig.params().size() - 1
                            && c.ellipsis() == 0;
            boolean keeps = callee == null || spread || leaks(callee, i);
            flow(c.args().get(i), keeps ? Dst.ANYWHERE : Dst.NOWHERE);
        }
    }

    private Func named(Expr fun) {
        return switch (fun) {
            case Expr.Name n when info.uses.get(n) instanceof Func f -> f;
            case Expr.Selector s
                    when info.selections.get(s) == null
                            && info.uses.get(s.sel()) instanceof Func f ->
                    f;
            default -> null;
        };
    }

    private boolean leaks(Func f, int param) {
        if (f.pkg() != null
                && Intrinsic.forFunction(f.pkg().path() + "." + f.name()) instanceof Intrinsic i) {
            return i.name().endsWith("PTR");
        }
        return unit.leaks().leaks(f, param);
    }

    private Builtin builtin(Expr fun) {
        return switch (fun) {
            case Expr.Name n when info.uses.get(n) instanceof Builtin b -> b;
            case Expr.Selector s when info.uses.get(s.sel()) instanceof Builtin b -> b;
            default -> null;
        };
    }

    private void builtin(Builtin b, Expr.Call c, Dst to) {
        switch (b.builtinId()) {
            case APPEND -> {
                flow(c.args().getFirst(), to);
                for (int i = 1; i < c.args().size(); i++) {
                    // The elements of a slice that is spread are copied; what they point to is
                    // known to be elsewhere.
                    flow(c.args().get(i), c.ellipsis() != 0 ? Dst.NOWHERE : Dst.ANYWHERE);
                }
            }
            case NEW -> object(c, to);
            case MAKE -> {
                if (typeOf(c).underlying() instanceof SliceType) {
                    object(c, to);
                }
                c.args().forEach(a -> flow(a, Dst.NOWHERE));
            }
            case PANIC -> flow(c.args().getFirst(), Dst.ANYWHERE);
            case MIN,
                    MAX,
                    UNSAFE_ADD,
                    UNSAFE_SLICE,
                    UNSAFE_SLICE_DATA,
                    UNSAFE_STRING,
                    UNSAFE_STRING_DATA ->
                    c.args().forEach(a -> flow(a, to));
            default -> c.args().forEach(a -> flow(a, Dst.NOWHERE));
        }
    }

    // ---- statements

    private void all(List<Stmt> stmts) {
        stmts.forEach(this::stmt);
    }

    private void stmt(Stmt s) {
        switch (s) {
            case null -> {}
            case Stmt.Bad _, Stmt.Empty _, Stmt.Branch _ -> {}
            case Stmt.Block b -> all(b.stmts());
            case Stmt.ExprStmt e -> flow(e.x(), Dst.NOWHERE);
            case Stmt.Send x -> {
                flow(x.chan(), Dst.NOWHERE);
                flow(x.value(), Dst.ANYWHERE);
            }
            case Stmt.IncDec i -> assign(i.x(), null);
            case Stmt.Assign a -> assignment(a);
            case Stmt.Go x -> deferred(x.call());
            case Stmt.Defer d -> deferred(d.call());
            case Stmt.Return r -> returns(r);
            case Stmt.Labeled l -> {
                if (jumps) {
                    // What is behind a label may be repeated.
                    scope.loopDepth++;
                }
                stmt(l.stmt());
            }
            case Stmt.If i -> {
                stmt(i.init());
                flow(i.cond(), Dst.NOWHERE);
                stmt(i.then());
                stmt(i.orElse());
            }
            case Stmt.For f -> forLoop(f);
            case Stmt.Range r -> range(r);
            case Stmt.Switch w -> {
                stmt(w.init());
                flow(w.tag(), Dst.NOWHERE);
                for (var c : w.clauses()) {
                    if (c.exprs() != null) {
                        c.exprs().forEach(e -> flow(e, Dst.NOWHERE));
                    }
                    all(c.body());
                }
            }
            case Stmt.TypeSwitch w -> typeSwitch(w);
            case Stmt.Select w -> {
                for (var c : w.clauses()) {
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

    private void deferred(Expr call) {
        var c = (Expr.Call) Exprs.unparen(call);
        var fun = Exprs.unparen(c.fun());
        if (fun instanceof Expr.Selector s
                && info.selections.get(s) instanceof Selection sel
                && sel.kind() == Selection.Kind.METHOD_VALUE) {
            receiver(s, Dst.ANYWHERE);
        } else {
            flow(fun, Dst.ANYWHERE);
        }
        c.args().forEach(a -> flow(a, Dst.ANYWHERE));
    }

    private void returns(Stmt.Return r) {
        r.results().forEach(e -> flow(e, Dst.ANYWHERE));
        if (!scope.isLoopBody) {
            return;
        }
        var home = scope;
        while (home.isLoopBody) {
            home = home.outer;
        }
        bodyReturns.add(home.node);
        for (var v : home.results) {
            infos.get(v).forceHeap = true;
        }
    }

    private void forLoop(Stmt.For f) {
        stmt(f.init());
        var fresh = new ArrayList<Var>();
        if (!unit.options().sharedLoopVariables()
                && f.init() instanceof Stmt.Assign a
                && a.define()) {
            for (var l : a.lhs()) {
                if (l instanceof Expr.Name n && info.defs.get(n) instanceof Var v) {
                    fresh.add(v);
                }
            }
        }
        loopVariables.addAll(fresh);
        boolean outside = outsideBody;
        boolean post = inPost;
        scope.loopDepth++;
        outsideBody = true;
        flow(f.cond(), Dst.NOWHERE);
        inPost = true;
        stmt(f.post());
        inPost = false;
        outsideBody = false;
        stmt(f.body());
        inPost = post;
        outsideBody = outside;
        scope.loopDepth--;
        fresh.forEach(loopVariables::remove);
    }

    private void range(Stmt.Range r) {
        var t = typeOf(r.x());
        if (t.underlying() instanceof Signature) {
            rangeFunc(r);
            return;
        }
        var array = t.underlying() instanceof ArrayType ? root(r.x()) : null;
        flow(r.x(), Dst.NOWHERE);
        scope.loopDepth++;
        rangeVariables(r, array);
        stmt(r.body());
        scope.loopDepth--;
    }

    private void rangeVariables(Stmt.Range r, Var array) {
        for (var e : new Expr[] {r.key(), r.value()}) {
            if (e == null) {
                continue;
            }
            if (r.define() && e instanceof Expr.Name n && info.defs.get(n) instanceof Var v) {
                var i = declare(v);
                if (array != null && sameObject(e, r.value()) && pointers(type(v.type()))) {
                    valueFlows(use(array), new Dst(false, i));
                }
            } else {
                assign(e, array == null ? null : new Expr.Name(e.pos(), "_"));
                if (array != null && pointers(type(array.type()))) {
                    valueFlows(use(array), Dst.ANYWHERE);
                }
            }
        }
    }

    private void rangeFunc(Stmt.Range r) {
        flow(r.x(), Dst.ANYWHERE);
        scope = new Scope(r, scope, true);
        rangeVariables(r, null);
        boolean post = inPost;
        inPost = false;
        stmt(r.body());
        inPost = post;
        captures.put(r, List.copyOf(scope.captures));
        scope = scope.outer;
    }

    private void typeSwitch(Stmt.TypeSwitch w) {
        stmt(w.init());
        var bound = new ArrayList<Escape.Info>();
        for (var c : w.clauses()) {
            if (info.implicits.get(c) instanceof Var v) {
                bound.add(declare(v));
            }
        }
        flow(w.x(), Dst.NOWHERE);
        for (var i : bound) {
            flow(w.x(), new Dst(false, i));
        }
        for (var c : w.clauses()) {
            all(c.body());
        }
    }

    // ---- assignments

    private void declaration(Spec.Var spec) {
        var vars = new ArrayList<Var>();
        for (var n : spec.names()) {
            vars.add(info.defs.get(n) instanceof Var v ? v : null);
        }
        if (spec.values().size() == vars.size()) {
            for (int i = 0; i < vars.size(); i++) {
                define(vars.get(i), spec.values().get(i));
            }
        } else {
            spec.values().forEach(e -> flow(e, Dst.NOWHERE));
            vars.forEach(v -> define(v, null));
        }
    }

    private void define(Var v, Expr e) {
        if (v == null) {
            flow(e, Dst.NOWHERE);
            return;
        }
        // The initialiser cannot mention the variable.
        var i = new Escape.Info(scope, scope.loopDepth);
        i.initial = e;
        flow(e, new Dst(false, i));
        infos.put(v, i);
    }

    private void assignment(Stmt.Assign a) {
        boolean pairs = a.lhs().size() == a.rhs().size();
        if (!pairs) {
            // Results of calls carry no addresses of variables; nor do elements of maps and
            // channels. An assertion may.
            var rhs = Exprs.unparen(a.rhs().getFirst());
            boolean assertion = rhs instanceof Expr.TypeAssert;
            if (!assertion) {
                flow(rhs, Dst.NOWHERE);
            }
            for (int i = 0; i < a.lhs().size(); i++) {
                bind(a, i, assertion && i == 0 ? rhs : null);
            }
            return;
        }
        for (int i = 0; i < a.lhs().size(); i++) {
            bind(a, i, a.rhs().get(i));
        }
    }

    private void bind(Stmt.Assign a, int i, Expr value) {
        var l = a.lhs().get(i);
        if (a.define() && l instanceof Expr.Name n && info.defs.get(n) instanceof Var v) {
            define(v, value);
        } else {
            assign(l, value);
        }
    }

    /// Assigns to a variable or a part of one, or through a pointer.
    private void assign(Expr lhs, Expr value) {
        var v = root(lhs);
        if (Assignments.isBlank(lhs)) {
            flow(value, Dst.NOWHERE);
        } else if (v != null) {
            indices(lhs);
            reassign(v);
            flow(value, new Dst(false, infos.get(v)));
        } else {
            if (Exprs.unparen(lhs) instanceof Expr.Index i
                    && typeOf(i.x()).underlying() instanceof MapType) {
                i.indices().forEach(key -> flow(key, Dst.ANYWHERE));
            }
            flow(lhs, Dst.NOWHERE);
            flow(value, Dst.ANYWHERE);
        }
    }
}
