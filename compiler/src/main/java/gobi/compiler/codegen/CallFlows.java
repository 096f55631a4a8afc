package gobi.compiler.codegen;

import gobi.compiler.bytecode.Intrinsic;
import gobi.compiler.check.Selection;
import gobi.compiler.check.TypeAndValue;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.Builtin;
import gobi.compiler.types.Func;
import gobi.compiler.types.ParamFlow;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// Calls, as [FlowWalker] sees them. Arguments flow where the callee's analysis says; everything
/// that is given to a function which is not known is kept for ever.
final class CallFlows {
    /// A function that an expression names, with its type arguments.
    record Callee(Func func, List<Type> typeArgs) {}

    /// Where arguments go, by parameter, the receiver's number being 0; `first` is the number of
    /// the first argument in parentheses.
    private record Params(IntFunction<Hole> holes, int first) {}

    /// A call of a local variable, which may turn out to be one function always.
    private record Pending(Var closure, List<Hole> results, List<Location> args) {}

    private final FlowWalker w;
    private final Map<Expr.FuncLit, FlowScope> literals = new IdentityHashMap<>();
    private final List<Pending> pending = new ArrayList<>();

    CallFlows(FlowWalker walker) {
        this.w = walker;
    }

    private static List<Hole> nowhere(int n) {
        return Collections.nCopies(Math.max(1, n), Hole.NOWHERE);
    }

    private void discard(Expr e) {
        w.exprs.flow(Hole.NOWHERE, e);
    }

    /// The results go to `to`.
    void call(List<Hole> to, Expr.Call c) {
        var fun = Exprs.unparen(c.fun());
        if (w.info.typeAndValue(fun) instanceof TypeAndValue tv && tv.isType()) {
            conversion(to.getFirst(), c);
        } else if (builtin(fun) instanceof Builtin b) {
            builtin(to.getFirst(), b, c);
        } else {
            arguments(c, params(to, fun), signature(fun));
        }
    }

    // ---- what is called

    /// The function that an operand names, or null.
    Callee callee(Expr fun) {
        return switch (fun) {
            case Expr.Name n when w.info.uses.get(n) instanceof Func f ->
                    new Callee(f, typeArgs(n));
            case Expr.Index i when w.info.typeOf(i.x()) instanceof Signature ->
                    callee(Exprs.unparen(i.x()));
            case Expr.Selector s when w.info.selections.get(s) == null -> callee(s.sel());
            case Expr.Selector s when w.info.selections.get(s).obj() instanceof Func -> method(s);
            default -> null;
        };
    }

    private List<Type> typeArgs(Expr.Name n) {
        var i = w.info.instances.get(n);
        return i == null ? List.of() : i.typeArgs().stream().map(w::type).toList();
    }

    /// The method that `x.M` or `T.M` means, unless it is an interface's.
    private Callee method(Expr.Selector s) {
        var t = w.type(w.info.typeOf(s.x()));
        if (Types.isInterface(t)) {
            return null;
        }
        var m = w.exprs.method(s);
        return m.isInterface()
                ? null
                : new Callee(m.func(), Types.asNamed(Types.deref(m.holder())).typeArgs());
    }

    private Signature signature(Expr fun) {
        var n = name(fun);
        var instance = n == null ? null : w.info.instances.get(n);
        var t = instance != null ? w.type(instance.type()) : w.typeOf(fun);
        return (Signature) t.underlying();
    }

    /// Whether the last arguments of a call become a slice.
    boolean collects(Expr.Call c) {
        var fun = Exprs.unparen(c.fun());
        boolean isCall =
                builtin(fun) == null
                        && !(w.info.typeAndValue(fun) instanceof TypeAndValue tv && tv.isType());
        return isCall
                && c.ellipsis() == 0
                && signature(fun).variadic()
                && c.args().size() > fixedArguments(c);
    }

    /// The number of arguments that have parameters of their own in a variadic call.
    int fixedArguments(Expr.Call c) {
        return signature(Exprs.unparen(c.fun())).params().size() - 1;
    }

