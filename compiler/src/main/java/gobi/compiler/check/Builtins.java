package gobi.compiler.check;

import gobi.compiler.check.Exprs.Kind;
import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constant;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Expr.ChanDir;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.Builtin.Id;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.util.ArrayList;
import java.util.List;

/// Calls of the predeclared functions; those of package unsafe and on numbers are in
/// [UnsafeBuiltins] and [NumericBuiltins].
final class Builtins {
    private final Checker c;
    private final UnsafeBuiltins unsafe;
    private final NumericBuiltins numeric;

    Builtins(Checker c) {
        this.c = c;
        this.unsafe = new UnsafeBuiltins(c);
        this.numeric = new NumericBuiltins(c);
    }

    static Kind kind(Id id) {
        return switch (id) {
            case CLEAR, CLOSE, COPY, DELETE, PANIC, PRINT, PRINTLN, RECOVER -> Kind.STATEMENT;
            default -> Kind.EXPRESSION;
        };
    }

    static String name(Id id) {
        return switch (id) {
            case UNSAFE_ADD -> "Add";
            case UNSAFE_ALIGNOF -> "Alignof";
            case UNSAFE_OFFSETOF -> "Offsetof";
            case UNSAFE_SIZEOF -> "Sizeof";
            case UNSAFE_SLICE -> "Slice";
            case UNSAFE_SLICE_DATA -> "SliceData";
            case UNSAFE_STRING -> "String";
            case UNSAFE_STRING_DATA -> "StringData";
            default -> id.name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static int minArgs(Id id) {
        return switch (id) {
            case PRINT, PRINTLN, RECOVER -> 0;
            case COMPLEX, COPY, DELETE, UNSAFE_ADD, UNSAFE_SLICE, UNSAFE_STRING -> 2;
            default -> 1;
        };
    }

    private static boolean variadic(Id id) {
        return switch (id) {
            case APPEND, MAKE, MAX, MIN, PRINT, PRINTLN -> true;
            default -> false;
        };
    }

    /// Checks the call; false when it is wrong (reported).
    boolean call(Operand x, Expr.Call e, Id id) {
        if (e.ellipsis() != 0 && id != Id.APPEND) {
            c.error(
                    e,
                    Code.MISPLACED_DOTS,
                    "invalid operation: invalid use of ... with built-in " + name(id));
            c.calls.use(e.args());
            return false;
        }
        boolean saved = c.env.hasCallOrReceive;
        if (id == Id.LEN || id == Id.CAP) {
            c.env.hasCallOrReceive = false;
        }
        boolean ok = checked(x, e, id);
        if (id == Id.LEN || id == Id.CAP) {
            c.env.hasCallOrReceive = saved;
        }
        return ok;
    }

    private boolean checked(Operand x, Expr.Call e, Id id) {
        List<Operand> args = List.of();
        int n = e.args().size();
        if (id != Id.MAKE && id != Id.NEW && id != Id.UNSAFE_OFFSETOF) {
            args = evaluate(e.args());
            n = args.size();
            for (var a : args) {
                if (a.invalid()) {
                    return false;
                }
            }
            if (n > 0) {
                x.set(args.getFirst());
            }
        }
        int min = minArgs(id);
        if (n < min || !variadic(id) && n > min) {
            c.error(
                    e,
                    Code.WRONG_ARG_COUNT,
                    "invalid operation: "
                            + (n < min ? "not enough" : "too many")
                            + " arguments for "
                            + c.str(e)
                            + " (expected "
                            + min
                            + ", found "
                            + n
                            + ")");
            return false;
        }
        return switch (id) {
            case APPEND -> append(x, e, args);
            case CAP, LEN -> length(x, e, id);
            case CLEAR -> clear(x, e);
            case CLOSE -> close(x, e);
            case COPY -> copy(x, e, args.get(1));
            case DELETE -> delete(x, e, args.get(1));
            case MAKE -> make(x, e);
            case NEW -> newValue(x, e);
            case PANIC -> panic(x, e);
            case PRINT, PRINTLN -> print(x, e, args, id);
            case RECOVER -> {
                x.mode = Mode.VALUE;
                x.type = Universe.ANY;
                c.recordBuiltin(e.fun(), Tuples.signature(x.type));
                yield true;
            }
            case COMPLEX -> numeric.complex(x, e, args.get(1));
            case IMAG, REAL -> numeric.part(x, e, id);
            case MAX, MIN -> numeric.minMax(x, e, args, id == Id.MAX ? BinaryOp.GTR : BinaryOp.LSS);
            default -> unsafe.call(x, e, id, args);
        };
    }

    private List<Operand> evaluate(List<Expr> list) {
        if (list.size() == 1) {
            return c.exprs.multi(list.getFirst(), false);
        }
        var result = new ArrayList<Operand>(list.size());
        for (var e : list) {
            var x = new Operand();
            c.exprs.genericExpr(x, e);
            result.add(x);
        }
        return result;
    }

    private boolean append(Operand x, Expr.Call e, List<Operand> args) {
        var s = x.type;
        if (!(Types.coreType(s) instanceof SliceType slice)) {
            String cause;
            if (x.isNil()) {
                cause = "have untyped nil";
            } else if (Types.isTypeParam(s)) {
                var u = Types.coreType(s);
                cause =
                        u != null
                                ? c.str(x) + " has core type " + c.str(u)
                                : c.str(x) + " has no core type";
            } else {
                cause = "have " + c.str(x);
            }
            c.error(x, Code.INVALID_BUILTIN_ARG, appendCause(cause));
            return false;
        }
        if (args.size() == 2
                && e.ellipsis() != 0
                && c.assignability.assignable(x, new SliceType(Universe.BYTE), null)) {
            var y = args.get(1);
            var t = Types.coreString(y.type);
            if (t != null && Types.isString(t)) {
                if (Types.isUntyped(y.type)) {
                    c.untyped.convert(y, Universe.STRING);
                }
                c.recordBuiltin(e.fun(), Tuples.variadic(s, s, y.type));
                x.mode = Mode.VALUE;
                x.type = s;
                return true;
            }
        }
        var sig = Tuples.variadic(s, s, new SliceType(slice.elem()));
        var partial = new ArrayList<List<Type>>();
        for (int i = 0; i < args.size(); i++) {
            partial.add(null);
        }
        c.arguments.check(e, null, null, sig, new Arguments.Args(args, partial));
        c.recordBuiltin(e.fun(), sig);
        x.mode = Mode.VALUE;
        x.type = s;
        return true;
    }

    private static String appendCause(String cause) {
        return "first argument to append must be a slice; " + cause;
    }

    private static Type derefArray(Type t) {
        return t instanceof PointerType p && p.elem().underlying() instanceof ArrayType a ? a : t;
    }

    private static boolean hasLength(Type t, Id id) {
        return switch (derefArray(t)) {
            case BasicType b -> b.kind().isString() && id == Id.LEN;
            case ArrayType _, SliceType _, ChanType _ -> true;
            case MapType _ -> id == Id.LEN;
            default -> false;
        };
    }

    private boolean length(Operand x, Expr.Call e, Id id) {
        var p = Types.asTypeParam(x.type);
        var u = p == null ? derefArray(x.type.underlying()) : null;
        Mode mode = Mode.VALUE;
        Constant val = null;
        boolean ok = p != null ? Types.permits(p, t -> hasLength(t, id)) : hasLength(u, id);
        if (!ok) {
            if (Checker.valid(x.type.underlying())) {
                c.error(
                        x,
                        Code.INVALID_BUILTIN_ARG,
                        "invalid argument: " + c.str(x) + " for built-in " + name(id));
            }
            return false;
        }
        if (u instanceof BasicType && x.isConstant()) {
            mode = Mode.CONSTANT;
            val =
                    x.val instanceof Constant.Str s
                            ? Constant.Int.of(s.bytes().length)
                            : Constants.UNKNOWN;
        } else if (u instanceof ArrayType a && !c.env.hasCallOrReceive) {
            mode = Mode.CONSTANT;
            val = a.length() >= 0 ? Constant.Int.of(a.length()) : Constants.UNKNOWN;
        }
        if (mode != Mode.CONSTANT) {
            c.recordBuiltin(e.fun(), Tuples.signature(Universe.INT, x.type));
        }
        x.mode = mode;
        x.type = Universe.INT;
        x.val = val;
        return true;
    }

    private boolean clear(Operand x, Expr.Call e) {
        if (!c.require(e.fun().pos(), 21, "clear")) {
            return false;
        }
        var p = Types.asTypeParam(x.type);
        boolean ok =
                p != null
                        ? Types.permits(p, t -> t instanceof MapType || t instanceof SliceType)
                        : x.type.underlying() instanceof MapType
                                || x.type.underlying() instanceof SliceType;
        if (!ok) {
            c.error(
                    x,
                    Code.INVALID_BUILTIN_ARG,
                    "invalid argument: cannot clear "
                            + c.str(x)
                            + ": argument must be (or constrained by) map or slice");
            return false;
        }
        c.recordBuiltin(e.fun(), Tuples.signature(null, x.type));
        x.mode = Mode.NO_VALUE;
        return true;
    }

    private boolean close(Operand x, Expr.Call e) {
        var p = Types.asTypeParam(x.type);
        var terms = p == null ? null : Types.terms(p);
        boolean ok = true;
        if (terms == null) {
            ok = closeable(x, x.type.underlying());
        } else {
            for (var t : terms) {
                ok = ok && closeable(x, t.type().underlying());
            }
        }
        if (!ok) {
            return false;
        }
        c.recordBuiltin(e.fun(), Tuples.signature(null, x.type));
        x.mode = Mode.NO_VALUE;
        return true;
    }

    private boolean closeable(Operand x, Type u) {
        if (!(u instanceof ChanType ch)) {
            c.error(
                    x,
                    Code.INVALID_CLOSE,
                    "invalid operation: cannot close non-channel " + c.str(x));
            return false;
        }
        if (ch.dir() == ChanDir.RECV) {
            c.error(
                    x,
                    Code.INVALID_CLOSE,
                    "invalid operation: cannot close receive-only channel " + c.str(x));
            return false;
        }
        return true;
    }

    private boolean copy(Operand x, Expr.Call e, Operand y) {
        var dst = Types.coreType(x.type);
        var src0 = Types.coreString(y.type);
        Type src = src0 != null && Types.isString(src0) ? new SliceType(Universe.BYTE) : src0;
        if (!(dst instanceof SliceType d) || !(src instanceof SliceType s)) {
            c.error(
                    x,
                    Code.INVALID_COPY,
                    "invalid argument: copy expects slice arguments; found "
                            + c.str(x)
                            + " and "
                            + c.str(y));
            return false;
        }
        if (!Types.identical(d.elem(), s.elem())) {
            c.error(
                    x,
                    Code.INVALID_COPY,
                    "invalid argument: arguments to copy "
                            + c.str(x)
                            + " and "
                            + c.str(y)
                            + " have different element types "
                            + c.str(d.elem())
                            + " and "
                            + c.str(s.elem()));
            return false;
        }
        if (Types.isUntyped(y.type)) {
            c.untyped.convert(y, Universe.STRING);
        }
        c.recordBuiltin(e.fun(), Tuples.signature(Universe.INT, x.type, y.type));
        x.mode = Mode.VALUE;
        x.type = Universe.INT;
        return true;
    }

    private boolean delete(Operand x, Expr.Call e, Operand key) {
        var map = x.type;
        var p = Types.asTypeParam(map);
        Type k = null;
        var terms = p == null ? null : Types.terms(p);
        if (terms == null) {
            k = map.underlying() instanceof MapType m && p == null ? m.key() : null;
            if (k == null) {
                c.error(
                        x,
                        Code.INVALID_BUILTIN_ARG,
                        "invalid argument: " + c.str(x) + " is not a map");
                return false;
            }
        } else {
            for (var t : terms) {
                if (!(t.type().underlying() instanceof MapType m)) {
                    c.error(
                            x,
                            Code.INVALID_BUILTIN_ARG,
                            "invalid argument: " + c.str(x) + " is not a map");
                    return false;
                }
                if (k != null && !Types.identical(k, m.key())) {
                    c.error(
                            x,
                            Code.INVALID_BUILTIN_ARG,
                            "invalid argument: maps of "
                                    + c.str(x)
                                    + " must have identical key types");
                    return false;
                }
                k = m.key();
            }
        }
        x.set(key);
        c.assignments.assign(x, k, "argument to delete");
        if (x.invalid()) {
            return false;
        }
        c.recordBuiltin(e.fun(), Tuples.signature(null, map, k));
        x.mode = Mode.NO_VALUE;
        return true;
    }

    private boolean make(Operand x, Expr.Call e) {
        var arg0 = e.args().getFirst();
        var t = c.typeExprs.varType(arg0);
        if (!Checker.valid(t)) {
            for (int i = 1; i < e.args().size(); i++) {
                c.calls.use(e.args().get(i));
            }
            return false;
        }
        int min;
        switch (Types.coreType(t)) {
            case SliceType _ -> min = 2;
            case MapType _, ChanType _ -> min = 1;
            case null -> {
                c.error(
                        arg0,
                        Code.INVALID_MAKE,
                        "invalid argument: cannot make " + c.str(arg0) + ": no core type");
                return false;
            }
            default -> {
                c.error(
                        arg0,
                        Code.INVALID_MAKE,
                        "invalid argument: cannot make "
                                + c.str(arg0)
                                + "; type must be slice, map, or channel");
                return false;
            }
        }
        int n = e.args().size();
        if (n < min || n > min + 1) {
            c.error(
                    e,
                    Code.WRONG_ARG_COUNT,
                    "invalid operation: "
                            + c.str(e)
                            + " expects "
                            + min
                            + " or "
                            + (min + 1)
                            + " arguments; found "
                            + n);
            return false;
        }
        var types = new ArrayList<Type>();
        types.add(t);
        var sizes = new ArrayList<Constant>();
        for (int i = 1; i < n; i++) {
            var y = new Operand();
            c.exprs.expr(y, e.args().get(i));
            if (makeSize(y)) {
                types.add(y.type);
                if (y.isConstant() && !Constants.isUnknown(y.val)) {
                    sizes.add(y.val);
                }
            }
        }
        if (sizes.size() == 2 && Constants.compare(sizes.get(0), BinaryOp.GTR, sizes.get(1))) {
            c.error(
                    e.args().get(1),
                    Code.INVALID_MAKE,
                    "invalid argument: length and capacity swapped");
        }
        x.mode = Mode.VALUE;
        x.type = t;
        c.recordBuiltin(e.fun(), Tuples.signature(t, types.toArray(new Type[0])));
        return true;
    }

    /// Sizes may be untyped floats with integer values.
    private boolean makeSize(Operand y) {
        return c.indexes.validIndex(y, Code.INVALID_INDEX, "index", false);
    }

    private boolean newValue(Operand x, Expr.Call e) {
        var t = c.typeExprs.varType(e.args().getFirst());
        if (!Checker.valid(t)) {
            return false;
        }
        x.mode = Mode.VALUE;
        x.type = new PointerType(t);
        c.recordBuiltin(e.fun(), Tuples.signature(x.type, t));
        return true;
    }

    private boolean panic(Operand x, Expr.Call e) {
        if (c.env.sig != null && c.env.sig.results().size() > 0) {
            c.env.panics.add(e);
        }
        c.assignments.assign(x, Universe.EMPTY_INTERFACE, "argument to panic");
        if (x.invalid()) {
            return false;
        }
        c.recordBuiltin(e.fun(), Tuples.signature(null, Universe.EMPTY_INTERFACE));
        x.mode = Mode.NO_VALUE;
        return true;
    }

    private boolean print(Operand x, Expr.Call e, List<Operand> args, Id id) {
        var types = new ArrayList<Type>();
        for (var a : args) {
            c.assignments.assign(a, null, "argument to built-in " + name(id));
            if (a.invalid()) {
                return false;
            }
            types.add(a.type);
        }
        c.recordBuiltin(e.fun(), Tuples.signature(null, types.toArray(new Type[0])));
        x.mode = Mode.NO_VALUE;
        return true;
    }
}
