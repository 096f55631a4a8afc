package gobi.compiler.check;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constant;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

/// Shifts: constant ones, and those whose untyped left operand takes its type from the context.
final class Shifts {
    /// Largest count of a constant shift: enough for the smallest float64.
    private static final int MAX_COUNT = 1023 - 1 + 52;

    private final Checker c;

    Shifts(Checker c) {
        this.c = c;
    }

    void shift(Operand x, Operand y, Expr e, BinaryOp op, int opPos) {
        Constant xval = x.isConstant() ? Constants.toInt(x.val) : null;
        boolean integral =
                xval instanceof Constant.Int || xval != null && Constants.isUnknown(x.val);
        if (!Types.allInteger(x.type) && !(Types.isUntyped(x.type) && integral)) {
            notInteger(x);
            return;
        }
        if (!count(y, x.isConstant())) {
            x.invalidate();
            return;
        }
        if (x.isConstant()) {
            if (y.isConstant()) {
                constant(x, y, xval, e, op, opPos);
                return;
            }
            if (Types.isUntyped(x.type)) {
                c.untyped.markShifted(x.expr);
                x.mode = Mode.VALUE;
                return;
            }
        }
        if (!Types.allInteger(x.type)) {
            notInteger(x);
            return;
        }
        x.mode = Mode.VALUE;
    }

    private void notInteger(Operand x) {
        c.error(
                x,
                Code.INVALID_SHIFT,
                "invalid operation: shifted operand " + c.str(x) + " must be integer");
        x.invalidate();
    }

    private boolean count(Operand y, boolean constant) {
        if (y.isConstant()) {
            var yval = Constants.toInt(y.val);
            if (yval instanceof Constant.Int && Constants.sign(yval) < 0) {
                c.error(
                        y,
                        Code.INVALID_SHIFT_COUNT,
                        "invalid operation: negative shift count " + c.str(y));
                return false;
            }
            if (Types.isUntyped(y.type)) {
                c.consts.representable(y, Universe.UINT);
                if (y.invalid()) {
                    return false;
                }
            }
        }
        if (Types.allInteger(y.type)) {
            return y.isConstant() || Types.allUnsigned(y.type) || signedCountAllowed(y);
        }
        if (constant && y.isConstant()) {
            // A constant shift takes an integral value of any type.
            return true;
        }
        if (Types.isUntyped(y.type)) {
            c.untyped.convert(y, Universe.UINT);
            return !y.invalid();
        }
        c.error(
                y,
                Code.INVALID_SHIFT_COUNT,
                "invalid operation: shift count " + c.str(y) + " must be integer");
        return false;
    }

    private boolean signedCountAllowed(Operand y) {
        int pos = y.pos();
        // The text is made only where it is needed: most shifts come here.
        return c.allows(pos, 13)
                || c.require(pos, 13, "invalid operation: signed shift count " + c.str(y));
    }

    private void constant(Operand x, Operand y, Constant xval, Expr e, BinaryOp op, int opPos) {
        if (Constants.isUnknown(x.val) || Constants.isUnknown(y.val)) {
            x.val = Constants.UNKNOWN;
            if (!Types.isInteger(x.type)) {
                x.type = Universe.UNTYPED_INT;
            }
            return;
        }
        var n = Constants.toInt(y.val);
        if (!Constants.fitsLong(n) || Constants.longValue(n) > MAX_COUNT) {
            c.error(
                    y,
                    Code.INVALID_SHIFT_COUNT,
                    "invalid operation: invalid shift count " + c.str(y));
            x.invalidate();
            return;
        }
        if (!Types.isInteger(x.type)) {
            x.type = Universe.UNTYPED_INT;
        }
        x.val = Constants.shift(xval, op, (int) Constants.longValue(n));
        x.expr = e;
        c.consts.overflow(x, opPos);
    }
}