    private static Expr.Name name(Expr fun) {
        return switch (Exprs.unparen(fun)) {
            case Expr.Name n -> n;
            case Expr.Selector s -> s.sel();
            case Expr.Index i -> name(i.x());
            default -> null;
        };
    }

    /// The built-in function that an operand names, or null.
    Builtin builtin(Expr fun) {
        return switch (fun) {
            case Expr.Name n when w.info.uses.get(n) instanceof Builtin b -> b;
            case Expr.Selector s when w.info.uses.get(s.sel()) instanceof Builtin b -> b;
            default -> null;
        };
    }

    private boolean isMethodValue(Expr fun) {
        return fun instanceof Expr.Selector s
                && w.info.selections.get(s) instanceof Selection sel
                && sel.kind() == Selection.Kind.METHOD_VALUE;
    }

    // ---- where arguments go

    private Params params(List<Hole> to, Expr fun) {
        if (fun instanceof Expr.FuncLit lit) {
            return new Params(literal(to, lit), 0);
        }
        var callee = callee(fun);
        int first = isMethodValue(fun) ? 1 : 0;
        if (callee != null) {
            return new Params(known(to, callee), first);
        }
        if (first == 0) {
            discard(fun);
            if (w.variable(fun) instanceof Var v) {
                return new Params(variable(to, v), 0);
            }
        }
        return new Params(i -> w.graph.anywhere(), first);
    }

    /// A literal that is called where it stands.
    private IntFunction<Hole> literal(List<Hole> to, Expr.FuncLit lit) {
        discard(lit);
        var scope = literals.get(lit);
        scope.directlyCalled = true;
        return into(to, scope);
    }

    void noteLiteral(Expr.FuncLit lit, FlowScope scope) {
        literals.put(lit, scope);
    }

    /// A function that is walked together with its caller.
    private IntFunction<Hole> into(List<Hole> to, FlowScope scope) {
        for (int i = 0; i < Math.min(to.size(), scope.results.size()); i++) {
            w.graph.flow(to.get(i), scope.results.get(i));
        }
        return i -> Hole.of(scope.params.get(i));
    }

    private IntFunction<Hole> known(List<Hole> to, Callee callee) {
        var f = callee.func().origin();
        if (intrinsic(f) instanceof Intrinsic i) {
            boolean keeps = i.name().endsWith("PTR");
            return n -> keeps ? w.graph.anywhere() : Hole.NOWHERE;
        }
        var scope = w.functions.get(f);
        if (scope != null) {
            return w.isSameInstance(callee) ? into(to, scope) : n -> w.graph.anywhere();
        }
        var flows = w.analysis.flows(f, callee.typeArgs());
        return flows == null
                ? n -> w.graph.anywhere()
                : n -> n < flows.size() ? tee(flows.get(n), to) : w.graph.anywhere();
    }

    private static Intrinsic intrinsic(Func f) {
        return f.pkg() == null || f.decl() != null && f.decl().body() != null
                ? null
                : Intrinsic.forFunction(f.pkg().path() + "." + f.name());
    }

    /// Everywhere that a parameter flows.
    private Hole tee(ParamFlow flow, List<Hole> results) {
        var all = new ArrayList<Hole>();
        if (flow.toHeap() != ParamFlow.NEVER) {
            all.add(w.graph.anywhere().deref(flow.toHeap()));
        }
        for (int i = 0; i < results.size(); i++) {
            if (flow.toResult(i) != ParamFlow.NEVER && !results.get(i).isNowhere()) {
                all.add(results.get(i).deref(flow.toResult(i)));
            }
        }
        return all.size() <= 1 ? all.isEmpty() ? Hole.NOWHERE : all.getFirst() : tee(all);
    }

    private Hole tee(List<Hole> all) {
        var l = w.location();
        all.forEach(h -> w.graph.flow(h, l));
        return Hole.of(l);
    }

    private IntFunction<Hole> variable(List<Hole> to, Var v) {
        var call = new Pending(v, to, new ArrayList<>());
        pending.add(call);
        return i -> {
            while (call.args().size() <= i) {
                call.args().add(w.location());
            }
            return Hole.of(call.args().get(i));
        };
    }

