package gobi.compiler.codegen;

import gobi.compiler.bytecode.Intrinsic;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.UnaryOp;
import gobi.compiler.types.Builtin;
import gobi.compiler.types.Types;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// What evaluating an expression does besides giving a value.
///
/// *Calls*: it calls functions or receives, so its place among other calls is visible to the
/// program. *Straight*: its code is a straight line without safepoints, so it can stand between the
/// writing of outgoing slots and the call. As gc does, operands that do not call are evaluated
/// after those that do.
final class Effects {
    private enum Kind {
        STRAIGHT,
        BRANCHES,
        CALLS;

        Kind and(Kind k) {
            return compareTo(k) >= 0 ? this : k;
        }
    }

    private final FunctionGen g;
    private final Map<Expr, Kind> kinds = new IdentityHashMap<>();

    Effects(FunctionGen g) {
        this.g = g;
    }

    boolean straight(Expr e) {
        return kind(e) == Kind.STRAIGHT;
    }

    boolean calls(Expr e) {
        return kind(e) == Kind.CALLS;
    }

    private Kind kind(Expr e) {
        if (e == null || g.overrides.containsKey(e)) {
            return Kind.STRAIGHT;
        }
        var k = kinds.get(e);
        if (k == null) {
            k = compute(e);
            kinds.put(e, k);
        }
        return k;
    }

    private Kind all(List<Expr> es) {
        var k = Kind.STRAIGHT;
        for (var e : es) {
            k = k.and(kind(e));
        }
        return k;
    }

    private Kind compute(Expr e) {
        var tv = g.info.typeAndValue(e);
        if (tv != null && (tv.isConstant() || tv.isType())) {
            return Kind.STRAIGHT;
        }
        return switch (e) {
            case Expr.Paren p -> kind(p.x());
            case Expr.Selector s -> selector(s);
            case Expr.Index i ->
                    g.info.typeAndValue(i.x()) instanceof gobi.compiler.check.TypeAndValue x
                                    && x.type() instanceof gobi.compiler.types.Signature
                            ? Kind.STRAIGHT
                            : kind(i.x()).and(all(i.indices()));
            case Expr.Slice s -> kind(s.x()).and(kind(s.lo())).and(kind(s.hi())).and(kind(s.max()));
            case Expr.TypeAssert a ->
                    kind(a.x()).and(Types.isInterface(g.typeOf(a)) ? Kind.STRAIGHT : Kind.BRANCHES);
            case Expr.Star s -> kind(s.x());
            case Expr.Unary u -> u.op() == UnaryOp.RECV ? Kind.CALLS : kind(u.x());
            case Expr.Binary b -> binary(b);
            case Expr.CompositeLit c -> elements(c);
            case Expr.KeyValue kv -> kind(kv.key()).and(kind(kv.value()));
            case Expr.Call c -> call(c);
            default -> Kind.STRAIGHT;
        };
    }

    private Kind selector(Expr.Selector s) {
        return g.info.selections.get(s) == null ? Kind.STRAIGHT : kind(s.x());
    }

    private Kind elements(Expr.CompositeLit c) {
        var k = Kind.STRAIGHT;
        for (var e : c.elements()) {
            k = k.and(e instanceof Expr.KeyValue kv ? valueAndKey(c, kv) : kind(e));
        }
        return k;
    }

    private Kind valueAndKey(Expr.CompositeLit c, Expr.KeyValue kv) {
        boolean map =
                g.typeOf(c) != null
                        && g.typeOf(c).underlying() instanceof gobi.compiler.types.MapType;
        return map ? kind(kv.key()).and(kind(kv.value())) : kind(kv.value());
    }

    private Kind binary(Expr.Binary b) {
        var k = kind(b.x()).and(kind(b.y()));
        boolean branches =
                switch (b.op()) {
                    case LAND, LOR -> true;
                    case QUO -> Types.isComplex(g.typeOf(b));
                    case EQL, NEQ -> g.comparisons.branches(g.typeOf(b.x()));
                    default -> false;
                };
        if (b.op() == BinaryOp.QUO && branches) {
            return Kind.CALLS;
        }
        return branches ? k.and(Kind.BRANCHES) : k;
    }

    private Kind call(Expr.Call c) {
        var fun = Exprs.unparen(c.fun());
        var tv = g.info.typeAndValue(fun);
        if (tv != null && tv.isType()) {
            return kind(c.args().getFirst());
        }
        if (g.builtins.of(c) instanceof Builtin b) {
            return builtin(b, c);
        }
        if (g.calls.intrinsic(c) instanceof Intrinsic) {
            return all(c.args());
        }
        return Kind.CALLS;
    }

    private Kind builtin(Builtin b, Expr.Call c) {
        return switch (b.builtinId()) {
            // gc does not put off looking into maps and channels.
            case LEN, CAP ->
                    switch (g.typeOf(c.args().getFirst()).underlying()) {
                        case gobi.compiler.types.MapType _, gobi.compiler.types.ChanType _ ->
                                Kind.CALLS;
                        default -> kind(c.args().getFirst());
                    };
            case NEW,
                    COMPLEX,
                    REAL,
                    IMAG,
                    UNSAFE_ADD,
                    UNSAFE_SLICE,
                    UNSAFE_SLICE_DATA,
                    UNSAFE_STRING,
                    UNSAFE_STRING_DATA ->
                    all(c.args());
            case MAKE -> all(c.args().subList(1, c.args().size()));
            case MIN, MAX ->
                    all(c.args()).and(Types.isFloat(g.typeOf(c)) ? Kind.STRAIGHT : Kind.BRANCHES);
            // append and copy read and write what other operands may read.
            case UNSAFE_ALIGNOF, UNSAFE_OFFSETOF, UNSAFE_SIZEOF -> Kind.STRAIGHT;
            default -> Kind.CALLS;
        };
    }
}
