package gobi.compiler.check;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constant;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

/// Conversions `T(x)`.
final class Conversions {
    private final Checker c;

    Conversions(Checker c) {
        this.c = c;
    }

    void convert(Operand x, Type t) {
        boolean constant = x.isConstant();
        var cause = new Cause();
        boolean ok;
        if (constant && Types.isConstType(t)) {
            ok = constant(x, t);
            if (!ok && Types.isInteger(x.type) && Types.isInteger(t)) {
                c.error(
                        x,
                        Code.INVALID_CONVERSION,
                        "constant " + Constants.print(x.val) + " overflows " + c.str(t));
                x.invalidate();
                return;
            }
        } else if (constant && Types.isTypeParam(t)) {
            ok = constantToTypeParam(x, t, cause);
            x.mode = Mode.VALUE;
        } else {
            ok = convertible(x, t, cause);
            if (ok) {
                x.mode = Mode.VALUE;
            }
        }
        if (!ok) {
            if (constant && x.mode == Mode.VALUE) {
                x.mode = Mode.CONSTANT;
            }
            c.error(
                    x,
                    Code.INVALID_CONVERSION,
                    "cannot convert "
                            + c.str(x)
                            + " to type "
                            + c.str(t)
                            + (cause.isEmpty() ? "" : ": " + cause.text));
            x.invalidate();
            return;
        }
        if (Types.isUntyped(x.type)) {
            Type last = t;
            boolean nil = sameObject(x.type, Universe.UNTYPED_NIL);
            if (!nil && (Types.isInterface(t) || constant && !Types.isConstType(t))) {
                last = Types.defaultType(x.type);
            } else if (x.isConstant() && Types.isInteger(x.type) && Types.allString(t)) {
                last = x.type;
            }
            c.untyped.updateType(x.expr, last, true);
        }
        x.type = t;
    }

    private boolean constant(Operand x, Type t) {
        var v = constantValue(x, t);
        if (v != null) {
            x.val = v;
        }
        return v != null;
    }

    /// The constant's value as a `t`, or null.
    private static Constant constantValue(Operand x, Type t) {
        if (!(t.underlying() instanceof BasicType b)) {
            return null;
        }
        var v = Consts.fit(x.val, b);
        if (v != null) {
            return v;
        }
        if (Types.isInteger(x.type) && b.kind().isString()) {
            int r = 0xfffd;
            if (x.val instanceof Constant.Int i
                    && i.value().signum() >= 0
                    && i.value().bitLength() <= 21
                    && i.value().intValue() <= 0x10ffff
                    && !(i.value().intValue() >= 0xd800 && i.value().intValue() < 0xe000)) {
                r = i.value().intValue();
            }
            return Constant.Str.of(Character.toString(r));
        }
        return null;
    }

    private boolean constantToTypeParam(Operand x, Type t, Cause cause) {
        var terms = Types.terms(Types.asTypeParam(t));
        if (terms == null) {
            cause.text = c.str(t) + " does not contain specific types";
            return false;
        }
        for (var term : terms) {
            var u = term.type().underlying();
            if (Types.isString(x.type) && Types.isBytesOrRunes(u)) {
                continue;
            }
            if (constantValue(x, u) == null) {
                cause.text =
                        Types.isInteger(x.type) && Types.isInteger(u)
                                ? "constant "
                                        + Constants.print(x.val)
                                        + " overflows "
                                        + c.str(u)
                                        + " (in "
                                        + c.str(t)
                                        + ")"
                                : "cannot convert "
                                        + c.str(x)
                                        + " to type "
                                        + c.str(u)
                                        + " (in "
                                        + c.str(t)
                                        + ")";
                return false;
            }
        }
        return !terms.isEmpty();
    }

