package gobi.compiler.check;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constants;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

/// Operands as messages show them: `x (variable of type int)`.
final class OperandPrinter {
    private OperandPrinter() {}

    static String print(Operand x, Checker c) {
        if (x.mode == Mode.NIL) {
            if (!Checker.valid(x.type)) {
                return "nil (with invalid type)";
            }
            return sameObject(x.type, Universe.UNTYPED_NIL)
                    ? "nil"
                    : "nil (of type " + c.str(x.type) + ")";
        }
        var expr = expression(x, c);
        var sb = new StringBuilder();
        if (!expr.isEmpty()) {
            sb.append(expr).append(" (");
        }
        boolean hasType = false;
        switch (x.mode) {
            case INVALID, NO_VALUE, BUILTIN, TYPE -> {}
            case CONSTANT, VARIABLE, MAP_INDEX, VALUE, NIL, COMMA_OK -> {
                if (Types.isUntyped(x.type)) {
                    sb.append(c.str(x.type)).append(' ');
                } else {
                    hasType = true;
                }
            }
        }
        sb.append(x.mode.text);
        if (x.mode == Mode.CONSTANT) {
            var s = Types.isFloat(x.type) ? Constants.printFloat(x.val) : Constants.print(x.val);
            if (!s.equals(expr)) {
                sb.append(' ').append(s);
            }
        }
        if (hasType) {
            appendType(x, c, sb);
        }
        if (!expr.isEmpty()) {
            sb.append(')');
        }
        return sb.toString();
    }

    private static String expression(Operand x, Checker c) {
        if (x.expr != null) {
            return c.str(x.expr);
        }
        return switch (x.mode) {
            case BUILTIN -> x.id.name().toLowerCase(java.util.Locale.ROOT);
            case TYPE -> c.str(x.type);
            case CONSTANT -> Constants.print(x.val);
            default -> "";
        };
    }

    private static void appendType(Operand x, Checker c, StringBuilder sb) {
        if (!Checker.valid(x.type)) {
            sb.append(" with invalid type");
            return;
        }
        sb.append(isGeneric(x) ? " of generic type " : " of type ").append(c.str(x.type));
        var p = Types.asTypeParam(x.type);
        if (p != null) {
            sb.append(" constrained by ").append(c.str(p.constraint()));
            var terms = ((InterfaceType) p.underlying()).typeSet().terms();
            if (terms != null && terms.isEmpty()) {
                sb.append(" with empty type set");
            }
        }
    }

    private static boolean isGeneric(Operand x) {
        return Types.isGeneric(x.type);
    }
}
