package gobi.compiler.check;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constant;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.util.HashSet;
import java.util.List;

/// Index and slice expressions, and the indices of array literals.
final class Indexes {
    private final Checker c;

    Indexes(Checker c) {
        this.c = c;
    }

    /// What indexing a type yields: element type, key type of maps, mode, known length (or -1).
    private record Element(Type type, Type key, Mode mode, long length) {}

    /// Checks an index expression. True when it is an instantiation of a generic function, which
    /// the caller completes; `x` is then the uninstantiated function.
    boolean index(Operand x, Expr.Index e) {
        c.exprs.exprOrType(x, e.x(), true);
        if (x.invalid()) {
            c.calls.use(e.indices());
            return false;
        }
        if (x.mode == Mode.TYPE) {
            x.invalidate();
            x.type = c.typeExprs.varType(e);
            if (Checker.valid(x.type)) {
                x.mode = Mode.TYPE;
            }
            return false;
        }
        if (x.mode == Mode.VALUE
                && x.type.underlying() instanceof Signature s
                && !s.typeParams().isEmpty()) {
            return true;
        }
        var el = element(x);
        if (el == null) {
            c.error(e.lbrack(), Code.NOT_INDEXABLE, "invalid operation: cannot index " + c.str(x));
            c.calls.use(e.indices());
            x.invalidate();
            return false;
        }
        if (e.indices().size() > 1) {
            c.error(
                    e.indices().get(1),
                    Code.INVALID_INDEX,
                    "invalid operation: more than one index");
            x.invalidate();
            return false;
        }
        var index = e.indices().getFirst();
        if (el.key() != null) {
            var key = new Operand();
            c.exprs.expr(key, index);
            c.assignments.assign(key, el.key(), "map index");
            x.mode = Mode.MAP_INDEX;
            x.type = el.type();
            return false;
        }
        x.mode = el.mode();
        x.type = el.type();
        x.val = null;
        constantIndex(index, el.length());
        return false;
    }

    private Element element(Operand x) {
        if (x.type.underlying() instanceof InterfaceType && Types.isTypeParam(x.type)) {
            return typeParamElement(x);
        }
        return element(x, x.type.underlying());
    }

    private static Element element(Operand x, Type u) {
        return switch (u) {
            case BasicType b when b.kind().isString() -> {
                long n = x.isConstant() && x.val instanceof Constant.Str s ? s.bytes().length : -1;
                yield new Element(Universe.BYTE, null, Mode.VALUE, n);
            }
            case ArrayType a ->
                    new Element(
                            a.elem(),
                            null,
                            x.mode == Mode.VARIABLE ? Mode.VARIABLE : Mode.VALUE,
                            a.length());
            case PointerType p when p.elem().underlying() instanceof ArrayType a ->
                    new Element(a.elem(), null, Mode.VARIABLE, a.length());
            case SliceType s -> new Element(s.elem(), null, Mode.VARIABLE, -1);
            case MapType m -> new Element(m.elem(), m.key(), Mode.MAP_INDEX, -1);
            default -> null;
        };
    }

    private static Element typeParamElement(Operand x) {
        var terms = Types.terms(Types.asTypeParam(x.type));
        if (terms == null || terms.isEmpty()) {
            return null;
        }
        Element all = null;
        for (var t : terms) {
            var e = element(x, t.type().underlying());
            if (e == null) {
                return null;
            }
            if (all == null) {
                all = e;
                continue;
            }
            if ((all.key() == null) != (e.key() == null)
                    || all.key() != null && !Types.identical(all.key(), e.key())
                    || !Types.identical(all.type(), e.type())) {
                return null;
            }
            long n =
                    all.length() < 0 || e.length() >= 0 && e.length() < all.length()
                            ? e.length()
                            : all.length();
            var mode = all.mode() == Mode.VALUE ? Mode.VALUE : e.mode();
            all = new Element(all.type(), all.key(), mode, n);
        }
        return all;
    }

    /// Checks an index; the value of a constant one, else -1. `length` is -1 where not known.
    /// [#indexOk] tells whether it is valid.
    private long constantIndex(Expr e, long length) {
        indexOk = false;
        var x = new Operand();
        c.exprs.expr(x, e);
        if (!validIndex(x, Code.INVALID_INDEX, "index", false)) {
            return -1;
        }
        if (!x.isConstant()) {
            indexOk = true;
            return -1;
        }
        if (Constants.isUnknown(x.val)) {
            return -1;
        }
        long v = Constants.longValue(Constants.toInt(x.val));
        if (length >= 0 && v >= length) {
            c.error(
                    x,
                    Code.INVALID_INDEX,
                    "invalid argument: index "
                            + Constants.print(x.val)
                            + " out of bounds [0:"
                            + length
                            + "]");
            return -1;
        }
        indexOk = true;
        return v;
    }

    private boolean indexOk;

