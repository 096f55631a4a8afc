package gobi.compiler.codegen;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Op;
import gobi.compiler.check.Selection;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;

import java.util.ArrayList;
import java.util.List;

/// `go` and `defer`. Both take a closure without parameters: where the call has operands, a thunk
/// that holds their values. In the thunk the same call is compiled with its operands overridden by
/// what the closure holds.
final class Defers {
    private final FunctionGen g;
    private final FunctionBuilder code;

    Defers(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    void go(Expr.Call c) {
        int p = closure(c, "gowrap");
        g.line(c.pos());
        code.emit(Op.GO, p);
    }

    void defer(Expr.Call c) {
        int p = closure(c, "deferwrap");
        g.line(c.pos());
        if (g.rangeFuncs.inBody()) {
            g.rangeFuncs.defer(p);
        } else {
            code.emit(Op.DEFER, p);
        }
    }

    /// An operand of the call that the closure holds: one value, or all results of a call.
    private record Held(Expr key, List<Type> types, List<Place> values) {}

    private int closure(Expr.Call c, String suffix) {
        var fun = Exprs.unparen(c.fun());
        var held = new ArrayList<Held>();
        boolean builtin = g.builtins.of(c) != null;
        if (!builtin) {
            boolean known = fun instanceof Expr.FuncLit || g.calls.isStatic(fun);
            if (known && c.args().isEmpty() && isPlain(c)) {
                return g.exprs.operand(fun);
            }
            holdFunction(fun, held);
        }
        for (var a : c.args()) {
            hold(g.calls.held(c, a), held);
        }
        return thunk(c, held, suffix);
    }

    /// Whether the function can be called without knowing its results.
    private boolean isPlain(Expr.Call c) {
        var sig = g.calls.signature(c);
        return sig.params().size() == 0
                && !CallShape.of(g.shapes, null, sig).memoryResult()
                && g.calls.intrinsic(c) == null;
    }

    private boolean isMethod(Expr fun) {
        return fun instanceof Expr.Selector s
                && g.info.selections.get(s) instanceof Selection sel
                && sel.kind() == Selection.Kind.METHOD_VALUE;
    }

    private void holdFunction(Expr fun, List<Held> held) {
        if (isMethod(fun)) {
            var s = (Expr.Selector) fun;
            var m = g.unit.methods().find(g.typeOf(s.x()), s, g);
            if (m.isInterface()) {
                int iface = g.calls.interfaceReceiver(s, m);
                code.emit(Op.NIL_CHECK, iface);
                held.add(new Held(s, List.of(m.holder()), List.of(new Slots(iface))));
            } else {
                held.add(new Held(s, List.of(m.receiverType()), List.of(g.calls.receiver(s, m))));
            }
        } else if (!g.calls.isStatic(fun)) {
            held.add(
                    new Held(
                            fun, List.of(g.typeOf(fun)), List.of(new Slots(g.exprs.operand(fun)))));
        }
    }

    private void hold(Expr a, List<Held> held) {
        var tv = g.info.typeAndValue(a);
        if (g.exprs.constant(a) != null || g.exprs.isNil(a) || tv != null && tv.isType()) {
            return;
        }
        if (g.typeOf(a) instanceof TupleType t) {
            held.add(
                    new Held(
                            a, t.vars().stream().map(v -> v.type()).toList(), g.calls.tuple(a, t)));
            return;
        }
        var t = g.typeOf(a);
        var at = g.exprs.eval(a);
        if (at instanceof Mem) {
            var copy = g.values.memoryTemp(t);
            g.values.copy(at, copy, t);
            at = copy;
        }
        held.add(new Held(a, List.of(t), List.of(at)));
    }

    private int thunk(Expr.Call c, List<Held> held, String suffix) {
        var types = new ArrayList<Type>();
        var values = new ArrayList<Place>();
        for (var h : held) {
            types.addAll(h.types());
            values.addAll(h.values());
        }
        var symbol = g.unit.numbered(g.name + "." + suffix);
        var keys = held.stream().map(Held::key).toList();
        var counts = held.stream().map(h -> h.types().size()).toList();
        g.unit.request(symbol, () -> compile(symbol, c, keys, counts, types));
        int p = g.regs.temp("P");
        if (types.isEmpty()) {
            code.emit(Op.LOAD_FUNC, p, g.unit.functionRef(symbol));
        } else if (g.escape.thunkInFrame(c)) {
            g.closures.makeInFrame(true, symbol, types, values, p);
        } else {
            g.closures.make(symbol, types, values, p);
        }
        return p;
    }

    private FunctionCode compile(
            String symbol, Expr.Call c, List<Expr> keys, List<Integer> counts, List<Type> types) {
        var frame = CallShape.of(g.shapes, List.of(), List.of());
        var t = new FunctionGen(g.unit, g.source, g.subst, symbol, frame, g.escape);
        t.line(c.pos());
        boolean context = !types.isEmpty();
        long[] at = context ? g.shapes.offsets(Closures.layout(types)) : new long[0];
        int next = 1;
        for (int i = 0; i < keys.size(); i++) {
            var places = new ArrayList<Place>();
            for (int n = 0; n < counts.get(i); n++) {
                places.add(loaded(t, new Mem(frame.contextSlot(), at[next]), types.get(next - 1)));
                next++;
            }
            t.overrides.put(keys.get(i), places);
        }
        t.calls.discard(c);
        t.code.emit(Op.RETURN);
        return t.finish(c.pos(), context, false, null, FunctionCode.WRAPPER);
    }

    private static Place loaded(FunctionGen t, Mem m, Type type) {
        return t.shapes.of(type).memory() ? m : new Slots(t.values.load(m, type));
    }
}
