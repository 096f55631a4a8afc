package gobi.compiler.check;

import gobi.compiler.check.Untyped.Failure;
import gobi.compiler.check.Untyped.Implicit;
import gobi.compiler.constant.Constant;
import gobi.compiler.constant.Constant.Int;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;

import java.math.BigInteger;

/// Representability of constants, and their limits.
final class Consts {
    private static final int MAX_UNTYPED_BITS = 512;
    private final Checker c;

    Consts(Checker c) {
        this.c = c;
    }

    /// The result of a constant operation must fit its type (or the limit for untyped integers).
    void overflow(Operand x, int opPos) {
        if (Constants.isUnknown(x.val)) {
            c.error(opPos, Code.INVALID_CONSTANT, "constant result is not representable");
            return;
        }
        if (Types.isTyped(x.type)) {
            representable(x, (BasicType) x.type.underlying());
            return;
        }
        if (Types.isInteger(x.type) && Constants.bitLength(x.val) > MAX_UNTYPED_BITS) {
            var op = operationName(x.expr);
            c.error(opPos, Code.CONSTANT_OVERFLOW, "constant " + op + "overflow");
            x.val = Constants.UNKNOWN;
        }
    }

    private static String operationName(Expr e) {
        return switch (e) {
            case Expr.Binary b ->
                    switch (b.op()) {
                        case ADD -> "addition ";
                        case SUB -> "subtraction ";
                        case XOR -> "bitwise XOR ";
                        case MUL -> "multiplication ";
                        case SHL -> "shift ";
                        default -> "";
                    };
            case Expr.Unary u when u.op() == gobi.compiler.syntax.UnaryOp.XOR ->
                    "bitwise complement ";
            case null -> "";
            default -> "";
        };
    }

    void representable(Operand x, BasicType t) {
        var r = represent(x, t);
        if (!r.ok()) {
            c.untyped.invalidConversion(r.failure(), x, t);
            x.invalidate();
            return;
        }
        x.val = r.val();
    }

    /// The constant operand's value rounded to the type, or why it does not fit.
    Implicit represent(Operand x, BasicType t) {
        var v = fit(x.val, t);
        if (v != null) {
            return new Implicit(t, v, Failure.NONE);
        }
        if (Types.isNumeric(x.type) && Types.isNumeric(t)) {
            return Implicit.failed(
                    !Types.isInteger(x.type) && Types.isInteger(t)
                            ? Failure.TRUNCATED
                            : Failure.OVERFLOW);
        }
        return Implicit.failed(Failure.INVALID_VALUE);
    }

    /// Whether the value can be represented; for use by the parts that need no rounding.
    static boolean fits(Constant v, Type t) {
        return t.underlying() instanceof BasicType b && fit(v, b) != null;
    }

    /// The value rounded to the type, or null where it is not representable.
    static Constant fit(Constant v, BasicType t) {
        if (Constants.isUnknown(v)) {
            return v;
        }
        var k = t.kind();
        if (k.isInteger()) {
            return Constants.toInt(v) instanceof Int i && fitsInteger(i.value(), k) ? i : null;
        }
        if (k.isFloat()) {
            var r = Constants.toReal(v);
            if (Constants.isUnknown(r)) {
                return null;
            }
            return switch (k) {
                case FLOAT32 -> Constants.roundToFloat32(r);
                case FLOAT64 -> Constants.roundToFloat64(r);
                default -> r;
            };
        }
        if (k.isComplex()) {
            return fitComplex(Constants.toComplex(v), k);
        }
        if (k.isString()) {
            return v instanceof Constant.Str ? v : null;
        }
        if (k.isBoolean()) {
            return v instanceof Constant.Bool ? v : null;
        }
        return null;
    }

    private static Constant fitComplex(Constant v, BasicType.Kind k) {
        if (!(v instanceof Constant.Complex z)) {
            return null;
        }
        return switch (k) {
            case COMPLEX64 -> {
                var re = Constants.roundToFloat32(z.re());
                var im = Constants.roundToFloat32(z.im());
                yield re == null || im == null ? null : new Constant.Complex(re, im);
            }
            case COMPLEX128 -> {
                var re = Constants.roundToFloat64(z.re());
                var im = Constants.roundToFloat64(z.im());
                yield re == null || im == null ? null : new Constant.Complex(re, im);
            }
            default -> z;
        };
    }

    private static boolean fitsInteger(BigInteger v, BasicType.Kind k) {
        return switch (k) {
            case INT, INT64 -> v.bitLength() < 64;
            case INT8 -> v.bitLength() < 8;
            case INT16 -> v.bitLength() < 16;
            case INT32 -> v.bitLength() < 32;
            case UINT, UINT64, UINTPTR -> v.signum() >= 0 && v.bitLength() <= 64;
            case UINT8 -> v.signum() >= 0 && v.bitLength() <= 8;
            case UINT16 -> v.signum() >= 0 && v.bitLength() <= 16;
            case UINT32 -> v.signum() >= 0 && v.bitLength() <= 32;
            default -> true;
        };
    }
}
