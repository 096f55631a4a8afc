package gobi.compiler.check;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Expr.ChanDir;
import gobi.compiler.syntax.UnaryOp;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;

/// Unary and binary operators.
final class Operators {
    private final Checker c;

    Operators(Checker c) {
        this.c = c;
    }

    // ---- unary

    void unary(Operand x, Expr.Unary e) {
        c.exprs.expr(x, e.x());
        if (x.invalid()) {
            return;
        }
        var op = e.op();
        switch (op) {
            case ADDR -> {
                if (!(Checker.unparen(e.x()) instanceof Expr.CompositeLit)
                        && x.mode != Mode.VARIABLE) {
                    c.error(
                            x,
                            Code.NOT_ADDRESSABLE,
                            "invalid operation: cannot take address of " + c.str(x));
                    x.invalidate();
                    return;
                }
                x.mode = Mode.VALUE;
                x.type = new PointerType(x.type);
                return;
            }
            case RECV -> {
                receive(x);
                return;
            }
            case TILDE -> {
                if (!Types.allInteger(x.type)) {
                    c.error(
                            e,
                            Code.MISPLACED_TILDE,
                            "cannot use ~ outside of interface or type constraint");
                    x.invalidate();
                    return;
                }
                c.error(
                        e,
                        Code.MISPLACED_TILDE,
                        "cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)");
                op = UnaryOp.XOR;
            }
            case PLUS, NEG, NOT, XOR -> {}
        }
        if (!defined(op, x.type)) {
            undefined(op.text(), x);
            return;
        }
        if (!x.isConstant()) {
            x.mode = Mode.VALUE;
            return;
        }
        if (Constants.isUnknown(x.val)) {
            return;
        }
        int bits =
                Types.isUnsigned(x.type) ? (int) gobi.compiler.types.Sizes.sizeOf(x.type) * 8 : 0;
        x.val = Constants.unary(op, x.val, bits);
        x.expr = e;
        c.consts.overflow(x, e.pos());
    }

    private void receive(Operand x) {
        var u = Types.coreType(x.type);
        if (u == null) {
            c.error(
                    x,
                    Code.INVALID_RECEIVE,
                    "invalid operation: cannot receive from " + c.str(x) + " (no core type)");
        } else if (!(u instanceof ChanType ch)) {
            c.error(
                    x,
                    Code.INVALID_RECEIVE,
                    "invalid operation: cannot receive from non-channel " + c.str(x));
        } else if (ch.dir() == ChanDir.SEND) {
            c.error(
                    x,
                    Code.INVALID_RECEIVE,
                    "invalid operation: cannot receive from send-only channel " + c.str(x));
        } else {
            x.mode = Mode.COMMA_OK;
            x.type = ch.elem();
            c.env.hasCallOrReceive = true;
            return;
        }
        x.invalidate();
    }

    private static boolean defined(UnaryOp op, Type t) {
        return switch (op) {
            case PLUS, NEG -> Types.allNumeric(t);
            case XOR -> Types.allInteger(t);
            case NOT -> Types.allBoolean(t);
            case ADDR, RECV, TILDE -> false;
        };
    }

    private static boolean defined(BinaryOp op, Type t) {
        return switch (op) {
            case ADD -> Types.allNumericOrString(t);
            case SUB, MUL, QUO -> Types.allNumeric(t);
            case REM, AND, OR, XOR, AND_NOT -> Types.allInteger(t);
            case LAND, LOR -> Types.allBoolean(t);
            case EQL, NEQ, LSS, LEQ, GTR, GEQ, SHL, SHR -> false;
        };
    }

    private void undefined(String op, Operand x) {
        c.error(
                x,
                Code.UNDEFINED_OPERATOR,
                "invalid operation: operator " + op + " not defined on " + c.str(x));
        x.invalidate();
    }

    // ---- binary

    /// `lhs op rhs`. `e` is null for assignment operations.
    void binary(Operand x, Expr e, Expr lhs, Expr rhs, BinaryOp op, int opPos) {
        var y = new Operand();
        c.exprs.expr(x, lhs);
        c.exprs.expr(y, rhs);
        binary(x, y, e, lhs, rhs, op, opPos);
    }

    void binary(Operand x, Operand y, Expr e, Expr lhs, Expr rhs, BinaryOp op, int opPos) {
        if (x.invalid()) {
            return;
        }
        if (y.invalid()) {
            x.invalidate();
            x.expr = y.expr;
            return;
        }
        if (op.isShift()) {
            c.shifts.shift(x, y, e, op, opPos);
            return;
        }
        match(x, y);
        if (x.invalid()) {
            return;
        }
        if (op.isComparison()) {
            c.comparisons.compare(x, y, op, false);
            return;
        }
        if (!Types.identical(x.type, y.type)) {
            if (Checker.valid(x.type) && Checker.valid(y.type)) {
                var shown = e != null ? c.str(e) : c.str(lhs) + " " + op.text() + "= " + c.str(rhs);
                c.error(
                        x,
                        Code.MISMATCHED_TYPES,
                        "invalid operation: "
                                + shown
                                + " (mismatched types "
                                + c.str(x.type)
                                + " and "
                                + c.str(y.type)
                                + ")");
            }
            x.invalidate();
            return;
        }
        if (!defined(op, x.type)) {
            undefined(op.text(), x);
            return;
        }
        if ((op == BinaryOp.QUO || op == BinaryOp.REM) && zeroDivisor(x, y)) {
            c.error(y, Code.DIVISION_BY_ZERO, "invalid operation: division by zero");
            x.invalidate();
            return;
        }
        if (x.isConstant() && y.isConstant()) {
            if (Constants.isUnknown(x.val) || Constants.isUnknown(y.val)) {
                x.val = Constants.UNKNOWN;
                return;
            }
            x.val = Constants.binary(x.val, op, y.val, Types.isInteger(x.type));
            x.expr = e;
            c.consts.overflow(x, opPos);
            return;
        }
        x.mode = Mode.VALUE;
    }

    private static boolean zeroDivisor(Operand x, Operand y) {
        if (!y.isConstant() || Constants.isUnknown(y.val)) {
            return false;
        }
        if (!x.isConstant() && !Types.allInteger(x.type)) {
            return false;
        }
        boolean complex = x.isConstant() && Types.isComplex(x.type);
        return Constants.isZeroDivisor(complex ? Constants.toComplex(y.val) : y.val);
    }

    /// Gives an untyped operand the type of the other one where that can be.
    void match(Operand x, Operand y) {
        if (!mayConvert(x, y)) {
            return;
        }
        c.untyped.convert(x, y.type);
        if (x.invalid()) {
            return;
        }
        c.untyped.convert(y, x.type);
        if (y.invalid()) {
            x.invalidate();
        }
    }

    private static boolean mayConvert(Operand x, Operand y) {
        if (Types.isTyped(x.type) && Types.isTyped(y.type)) {
            return false;
        }
        if (Types.isInterface(x.type) || Types.isInterface(y.type)) {
            return true;
        }
        if (Types.allBoolean(x.type) != Types.allBoolean(y.type)
                || Types.allString(x.type) != Types.allString(y.type)) {
            return false;
        }
        if (x.isNil()) {
            return Types.hasNil(y.type);
        }
        if (y.isNil()) {
            return Types.hasNil(x.type);
        }
        return !(x.type.underlying() instanceof PointerType)
                && !(y.type.underlying() instanceof PointerType);
    }
}
