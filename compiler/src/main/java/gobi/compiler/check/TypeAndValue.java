package gobi.compiler.check;

import gobi.compiler.constant.Constant;
import gobi.compiler.types.Type;

/// What the checker found about an expression. Untyped expressions have the type that their context
/// gave them, as in go/types; `value` is null unless the expression is constant.
public record TypeAndValue(Mode mode, Type type, Constant value) {
    public enum Mode {
        NO_VALUE,
        BUILTIN,
        TYPE,
        CONSTANT,
        /// Addressable.
        VARIABLE,
        MAP_INDEX,
        VALUE,
        NIL,
        /// A value for which the `v, ok` form exists.
        COMMA_OK
    }

    public boolean isType() {
        return mode == Mode.TYPE;
    }

    public boolean isConstant() {
        return value != null;
    }

    public boolean addressable() {
        return mode == Mode.VARIABLE;
    }
}
