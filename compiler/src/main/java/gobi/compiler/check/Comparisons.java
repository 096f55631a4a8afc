package gobi.compiler.check;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.Comparability;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

/// Comparison operators, also those implied by switch cases.
final class Comparisons {
    private final Checker c;

    Comparisons(Checker c) {
        this.c = c;
    }

    void compare(Operand x, Operand y, BinaryOp op0, boolean switchCase) {
        if (!Checker.valid(x.type) || !Checker.valid(y.type)) {
            x.invalidate();
            return;
        }
        var op = switchCase ? BinaryOp.EQL : op0;
        if (!c.assignability.assignable(x, y.type, null)
                && !c.assignability.assignable(y, x.type, null)) {
            var cause = "mismatched types " + c.str(x.type) + " and " + c.str(y.type);
            fail(x, y, y, op, switchCase, Code.MISMATCHED_TYPES, cause);
            return;
        }
        var bad = op == BinaryOp.EQL || op == BinaryOp.NEQ ? notEqualable(x, y) : notOrdered(x, y);
        if (bad != null) {
            boolean nil = x.isNil() || y.isNil();
            var cause =
                    (op == BinaryOp.EQL || op == BinaryOp.NEQ) && !nil
                            ? incomparable(bad.type)
                            : "";
            fail(x, y, bad, op, switchCase, Code.UNDEFINED_OPERATOR, cause);
            return;
        }
        if (x.isConstant() && y.isConstant()) {
            x.val = Constants.bool(Constants.compare(x.val, op, y.val));
        } else {
            x.mode = Mode.VALUE;
            c.untyped.updateType(x.expr, Types.defaultType(x.type), true);
            c.untyped.updateType(y.expr, Types.defaultType(y.type), true);
        }
        x.type = Universe.UNTYPED_BOOL;
    }

    private static Operand notEqualable(Operand x, Operand y) {
        if (x.isNil() || y.isNil()) {
            return Types.hasNil(x.isNil() ? y.type : x.type)
                            && !(x.isNil() && y.isNil() && Types.isUntyped(x.type))
                    ? null
                    : y;
        }
        if (!Types.comparable(x.type)) {
            return x;
        }
        return Types.comparable(y.type) ? null : y;
    }

    private static Operand notOrdered(Operand x, Operand y) {
        if (!Types.allOrdered(x.type)) {
            return x;
        }
        return Types.allOrdered(y.type) ? null : y;
    }

    private void fail(
            Operand x,
            Operand y,
            Operand bad,
            BinaryOp op,
            boolean switchCase,
            Code code,
            String cause0) {
        var cause = cause0;
        if (cause.isEmpty()) {
            if (Types.isTypeParam(x.type) || Types.isTypeParam(y.type)) {
                if (!Types.isTypeParam(x.type)) {
                    bad = y;
                }
                cause =
                        "type parameter "
                                + c.str(bad.type)
                                + " is not comparable with "
                                + op.text();
            } else {
                cause = "operator " + op.text() + " not defined on " + kindName(bad.type);
            }
        }
        if (switchCase) {
            c.error(
                    x,
                    code,
                    "invalid case "
                            + c.str(x.expr)
                            + " in switch on "
                            + c.str(y.expr)
                            + " ("
                            + cause
                            + ")");
        } else {
            c.error(
                    bad,
                    code,
                    "invalid operation: "
                            + c.str(x.expr)
                            + " "
                            + op.text()
                            + " "
                            + c.str(y.expr)
                            + " ("
                            + cause
                            + ")");
        }
        x.invalidate();
    }

    /// Why values of the type cannot be compared.
    String incomparable(Type t) {
        switch (t.underlying()) {
            case SliceType _, Signature _, MapType _ -> {
                return kindName(t) + " can only be compared to nil";
            }
            default -> {}
        }
        var check = new Comparability(true);
        if (check.check(t) || check.obstacle() == null) {
            return "";
        }
        var o = check.obstacle();
        return switch (o.kind()) {
            case FIELD -> "struct containing " + c.str(o.type()) + " cannot be compared";
            case ARRAY -> c.str(t) + " cannot be compared";
            case TYPE_PARAM_EMPTY -> "empty type set";
            case TYPE_PARAM -> "incomparable types in type set";
            case PLAIN -> "";
        };
    }

    private String kindName(Type t) {
        return switch (t.underlying()) {
            case ArrayType _ -> "array";
            case SliceType _ -> "slice";
            case StructType _ -> "struct";
            case PointerType _ -> "pointer";
            case Signature _ -> "func";
            case MapType _ -> "map";
            case ChanType _ -> "chan";
            case InterfaceType _ ->
                    Types.isTypeParam(t) ? "type parameter " + c.str(t) : "interface";
            default -> c.str(t);
        };
    }
}
