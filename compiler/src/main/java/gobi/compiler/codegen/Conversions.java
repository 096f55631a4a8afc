package gobi.compiler.codegen;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.bytecode.Op;
import gobi.compiler.check.TypeAndValue;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType.Kind;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.util.List;

/// Conversions, implicit and explicit, and type assertions.
final class Conversions {
    private final FunctionGen g;
    private final FunctionBuilder code;

    Conversions(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    /// Whether assigning a value of one type to the other changes its representation: to an
    /// interface of another form.
    boolean changes(Type from, Type to) {
        if (!(to.underlying() instanceof InterfaceType ti)) {
            return false;
        }
        if (!(from.underlying() instanceof InterfaceType fi)) {
            return true;
        }
        return !sameObject(from, to)
                && !(ti.methods().isEmpty() && fi.methods().isEmpty())
                && !Types.identical(from, to);
    }

    private static boolean isEmpty(Type iface) {
        return ((InterfaceType) iface.underlying()).methods().isEmpty();
    }

    /// 0 for interfaces whose first word is a type, 1 for those with an itab.
    static int form(Type iface) {
        return isEmpty(iface) ? 0 : 1;
    }

    // ---- to interfaces

    void toInterface(Expr e, Type from, Type to, Place dest) {
        if (dest instanceof Mem m) {
            int t = g.regs.temp("PP");
            toInterface(e, from, to, new Slots(t));
            g.values.store(m, g.shapes.of(to), t);
            return;
        }
        int dst = ((Slots) dest).slot();
        var mark = g.mark();
        if (Types.isInterface(from)) {
            interfaceToInterface(g.exprs.operandNow(e), from, to, dst);
        } else {
            box(e, null, from, dst + 1);
            typeWord(from, to, dst);
        }
        g.release(mark);
    }

    /// Converts a value that is at hand.
    void convert(Place src, Type from, Type to, Place dest) {
        if (!changes(from, to)) {
            g.values.copy(src, dest, to);
            return;
        }
        int dst = dest instanceof Slots s ? s.slot() : g.regs.temp("PP");
        if (Types.isInterface(from)) {
            interfaceToInterface(g.values.load(src, from), from, to, dst);
        } else {
            box(null, src, from, dst + 1);
            typeWord(from, to, dst);
        }
        if (dest instanceof Mem m) {
            g.values.store(m, g.shapes.of(to), dst);
        }
    }

    private void typeWord(Type concrete, Type iface, int dst) {
        if (isEmpty(iface)) {
            code.emit(Op.LOAD_TYPE, dst, g.unit.type(concrete));
        } else {
            code.emit(Op.LOAD_ITAB, dst, g.unit.itab(iface, concrete));
        }
    }

    private void interfaceToInterface(int src, Type from, Type to, int dst) {
        if (isEmpty(to)) {
            int t = g.regs.temp("P");
            code.emit(Op.TYPE_OF, t, src);
            g.values.move(dst + 1, src + 1, 1);
            code.emit(Op.MOVE, dst, t);
        } else {
            code.emit(Op.CONVERT_IFACE, dst, src, form(from), g.unit.type(to));
        }
    }

    /// The data word for a value given as an expression or a place.
    private void box(Expr e, Place src, Type t, int dst) {
        var s = g.shapes.of(t);
        if (g.shapes.isDirect(t)) {
            if (s.memory()) {
                var m = (Mem) (e != null ? g.exprs.evalNow(e) : src);
                var near = g.values.near(m, 8);
                code.emit(Op.LOAD_PTR, dst, near.base(), (int) near.offset());
            } else if (e != null) {
                g.exprs.to(e, t, new Slots(dst));
            } else {
                g.values.copy(src, new Slots(dst), t);
            }
        } else if (e != null && s.size() > 0 && g.escape.boxInFrame(e)) {
            var at = g.frameObject(t, true);
            g.exprs.to(e, t, at);
            g.values.addressTo(at, dst);
        } else if (s.isSingleScalar()) {
            int v = e != null ? scalar(e, t) : g.values.load(src, t);
            code.emit(Op.BOX, dst, v, 0, g.unit.type(t));
        } else if (Types.isString(t)) {
            int v = e != null ? scalar(e, t) : g.values.load(src, t);
            code.emit(Op.BOX_STR, dst, v);
        } else {
            int p = g.regs.temp("P");
            if (e != null && !s.memory() && g.effects.calls(e)) {
                src = g.exprs.eval(e);
                e = null;
            }
            code.emit(Op.NEW, p, g.unit.type(t));
            if (e != null) {
                g.exprs.to(e, t, new Mem(p, 0));
            } else {
                g.values.copy(src, new Mem(p, 0), t);
            }
            code.emit(Op.MOVE, dst, p);
        }
    }

    private int scalar(Expr e, Type t) {
        return g.exprs.constant(e) != null
                ? g.constants.operand(g.exprs.constant(e), t)
                : g.exprs.operandNow(e);
    }

    // ---- explicit conversions

    /// For uses that only look at bytes, before anything else can change them: the operand of a
    /// conversion between string and []byte, whose first two slots do as well as the copy's; other
    /// expressions themselves.
    Expr withoutCopy(Expr e) {
        return Exprs.unparen(e) instanceof Expr.Call c
                        && g.info.typeAndValue(Exprs.unparen(c.fun())) instanceof TypeAndValue tv
                        && tv.isType()
                        && g.exprs.constant(c) == null
                        && !g.overrides.containsKey(e)
                        && !g.overrides.containsKey(c)
                        && g.exprs.constant(c.args().getFirst()) == null
                        && copiesBytes(g.typeOf(c.args().getFirst()), g.typeOf(c))
                ? c.args().getFirst()
                : e;
    }

    private boolean copiesBytes(Type from, Type to) {
        return Types.isString(from) && isBytes(to) || isBytes(from) && Types.isString(to);
    }

    private boolean isBytes(Type t) {
        return t.underlying() instanceof SliceType s && g.shapes.size(s.elem()) == 1;
    }

    /// `T(x)`: where the converted value is. Conversions that keep the representation give the
    /// operand's own place.
    Place value(Expr x, Type to) {
        if (g.exprs.isNil(x)) {
            var p = g.values.tempPlace(to);
            g.values.zero(p, to);
            return p;
        }
        var from = g.typeOf(x);
        if (keeps(from, to)) {
            return g.exprs.evalNow(x);
        }
        if (to.underlying() instanceof ArrayType a && from.underlying() instanceof SliceType) {
            return sliceToArray(x, a.length());
        }
        int dst = g.values.temp(to);
        into(x, to, dst);
        return new Slots(dst);
    }

    private Mem sliceToArray(Expr x, long length) {
        int p = g.regs.temp("P");
        code.emit(Op.SLICE_TO_ARRAY, p, g.exprs.operand(x), 0, length);
        return new Mem(p, 0);
    }

    /// `T(x)` into slots.
    void into(Expr x, Type to, int dst) {
        var c = g.exprs.constant(x);
        if (c != null && ConstantSlots.isScalar(to) && representable(c, to)) {
            g.code.loadConstant(dst, ConstantSlots.bits(c, to));
            return;
        }
        if (c != null && Types.isComplex(to)) {
            g.constants.toSlots(c, to, dst);
            return;
        }
        if (g.exprs.isNil(x)) {
            g.values.zero(new Slots(dst), to);
            return;
        }
        var from = g.typeOf(x);
        if (Types.isInterface(to)) {
            g.exprs.to(x, to, new Slots(dst));
        } else if (keeps(from, to)) {
            g.exprs.raw(x, new Slots(dst));
        } else {
            explicit(g.exprs.operandNow(x), from, to, dst);
        }
    }

    private static boolean representable(gobi.compiler.constant.Constant c, Type to) {
        if (!gobi.compiler.constant.Constants.isNumeric(c)) {
            return Types.isBoolean(to);
        }
        return !Types.isInteger(to)
                || !gobi.compiler.constant.Constants.isUnknown(
                        gobi.compiler.constant.Constants.toInt(c));
    }

    /// Whether values of both types have the same bits in the same slots.
    private boolean keeps(Type from, Type to) {
        if (Types.isInterface(to)) {
            return !changes(from, to);
        }
        var f = ConstantSlots.kind(from);
        var t = ConstantSlots.kind(to);
        if (f == Kind.INVALID && t == Kind.INVALID) {
            return !(from.underlying() instanceof SliceType)
                    || to.underlying() instanceof SliceType;
        }
        if (f.isInteger() && t.isInteger()) {
            return holds(from, to);
        }
        if (f == Kind.INVALID || t == Kind.INVALID) {
            // unsafe.Pointer and pointers; string and slices are not the same.
            return !f.isString() && !t.isString();
        }
        return f == t || f.isBoolean() && t.isBoolean() || f.isString() && t.isString();
    }

    /// Whether every value of one integer type, as it stands in a slot, is right for the other.
    private boolean holds(Type from, Type to) {
        long nf = g.shapes.size(from);
        long nt = g.shapes.size(to);
        boolean uf = Types.isUnsigned(from);
        boolean ut = Types.isUnsigned(to);
        return nt == 8 || uf == ut && nf <= nt || uf && nf < nt;
    }

    void explicit(int x, Type from, Type to, int dst) {
        var f = ConstantSlots.kind(from);
        var t = ConstantSlots.kind(to);
        if (t.isString()) {
            toString(x, from, f, dst);
        } else if (f.isString()) {
            boolean bytes = g.shapes.size(((SliceType) to.underlying()).elem()) == 1;
            code.emit(bytes ? Op.BYTES_FROM_STR : Op.RUNES_FROM_STR, dst, x);
        } else if (f.isComplex()) {
            var op = t == Kind.COMPLEX64 ? Op.CONV_F_F32 : Op.CONV_F32_F;
            code.emit(op, dst, x);
            code.emit(op, dst + 1, x + 1);
        } else if (f == Kind.UNSAFE_POINTER) {
            code.emit(Op.INT_FROM_PTR, dst, x);
        } else if (t == Kind.UNSAFE_POINTER) {
            code.emit(Op.PTR_FROM_INT, dst, x);
        } else if (from.underlying() instanceof SliceType) {
            var array = (ArrayType) ((PointerType) to.underlying()).elem().underlying();
            code.emit(Op.SLICE_TO_ARRAY, dst, x, 0, array.length());
        } else {
            number(x, from, f, to, t, dst);
        }
    }

    private void toString(int x, Type from, Kind f, int dst) {
        if (f.isInteger()) {
            code.emit(Op.STR_FROM_RUNE, dst, x);
        } else {
            boolean bytes = g.shapes.size(((SliceType) from.underlying()).elem()) == 1;
            code.emit(bytes ? Op.STR_FROM_BYTES : Op.STR_FROM_RUNES, dst, x);
        }
    }

    private void number(int x, Type from, Kind f, Type to, Kind t, int dst) {
        if (f.isInteger() && t.isInteger()) {
            var op = Operators.extension(t);
            code.emit(op == null ? Op.MOVE : op, dst, x);
        } else if (f.isInteger()) {
            boolean unsigned = g.comparisons.isUnsigned64(from);
            boolean narrow = t == Kind.FLOAT32;
            code.emit(
                    narrow
                            ? unsigned ? Op.CONV_U_F32 : Op.CONV_I_F32
                            : unsigned ? Op.CONV_U_F : Op.CONV_I_F,
                    dst,
                    x);
        } else if (t.isInteger()) {
            floatToInteger(g.comparisons.asDouble(from, x), to, dst);
        } else {
            code.emit(t == Kind.FLOAT32 ? Op.CONV_F_F32 : Op.CONV_F32_F, dst, x);
        }
    }

    private void floatToInteger(int x, Type to, int dst) {
        code.emit(g.comparisons.isUnsigned64(to) ? Op.CONV_F_U : Op.CONV_F_I, dst, x);
        g.operators.extend(to, dst);
    }

    // ---- type assertions

    /// `x.(T)` with one result, for types in slots.
    void typeAssert(Expr.TypeAssert a, int dst) {
        var to = g.typeOf(a);
        if (Types.isInterface(to)) {
            int x = g.exprs.operandNow(a.x());
            code.emit(Op.ASSERT_IFACE, dst, x, form(g.typeOf(a.x())), g.unit.type(to));
            return;
        }
        g.values.copy(typeAssertPlace(a), new Slots(dst), to);
    }

    /// `x.(T)` for a concrete type: where the value is inside the interface.
    Place typeAssertPlace(Expr.TypeAssert a) {
        var from = g.typeOf(a.x());
        var to = g.typeOf(a);
        int x = g.exprs.operand(a.x());
        g.line(a.lparen());
        var ok = new Label();
        branchIfType(x, from, to, ok, true);
        if (form(from) == 1) {
            panicIfNil(x, from, to);
        }
        code.emit(Op.PANIC_ASSERT, x, form(from), 0, g.unit.type(to));
        code.bind(ok);
        return unbox(x + 1, to);
    }

    /// A nil interface with methods does not know its static type, which the panic names.
    private void panicIfNil(int x, Type from, Type to) {
        var other = new Label();
        code.branch(Op.JUMP_NOT_NIL, x, 0, other);
        var s = Universe.STRING;
        var shape = CallShape.of(g.shapes, List.of(s, s, s, s, Universe.BOOL), List.of());
        var texts = List.of(g.unit.names().display(from), "", g.unit.names().display(to), "");
        for (int i = 0; i < texts.size(); i++) {
            var bytes = texts.get(i).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            g.constants.string(bytes, FunctionBuilder.OUT + shape.paramAt()[i]);
        }
        code.loadConstant(FunctionBuilder.OUT + shape.paramAt()[4], 0);
        g.callFunction("runtime.panicTypeAssert", shape);
        code.bind(other);
    }

    /// Branches if the dynamic type of the interface in slots `x` is (or is not) the concrete type.
    void branchIfType(int x, Type from, Type concrete, Label target, boolean is) {
        int t = typeOf(x, from);
        int want = g.regs.temp("P");
        code.emit(Op.LOAD_TYPE, want, g.unit.type(concrete));
        code.branch(is ? Op.JUMP_EQ : Op.JUMP_NE, t, want, target);
    }

    /// A slot with the dynamic type of an interface value.
    int typeOf(int x, Type iface) {
        if (isEmpty(iface)) {
            return x;
        }
        int t = g.regs.temp("P");
        code.emit(Op.TYPE_OF, t, x);
        return t;
    }

    /// Where the value of a concrete type is, given the data word.
    Place unbox(int word, Type t) {
        var s = g.shapes.of(t);
        if (!g.shapes.isDirect(t)) {
            return new Mem(word, 0);
        }
        if (!s.memory()) {
            return new Slots(word);
        }
        var m = g.values.memoryTemp(t);
        code.emit(Op.STORE_PTR, m.base(), word, (int) m.offset());
        return m;
    }

    /// `v, ok = x.(T)`: `value` may be null for a blank; `ok` -1.
    void typeAssertOk(Expr.TypeAssert a, Place value, int ok) {
        var from = g.typeOf(a.x());
        var to = g.type(g.info.typeOf(a.type()));
        if (Types.isInterface(to)) {
            int x = g.exprs.operandNow(a.x());
            int t = g.regs.temp("PPS");
            code.emit(Op.ASSERT_IFACE_OK, t, x, form(from), g.unit.type(to));
            if (value != null) {
                g.values.copy(new Slots(t), value, to);
            }
            if (ok >= 0) {
                g.values.move(ok, t + 2, 1);
            }
            return;
        }
        int x = g.exprs.operand(a.x());
        var fails = new Label();
        var end = new Label();
        branchIfType(x, from, to, fails, false);
        if (value != null) {
            g.values.copy(unbox(x + 1, to), value, to);
        }
        if (ok >= 0) {
            code.emit(Op.LOAD_I, ok, 1);
        }
        code.jump(end);
        code.bind(fails);
        if (value != null) {
            g.values.zero(value, to);
        }
        if (ok >= 0) {
            code.emit(Op.LOAD_I, ok, 0);
        }
        code.bind(end);
    }
}
