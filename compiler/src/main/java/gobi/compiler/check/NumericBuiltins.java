package gobi.compiler.check;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.BasicType.Kind;
import gobi.compiler.types.Builtin.Id;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.util.List;

/// complex, real, imag, min, max.
final class NumericBuiltins {
    private final Checker c;

    NumericBuiltins(Checker c) {
        this.c = c;
    }

    boolean complex(Operand x, Expr.Call e, Operand y) {
        boolean xu = Types.isUntyped(x.type);
        boolean yu = Types.isUntyped(y.type);
        if (xu && !yu) {
            c.untyped.convert(x, y.type);
        } else if (!xu && yu) {
            c.untyped.convert(y, x.type);
        } else if (xu) {
            bothUntyped(x, y);
        }
        if (x.invalid() || y.invalid()) {
            return false;
        }
        if (!Types.identical(x.type, y.type)) {
            c.error(
                    x,
                    Code.INVALID_COMPLEX,
                    "invalid operation: "
                            + c.str(e)
                            + " (mismatched types "
                            + c.str(x.type)
                            + " and "
                            + c.str(y.type)
                            + ")");
            return false;
        }
        if (Types.isTypeParam(x.type)) {
            c.error(
                    x,
                    Code.INVALID_COMPLEX,
                    c.str(x)
                            + " not supported as argument to built-in complex for go1.18 (see go.dev/issue/50937)");
            return false;
        }
        Type result =
                Types.isKind(x.type, Kind.FLOAT32)
                        ? Universe.COMPLEX64
                        : Types.isKind(x.type, Kind.FLOAT64)
                                ? Universe.COMPLEX128
                                : Types.isKind(x.type, Kind.UNTYPED_FLOAT)
                                        ? Universe.UNTYPED_COMPLEX
                                        : null;
        if (result == null) {
            c.error(
                    x,
                    Code.INVALID_COMPLEX,
                    "invalid argument: arguments have type "
                            + c.str(x.type)
                            + ", expected floating-point");
            return false;
        }
        if (x.isConstant() && y.isConstant()) {
            x.val = Constants.complex(Constants.toReal(x.val), Constants.toReal(y.val));
        } else {
            x.mode = Mode.VALUE;
            c.recordBuiltin(e.fun(), Tuples.signature(result, x.type, x.type));
        }
        x.type = result;
        return true;
    }

    private void bothUntyped(Operand x, Operand y) {
        if (x.isConstant() && y.isConstant()) {
            toFloat(x);
            toFloat(y);
        } else {
            // Shifts of constants: they count as float64.
            c.untyped.convert(x, Universe.FLOAT64);
            c.untyped.convert(y, Universe.FLOAT64);
        }
    }

    private static void toFloat(Operand x) {
        if (Types.isNumeric(x.type) && Constants.sign(Constants.imag(x.val)) == 0) {
            x.type = Universe.UNTYPED_FLOAT;
        }
    }

    boolean part(Operand x, Expr.Call e, Id id) {
        if (Types.isUntyped(x.type)) {
            if (x.isConstant()) {
                if (Types.isNumeric(x.type)) {
                    x.type = Universe.UNTYPED_COMPLEX;
                }
            } else {
                c.untyped.convert(x, Universe.COMPLEX128);
                if (x.invalid()) {
                    return false;
                }
            }
        }
        if (Types.isTypeParam(x.type)) {
            c.error(
                    x,
                    Code.INVALID_COMPLEX,
                    c.str(x)
                            + " not supported as argument to built-in "
                            + Builtins.name(id)
                            + " for go1.18 (see go.dev/issue/50937)");
            return false;
        }
        Type result =
                Types.isKind(x.type, Kind.COMPLEX64)
                        ? Universe.FLOAT32
                        : Types.isKind(x.type, Kind.COMPLEX128)
                                ? Universe.FLOAT64
                                : Types.isKind(x.type, Kind.UNTYPED_COMPLEX)
                                        ? Universe.UNTYPED_FLOAT
                                        : null;
        if (result == null) {
            c.error(
                    x,
                    Code.INVALID_COMPLEX,
                    "invalid argument: argument has type "
                            + c.str(x.type)
                            + ", expected complex type");
            return false;
        }
        if (x.isConstant()) {
            x.val = id == Id.REAL ? Constants.real(x.val) : Constants.imag(x.val);
        } else {
            x.mode = Mode.VALUE;
            c.recordBuiltin(e.fun(), Tuples.signature(result, x.type));
        }
        x.type = result;
        return true;
    }

    boolean minMax(Operand x, Expr.Call e, List<Operand> args, BinaryOp op) {
        if (!c.require(e.fun().pos(), 21, "built-in " + (op == BinaryOp.GTR ? "max" : "min"))) {
            return false;
        }
        for (int i = 0; i < args.size(); i++) {
            var a = args.get(i);
            if (a.invalid()) {
                return false;
            }
            if (!Types.allOrdered(a.type)) {
                c.error(
                        a,
                        Code.INVALID_MIN_MAX,
                        "invalid argument: " + c.str(a) + " cannot be ordered");
                return false;
            }
            if (i == 0) {
                continue;
            }
            c.operators.match(x, a);
            if (x.invalid()) {
                return false;
            }
            if (!Types.identical(x.type, a.type)) {
                c.error(
                        a,
                        Code.MISMATCHED_TYPES,
                        "invalid argument: mismatched types "
                                + c.str(x.type)
                                + " (previous argument) and "
                                + c.str(a.type)
                                + " (type of "
                                + c.str(a.expr)
                                + ")");
                return false;
            }
            if (x.isConstant() && a.isConstant()) {
                if (Constants.compare(a.val, op, x.val)) {
                    x.val = a.val;
                }
            } else {
                x.mode = Mode.VALUE;
            }
        }
        if (!x.isConstant()) {
            x.mode = Mode.VALUE;
            // A constant float operand would be rounded by the assignment to a variable.
            c.env.hasCallOrReceive = true;
        }
        for (var a : args) {
            c.untyped.updateType(a.expr, x.type, true);
        }
        if (!x.isConstant()) {
            var types = new Type[args.size()];
            java.util.Arrays.fill(types, x.type);
            c.recordBuiltin(e.fun(), Tuples.signature(x.type, types));
        }
        return true;
    }
}