    /// When all has been walked it is known which variables always are the same function.
    void settle() {
        for (var call : pending) {
            var l = w.variables.get(call.closure());
            var only = l.changes() || l.addressTaken ? null : Exprs.unparen(l.initial);
            IntFunction<Hole> params = i -> w.graph.anywhere();
            if (only instanceof Expr.FuncLit lit) {
                var scope = literals.get(lit);
                params = i -> Hole.of(scope.params.get(i));
            } else if (only != null && !isMethodValue(only) && callee(only) instanceof Callee c) {
                params = known(call.results(), c);
            }
            for (int i = 0; i < call.args().size(); i++) {
                w.graph.flow(params.apply(i), call.args().get(i));
            }
        }
    }

    /// The function `iterator` is given the closure that a loop body is.
    void callback(Expr iterator, Location closure) {
        var p = params(nowhere(1), iterator);
        w.graph.flow(p.holes().apply(p.first()).addr(), closure);
    }

    // ---- arguments

    private void arguments(Expr.Call c, Params p, Signature sig) {
        if (isMethodValue(Exprs.unparen(c.fun()))) {
            w.exprs.receiver(p.holes().apply(0), (Expr.Selector) Exprs.unparen(c.fun()));
        }
        boolean keepsNumbers =
                callee(Exprs.unparen(c.fun())) instanceof Callee f
                        && f.func().origin().decl() != null
                        && f.func().origin().decl().directives().contains("//go:uintptrescapes");
        int n = sig.params().size();
        boolean collects = sig.variadic() && c.ellipsis() == 0;
        if (c.args().size() == 1 && w.typeOf(c.args().getFirst()) instanceof TupleType t) {
            tuple(c, p, sig, t);
            return;
        }
        Hole rest = null;
        for (int i = 0; i < c.args().size(); i++) {
            var e = c.args().get(i);
            if (keepsNumbers) {
                w.exprs.number(w.graph.anywhere(), e);
            }
            if (collects && i >= n - 1) {
                var slice = (SliceType) sig.params().at(n - 1).type().underlying();
                rest = rest == null ? slice(c, p, sig, slice, c.args().size()) : rest;
                w.exprs.convert(rest, e, slice.elem());
            } else {
                var hole = p.holes().apply(p.first() + i);
                w.exprs.convert(hole, e, sig.params().at(i).type());
            }
        }
    }

    /// The slice that a variadic call makes of arguments.
    private Hole slice(Expr.Call c, Params p, Signature sig, SliceType slice, int args) {
        int last = sig.params().size() - 1;
        long size = (args - last) * w.unit.shapes().size(slice.elem());
        return w.object(c, p.holes().apply(p.first() + last), size);
    }

    /// `f(g())` with several results.
    private void tuple(Expr.Call c, Params p, Signature sig, TupleType t) {
        var holes = new ArrayList<Hole>();
        int last = sig.params().size() - 1;
        Hole rest = null;
        for (int i = 0; i < t.size(); i++) {
            var from = t.at(i).type();
            if (sig.variadic() && i >= last) {
                var slice = (SliceType) sig.params().at(last).type().underlying();
                rest = rest == null ? slice(c, p, sig, slice, t.size()) : rest;
                holes.add(w.exprs.converted(rest, from, slice.elem()));
            } else {
                var hole = p.holes().apply(p.first() + i);
                holes.add(w.exprs.converted(hole, from, sig.params().at(i).type()));
            }
        }
        w.exprs.tuple(holes, c.args().getFirst());
    }

    /// `go` and `defer`. What a deferred call holds that runs once, when the function ends, can be
    /// in the frame.
    void deferred(Expr.Call c, boolean once) {
        var held = once ? w.thunk(c) : w.graph.anywhere();
        var fun = Exprs.unparen(c.fun());
        if (builtin(fun) != null) {
            call(nowhere(1), c);
        } else {
            call(nowhere(signature(fun).results().size()), c);
            if (isMethodValue(fun)) {
                w.exprs.receiver(held, (Expr.Selector) fun);
            } else {
                w.exprs.flow(held, fun);
            }
        }
        for (var a : c.args()) {
            if (w.typeOf(a) instanceof TupleType t) {
                w.exprs.tuple(Collections.nCopies(t.size(), held), a);
            } else {
                w.exprs.flow(held, a);
            }
        }
    }

