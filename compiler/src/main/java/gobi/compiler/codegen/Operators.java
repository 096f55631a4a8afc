package gobi.compiler.codegen;

import gobi.compiler.bytecode.Op;
import gobi.compiler.constant.Constant;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.BasicType.Kind;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.util.ArrayList;
import java.util.List;

/// Arithmetic, shifts and string concatenation. Integers narrower than 64 bits are extended again
/// after what may overflow.
final class Operators {
    private final FunctionGen g;
    private final FunctionBuilder code;

    Operators(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    void binary(Expr.Binary b, int dst) {
        if (b.op().isComparison() || b.op() == BinaryOp.LAND || b.op() == BinaryOp.LOR) {
            g.comparisons.value(b, dst);
            return;
        }
        var t = g.typeOf(b);
        if (Types.isString(t)) {
            concat(b, dst);
        } else if (b.op().isShift()) {
            shiftExpr(b.x(), b.op(), b.y(), t, dst, b.opPos());
        } else if (isNarrow(t) && bitwise(b.op()) && g.effects.straight(b)) {
            if (loose(b, t, dst)) {
                extend(t, dst);
            }
        } else if (!immediateForm(b, t, dst)) {
            int[] o =
                    g.exprs.operands(b.x(), constantType(b.x(), t), b.y(), constantType(b.y(), t));
            g.line(b.opPos());
            emit(b.op(), t, dst, o[0], o[1]);
        }
    }

    // ---- narrow integers

    private boolean isNarrow(Type t) {
        return Types.isInteger(t) && g.shapes.size(t) < 8;
    }

    /// Operators whose low result bits depend on the low bits of the operands alone.
    private static boolean bitwise(BinaryOp op) {
        return switch (op) {
            case ADD, SUB, MUL, AND, OR, XOR, AND_NOT -> true;
            default -> false;
        };
    }

    /// Evaluates with right low bits only; true if the bits beyond the type may be wrong, so that
    /// it needs extending.
    private boolean loose(Expr.Binary b, Type t, int dst) {
        var imm = g.exprs.immediate(b.y());
        if (imm != null && canImmediate(b.op(), t, imm) && b.op() != BinaryOp.AND) {
            immediateOnly(b.op(), dst, loose(b.x(), t).slot(), imm);
            return true;
        }
        if (imm != null && imm >= 0 && b.op() == BinaryOp.AND) {
            // The mask clears what may be wrong.
            code.emit(Op.AND_I, dst, loose(b.x(), t).slot(), imm);
            return false;
        }
        var x = loose(b.x(), t);
        var y = loose(b.y(), t);
        g.line(b.opPos());
        var k = ConstantSlots.kind(t);
        if (b.op() == BinaryOp.ADD && (k == Kind.UINT32 || k == Kind.INT32)) {
            code.emit(k == Kind.UINT32 ? Op.ADD_U32 : Op.ADD_I32, dst, x.slot(), y.slot());
            return false;
        }
        code.emit(plainOp(b.op()), dst, x.slot(), y.slot());
        if (b.op() == BinaryOp.AND && k.isUnsigned()) {
            return x.dirty() && y.dirty();
        }
        return x.dirty()
                || y.dirty()
                || b.op() == BinaryOp.ADD
                || b.op() == BinaryOp.SUB
                || b.op() == BinaryOp.MUL;
    }

    private record Loose(int slot, boolean dirty) {}

    private Loose loose(Expr e, Type t) {
        var u = Exprs.unparen(e);
        if (g.exprs.constant(u) != null) {
            return new Loose(g.constants.operand(g.exprs.constant(u), t), false);
        }
        if (!g.overrides.containsKey(u)) {
            if (u instanceof Expr.Binary b && bitwise(b.op())) {
                int dst = g.regs.temp("S");
                return new Loose(dst, loose(b, t, dst));
            }
            if (u instanceof Expr.Binary b
                    && b.op() == BinaryOp.SHL
                    && g.exprs.constant(b.y()) instanceof Constant.Int n
                    && n.value().bitLength() < 6) {
                int dst = g.regs.temp("S");
                code.emit(Op.SHL_I, dst, loose(b.x(), t).slot(), n.value().intValue());
                return new Loose(dst, true);
            }
            if (u instanceof Expr.Unary n && n.op() == gobi.compiler.syntax.UnaryOp.XOR) {
                int dst = g.regs.temp("S");
                code.emit(Op.NOT, dst, loose(n.x(), t).slot());
                return new Loose(dst, true);
            }
            if (u instanceof Expr.Call c
                    && g.info.typeAndValue(c.fun()).isType()
                    && g.exprs.constant(c.args().getFirst()) == null
                    && Types.isInteger(g.typeOf(c.args().getFirst()))
                    && g.shapeOf(c.args().getFirst()).size() >= g.shapes.size(t)) {
                return new Loose(g.exprs.operand(c.args().getFirst()), true);
            }
        }
        return new Loose(g.exprs.operand(e), false);
    }

    private void immediateOnly(BinaryOp op, int dst, int x, int imm) {
        switch (op) {
            case ADD -> code.emit(Op.ADD_I, dst, x, imm);
            case SUB -> code.emit(Op.ADD_I, dst, x, -imm);
            default -> code.emit(Op.MUL_I, dst, x, imm);
        }
    }

    private static Op plainOp(BinaryOp op) {
        return switch (op) {
            case ADD -> Op.ADD;
            case SUB -> Op.SUB;
            case MUL -> Op.MUL;
            case AND -> Op.AND;
            case OR -> Op.OR;
            case XOR -> Op.XOR;
            default -> Op.AND_NOT;
        };
    }

    /// Constants take the type of the operation.
    private Type constantType(Expr e, Type t) {
        return g.exprs.constant(e) == null ? null : t;
    }

    /// `x op c` with a small constant.
    private boolean immediateForm(Expr.Binary b, Type t, int dst) {
        if (!Types.isInteger(t)) {
            return false;
        }
        var x = b.x();
        var imm = g.exprs.immediate(b.y());
        if (imm == null
                && (b.op() == BinaryOp.ADD || b.op() == BinaryOp.MUL || b.op() == BinaryOp.AND)) {
            imm = g.exprs.immediate(b.x());
            x = b.y();
        }
        return imm != null
                && canImmediate(b.op(), t, imm)
                && immediate(b.op(), t, dst, g.exprs.operandNow(x), imm);
    }

    boolean hasImmediate(BinaryOp op, Type t, int imm) {
        return canImmediate(op, t, imm);
    }

    private static boolean canImmediate(BinaryOp op, Type t, int imm) {
        return switch (op) {
            case ADD, MUL, AND -> true;
            case SUB -> imm != Short.MIN_VALUE;
            case QUO, REM -> Types.isUnsigned(t) && imm > 0 && Integer.bitCount(imm) == 1;
            default -> false;
        };
    }

    /// dst = x op imm.
    boolean immediate(BinaryOp op, Type t, int dst, int x, int imm) {
        switch (op) {
            case ADD -> code.emit(Op.ADD_I, dst, x, imm);
            case SUB -> code.emit(Op.ADD_I, dst, x, -imm);
            case MUL -> {
                if (imm > 1 && Integer.bitCount(imm) == 1) {
                    code.emit(Op.SHL_I, dst, x, Integer.numberOfTrailingZeros(imm));
                } else {
                    code.emit(Op.MUL_I, dst, x, imm);
                }
            }
            case AND -> {
                code.emit(Op.AND_I, dst, x, imm);
                return true;
            }
            case QUO -> {
                code.emit(Op.USHR_I, dst, x, Integer.numberOfTrailingZeros(imm));
                return true;
            }
            case REM -> {
                code.emit(Op.AND_I, dst, x, imm - 1);
                return true;
            }
            default -> throw new IllegalStateException();
        }
        extend(t, dst);
        return true;
    }

    /// Brings a 64-bit result back to the range of a narrower integer type.
    void extend(Type t, int slot) {
        var op = extension(ConstantSlots.kind(t));
        if (op != null) {
            code.emit(op, slot, slot);
        }
    }

    static Op extension(Kind k) {
        return switch (k) {
            case INT8 -> Op.SEXT8;
            case INT16 -> Op.SEXT16;
            case INT32, UNTYPED_RUNE -> Op.SEXT32;
            case UINT8 -> Op.ZEXT8;
            case UINT16 -> Op.ZEXT16;
            case UINT32 -> Op.ZEXT32;
            default -> null;
        };
    }

    /// dst = x op y for operands of one type; for shifts `y` is an unsigned count.
    void emit(BinaryOp op, Type t, int dst, int x, int y) {
        var k = ConstantSlots.kind(t);
        if (k.isInteger()) {
            integer(op, k, t, dst, x, y);
        } else if (k.isFloat()) {
            code.emit(floatOp(op, k == Kind.FLOAT32), dst, x, y);
        } else if (k.isComplex()) {
            complex(op, k, dst, x, y);
        } else if (k.isString()) {
            code.emit(Op.CONCAT, dst, x, y);
        } else {
            throw new IllegalStateException("operator " + op.text());
        }
    }

    private void integer(BinaryOp op, Kind k, Type t, int dst, int x, int y) {
        boolean unsigned = k.isUnsigned();
        if (op == BinaryOp.ADD && (k == Kind.UINT32 || k == Kind.INT32)) {
            code.emit(k == Kind.UINT32 ? Op.ADD_U32 : Op.ADD_I32, dst, x, y);
            return;
        }
        var plain =
                switch (op) {
                    case ADD -> Op.ADD;
                    case SUB -> Op.SUB;
                    case MUL -> Op.MUL;
                    case QUO -> unsigned ? Op.UDIV : Op.DIV;
                    case REM -> unsigned ? Op.UREM : Op.REM;
                    case AND -> Op.AND;
                    case OR -> Op.OR;
                    case XOR -> Op.XOR;
                    case AND_NOT -> Op.AND_NOT;
                    case SHL -> Op.SHL;
                    case SHR -> unsigned ? Op.USHR : Op.SHR;
                    default -> throw new IllegalStateException("operator " + op.text());
                };
        code.emit(plain, dst, x, y);
        switch (op) {
            case ADD, SUB, MUL, SHL -> extend(t, dst);
            case QUO -> {
                if (!unsigned) {
                    extend(t, dst);
                }
            }
            default -> {}
        }
    }

    private static Op floatOp(BinaryOp op, boolean narrow) {
        return switch (op) {
            case ADD -> narrow ? Op.ADD_F32 : Op.ADD_F;
            case SUB -> narrow ? Op.SUB_F32 : Op.SUB_F;
            case MUL -> narrow ? Op.MUL_F32 : Op.MUL_F;
            case QUO -> narrow ? Op.DIV_F32 : Op.DIV_F;
            default -> throw new IllegalStateException("operator " + op.text());
        };
    }

    // ---- complex numbers

    private void complex(BinaryOp op, Kind k, int dst, int x, int y) {
        boolean narrow = k == Kind.COMPLEX64;
        switch (op) {
            case ADD, SUB -> {
                // Only the real part of an operand is overwritten before its imaginary part is
                // read: no overlap matters.
                code.emit(floatOp(op, narrow), dst, x, y);
                code.emit(floatOp(op, narrow), dst + 1, x + 1, y + 1);
            }
            case MUL -> multiply(narrow, dst, x, y);
            case QUO -> divide(narrow, dst, x, y);
            default -> throw new IllegalStateException("operator " + op.text());
        }
    }

    private void multiply(boolean narrow, int dst, int x, int y) {
        var mul = floatOp(BinaryOp.MUL, narrow);
        int a = g.regs.temp("S");
        int b = g.regs.temp("S");
        int c = g.regs.temp("S");
        code.emit(mul, a, x, y);
        code.emit(mul, b, x + 1, y + 1);
        code.emit(mul, c, x, y + 1);
        code.emit(floatOp(BinaryOp.SUB, narrow), a, a, b);
        code.emit(mul, b, x + 1, y);
        code.emit(floatOp(BinaryOp.ADD, narrow), dst + 1, c, b);
        code.emit(Op.MOVE, dst, a);
    }

    /// Division follows C99's rules for infinities and NaNs, in a function of package runtime.
    private void divide(boolean narrow, int dst, int x, int y) {
        var shape =
                CallShape.of(
                        g.shapes,
                        List.of(Universe.COMPLEX128, Universe.COMPLEX128),
                        List.of(Universe.COMPLEX128));
        int out = FunctionBuilder.OUT;
        int[] from = {x, x + 1, y, y + 1};
        for (int i = 0; i < 4; i++) {
            code.emit(narrow ? Op.CONV_F32_F : Op.MOVE, out + shape.paramAt()[0] + i, from[i]);
        }
        g.callFunction("runtime.complex128div", shape);
        if (narrow) {
            code.emit(Op.CONV_F_F32, dst, out + 2);
            code.emit(Op.CONV_F_F32, dst + 1, out + 3);
        } else {
            code.emit(Op.MOVE2, dst, out + 2);
        }
    }

    // ---- shifts

    void shiftExpr(Expr x, BinaryOp op, Expr y, Type t, int dst, int pos) {
        var c = g.exprs.constant(y);
        if (c != null) {
            int v =
                    g.exprs.constant(x) != null
                            ? g.constants.operand(g.exprs.constant(x), t)
                            : g.exprs.operandNow(x);
            shiftConstant(op, t, dst, v, c);
            return;
        }
        int[] o = g.exprs.operands(x, constantType(x, t), y, null);
        g.line(pos);
        shift(op, t, dst, o[0], o[1], g.typeOf(y), y);
    }

    /// `count` tells where the count comes from (null if unknown).
    void shift(BinaryOp op, Type t, int dst, int x, int n, Type countType, Expr count) {
        if (!Types.isUnsigned(countType) && (count == null || !nonNegative(count))) {
            code.emit(Op.CHECK_SHIFT, n);
        }
        emit(op, t, dst, x, n);
    }

    private boolean nonNegative(Expr e) {
        return switch (Exprs.unparen(e)) {
            case Expr.Binary b when b.op() == BinaryOp.AND -> {
                var x = g.exprs.immediate(b.x());
                var y = g.exprs.immediate(b.y());
                yield x != null && x >= 0 || y != null && y >= 0;
            }
            case Expr.Call c when g.info.typeAndValue(c.fun()).isType() ->
                    Types.isUnsigned(g.typeOf(c.args().getFirst()))
                            && g.shapeOf(c.args().getFirst()).size() < g.shapeOf(c).size();
            default -> false;
        };
    }

    void shiftConstant(BinaryOp op, Type t, int dst, int x, Constant count) {
        var big = ((Constant.Int) gobi.compiler.constant.Constants.toInt(count)).value();
        int n = big.bitLength() > 8 ? 64 : Math.min(64, big.intValue());
        boolean unsigned = Types.isUnsigned(t);
        if (op == BinaryOp.SHL) {
            if (n >= 64) {
                code.emit(Op.LOAD_I, dst, 0);
            } else {
                code.emit(Op.SHL_I, dst, x, n);
                extend(t, dst);
            }
        } else if (unsigned && n >= 64) {
            code.emit(Op.LOAD_I, dst, 0);
        } else {
            code.emit(unsigned ? Op.USHR_I : Op.SHR_I, dst, x, Math.min(n, 63));
        }
    }

    // ---- unary

    void unary(Expr.Unary u, int dst, Type t) {
        int x =
                g.exprs.constant(u.x()) != null
                        ? g.constants.operand(g.exprs.constant(u.x()), t)
                        : u.op() == gobi.compiler.syntax.UnaryOp.NOT
                                ? 0
                                : g.exprs.operandNow(u.x());
        var k = ConstantSlots.kind(t);
        switch (u.op()) {
            case PLUS -> g.values.move(dst, x, g.shapes.of(t).slots());
            case NEG -> negate(k, t, dst, x);
            case XOR -> {
                code.emit(Op.NOT, dst, x);
                if (k.isUnsigned()) {
                    extend(t, dst);
                }
            }
            case NOT -> code.emit(Op.NOT_BOOL, dst, g.exprs.operandNow(u.x()));
            default -> throw new IllegalStateException("operator " + u.op().text());
        }
    }

    private void negate(Kind k, Type t, int dst, int x) {
        if (k.isInteger()) {
            code.emit(Op.NEG, dst, x);
            extend(t, dst);
        } else if (k.isFloat()) {
            code.emit(k == Kind.FLOAT32 ? Op.NEG_F32 : Op.NEG_F, dst, x);
        } else {
            var op = k == Kind.COMPLEX64 ? Op.NEG_F32 : Op.NEG_F;
            code.emit(op, dst, x);
            code.emit(op, dst + 1, x + 1);
        }
    }

    // ---- strings

    private void concat(Expr.Binary b, int dst) {
        var parts = new ArrayList<Expr>();
        flatten(b, parts);
        concat(parts, dst, -1);
    }

    /// dst = first + parts...; `first` is slots of a string, or -1.
    void concat(List<Expr> parts, int dst, int first) {
        int n = parts.size() + (first >= 0 ? 1 : 0);
        if (parts.stream().anyMatch(this::isText)) {
            // The result is a new string, whatever the others hold.
            parts = parts.stream().map(g.conversions::withoutCopy).toList();
        }
        if (n == 2) {
            int x = first;
            int y;
            if (first >= 0) {
                y = g.exprs.operandNow(parts.getFirst());
            } else {
                int[] o = g.exprs.operands(parts.get(0), null, parts.get(1), null);
                x = o[0];
                y = o[1];
            }
            code.emit(Op.CONCAT, dst, x, y);
            return;
        }
        int at = g.regs.temp("PS".repeat(n));
        int next = at;
        if (first >= 0) {
            next += 2;
        }
        for (var p : parts) {
            if (Types.isString(g.typeOf(p))) {
                g.exprs.raw(p, new Place.Slots(next));
            } else {
                g.values.move(next, g.exprs.operandNow(p), 2);
            }
            next += 2;
        }
        if (first >= 0) {
            g.values.move(at, first, 2);
        }
        code.emit(Op.CONCAT_N, dst, at, n);
    }

    private boolean isText(Expr e) {
        return g.exprs.constant(e) instanceof Constant.Str c && c.bytes().length > 0;
    }

    void flatten(Expr e, List<Expr> parts) {
        var u = Exprs.unparen(e);
        if (u instanceof Expr.Binary b && b.op() == BinaryOp.ADD && g.exprs.constant(u) == null) {
            flatten(b.x(), parts);
            flatten(b.y(), parts);
        } else {
            parts.add(u);
        }
    }
}
