package gobi.compiler.codegen;

import gobi.compiler.bytecode.Op;
import gobi.compiler.constant.Constant;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.UnaryOp;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;

/// Conditions as branches.
final class Conditions {
    private final FunctionGen g;
    private final FunctionBuilder code;

    Conditions(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    /// Goes to `target` if the condition is `when`, else falls through.
    void branch(Expr expr, Label target, boolean when) {
        var c = g.exprs.constant(expr);
        if (c instanceof Constant.Bool b) {
            if (b.value() == when) {
                code.jump(target);
            }
            return;
        }
        var mark = g.mark();
        switch (Exprs.unparen(expr)) {
            case Expr.Unary u when u.op() == UnaryOp.NOT -> branch(u.x(), target, !when);
            case Expr.Binary b when b.op() == BinaryOp.LAND || b.op() == BinaryOp.LOR ->
                    logical(b, target, when);
            case Expr.Binary b when b.op().isComparison() -> comparison(b, target, when);
            case Expr e -> plain(e, target, when);
        }
        g.release(mark);
    }

    private void plain(Expr e, Label target, boolean when) {
        int v = g.exprs.operandNow(e);
        code.branch(when ? Op.JUMP_TRUE : Op.JUMP_FALSE, v, 0, target);
    }

    private void logical(Expr.Binary b, Label target, boolean when) {
        // `a && b` is false, or `a || b` true, as soon as the first operand decides.
        boolean decides = b.op() == BinaryOp.LOR;
        if (when == decides) {
            branch(b.x(), target, when);
            branch(b.y(), target, when);
        } else {
            var past = new Label();
            branch(b.x(), past, !when);
            branch(b.y(), target, when);
            code.bind(past);
        }
    }

    private void comparison(Expr.Binary b, Label target, boolean when) {
        if (g.exprs.isNil(b.x()) || g.exprs.isNil(b.y())) {
            nil(g.exprs.isNil(b.y()) ? b.x() : b.y(), (b.op() == BinaryOp.EQL) == when, target);
            return;
        }
        var t = g.comparisons.operandType(b);
        if (Types.isInteger(t) && integer(b, t, target, when)) {
            return;
        }
        if (Types.isFloat(t) && b.op() != BinaryOp.EQL && b.op() != BinaryOp.NEQ) {
            floats(b, t, target, when);
            return;
        }
        if (b.op() == BinaryOp.EQL || b.op() == BinaryOp.NEQ) {
            boolean equal = (b.op() == BinaryOp.EQL) == when;
            if (isWord(t)) {
                int[] o = operands(b, t);
                code.branch(equal ? Op.JUMP_EQ : Op.JUMP_NE, o[0], o[1], target);
                return;
            }
            if (Types.isString(t) && empty(b, equal, target)) {
                return;
            }
            // Compute equality and choose the branch, which saves the inversion.
            int v = g.regs.temp("S");
            g.comparisons.value(new Expr.Binary(b.x(), b.opPos(), BinaryOp.EQL, b.y()), v);
            code.branch(equal ? Op.JUMP_TRUE : Op.JUMP_FALSE, v, 0, target);
            return;
        }
        strings(b, t, target, when);
    }

    /// Types whose values are one slot and equal if the slots are.
    private boolean isWord(Type t) {
        var s = g.shapes.of(t);
        return s.isSimple()
                && s.slots() == 1
                && !Types.isFloat(t)
                && !(t.underlying() instanceof StructType);
    }

    private int[] operands(Expr.Binary b, Type t) {
        return g.exprs.operands(b.x(), convert(b.x(), t), b.y(), convert(b.y(), t));
    }

    private Type convert(Expr e, Type t) {
        return g.exprs.constant(e) != null ? t : null;
    }

    private void nil(Expr x, boolean jumpIfNil, Label target) {
        int p;
        var t = g.typeOf(x);
        if (t.underlying() instanceof BasicType || g.shapes.of(t).slots() == 1) {
            p = g.exprs.operandNow(x);
        } else {
            p = firstWord(x);
        }
        code.branch(jumpIfNil ? Op.JUMP_NIL : Op.JUMP_NOT_NIL, p, 0, target);
    }

    /// Only the first word of a slice or interface tells whether it is nil.
    private int firstWord(Expr x) {
        return switch (g.exprs.place(x)) {
            case Place.Slots s -> s.slot();
            case Place.Mem m -> {
                int p = g.regs.temp("P");
                var near = g.values.near(m, 8);
                code.emit(Op.LOAD_PTR, p, near.base(), (int) near.offset());
                yield p;
            }
        };
    }

    private boolean empty(Expr.Binary b, boolean equal, Label target) {
        var x = g.comparisons.isEmpty(b.y()) ? b.x() : g.comparisons.isEmpty(b.x()) ? b.y() : null;
        if (x == null) {
            return false;
        }
        int s = g.indexing.sequence(g.conversions.withoutCopy(x));
        code.branch(equal ? Op.JUMP_EQ_I : Op.JUMP_NE_I, s + 1, 0, target);
        return true;
    }

    // ---- integers

    private boolean integer(Expr.Binary b, Type t, Label target, boolean when) {
        var op = when ? b.op() : negated(b.op());
        boolean unsigned = g.comparisons.isUnsigned64(t);
        var imm = g.exprs.immediate(b.y());
        var x = b.x();
        if (imm == null && g.exprs.immediate(b.x()) != null) {
            imm = g.exprs.immediate(b.x());
            x = b.y();
            op = mirrored(op);
        }
        if (imm != null && (!unsigned || op == BinaryOp.EQL || op == BinaryOp.NEQ)) {
            code.branch(immediateOp(op), g.exprs.operandNow(x), imm, target);
            return true;
        }
        int[] o = operands(b, t);
        op = when ? b.op() : negated(b.op());
        switch (op) {
            case EQL -> code.branch(Op.JUMP_EQ, o[0], o[1], target);
            case NEQ -> code.branch(Op.JUMP_NE, o[0], o[1], target);
            case LSS -> code.branch(unsigned ? Op.JUMP_ULT : Op.JUMP_LT, o[0], o[1], target);
            case LEQ -> code.branch(unsigned ? Op.JUMP_ULE : Op.JUMP_LE, o[0], o[1], target);
            case GTR -> code.branch(unsigned ? Op.JUMP_ULT : Op.JUMP_LT, o[1], o[0], target);
            default -> code.branch(unsigned ? Op.JUMP_ULE : Op.JUMP_LE, o[1], o[0], target);
        }
        return true;
    }

    static Op immediateOp(BinaryOp op) {
        return switch (op) {
            case EQL -> Op.JUMP_EQ_I;
            case NEQ -> Op.JUMP_NE_I;
            case LSS -> Op.JUMP_LT_I;
            case LEQ -> Op.JUMP_LE_I;
            case GTR -> Op.JUMP_GT_I;
            default -> Op.JUMP_GE_I;
        };
    }

    private static BinaryOp negated(BinaryOp op) {
        return switch (op) {
            case EQL -> BinaryOp.NEQ;
            case NEQ -> BinaryOp.EQL;
            case LSS -> BinaryOp.GEQ;
            case LEQ -> BinaryOp.GTR;
            case GTR -> BinaryOp.LEQ;
            default -> BinaryOp.LSS;
        };
    }

    private static BinaryOp mirrored(BinaryOp op) {
        return switch (op) {
            case LSS -> BinaryOp.GTR;
            case LEQ -> BinaryOp.GEQ;
            case GTR -> BinaryOp.LSS;
            case GEQ -> BinaryOp.LEQ;
            default -> op;
        };
    }

    // ---- floats and strings

    private void floats(Expr.Binary b, Type t, Label target, boolean when) {
        int[] o = operands(b, t);
        int x = g.comparisons.asDouble(t, o[0]);
        int y = g.comparisons.asDouble(t, o[1]);
        boolean orEqual = b.op() == BinaryOp.LEQ || b.op() == BinaryOp.GEQ;
        boolean swap = b.op() == BinaryOp.GTR || b.op() == BinaryOp.GEQ;
        var op = orEqual ? Op.JUMP_LE_F : Op.JUMP_LT_F;
        if (when) {
            code.branch(op, swap ? y : x, swap ? x : y, target);
        } else {
            // Unordered operands make every comparison false, so the negation is not another
            // comparison.
            var holds = new Label();
            code.branch(op, swap ? y : x, swap ? x : y, holds);
            code.jump(target);
            code.bind(holds);
        }
    }

    private void strings(Expr.Binary b, Type t, Label target, boolean when) {
        int[] o = g.comparisons.strings(b, t);
        int c = g.regs.temp("S");
        code.emit(Op.COMPARE_STR, c, o[0], o[1]);
        code.branch(immediateOp(when ? b.op() : negated(b.op())), c, 0, target);
    }
}
