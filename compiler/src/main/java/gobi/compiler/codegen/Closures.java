package gobi.compiler.codegen;

import gobi.compiler.bytecode.Op;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Node;
import gobi.compiler.types.Func;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Function literals and method values: objects of the function's number and what it captured.
///
/// A variable that is never assigned again is captured by value, others by their address.
final class Closures {
    private final FunctionGen g;
    private final FunctionBuilder code;
    private final Map<Node, String> symbols = new IdentityHashMap<>();

    Closures(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    List<Var> captures(Node function) {
        return g.escape.captures(function);
    }

    /// What a closure holds: the word for its function, then a field for each value.
    static StructType layout(List<Type> captured) {
        var fields = new ArrayList<Var>();
        fields.add(new Var(0, null, "F", Universe.UINTPTR, Var.Kind.FIELD, false));
        for (int i = 0; i < captured.size(); i++) {
            fields.add(new Var(0, null, "X" + i, captured.get(i), Var.Kind.FIELD, false));
        }
        return new StructType(fields, List.of());
    }

    StructType layout(Node function) {
        var types = new ArrayList<Type>();
        for (var v : captures(function)) {
            var t = g.type(v.type());
            types.add(g.escape.byReference(v) ? new PointerType(t) : t);
        }
        return layout(types);
    }

    /// The symbol of a literal's function, which is compiled later.
    String symbol(Expr.FuncLit lit) {
        return symbols.computeIfAbsent(
                lit,
                k -> {
                    var symbol = g.unit.numbered(prefix());
                    g.unit.request(symbol, () -> new Functions(g.unit).literal(g, lit, symbol));
                    return symbol;
                });
    }

    /// Closures of `f` are `f.func1`, those inside `f.func1.1`; those of package-level variables
    /// `glob..func1`.
    private String prefix() {
        if (g.name.equals(g.unit.pkg().path() + ".init")) {
            return g.unit.pkg().path() + ".glob..func";
        }
        return g.isClosure ? g.name + "." : g.name + ".func";
    }

    void literal(Expr.FuncLit lit, int dst) {
        make(lit, symbol(lit), dst);
    }

    /// Makes the closure object of a function that was compiled for `function` (a literal, or a
    /// loop body).
    void make(Node function, String symbol, int dst) {
        var captures = captures(function);
        if (captures.isEmpty()) {
            code.emit(Op.LOAD_FUNC, dst, g.unit.functionRef(symbol));
            return;
        }
        var values = new ArrayList<Place>();
        var types = new ArrayList<Type>();
        for (var v : captures) {
            var t = g.type(v.type());
            var at = g.variable(v);
            if (g.escape.byReference(v)) {
                values.add(new Slots(g.values.pointerTo((Mem) at)));
                types.add(new PointerType(t));
            } else {
                values.add(at);
                types.add(t);
            }
        }
        make(function, symbol, types, values, dst);
    }

    /// The closure object that `made` (a literal, a loop body, a method value) stands for, with the
    /// given values.
    void make(Node made, String symbol, List<Type> types, List<Place> values, int dst) {
        if (g.escape.inFrame(made)) {
            makeInFrame(g.escape.isHeld(made), symbol, types, values, dst);
        } else {
            make(symbol, types, values, dst);
        }
    }

    /// A closure object in the heap.
    void make(String symbol, List<Type> types, List<Place> values, int dst) {
        var layout = layout(types);
        int p = g.regs.temp("P");
        code.emit(Op.NEW_CLOSURE, p, g.unit.functionRef(symbol), 0, g.unit.type(layout));
        fill(new Mem(p, 0), layout, types, values);
        g.values.move(dst, p, 1);
    }

    /// One in the frame; the function's word comes from its closure without values.
    void makeInFrame(boolean held, String symbol, List<Type> types, List<Place> values, int dst) {
        var layout = layout(types);
        var at = g.frameObject(layout, held);
        int f = g.regs.temp("P");
        int word = g.regs.temp("S");
        code.emit(Op.LOAD_FUNC, f, g.unit.functionRef(symbol));
        code.emit(Op.LOAD64, word, f, 0);
        g.values.store(at, g.shapes.of(Universe.UINTPTR), word);
        fill(at, layout, types, values);
        g.values.addressTo(at, dst);
    }

    private void fill(Mem at, StructType layout, List<Type> types, List<Place> values) {
        long[] offsets = g.shapes.offsets(layout);
        for (int i = 0; i < values.size(); i++) {
            g.values.copy(values.get(i), at.plus(offsets[i + 1]), types.get(i));
        }
    }

    /// Binds the captured variables at the entry of a closure.
    void bind(Node function) {
        var captures = captures(function);
        long[] at = g.shapes.offsets(layout(function));
        int context = g.frame.contextSlot();
        for (int i = 0; i < captures.size(); i++) {
            var v = captures.get(i);
            var t = g.type(v.type());
            var m = new Mem(context, at[i + 1]);
            Place place;
            if (g.escape.byReference(v)) {
                int p = g.regs.variable("P");
                code.emit(Op.LOAD_PTR, p, context, (int) m.offset());
                place = new Mem(p, 0);
            } else if (g.shapes.of(t).memory()) {
                place = m;
            } else {
                place = new Slots(g.regs.variable(g.shapes.of(t).kinds()));
                g.values.copy(m, place, t);
            }
            g.env.put(v, place);
            if (place instanceof Mem mem
                    && t.underlying() instanceof gobi.compiler.types.ArrayType a) {
                g.arrayHeader(v, mem, a.length());
            }
        }
    }

    // ---- methods as values

    void methodValue(Expr.Selector s, int dst) {
        var m = g.unit.methods().find(g.typeOf(s.x()), s, g);
        Type type;
        Place receiver;
        String symbol;
        if (m.isInterface()) {
            type = m.holder();
            int iface =
                    m.path().isEmpty()
                            ? g.exprs.operand(s.x())
                            : g.values.load(
                                    g.selectors.walk(
                                            g.exprs.eval(s.x()), g.typeOf(s.x()), m.path()),
                                    type);
            code.emit(Op.NIL_CHECK, iface);
            receiver = new Slots(iface);
            symbol = g.unit.methods().expression(type, m.func()) + "-fm";
        } else {
            type = m.receiverType();
            receiver = g.calls.receiver(s, m);
            symbol = m.symbol() + "-fm";
        }
        var held = type;
        g.unit.request(symbol, () -> new Wrappers(g.unit).bound(symbol, m, held));
        make(s, symbol, List.of(type), List.of(receiver), dst);
    }

    /// `T.M` as a function.
    void methodExpression(Expr.Selector s, int dst) {
        var f = (Func) g.info.selections.get(s).obj();
        var t = g.type(g.info.typeOf(s.x()));
        code.emit(Op.LOAD_FUNC, dst, g.unit.functionRef(g.unit.methods().expression(t, f)));
    }
}