    boolean convertible(Operand x, Type target, Cause cause) {
        if (c.assignability.assignable(x, target, cause)) {
            return true;
        }
        var v = Types.unalias(x.type);
        var t = Types.unalias(target);
        var vu = v.underlying();
        var tu = t.underlying();
        var vp = Types.asTypeParam(v);
        var tp = Types.asTypeParam(t);
        if (vp == null && tp == null && Types.identicalIgnoringTags(vu, tu)) {
            return true;
        }
        if (v instanceof PointerType a
                && t instanceof PointerType b
                && !Types.isTypeParam(a.elem())
                && !Types.isTypeParam(b.elem())
                && Types.identicalIgnoringTags(a.elem().underlying(), b.elem().underlying())) {
            return true;
        }
        if (vp == null && tp == null) {
            return structural(vu, tu, x.pos(), cause);
        }
        return parameterized(x, v, t, cause);
    }

    private boolean structural(Type vu, Type tu, int pos, Cause cause) {
        if ((Types.isInteger(vu) || Types.isFloat(vu)) && (Types.isInteger(tu) || Types.isFloat(tu))
                || Types.isComplex(vu) && Types.isComplex(tu)) {
            return true;
        }
        if (Types.isString(tu) && (Types.isInteger(vu) || Types.isBytesOrRunes(vu))
                || Types.isString(vu) && Types.isBytesOrRunes(tu)) {
            return true;
        }
        boolean vPointer = vu instanceof PointerType || Types.isKind(vu, BasicType.Kind.UINTPTR);
        boolean tPointer = tu instanceof PointerType || Types.isKind(tu, BasicType.Kind.UINTPTR);
        boolean vUnsafe = Types.isKind(vu, BasicType.Kind.UNSAFE_POINTER);
        boolean tUnsafe = Types.isKind(tu, BasicType.Kind.UNSAFE_POINTER);
        if ((vPointer || vUnsafe) && tUnsafe || vUnsafe && tPointer) {
            return true;
        }
        if (vu instanceof SliceType s) {
            if (tu instanceof ArrayType a && Types.identical(s.elem(), a.elem())) {
                return since(20, "conversion of slice to array", pos, cause);
            }
            if (tu instanceof PointerType p
                    && p.elem().underlying() instanceof ArrayType a
                    && Types.identical(s.elem(), a.elem())) {
                return since(17, "conversion of slice to array pointer", pos, cause);
            }
        }
        return false;
    }

    private boolean since(int minor, String what, int pos, Cause cause) {
        if (c.allows(pos, minor)) {
            return true;
        }
        if (cause != null) {
            cause.text = what + " requires go1." + minor + " or later";
        }
        return false;
    }

    private boolean parameterized(Operand x, Type v, Type t, Cause cause) {
        var vp = Types.asTypeParam(v);
        var tp = Types.asTypeParam(t);
        var vterms = vp == null ? null : Types.terms(vp);
        var tterms = tp == null ? null : Types.terms(tp);
        if (vp != null && (vterms == null || vterms.isEmpty())
                || tp != null && (tterms == null || tterms.isEmpty())) {
            return false;
        }
        var y = x.copy();
        if (vp != null) {
            for (var vt : vterms) {
                y.type = vt.type();
                if (tp == null) {
                    if (!convertible(y, t, new Cause())) {
                        cause.text =
                                "cannot convert "
                                        + c.str(vt.type())
                                        + " (in "
                                        + c.str(v)
                                        + ") to type "
                                        + c.str(t);
                        return false;
                    }
                    continue;
                }
                for (var tt : tterms) {
                    if (!convertible(y, tt.type(), new Cause())) {
                        cause.text =
                                "cannot convert "
                                        + c.str(vt.type())
                                        + " (in "
                                        + c.str(v)
                                        + ") to type "
                                        + c.str(tt.type())
                                        + " (in "
                                        + c.str(t)
                                        + ")";
                        return false;
                    }
                }
            }
            return true;
        }
        for (var tt : tterms) {
            if (!convertible(y, tt.type(), new Cause())) {
                cause.text =
                        "cannot convert "
                                + c.str(v)
                                + " to type "
                                + c.str(tt.type())
                                + " (in "
                                + c.str(t)
                                + ")";
                return false;
            }
        }
        return true;
    }
}
