package gobi.compiler.check;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constant;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.UnaryOp;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.util.IdentityHashMap;
import java.util.Map;

/// Untyped expressions: they keep their place in a list until the context tells their type, which
/// then reaches down to their operands.
final class Untyped {
    private static final class Pending {
        final Mode mode;
        BasicType type;
        Constant val;
        boolean shifted;

        Pending(Mode mode, BasicType type, Constant val) {
            this.mode = mode;
            this.type = type;
            this.val = val;
        }
    }

    /// Why a conversion is not possible.
    enum Failure {
        NONE,
        TRUNCATED,
        OVERFLOW,
        INVALID_VALUE,
        MISMATCH
    }

    /// The type and value that an untyped operand takes, or the reason why it cannot.
    record Implicit(Type type, Constant val, Failure failure) {
        static Implicit failed(Failure f) {
            return new Implicit(null, null, f);
        }

        static Implicit of(Type t) {
            return new Implicit(t, null, Failure.NONE);
        }

        boolean ok() {
            return failure == Failure.NONE;
        }
    }

    private final Checker c;
    private final Map<Expr, Pending> pending = new IdentityHashMap<>();

    Untyped(Checker c) {
        this.c = c;
    }

    void remember(Operand x) {
        pending.put(
                x.expr,
                new Pending(
                        x.mode, (BasicType) Types.unalias(x.type), x.isConstant() ? x.val : null));
    }

    /// The operand is shifted by a count that is not constant: its final type must be an integer.
    boolean markShifted(Expr e) {
        var p = pending.get(e);
        if (p != null) {
            p.shifted = true;
        }
        return p != null;
    }

    /// What never got a type keeps its untyped one.
    void recordRemaining() {
        for (var e : pending.entrySet()) {
            var p = e.getValue();
            c.record(e.getKey(), p.mode, p.type, p.val);
        }
        pending.clear();
    }

    void updateValue(Expr e, Constant v) {
        var p = pending.get(e);
        if (p != null) {
            p.val = v;
        }
    }

    /// The expression takes type `t`, for good if `last`.
    void updateType(Expr e, Type t, boolean last) {
        var old = pending.get(e);
        if (old == null) {
            return;
        }
        updateOperands(e, old, t, last);
        if (!last && Types.isUntyped(t)) {
            old.type = (BasicType) t.underlying();
            return;
        }
        pending.remove(e);
        if (old.shifted && !Types.allInteger(t)) {
            c.error(
                    e,
                    Code.INVALID_SHIFT,
                    "invalid operation: shifted operand "
                            + c.str(e)
                            + " (type "
                            + c.str(t)
                            + ") must be integer");
            return;
        }
        if (old.val != null) {
            var x = new Operand(old.mode, e, old.type);
            x.val = old.val;
            convert(x, t);
            if (x.invalid()) {
                return;
            }
            old.val = x.val;
        }
        c.record(e, old.mode, t, old.val);
    }

    private void updateOperands(Expr e, Pending old, Type t, boolean last) {
        switch (e) {
            case Expr.Paren p -> updateType(p.x(), t, last);
            case Expr.Unary u when old.val == null && u.op() != UnaryOp.RECV ->
                    updateType(u.x(), t, last);
            case Expr.Binary b when old.val == null && !b.op().isComparison() -> {
                updateType(b.x(), t, last);
                if (!b.op().isShift()) {
                    updateType(b.y(), t, last);
                }
            }
            default -> {}
        }
    }

    /// Converts an untyped operand to the target type, or reports that it cannot.
    void convert(Operand x, Type target) {
        var r = implicit(x, target);
        if (!r.ok()) {
            invalidConversion(
                    r.failure(), x, Types.isTypeParam(target) ? target : target.underlying());
            x.invalidate();
            return;
        }
        adopt(x, r);
    }

    void adopt(Operand x, Implicit r) {
        if (r.val() != null) {
            x.val = r.val();
            updateValue(x.expr, r.val());
        }
        if (!sameObject(r.type(), x.type)) {
            x.type = r.type();
            updateType(x.expr, r.type(), false);
        }
    }

    void invalidConversion(Failure f, Operand x, Type target) {
        switch (f) {
            case TRUNCATED ->
                    c.error(x, Code.TRUNCATED, c.str(x) + " truncated to " + c.str(target));
            case OVERFLOW -> c.error(x, Code.OVERFLOW, c.str(x) + " overflows " + c.str(target));
            default ->
                    c.error(
                            x,
                            Code.INVALID_UNTYPED_CONVERSION,
                            "cannot convert " + c.str(x) + " to type " + c.str(target));
        }
    }

    /// The type that an untyped operand takes where `target` is wanted.
    Implicit implicit(Operand x, Type target) {
        if (x.invalid() || Types.isTyped(x.type) || !Checker.valid(target)) {
            return Implicit.of(x.type);
        }
        if (Types.isUntyped(target)) {
            var m = Types.maxUntyped(x.type, target);
            return m == null ? Implicit.failed(Failure.MISMATCH) : Implicit.of(m);
        }
        if (x.isNil()) {
            return Types.hasNil(target) ? Implicit.of(target) : Implicit.failed(Failure.MISMATCH);
        }
        return switch (target.underlying()) {
            case BasicType b -> implicitBasic(x, target, b);
            case InterfaceType i -> {
                var p = Types.asTypeParam(target);
                if (p != null) {
                    boolean ok = Types.permits(p, u -> implicit(x, u).ok());
                    yield ok ? Implicit.of(target) : Implicit.failed(Failure.MISMATCH);
                }
                yield i.isEmpty()
                        ? Implicit.of(Types.defaultType(x.type))
                        : Implicit.failed(Failure.MISMATCH);
            }
            default -> Implicit.failed(Failure.MISMATCH);
        };
    }

    private Implicit implicitBasic(Operand x, Type target, BasicType b) {
        if (x.isConstant()) {
            var r = c.consts.represent(x, b);
            return r.ok() ? new Implicit(target, r.val(), Failure.NONE) : r;
        }
        boolean ok =
                switch (((BasicType) Types.unalias(x.type)).kind()) {
                    case UNTYPED_BOOL -> Types.isBoolean(target);
                    case UNTYPED_INT, UNTYPED_RUNE, UNTYPED_FLOAT, UNTYPED_COMPLEX ->
                            Types.isNumeric(target);
                    case UNTYPED_STRING -> Types.isString(target);
                    default -> false;
                };
        return ok && !sameObject(target, Universe.INVALID)
                ? Implicit.of(target)
                : Implicit.failed(Failure.MISMATCH);
    }
}
