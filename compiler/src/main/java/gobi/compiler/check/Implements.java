package gobi.compiler.check;

import gobi.compiler.types.Func;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.Lookup;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeSets;
import gobi.compiler.types.Types;
import gobi.compiler.types.UnionType.Term;

import java.util.List;

/// Whether a type implements an interface or satisfies a constraint, and if not, why.
final class Implements {
    private static final int FIRST_WITH_DYNAMIC_COMPARABLE = 20;
    private final Checker c;

    Implements(Checker c) {
        this.c = c;
    }

    /// `constraint` for type arguments: only the words differ, and that interfaces satisfy
    /// comparable.
    boolean implementsType(Type v, Type t, boolean constraint, Cause cause) {
        var vu = v.underlying();
        var tu = t.underlying();
        if (!Checker.valid(vu)
                || !Checker.valid(tu)
                || vu instanceof PointerType p && !Checker.valid(p.elem().underlying())) {
            return true;
        }
        var verb = constraint ? "satisfy" : "implement";
        if (!(tu instanceof InterfaceType ti)) {
            if (cause != null) {
                var detail =
                        Types.isInterfacePointer(tu)
                                ? "type " + c.str(t) + " is pointer to interface, not interface"
                                : c.str(t) + " is not an interface";
                cause.text = c.str(v) + " does not " + verb + " " + c.str(t) + " (" + detail + ")";
            }
            return false;
        }
        if (ti.isEmpty()) {
            return true;
        }
        var vi = vu instanceof InterfaceType i ? i : null;
        if (vi != null && isEmptySet(vi)) {
            return true;
        }
        if (isEmptySet(ti)) {
            if (cause != null) {
                cause.text = "cannot " + verb + " " + c.str(t) + " (empty type set)";
            }
            return false;
        }
        if (!hasAllMethods(v, t, true, cause)) {
            if (cause != null) {
                cause.text = c.str(v) + " does not " + verb + " " + c.str(t) + " " + cause.text;
            }
            return false;
        }
        var terms = ti.typeSet().terms();
        if (terms != null && !inTypeSet(v, vi, t, ti, terms, verb, cause)) {
            return false;
        }
        return comparableEnough(v, ti, constraint, verb, cause);
    }

    static boolean isEmptySet(InterfaceType i) {
        var terms = i.typeSet().terms();
        return terms != null && terms.isEmpty();
    }

    private boolean comparableEnough(
            Type v, InterfaceType ti, boolean constraint, String verb, Cause cause) {
        if (!TypeSets.isComparable(ti.typeSet()) || Types.comparable(v, false)) {
            return true;
        }
        if (constraint && Types.comparable(v, true)) {
            boolean known = c.allows(0, FIRST_WITH_DYNAMIC_COMPARABLE);
            if (!known && cause != null) {
                cause.text = c.str(v) + " to " + verb + " comparable requires go1.20 or later";
            }
            return known;
        }
        if (cause != null) {
            cause.text = c.str(v) + " does not " + verb + " comparable";
        }
        return false;
    }

    private boolean inTypeSet(
            Type v,
            InterfaceType vi,
            Type t,
            InterfaceType ti,
            List<Term> terms,
            String verb,
            Cause cause) {
        if (vi != null) {
            if (TypeSets.subset(vi.typeSet(), ti.typeSet())) {
                return true;
            }
            if (cause != null) {
                cause.text = c.str(v) + " does not " + verb + " " + c.str(t);
            }
            return false;
        }
        if (TypeSets.includes(terms, v)) {
            return true;
        }
        if (cause != null) {
            cause.text =
                    c.str(v)
                            + " does not "
                            + verb
                            + " "
                            + c.str(t)
                            + " ("
                            + notInSet(v, t, ti, terms)
                            + ")";
        }
        return false;
    }

    private String notInSet(Type v, Type t, InterfaceType ti, List<Term> terms) {
        for (var term : terms) {
            if (!term.tilde()
                    && Types.identical(term.type(), term.type().underlying())
                    && Types.identical(term.type(), v.underlying())) {
                return "possibly missing ~ for " + c.str(term.type()) + " in " + c.str(t);
            }
        }
        for (var e : ti.embeddeds()) {
            if (Types.identical(e, v)) {
                return c.str(t)
                        + " mentions "
                        + c.str(v)
                        + ", but "
                        + c.str(v)
                        + " is not in the type set of "
                        + c.str(t);
            }
        }
        return c.str(v) + " missing in " + print(terms);
    }

    private String print(List<Term> terms) {
        var sb = new StringBuilder();
        for (var t : terms) {
            sb.append(sb.isEmpty() ? "" : " | ")
                    .append(t.tilde() ? "~" : "")
                    .append(c.str(t.type()));
        }
        return sb.toString();
    }

    /// Whether the type has the interface's methods; `cause` is a parenthesised reason.
    boolean hasAllMethods(Type v, Type t, boolean isStatic, Cause cause) {
        if (!(t.underlying() instanceof InterfaceType ti)) {
            return true;
        }
        var m = Lookup.missingMethod(v, ti, isStatic);
        if (m == null) {
            return true;
        }
        if (cause != null) {
            cause.text = explain(m, v, t);
        }
        return false;
    }

    private String explain(Lookup.Missing m, Type v, Type t) {
        var name = m.want().name();
        return switch (m.reason()) {
            case NOT_FOUND -> {
                if (Types.isInterfacePointer(v)) {
                    yield "(" + pointerToInterface(v) + ")";
                }
                yield Types.isInterfacePointer(t)
                        ? "(" + pointerToInterface(t) + ")"
                        : "(missing method " + name + ")";
            }
            case WRONG_NAME ->
                    "(missing method " + name + ")" + haveWant((Func) m.have(), m.want(), false);
            case UNEXPORTED -> "(unexported method " + name + ")";
            case WRONG_SIGNATURE -> {
                var have = (Func) m.have();
                boolean paths = c.str(have, false).equals(c.str(m.want(), false));
                if (paths && c.str(have, true).equals(c.str(m.want(), true))) {
                    yield "(wrong type for method " + name + ")";
                }
                yield "(wrong type for method " + name + ")" + haveWant(have, m.want(), paths);
            }
            case AMBIGUOUS -> "(ambiguous selector " + c.str(v) + "." + name + ")";
            case POINTER_RECEIVER -> "(method " + name + " has pointer receiver)";
            case FIELD -> "(" + c.str(v) + "." + name + " is a field, not a method)";
        };
    }

    private String haveWant(Func have, Func want, boolean paths) {
        return "\n\t\thave " + c.str(have, paths) + "\n\t\twant " + c.str(want, paths);
    }

    String pointerToInterface(Type t) {
        var p = (PointerType) t.underlying();
        return Types.isTypeParam(p.elem())
                ? "type " + c.str(t) + " is pointer to type parameter, not type parameter"
                : "type " + c.str(t) + " is pointer to interface, not interface";
    }

    /// Whether a value of interface type `v` may hold a `t`.
    boolean assertableTo(Type v, Type t, Cause cause) {
        if (Types.isInterface(t)) {
            return true;
        }
        return hasAllMethods(t, v, false, cause);
    }
}