    /// Demands an integer that is not negative if constant; untyped ones become int.
    boolean validIndex(Operand x, Code code, String what, boolean negative) {
        if (x.invalid()) {
            return false;
        }
        c.untyped.convert(x, Universe.INT);
        if (x.invalid()) {
            return false;
        }
        if (!Types.allInteger(x.type)) {
            c.error(x, code, "invalid argument: " + what + " " + c.str(x) + " must be integer");
            return false;
        }
        if (!x.isConstant()) {
            return true;
        }
        if (!negative && Constants.sign(x.val) < 0) {
            c.error(
                    x,
                    code,
                    "invalid argument: " + what + " " + c.str(x) + " must not be negative");
            return false;
        }
        if (!Consts.fits(x.val, Universe.INT)) {
            c.error(x, code, "invalid argument: " + what + " " + c.str(x) + " overflows int");
            return false;
        }
        return true;
    }

    // ---- slices

    void slice(Operand x, Expr.Slice e) {
        c.exprs.expr(x, e.x());
        if (x.invalid()) {
            c.calls.use(e.lo());
            c.calls.use(e.hi());
            c.calls.use(e.max());
            return;
        }
        long length = -1;
        boolean valid = false;
        var u = Types.coreString(x.type);
        switch (u) {
            case null -> {
                c.error(
                        x,
                        Code.NOT_SLICEABLE,
                        "invalid operation: cannot slice "
                                + c.str(x)
                                + ": "
                                + c.str(x.type)
                                + " has no core type");
                x.invalidate();
                return;
            }
            case BasicType b when b.kind().isString() -> {
                if (e.full()) {
                    c.error(
                            Positions.start(e.max() != null ? e.max() : e),
                            Code.NOT_SLICEABLE,
                            "invalid operation: 3-index slice of string");
                    x.invalidate();
                    return;
                }
                valid = true;
                if (x.isConstant() && x.val instanceof Constant.Str s) {
                    length = s.bytes().length;
                }
                if (Types.isUntyped(x.type)) {
                    c.untyped.updateType(x.expr, Universe.STRING, true);
                    x.type = Universe.STRING;
                }
            }
            case ArrayType a -> {
                valid = true;
                length = a.length();
                if (x.mode != Mode.VARIABLE) {
                    c.error(
                            x,
                            Code.NOT_SLICEABLE,
                            "invalid operation: " + c.str(x) + " (slice of unaddressable value)");
                    x.invalidate();
                    return;
                }
                x.type = new SliceType(a.elem());
            }
            case PointerType p when p.elem().underlying() instanceof ArrayType a -> {
                valid = true;
                length = a.length();
                x.type = new SliceType(a.elem());
            }
            case SliceType _ -> valid = true;
            default -> {}
        }
        if (!valid) {
            c.error(x, Code.NOT_SLICEABLE, "invalid operation: cannot slice " + c.str(x));
            c.calls.use(e.lo());
            c.calls.use(e.hi());
            c.calls.use(e.max());
            x.invalidate();
            return;
        }
        x.mode = Mode.VALUE;
        x.val = null;
        indices(e, length);
    }

    private void indices(Expr.Slice e, long length) {
        var exprs = new Expr[] {e.lo(), e.hi(), e.max()};
        var values = new long[3];
        for (int i = 0; i < 3; i++) {
            values[i] = -1;
            if (exprs[i] != null) {
                values[i] = constantIndex(exprs[i], length >= 0 ? length + 1 : -1);
            } else if (i == 0) {
                values[i] = 0;
            } else if (length >= 0) {
                values[i] = length;
            }
        }
        for (int i = 0; i < 2; i++) {
            for (int j = i + 1; j < 3; j++) {
                if (values[i] > 0 && values[j] >= 0 && values[j] < values[i] && exprs[j] != null) {
                    c.error(
                            exprs[j],
                            Code.SWAPPED_INDICES,
                            "invalid slice indices: " + values[j] + " < " + values[i]);
                    return;
                }
            }
        }
    }

    // ---- array literals

    /// Checks the elements of an array or slice literal; its length.
    long elements(List<Expr> elements, Type elem, long length) {
        var seen = new HashSet<Long>();
        boolean keyed = false;
        for (var e : elements) {
            keyed |= e instanceof Expr.KeyValue;
        }
        long index = 0;
        long max = 0;
        for (var e : elements) {
            boolean valid = false;
            var value = e;
            if (e instanceof Expr.KeyValue kv) {
                long i = constantIndex(kv.key(), length);
                if (i >= 0) {
                    index = i;
                    valid = true;
                } else if (indexOk) {
                    c.error(
                            e,
                            Code.INVALID_LITERAL_INDEX,
                            "index " + c.str(kv.key()) + " must be integer constant");
                }
                value = kv.value();
            } else if (length >= 0 && index >= length) {
                c.error(
                        e,
                        Code.INVALID_LITERAL_INDEX,
                        "index " + index + " is out of bounds (>= " + length + ")");
            } else {
                valid = true;
            }
            if (valid && keyed && !seen.add(index)) {
                c.error(
                        e,
                        Code.DUPLICATE_LITERAL_KEY,
                        "duplicate index " + index + " in array or slice literal");
            }
            var x = new Operand();
            c.exprs.exprWithHint(x, value, elem);
            c.assignments.assign(x, elem, "array or slice literal");
            index++;
            max = Math.max(max, index);
        }
        return max;
    }
}
