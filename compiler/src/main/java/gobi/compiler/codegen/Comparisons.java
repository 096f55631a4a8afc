package gobi.compiler.codegen;

import gobi.compiler.bytecode.Op;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.constant.Constant;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;

/// Comparisons and logical operators as values 0 and 1.
final class Comparisons {
    private final FunctionGen g;
    private final FunctionBuilder code;

    Comparisons(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    void value(Expr.Binary b, int dst) {
        if (b.op() == BinaryOp.LAND || b.op() == BinaryOp.LOR) {
            logical(b, dst);
            return;
        }
        if (g.exprs.isNil(b.y()) || g.exprs.isNil(b.x())) {
            nil(g.exprs.isNil(b.y()) ? b.x() : b.y(), b.op(), dst);
            return;
        }
        var t = operandType(b);
        switch (b.op()) {
            case EQL, NEQ -> equality(b, t, dst);
            case LSS, LEQ, GTR, GEQ -> ordered(b, t, dst);
            default -> throw new IllegalStateException();
        }
    }

    private void logical(Expr.Binary b, int dst) {
        var no = new Label();
        var end = new Label();
        g.conditions.branch(b, no, false);
        code.emit(Op.LOAD_I, dst, 1);
        code.jump(end);
        code.bind(no);
        code.emit(Op.LOAD_I, dst, 0);
        code.bind(end);
    }

    private void nil(Expr x, BinaryOp op, int dst) {
        int p = g.exprs.operandNow(x);
        int zero = g.regs.temp("P");
        code.emit(Op.ZERO, zero);
        code.emit(op == BinaryOp.EQL ? Op.EQ : Op.NE, dst, p, zero);
    }

    /// The type that both operands are converted to: an interface if either is one.
    Type operandType(Expr.Binary b) {
        var x = g.typeOf(b.x());
        var y = g.typeOf(b.y());
        if (Types.isInterface(y) && !Types.isInterface(x)) {
            return y;
        }
        if (Types.isInterface(x)) {
            if (Types.isInterface(y) && !Types.identical(x, y) && g.conversions.changes(y, x)) {
                // The one with fewer methods is the common one.
                int nx = ((InterfaceType) x.underlying()).methods().size();
                int ny = ((InterfaceType) y.underlying()).methods().size();
                return ny < nx ? y : x;
            }
            return x;
        }
        return g.exprs.constant(b.x()) != null ? y : x;
    }

    /// Operands in source order, whatever the order of the instruction.
    private int[] operands(Expr.Binary b, Type t) {
        if (Types.isString(t)) {
            return strings(b, t);
        }
        return g.exprs.operands(b.x(), convert(b.x(), t), b.y(), convert(b.y(), t));
    }

    /// The operands of a comparison of strings, which may be slices of bytes.
    int[] strings(Expr.Binary b, Type t) {
        var x = g.conversions.withoutCopy(b.x());
        var y = g.conversions.withoutCopy(b.y());
        return g.exprs.operands(
                x,
                g.exprs.constant(x) != null ? t : null,
                y,
                g.exprs.constant(y) != null ? t : null);
    }

    private Type convert(Expr e, Type t) {
        return g.exprs.constant(e) != null || Types.isInterface(t) ? t : null;
    }

    private void ordered(Expr.Binary b, Type t, int dst) {
        int[] o = operands(b, t);
        boolean orEqual = b.op() == BinaryOp.LEQ || b.op() == BinaryOp.GEQ;
        boolean swap = b.op() == BinaryOp.GTR || b.op() == BinaryOp.GEQ;
        ordered(t, orEqual, dst, swap ? o[1] : o[0], swap ? o[0] : o[1]);
    }

    void ordered(Type t, boolean orEqual, int dst, int x, int y) {
        var k = ConstantSlots.kind(t);
        if (k.isString()) {
            int c = g.regs.temp("S");
            code.emit(Op.COMPARE_STR, c, x, y);
            code.emit(orEqual ? Op.LE : Op.LT, dst, c, g.constants.slot(0));
        } else if (k.isFloat()) {
            code.emit(orEqual ? Op.LE_F : Op.LT_F, dst, asDouble(t, x), asDouble(t, y));
        } else if (isUnsigned64(t)) {
            code.emit(orEqual ? Op.ULE : Op.ULT, dst, x, y);
        } else {
            code.emit(orEqual ? Op.LE : Op.LT, dst, x, y);
        }
    }

    boolean isUnsigned64(Type t) {
        return Types.isUnsigned(t) && g.shapes.size(t) == 8;
    }

    /// Float comparisons work on float64; float32 operands are widened.
    int asDouble(Type t, int slot) {
        if (g.shapes.size(t) == 8) {
            return slot;
        }
        int d = g.regs.temp("S");
        code.emit(Op.CONV_F32_F, d, slot);
        return d;
    }

    private void equality(Expr.Binary b, Type t, int dst) {
        boolean equal = b.op() == BinaryOp.EQL;
        var s = g.shapes.of(t);
        if (s.memory()) {
            var left = g.exprs.eval(b.x());
            var right = g.exprs.eval(b.y());
            equal(t, left, right, dst);
            invert(equal, dst);
            return;
        }
        if (ConstantSlots.kind(t).isString() && emptyString(b, equal, dst)) {
            return;
        }
        int[] o = operands(b, t);
        if (s.isSimple() && s.slots() == 1 && !Types.isFloat(t)) {
            code.emit(equal ? Op.EQ : Op.NE, dst, o[0], o[1]);
        } else if (Types.isFloat(t)) {
            code.emit(equal ? Op.EQ_F : Op.NE_F, dst, asDouble(t, o[0]), asDouble(t, o[1]));
        } else {
            equal(t, new Slots(o[0]), new Slots(o[1]), dst);
            invert(equal, dst);
        }
    }

    private boolean emptyString(Expr.Binary b, boolean equal, int dst) {
        var x = isEmpty(b.y()) ? b.x() : isEmpty(b.x()) ? b.y() : null;
        if (x == null) {
            return false;
        }
        int s = g.indexing.sequence(g.conversions.withoutCopy(x));
        code.emit(equal ? Op.EQ : Op.NE, dst, s + 1, g.constants.slot(0));
        return true;
    }

    boolean isEmpty(Expr e) {
        return g.exprs.constant(e) instanceof Constant.Str s && s.bytes().length == 0;
    }

    private void invert(boolean equal, int dst) {
        if (!equal) {
            code.emit(Op.NOT_BOOL, dst, dst);
        }
    }

    /// dst = x == y for values of one type.
    void equal(Type t, Place x, Place y, int dst) {
        var s = g.shapes.of(t);
        if (s.memory()) {
            int a = g.values.address((Mem) x);
            code.emit(Op.EQ_MEM, dst, a, g.values.address((Mem) y), g.unit.type(t));
            return;
        }
        int a = g.values.load(x, t);
        int b = g.values.load(y, t);
        switch (t.underlying()) {
            case InterfaceType _ -> code.emit(Op.EQ_IFACE, dst, a, b, g.unit.type(t));
            case StructType st -> struct(st, a, b, dst);
            default -> {
                if (Types.isString(t)) {
                    code.emit(Op.EQ_STR, dst, a, b);
                } else if (Types.isFloat(t)) {
                    code.emit(Op.EQ_F, dst, asDouble(t, a), asDouble(t, b));
                } else if (Types.isComplex(t)) {
                    complex(t, a, b, dst);
                } else {
                    code.emit(Op.EQ, dst, a, b);
                }
            }
        }
    }

    private void complex(Type t, int a, int b, int dst) {
        var half =
                g.shapes.size(t) == 8
                        ? gobi.compiler.types.Universe.FLOAT32
                        : gobi.compiler.types.Universe.FLOAT64;
        int u = g.regs.temp("S");
        code.emit(Op.EQ_F, u, asDouble(half, a), asDouble(half, b));
        int v = g.regs.temp("S");
        code.emit(Op.EQ_F, v, asDouble(half, a + 1), asDouble(half, b + 1));
        code.emit(Op.AND, dst, u, v);
    }

    /// Whether comparing may panic, so that it must stop at the first difference: then it branches.
    boolean branches(Type t) {
        return t.underlying() instanceof StructType st
                && !g.shapes.of(t).memory()
                && st.fields().size() > 1
                && st.fields().stream().anyMatch(f -> mayPanic(f.type()));
    }

    private static boolean mayPanic(Type t) {
        return switch (t.underlying()) {
            case InterfaceType _ -> true;
            case StructType st -> st.fields().stream().anyMatch(f -> mayPanic(f.type()));
            default -> false;
        };
    }

    private void structInOrder(StructType st, int a, int b, int dst) {
        int[] at = g.shapes.slotOffsets(st);
        var differs = new Label();
        var end = new Label();
        for (int i = 0; i < at.length; i++) {
            var f = st.fields().get(i);
            if (!f.name().equals("_") && g.shapes.of(f.type()).slots() > 0) {
                int t = g.regs.temp("S");
                equal(f.type(), new Slots(a + at[i]), new Slots(b + at[i]), t);
                code.branch(Op.JUMP_FALSE, t, 0, differs);
            }
        }
        code.emit(Op.LOAD_I, dst, 1);
        code.jump(end);
        code.bind(differs);
        code.emit(Op.LOAD_I, dst, 0);
        code.bind(end);
    }

    private void struct(StructType st, int a, int b, int dst) {
        if (branches(st)) {
            structInOrder(st, a, b, dst);
            return;
        }
        int[] at = g.shapes.slotOffsets(st);
        int result = -1;
        for (int i = 0; i < at.length; i++) {
            var f = st.fields().get(i);
            if (f.name().equals("_") || g.shapes.of(f.type()).slots() == 0) {
                continue;
            }
            int t = g.regs.temp("S");
            equal(f.type(), new Slots(a + at[i]), new Slots(b + at[i]), t);
            if (result >= 0) {
                code.emit(Op.AND, t, result, t);
            }
            result = t;
        }
        if (result < 0) {
            code.emit(Op.LOAD_I, dst, 1);
        } else {
            code.emit(Op.MOVE, dst, result);
        }
    }
}
