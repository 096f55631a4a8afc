package gobi.compiler.codegen;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.bytecode.Intrinsic;
import gobi.compiler.bytecode.Op;
import gobi.compiler.check.Selection;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.Func;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Universe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Calls of functions, methods and closures: what is called, and the call itself. [Arguments] has
/// the values that it is given.
final class Calls {
    private static final int OUT = FunctionBuilder.OUT;
    private final FunctionGen g;
    private final FunctionBuilder code;

    Calls(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    // ---- what is called

    private sealed interface Target {
        /// A function known by its symbol; `receiver` is where the receiver is, null for plain
        /// functions.
        record Static(String symbol, Type receiverType, Place receiver, boolean isNative)
                implements Target {}

        record Interface(int iface, int method) implements Target {}

        record Closure(int slot) implements Target {}
    }

    /// The function that a call's operand names statically, or null.
    private Func staticFunction(Expr fun) {
        return name(fun) instanceof Expr.Name n && g.info.uses.get(n) instanceof Func f ? f : null;
    }

    Expr.Name name(Expr e) {
        return switch (Exprs.unparen(e)) {
            case Expr.Name n -> n;
            case Expr.Selector s when g.info.selections.get(s) == null -> s.sel();
            case Expr.Index i when !g.indexing.isElement(i) -> name(i.x());
            default -> null;
        };
    }

    /// The symbol of a function, with the type arguments that its name has here.
    String symbol(Expr.Name n, Func f) {
        var args = g.typeArgs(n);
        return g.unit.methods().function(f, args == null ? List.of() : args);
    }

    /// The single instruction that a call is, or null.
    Intrinsic intrinsic(Expr.Call c) {
        var f = staticFunction(c.fun());
        if (f == null || f.pkg() == null || f.decl() != null && f.decl().body() != null) {
            return null;
        }
        return Intrinsic.forFunction(f.pkg().path() + "." + f.name());
    }

    private boolean isNative(Func f) {
        var decl = f.origin().decl();
        return decl != null
                && decl.body() == null
                && !g.unit.isLinkName(f.pkg().path() + "." + f.name())
                && Intrinsic.forFunction(f.pkg().path() + "." + f.name()) == null;
    }

    // ---- entry points

    /// Calls for the value: one result, in outgoing slots, or in memory.
    Place value(Expr.Call c) {
        var t = g.typeOf(c);
        var fun = Exprs.unparen(c.fun());
        if (g.info.typeAndValue(fun) != null && g.info.typeAndValue(fun).isType()) {
            return g.conversions.value(c.args().getFirst(), t);
        }
        if (g.builtins.of(c) != null || intrinsic(c) != null) {
            int dst = g.values.temp(t);
            to(c, new Slots(dst));
            return new Slots(dst);
        }
        return call(c).getFirst();
    }

    void to(Expr.Call c, Place dest) {
        var fun = Exprs.unparen(c.fun());
        var t = g.typeOf(c);
        if (g.info.typeAndValue(fun) != null && g.info.typeAndValue(fun).isType()) {
            if (dest instanceof Slots s) {
                convertTo(c.args().getFirst(), t, s.slot());
            } else {
                g.values.copy(g.conversions.value(c.args().getFirst(), t), dest, t);
            }
            return;
        }
        var b = g.builtins.of(c);
        if (b != null) {
            g.builtins.call(b, c, ((Slots) dest).slot());
            return;
        }
        var i = intrinsic(c);
        if (i != null) {
            intrinsic(i, c, ((Slots) dest).slot());
            return;
        }
        if (dest instanceof Mem m) {
            call(c, m);
        } else if (!(g.inliner.site(c) instanceof Inliner.Site site
                && g.inliner.to(site, ((Slots) dest).slot()))) {
            g.values.copy(call(c).getFirst(), dest, t);
        }
    }

    private void convertTo(Expr x, Type t, int dst) {
        if (t.underlying() instanceof ArrayType) {
            throw new IllegalStateException("array in slots");
        }
        g.conversions.into(x, t, dst);
    }

    void discard(Expr.Call c) {
        var fun = Exprs.unparen(c.fun());
        if (g.info.typeAndValue(fun) != null && g.info.typeAndValue(fun).isType()) {
            if (g.exprs.constant(c) == null) {
                g.conversions.value(c.args().getFirst(), g.typeOf(c));
            }
            return;
        }
        var b = g.builtins.of(c);
        if (b != null) {
            g.builtins.statement(b, c);
            return;
        }
        var i = intrinsic(c);
        if (i != null) {
            intrinsic(
                    i,
                    c,
                    g.regs.temp(
                            i.results().isEmpty()
                                    ? "S"
                                    : i.results().toUpperCase(java.util.Locale.ROOT)));
            return;
        }
        call(c);
    }

    // ---- intrinsics

    private void intrinsic(Intrinsic i, Expr.Call c, int dst) {
        var kinds = i.operands().toUpperCase(java.util.Locale.ROOT);
        var sig = (Signature) g.typeOf(c.fun()).underlying();
        if (kinds.length() <= 2) {
            int a = g.exprs.operand(c.args().get(0), sig.params().at(0).type());
            int b =
                    kinds.length() == 2
                            ? g.exprs.operand(c.args().get(1), sig.params().at(1).type())
                            : a;
            emitIntrinsic(i, dst, a, b);
            return;
        }
        int a = g.exprs.operand(c.args().get(0), sig.params().at(0).type());
        int rest = g.regs.temp(kinds.substring(1));
        for (int n = 1; n < c.args().size(); n++) {
            g.exprs.to(c.args().get(n), sig.params().at(n).type(), new Slots(rest + n - 1));
        }
        emitIntrinsic(i, dst, a, rest);
    }

    void emitIntrinsic(Intrinsic i, int dst, int a, int b) {
        code.emit(Op.INTRINSIC, dst, a, b, i.code());
    }

    // ---- the call itself

    /// Calls; gives the places of the results: outgoing slots, or memory.
    List<Place> call(Expr.Call c) {
        return call(c, null);
    }

    private List<Place> call(Expr.Call c, Mem memoryResult) {
        var sig = signature(c);
        if (intrinsic(c) instanceof Intrinsic i) {
            int dst = g.regs.temp(i.results().toUpperCase(java.util.Locale.ROOT));
            intrinsic(i, c, dst);
            return java.util.stream.IntStream.range(0, i.results().length())
                    .<Place>mapToObj(n -> new Slots(dst + n))
                    .toList();
        }
        if (g.inliner.site(c) instanceof Inliner.Site site) {
            return g.inliner.call(site);
        }
        g.line(c.pos());
        var kept = pointersAsNumbers(c);
        var target = target(c);
        Type receiver =
                switch (target) {
                    case Target.Static s -> s.receiverType();
                    case Target.Interface _ -> Universe.UNSAFE_POINTER;
                    case Target.Closure _ -> null;
                };
        var shape = CallShape.of(g.shapes, receiver, sig);
        var args = g.arguments.of(c, sig);
        int first = receiver == null ? 0 : 1;
        for (int i = 0; i < args.size(); i++) {
            args.get(i).prepare(shape.params().get(first + i));
        }
        for (int i = 0; i < args.size(); i++) {
            args.get(i).settle(shape.params().get(first + i));
        }
        var results = results(shape, memoryResult);
        code.needOutgoing(shape.slots());
        g.line(c.pos());
        setResults(shape, results);
        if (target instanceof Target.Static s && s.receiver() != null) {
            pass(s.receiver(), s.receiverType(), OUT + shape.paramAt()[0]);
        }
        for (int i = 0; i < args.size(); i++) {
            args.get(i).pass(shape.params().get(first + i), OUT + shape.paramAt()[first + i]);
        }
        emit(target);
        for (var p : kept.entrySet()) {
            int slot = ((Slots) p.getValue()).slot();
            emitIntrinsic(Intrinsic.KEEP_ALIVE, g.regs.temp("S"), slot, slot);
            g.overrides.remove(p.getKey());
        }
        return results;
    }

    /// The pointers that are converted to numbers in the arguments of a function which asks that
    /// they be kept alive during the call, evaluated.
    private Map<Expr, Place> pointersAsNumbers(Expr.Call c) {
        if (!keepsPointers(c)) {
            return Map.of();
        }
        var kept = new LinkedHashMap<Expr, Place>();
        for (var a : c.args()) {
            var pointer = pointerAsNumber(a);
            if (pointer != null) {
                int slot = g.regs.temp("P");
                g.exprs.to(pointer, g.typeOf(pointer), new Slots(slot));
                kept.put(pointer, new Slots(slot));
                g.overrides.put(pointer, List.of(new Slots(slot)));
            }
        }
        return kept;
    }

    /// What a deferred call, or one in another goroutine, is to be given of an argument: the
    /// pointer itself where it must be kept alive.
    Expr held(Expr.Call c, Expr argument) {
        var pointer = keepsPointers(c) ? pointerAsNumber(argument) : null;
        return pointer == null ? argument : pointer;
    }

    private boolean keepsPointers(Expr.Call c) {
        var f = calledFunction(c.fun());
        return f != null
                && f.origin().decl() != null
                && f.origin().decl().directives().contains("//go:uintptrescapes");
    }

    /// The operand of a conversion of an unsafe.Pointer to a number, or null.
    private Expr pointerAsNumber(Expr e) {
        return Exprs.unparen(e) instanceof Expr.Call k
                        && k.args().size() == 1
                        && g.typeOf(k) instanceof BasicType
                        && sameObject(
                                g.typeOf(k.args().getFirst()).underlying(), Universe.UNSAFE_POINTER)
                ? k.args().getFirst()
                : null;
    }

    private Func calledFunction(Expr fun) {
        return Exprs.unparen(fun) instanceof Expr.Selector s
                        && g.info.selections.get(s) instanceof Selection sel
                        && sel.obj() instanceof Func f
                ? f
                : staticFunction(Exprs.unparen(fun));
    }

    Signature signature(Expr.Call c) {
        var n = name(c.fun());
        var instance = n == null ? null : g.info.instances.get(n);
        var t = instance != null ? g.type(instance.type()) : g.typeOf(c.fun());
        return (Signature) t.underlying();
    }

    private void emit(Target target) {
        switch (target) {
            case Target.Static s -> {
                if (s.isNative()) {
                    code.emit(Op.CALL_NATIVE, OUT, g.unit.nativeRef(s.symbol()));
                } else {
                    code.emit(Op.CALL, OUT, g.unit.functionRef(s.symbol()));
                }
            }
            case Target.Interface i -> code.emit(Op.CALL_IFACE, OUT, i.iface(), i.method());
            case Target.Closure k -> code.emit(Op.CALL_CLOSURE, OUT, k.slot());
        }
    }

    /// Places for the results: memory values get frame memory.
    List<Place> results(CallShape shape, Mem memoryResult) {
        var results = new ArrayList<Place>();
        for (int i = 0; i < shape.results().size(); i++) {
            var t = shape.results().get(i);
            if (!g.shapes.of(t).memory()) {
                results.add(new Slots(OUT + shape.resultAt()[i]));
            } else {
                results.add(memoryResult != null ? memoryResult : g.values.memoryTemp(t));
            }
        }
        return results;
    }

    /// With a memory result the caller sets all result slots.
    void setResults(CallShape shape, List<Place> results) {
        if (!shape.memoryResult()) {
            return;
        }
        for (int i = 0; i < results.size(); i++) {
            int slot = OUT + shape.resultAt()[i];
            switch (results.get(i)) {
                case Mem m -> g.values.addressTo(m, slot);
                case Slots _ ->
                        g.values.zeroSlots(slot, g.shapes.of(shape.results().get(i)).slots());
            }
        }
    }

    /// Writes a value to outgoing slots; memory values by address.
    void pass(Place value, Type t, int out) {
        if (g.shapes.of(t).memory()) {
            g.values.addressTo((Mem) value, out);
        } else {
            g.values.copy(value, new Slots(out), t);
        }
    }

    // ---- targets

    private Target target(Expr.Call c) {
        var fun = Exprs.unparen(c.fun());
        var f = staticFunction(fun);
        if (f != null) {
            boolean isNative = isNative(f);
            var symbol = isNative ? f.pkg().path() + "." + f.name() : symbol(name(fun), f);
            return new Target.Static(symbol, null, null, isNative);
        }
        if (fun instanceof Expr.Selector s
                && g.info.selections.get(s) instanceof Selection sel
                && sel.kind() == Selection.Kind.METHOD_VALUE) {
            return method(s);
        }
        if (fun instanceof Expr.FuncLit lit && g.closures.captures(lit).isEmpty()) {
            return new Target.Static(g.closures.symbol(lit), null, null, false);
        }
        return new Target.Closure(g.exprs.operand(fun));
    }

    /// Whether the operand of a call names a function without evaluating anything.
    boolean isStatic(Expr fun) {
        return staticFunction(fun) != null
                || Exprs.unparen(fun) instanceof Expr.FuncLit lit
                        && g.closures.captures(lit).isEmpty();
    }

    /// The interface value whose method is called, in slots.
    int interfaceReceiver(Expr.Selector s, Methods.Found m) {
        return g.values.load(g.values.keep(receiverHolder(s, m), m.holder()), m.holder());
    }

    private Target method(Expr.Selector s) {
        var captured = g.overrides.get(s);
        var m = g.unit.methods().find(g.typeOf(s.x()), s, g);
        if (m.isInterface()) {
            int iface =
                    captured != null
                            ? g.values.load(captured.getFirst(), m.holder())
                            : interfaceReceiver(s, m);
            var dynamic = m.path().isEmpty() ? g.devirtualization.dynamicType(s.x()) : null;
            return dynamic == null
                    ? interfaceMethod(iface, m)
                    : concreteMethod(iface, dynamic, m.func());
        }
        var type = m.receiverType();
        var place = captured != null ? captured.getFirst() : receiver(s, m);
        return new Target.Static(m.symbol(), type, place, m.isNative());
    }

    /// Where the embedded value is that has the method.
    private static Target interfaceMethod(int iface, Methods.Found m) {
        int index = TypeTable.methodIndex((InterfaceType) m.holder().underlying(), m.func());
        return new Target.Interface(iface, index);
    }

    /// The method of the value in an interface whose type is known to be `t`.
    private Target concreteMethod(int iface, Type t, Func wanted) {
        var m = g.unit.methods().find(t, wanted);
        var holder = g.selectors.walk(g.conversions.unbox(iface + 1, t), t, m.path());
        if (m.isInterface()) {
            return interfaceMethod(g.values.load(g.values.keep(holder, m.holder()), m.holder()), m);
        }
        return new Target.Static(
                m.symbol(), m.receiverType(), Wrappers.receiver(g, m, holder), m.isNative());
    }

    private Place receiverHolder(Expr.Selector s, Methods.Found m) {
        var t = g.typeOf(s.x());
        if (m.path().isEmpty()) {
            return g.exprs.place(s.x());
        }
        var start =
                t.underlying() instanceof gobi.compiler.types.PointerType
                        ? new Slots(g.exprs.operand(s.x()))
                        : g.values.keep(g.exprs.place(s.x()), t);
        return g.selectors.walk(start, t, m.path());
    }

    /// The receiver value of a method call: an address, or a value (memory values may be a
    /// variable's own).
    Place receiver(Expr.Selector s, Methods.Found m) {
        boolean holderIsPointer =
                m.holder().underlying() instanceof gobi.compiler.types.PointerType;
        if (m.pointerReceiver() && !holderIsPointer) {
            if (m.path().isEmpty()) {
                return new Slots(g.values.pointerTo(g.exprs.address(s.x())));
            }
            var at = (Mem) receiverHolder(s, m);
            checkAddress(at);
            return new Slots(g.values.pointerTo(at));
        }
        var at = g.values.keep(receiverHolder(s, m), m.holder());
        if (!m.pointerReceiver() && holderIsPointer) {
            var p = g.values.load(at, m.holder());
            return copyOf(new Mem(p, 0), m.receiverType());
        }
        return copyOf(at, m.receiverType());
    }

    private void checkAddress(Mem m) {
        if (m.base() != Place.FRAME) {
            code.emit(Op.NIL_CHECK, m.base());
        }
    }

    /// A receiver by value is read before the arguments are evaluated; memory values are copied for
    /// the callee.
    private Place copyOf(Place at, Type t) {
        if (at instanceof Slots) {
            return at;
        }
        if (g.shapes.size(t) == 0 && ((Mem) at).base() != Place.FRAME) {
            code.emit(Op.NIL_CHECK, ((Mem) at).base());
        }
        if (!g.shapes.of(t).memory()) {
            return new Slots(g.values.load(at, t));
        }
        var m = g.values.memoryTemp(t);
        g.values.copy(at, m, t);
        return m;
    }

    /// The results of a call with several, kept in temporaries.
    List<Place> tuple(Expr e, TupleType t) {
        var captured = g.overrides.get(e);
        if (captured != null) {
            return captured;
        }
        var now = call((Expr.Call) Exprs.unparen(e));
        var kept = new ArrayList<Place>();
        for (int i = 0; i < now.size(); i++) {
            kept.add(g.values.keep(now.get(i), t.at(i).type()));
        }
        return kept;
    }
}
