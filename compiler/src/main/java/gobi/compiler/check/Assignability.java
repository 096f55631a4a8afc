package gobi.compiler.check;

import gobi.compiler.syntax.Expr.ChanDir;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;

/// The spec's assignability.
final class Assignability {
    private final Checker c;

    Assignability(Checker c) {
        this.c = c;
    }

    /// Whether the operand can be assigned to a variable of type `target0`; `cause` (may be null)
    /// gets a detail.
    boolean assignable(Operand x, Type target0, Cause cause) {
        if (x.invalid() || !Checker.valid(x.type) || !Checker.valid(target0)) {
            return true;
        }
        var v = Types.unalias(x.type);
        var t = Types.unalias(target0);
        if (Types.identical(v, t)) {
            return true;
        }
        var vu = v.underlying();
        var tu = t.underlying();
        var vp = Types.asTypeParam(v);
        var tp = Types.asTypeParam(t);
        if (Types.isUntyped(vu)) {
            if (tp != null) {
                return Types.permits(tp, u -> c.untyped.implicit(x, u).ok());
            }
            return c.untyped.implicit(x, t).ok();
        }
        if (vp == null
                && tp == null
                && (!Types.hasName(v) || !Types.hasName(t))
                && Types.identical(vu, tu)) {
            return true;
        }
        if (tu instanceof InterfaceType && tp == null || Types.isInterfacePointer(tu)) {
            if (c.implementing.implementsType(v, t, false, cause)) {
                return true;
            }
            if (vp == null) {
                return false;
            }
            clear(cause);
        }
        if (vu instanceof InterfaceType
                && vp == null
                && c.implementing.implementsType(t, v, false, null)) {
            set(cause, "need type assertion");
            return false;
        }
        if (vu instanceof ChanType vc
                && vc.dir() == ChanDir.BOTH
                && tu instanceof ChanType tc
                && Types.identical(vc.elem(), tc.elem())) {
            return !Types.hasName(v) || !Types.hasName(t);
        }
        if (tp != null && !Types.hasName(v)) {
            return toEachTerm(x, target0, cause);
        }
        if (vp != null && !Types.hasName(t)) {
            return fromEachTerm(x, target0, cause);
        }
        return false;
    }

    private boolean toEachTerm(Operand x, Type target, Cause cause) {
        var terms = Types.terms(Types.asTypeParam(target));
        if (terms == null) {
            return false;
        }
        for (var term : terms) {
            if (!assignable(x, term.type(), null)) {
                set(
                        cause,
                        "cannot assign "
                                + c.str(x.type)
                                + " to "
                                + c.str(term.type())
                                + " (in "
                                + c.str(target)
                                + ")");
                return false;
            }
        }
        return !terms.isEmpty();
    }

    private boolean fromEachTerm(Operand x, Type target, Cause cause) {
        var terms = Types.terms(Types.asTypeParam(x.type));
        if (terms == null) {
            return false;
        }
        for (var term : terms) {
            var y = x.copy();
            y.type = term.type();
            if (!assignable(y, target, null)) {
                set(
                        cause,
                        "cannot assign "
                                + c.str(term.type())
                                + " (in "
                                + c.str(x.type)
                                + ") to "
                                + c.str(target));
                return false;
            }
        }
        return !terms.isEmpty();
    }

    private static void set(Cause cause, String text) {
        if (cause != null) {
            cause.text = text;
        }
    }

    private static void clear(Cause cause) {
        set(cause, "");
    }
}