    // ---- conversions and built-in functions

    private void conversion(Hole to, Expr.Call c) {
        var x = c.args().getFirst();
        var target = w.typeOf(c);
        var from = w.typeOf(x);
        if (Types.isInterface(target)) {
            w.exprs.convert(to, x, target);
        } else if (Types.isString(target) || Types.isString(from)) {
            // Strings share their bytes; other conversions copy them.
            w.exprs.flow(Types.isString(target) && Types.isString(from) ? to : Hole.NOWHERE, x);
        } else if (target.underlying() instanceof gobi.compiler.types.ArrayType
                && from.underlying() instanceof SliceType) {
            w.exprs.flow(to.deref(), x);
        } else if (Types.isKind(target, BasicType.Kind.UNSAFE_POINTER) && Types.isInteger(from)) {
            w.exprs.number(to, x);
        } else {
            w.exprs.flow(to, x);
        }
    }

    private void builtin(Hole to, Builtin b, Expr.Call c) {
        if (c.args().size() == 1 && w.typeOf(c.args().getFirst()) instanceof TupleType t) {
            // `copy(f())`
            var holes = Collections.nCopies(t.size(), w.graph.anywhere());
            w.exprs.tuple(holes, c.args().getFirst());
            return;
        }
        switch (b.builtinId()) {
            case APPEND -> append(to, c);
            case COPY -> {
                discard(c.args().get(0));
                w.exprs.flow(contents(c.args().get(1)), c.args().get(1));
            }
            case NEW -> w.object(c, to, w.unit.shapes().size(Types.deref(w.typeOf(c))));
            case MAKE -> {
                if (w.typeOf(c).underlying() instanceof SliceType s) {
                    w.object(c, to, size(c, s));
                }
                c.args().forEach(this::discard);
            }
            case PANIC ->
                    w.exprs.convert(
                            w.graph.anywhere(), c.args().getFirst(), Universe.EMPTY_INTERFACE);
            case MIN,
                    MAX,
                    UNSAFE_ADD,
                    UNSAFE_SLICE,
                    UNSAFE_SLICE_DATA,
                    UNSAFE_STRING,
                    UNSAFE_STRING_DATA ->
                    c.args().forEach(a -> w.exprs.flow(to, a));
            default -> c.args().forEach(this::discard);
        }
    }

    /// The bytes that `make` allocates, -1 if that is not known.
    private long size(Expr.Call c, SliceType s) {
        var n = w.info.typeAndValue(c.args().getLast());
        var length = w.info.typeAndValue(c.args().get(1));
        if (n == null || !n.isConstant() || !length.isConstant()) {
            return -1;
        }
        long count = ConstantSlots.bits(n.value(), Universe.INT);
        return count > FrameMemory.MAX_VALUE ? -1 : count * w.unit.shapes().size(s.elem());
    }

    /// Where the elements go of a slice that is copied.
    private Hole contents(Expr slice) {
        return w.typeOf(slice).underlying() instanceof SliceType s && w.hasPointers(s.elem())
                ? w.graph.anywhere().deref()
                : Hole.NOWHERE;
    }

    /// A slice that grows is copied to the heap.
    private void append(Hole to, Expr.Call c) {
        var first = c.args().getFirst();
        var kept = contents(first);
        w.exprs.flow(kept.isNowhere() ? to : to.isNowhere() ? kept : tee(List.of(to, kept)), first);
        for (int i = 1; i < c.args().size(); i++) {
            var e = c.args().get(i);
            if (c.ellipsis() != 0) {
                w.exprs.flow(contents(e), e);
            } else {
                var elem = ((SliceType) w.typeOf(c).underlying()).elem();
                w.exprs.convert(w.graph.anywhere(), e, elem);
            }
        }
    }
}
