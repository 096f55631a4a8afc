package gobi.compiler.check;

import gobi.compiler.constant.Constant;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.Builtin;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

/// An intermediate result while an expression is checked.
final class Operand {
    Mode mode = Mode.INVALID;
    Expr expr;
    Type type = Universe.INVALID;
    Constant val;
    Builtin.Id id;

    enum Mode {
        INVALID("invalid operand"),
        NO_VALUE("no value"),
        BUILTIN("built-in"),
        TYPE("type"),
        CONSTANT("constant"),
        VARIABLE("variable"),
        MAP_INDEX("map index expression"),
        VALUE("value"),
        NIL("nil"),
        COMMA_OK("comma, ok expression");

        final String text;

        Mode(String text) {
            this.text = text;
        }
    }

    Operand() {}

    Operand(Mode mode, Expr expr, Type type) {
        this.mode = mode;
        this.expr = expr;
        this.type = type;
    }

    void set(Operand o) {
        mode = o.mode;
        expr = o.expr;
        type = o.type;
        val = o.val;
        id = o.id;
    }

    Operand copy() {
        var o = new Operand();
        o.set(this);
        return o;
    }

    int pos() {
        return expr == null ? 0 : Positions.start(expr);
    }

    boolean invalid() {
        return mode == Mode.INVALID;
    }

    void invalidate() {
        mode = Mode.INVALID;
    }

    boolean isNil() {
        return mode == Mode.NIL;
    }

    boolean isConstant() {
        return mode == Mode.CONSTANT;
    }

    boolean isUntyped() {
        return Types.isUntyped(type);
    }
}
