package gobi.compiler.codegen;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.bytecode.Op;
import gobi.compiler.check.Selection;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.constant.Constant;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.UnaryOp;
import gobi.compiler.types.Func;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.Nil;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Var;

/// Expressions, driven by destination: [#to] evaluates into a place, [#operand] gives slots that
/// hold the value (a variable's own where it is in slots), [#place] gives the place of the value
/// without loading it.
///
/// A destination is never read by the expression evaluated into it; [Assignments] sees to that.
final class Exprs {
    private final FunctionGen g;
    private final FunctionBuilder code;

    Exprs(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    static Expr unparen(Expr e) {
        while (e instanceof Expr.Paren p) {
            e = p.x();
        }
        return e;
    }

    /// The constant that an expression is, or null.
    Constant constant(Expr e) {
        var tv = g.info.typeAndValue(e);
        return tv == null || g.overrides.containsKey(e) ? null : tv.value();
    }

    /// The value of a constant scalar expression if it fits an immediate operand, else null.
    Integer immediate(Expr e) {
        var c = constant(e);
        var t = g.typeOf(e);
        if (c == null || !ConstantSlots.isScalar(t) || Types.isFloat(t)) {
            return null;
        }
        long v = ConstantSlots.bits(c, t);
        return ConstantSlots.fits16(v) ? (int) v : null;
    }

    boolean isNil(Expr e) {
        return unparen(e) instanceof Expr.Name n
                && !g.overrides.containsKey(e)
                && g.info.uses.get(n) instanceof Nil;
    }

    // ---- into a place

    /// Evaluates into a place of type `target`, converting implicitly.
    void to(Expr e, Type target, Place dest) {
        if (isNil(e)) {
            g.values.zero(dest, target);
            return;
        }
        var from = g.typeOf(e);
        if (target != null && g.conversions.changes(from, target)) {
            g.conversions.toInterface(e, from, target, dest);
        } else {
            raw(e, dest, target != null && constant(e) != null ? target : from);
        }
    }

    /// Evaluates into a place without converting.
    void raw(Expr e, Place dest) {
        raw(e, dest, g.typeOf(e));
    }

    private void raw(Expr e, Place dest, Type t) {
        // Before the parentheses are taken off: they may be a part of what was evaluated early.
        if (g.overrides.containsKey(e)) {
            g.values.copy(g.overrides.get(e).getFirst(), dest, t);
            return;
        }
        var c = constant(e);
        if (c != null) {
            g.constants.to(c, t, dest);
            return;
        }
        var mark = g.mark();
        var line = code.line();
        switch (dest) {
            case Slots s -> slots(unparen(e), s.slot(), t);
            case Mem m -> memory(unparen(e), m, t);
        }
        code.line(line);
        g.release(mark);
    }

    private void memory(Expr e, Mem dest, Type t) {
        if (g.overrides.containsKey(e)) {
            g.values.copy(g.overrides.get(e).getFirst(), dest, t);
            return;
        }
        switch (e) {
            case Expr.CompositeLit c -> g.composites.fill(c, t, dest, false);
            case Expr.Call c when g.shapes.of(t).memory() -> g.calls.to(c, dest);
            default -> g.values.copy(evalNow(e), dest, t);
        }
    }

    private void slots(Expr e, int dst, Type t) {
        if (g.overrides.containsKey(e)) {
            g.values.copy(g.overrides.get(e).getFirst(), new Slots(dst), t);
            return;
        }
        switch (e) {
            case Expr.Name n -> name(n, dst, t);
            case Expr.FuncLit f -> g.closures.literal(f, dst);
            case Expr.CompositeLit c -> g.composites.fill(c, t, new Slots(dst), false);
            case Expr.Selector s -> selector(s, dst, t);
            case Expr.Index i -> g.indexing.load(i, dst, t);
            case Expr.Slice s -> g.indexing.slice(s, dst);
            case Expr.TypeAssert a -> g.conversions.typeAssert(a, dst);
            case Expr.Call c -> g.calls.to(c, new Slots(dst));
            case Expr.Star s -> g.values.copy(place(s), new Slots(dst), t);
            case Expr.Unary u -> unary(u, dst, t);
            case Expr.Binary b -> g.operators.binary(b, dst);
            default ->
                    throw new IllegalStateException("expression " + e.getClass().getSimpleName());
        }
    }

    private void name(Expr.Name n, int dst, Type t) {
        switch (g.objectOf(n)) {
            case Var v -> g.values.copy(g.variable(v), new Slots(dst), t);
            case Func f -> function(n, f, dst);
            case Nil _ -> g.values.zero(new Slots(dst), t);
            case null, default -> throw new IllegalStateException("name " + n.name());
        }
    }

    private void function(Expr.Name n, Func f, int dst) {
        code.emit(Op.LOAD_FUNC, dst, g.unit.functionRef(g.calls.symbol(n, f)));
    }

    private void selector(Expr.Selector s, int dst, Type t) {
        var sel = g.info.selections.get(s);
        if (sel == null) {
            name(s.sel(), dst, t);
        } else if (sel.kind() == Selection.Kind.FIELD) {
            g.values.copy(g.selectors.field(s, sel), new Slots(dst), t);
        } else if (sel.kind() == Selection.Kind.METHOD_VALUE) {
            g.closures.methodValue(s, dst);
        } else {
            g.closures.methodExpression(s, dst);
        }
    }

    private void unary(Expr.Unary u, int dst, Type t) {
        switch (u.op()) {
            case ADDR -> addressOf(u, dst);
            case RECV -> g.selects.receive(u, new Slots(dst), -1);
            default -> g.operators.unary(u, dst, t);
        }
    }

    private void addressOf(Expr.Unary u, int dst) {
        if (unparen(u.x()) instanceof Expr.CompositeLit c) {
            g.composites.allocate(c, dst);
            return;
        }
        g.values.addressTo(address(u.x()), dst);
    }

    // ---- operands

    /// Slots that hold the value, good until the end of the statement.
    int operand(Expr e) {
        return ((Slots) g.values.keep(new Slots(operandNow(e)), g.typeOf(e))).slot();
    }

    /// Slots that hold the value, possibly outgoing ones: to be used at once.
    int operandNow(Expr e) {
        return ((Slots) evalNow(e)).slot();
    }

    /// The value converted to another type, good until the end of the statement.
    int operand(Expr e, Type target) {
        var from = g.typeOf(e);
        if (!isNil(e) && constant(e) == null && !g.conversions.changes(from, target)) {
            return operand(e);
        }
        if (constant(e) != null && !Types.isInterface(target)) {
            return g.constants.operand(constant(e), target);
        }
        int dst = g.values.temp(target);
        to(e, target, new Slots(dst));
        return dst;
    }

    /// The value in slots, or for memory values where it is.
    Place eval(Expr e) {
        return g.values.keep(evalNow(e), g.typeOf(e));
    }

    /// The value converted to another type, good until the end of the statement; memory values may
    /// be a variable's own.
    Place eval(Expr e, Type target) {
        if (g.shapes.of(target).memory()) {
            return isNil(e) ? eval(e) : g.values.keep(evalNow(e), target);
        }
        return new Slots(operand(e, target));
    }

    Place evalNow(Expr e) {
        var t = g.typeOf(e);
        if (g.indexing.loadsDirectly(e, t)) {
            int dst = g.values.temp(t);
            raw(e, new Slots(dst));
            return new Slots(dst);
        }
        var p = place(e);
        return p instanceof Mem m && !g.shapes.of(t).memory() ? new Slots(g.values.load(m, t)) : p;
    }

    /// Where the value is, without loading it: use before anything that may change it.
    Place place(Expr expr) {
        var o = g.overrides.get(expr);
        if (o != null) {
            return o.getFirst();
        }
        var c = constant(expr);
        if (c != null) {
            return new Slots(g.constants.operand(c, g.typeOf(expr)));
        }
        var e = unparen(expr);
        if (!sameObject(e, expr)) {
            return place(e);
        }
        return switch (e) {
            case Expr.Name n when g.objectOf(n) instanceof Var v -> g.variable(v);
            case Expr.Selector s
                    when g.info.selections.get(s) == null
                            && g.info.uses.get(s.sel()) instanceof Var v ->
                    g.variable(v);
            case Expr.Selector s
                    when g.info.selections.get(s) instanceof Selection sel
                            && sel.kind() == Selection.Kind.FIELD ->
                    g.selectors.field(s, sel);
            case Expr.Index i when g.indexing.isElement(i) -> g.indexing.place(i);
            case Expr.Star s -> {
                int p = operand(s.x());
                if (g.shapeOf(s).size() == 0) {
                    // Nothing is loaded that would notice nil.
                    code.emit(Op.NIL_CHECK, p);
                }
                yield new Mem(p, 0);
            }
            case Expr.Call c2 -> g.calls.value(c2);
            case Expr.CompositeLit l when g.shapeOf(l).memory() -> {
                var t = g.typeOf(l);
                var m = g.values.memoryTemp(t);
                g.composites.fill(l, t, m, false);
                yield m;
            }
            case Expr.TypeAssert a when g.shapeOf(a).memory() -> g.conversions.typeAssertPlace(a);
            case Expr.Unary u when u.op() == UnaryOp.RECV && g.shapeOf(u).memory() -> {
                var m = g.values.memoryTemp(g.typeOf(u));
                g.selects.receive(u, m, -1);
                yield m;
            }
            default -> {
                int dst = g.values.temp(g.typeOf(e));
                raw(e, new Slots(dst));
                yield new Slots(dst);
            }
        };
    }

    /// The address of an addressable expression, checked for nil where it leads through a pointer.
    Mem address(Expr expr) {
        var e = unparen(expr);
        var p = place(e);
        if (!(p instanceof Mem m)) {
            throw new IllegalStateException("address of a variable in slots in " + g.name);
        }
        if (throughPointer(e)) {
            code.emit(Op.NIL_CHECK, m.base());
        }
        return m;
    }

    /// Whether the address is that of a pointer's target or a field of it.
    private boolean throughPointer(Expr e) {
        return switch (unparen(e)) {
            case Expr.Star _ -> true;
            case Expr.Selector s -> {
                var sel = g.info.selections.get(s);
                yield sel != null
                        && (sel.indirect()
                                || g.typeOf(s.x()).underlying()
                                        instanceof gobi.compiler.types.PointerType
                                || throughPointer(s.x()));
            }
            case Expr.Index i ->
                    g.typeOf(i.x()) != null
                            && (g.typeOf(i.x()).underlying()
                                            instanceof gobi.compiler.types.PointerType
                                    || g.typeOf(i.x()).underlying()
                                                    instanceof gobi.compiler.types.ArrayType
                                            && throughPointer(i.x()));
            default -> false;
        };
    }

    /// Evaluates for the effects alone.
    void discard(Expr e) {
        var u = unparen(e);
        if (constant(u) != null || isNil(u)) {
            return;
        }
        if (u instanceof Expr.Call c) {
            g.calls.discard(c);
            return;
        }
        var t = g.typeOf(u);
        if (t instanceof gobi.compiler.types.TupleType) {
            return;
        }
        var p = place(u);
        if (p instanceof Mem m && m.base() != Place.FRAME && throughPointer(u)) {
            code.emit(Op.NIL_CHECK, m.base());
        }
    }

    /// Two operands in gc's order: what calls goes first.
    int[] operands(Expr x, Type tx, Expr y, Type ty) {
        if (g.effects.calls(y) && !g.effects.calls(x)) {
            int r = operandOf(y, ty);
            return new int[] {operandOf(x, tx), r};
        }
        int l = g.effects.straight(y) && tx == null ? operandNow(x) : operandOf(x, tx);
        int r = ty == null ? operandNow(y) : operand(y, ty);
        return new int[] {l, r};
    }

    private int operandOf(Expr x, Type tx) {
        return tx == null ? operand(x) : operand(x, tx);
    }

    static boolean isInterface(Type t) {
        return t.underlying() instanceof InterfaceType;
    }
}
