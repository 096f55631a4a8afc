package gobi.compiler.check;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Expr.LitKind;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.util.ArrayList;
import java.util.List;

/// Expressions: the entry points for the different contexts, and the switch over the kinds.
final class Exprs {
    private static final int MAX_LITERAL = 10_000;
    private final Checker c;

    /// Whether an expression may stand as a statement.
    enum Kind {
        CONVERSION,
        EXPRESSION,
        STATEMENT
    }

    /// The function type that a generic function is assigned to; `description` for messages.
    record Target(Signature sig, String description) {
        static Target of(Type t, String description) {
            return t != null && t.underlying() instanceof Signature s
                    ? new Target(s, description)
                    : null;
        }
    }

    Exprs(Checker c) {
        this.c = c;
    }

    // ---- contexts

    /// A single value.
    void expr(Target target, Operand x, Expr e) {
        raw(target, x, e, null, false);
        exclude(x, true, true, true);
        singleValue(x);
    }

    void expr(Operand x, Expr e) {
        expr(null, x, e);
    }

    /// A single value or a generic function.
    void genericExpr(Operand x, Expr e) {
        raw(null, x, e, null, true);
        exclude(x, true, true, true);
        singleValue(x);
    }

    /// A value, a generic function, or several values as a tuple.
    void rawValue(Operand x, Expr e) {
        raw(null, x, e, null, true);
        exclude(x, true, true, true);
    }

    /// Records an operand that was evaluated outside the usual entry points, and demands a single
    /// value.
    void finish(Operand x) {
        record(x);
        exclude(x, true, true, true);
        singleValue(x);
    }

    /// One or several values; with `allowCommaOk`, a `v, ok` expression counts as two.
    List<Operand> multi(Expr e, boolean allowCommaOk) {
        var x = new Operand();
        raw(null, x, e, null, false);
        exclude(x, true, true, true);
        commaOk = false;
        if (x.type instanceof TupleType t && !x.invalid()) {
            var list = new ArrayList<Operand>(t.size());
            for (var v : t.vars()) {
                list.add(new Operand(Mode.VALUE, e, v.type()));
            }
            return list;
        }
        var list = new ArrayList<Operand>(2);
        list.add(x);
        if (allowCommaOk && (x.mode == Mode.MAP_INDEX || x.mode == Mode.COMMA_OK)) {
            var first = new Operand(Mode.VALUE, e, x.type);
            list.set(0, first);
            list.add(new Operand(Mode.VALUE, e, Universe.UNTYPED_BOOL));
            commaOk = true;
        } else {
            commaOk = false;
        }
        return list;
    }

    /// Whether the last [#multi] made two values of a `v, ok` expression.
    boolean commaOk;

    /// A value whose composite literal may leave out its type.
    void exprWithHint(Operand x, Expr e, Type hint) {
        raw(null, x, e, hint, false);
        exclude(x, true, true, true);
        singleValue(x);
    }

    void exprOrType(Operand x, Expr e, boolean allowGeneric) {
        raw(null, x, e, null, allowGeneric);
        exclude(x, true, true, false);
        singleValue(x);
    }

    /// What stands before the parentheses of a call.
    void exprOrTypeOrBuiltin(Operand x, Expr e) {
        raw(null, x, e, null, true);
        exclude(x, true, false, false);
        singleValue(x);
    }

    /// Checks the expression in any mode and records its type.
    Kind raw(Target target, Operand x, Expr e, Type hint, boolean allowGeneric) {
        x.mode = Mode.INVALID;
        x.type = Universe.INVALID;
        x.val = null;
        var kind = internal(target, x, e, hint);
        if (!allowGeneric) {
            nonGeneric(target, x);
        }
        record(x);
        return kind;
    }

    private void nonGeneric(Target target, Operand x) {
        if (x.invalid() || x.mode == Mode.NO_VALUE) {
            return;
        }
        String what = null;
        switch (Types.unalias(x.type)) {
            case NamedType n when Types.isGeneric(n) -> what = "type";
            case Signature s when !s.typeParams().isEmpty() -> {
                if (target != null) {
                    c.calls.funcInst(target, Positions.mark(x.expr), x, null, true);
                    return;
                }
                what = "function";
            }
            case null -> {}
            default -> {}
        }
        if (what != null) {
            c.error(
                    x,
                    Code.GENERIC_WITHOUT_INSTANTIATION,
                    "cannot use generic " + what + " " + c.str(x.expr) + " without instantiation");
            x.invalidate();
            x.type = Universe.INVALID;
        }
    }

    private void record(Operand x) {
        switch (x.mode) {
            case INVALID -> {}
            case NO_VALUE -> c.record(x.expr, x.mode, TupleType.EMPTY, null);
            case BUILTIN -> c.record(x.expr, x.mode, Universe.INVALID, null);
            case TYPE, CONSTANT, VARIABLE, MAP_INDEX, VALUE, NIL, COMMA_OK -> {
                if (Types.isUntyped(x.type)) {
                    c.untyped.remember(x);
                } else {
                    c.record(x.expr, x.mode, x.type, x.val);
                }
            }
        }
    }

    private void exclude(Operand x, boolean noValue, boolean builtin, boolean type) {
        if (noValue && x.mode == Mode.NO_VALUE) {
            c.error(x, Code.NO_VALUE, c.str(x) + " used as value");
        } else if (builtin && x.mode == Mode.BUILTIN) {
            c.error(x, Code.BUILTIN_NOT_CALLED, c.str(x) + " must be called");
        } else if (type && x.mode == Mode.TYPE) {
            c.error(x, Code.NOT_AN_EXPRESSION, c.str(x) + " is not an expression");
        } else {
            return;
        }
        x.invalidate();
    }

    void singleValue(Operand x) {
        if (x.mode == Mode.VALUE && x.type instanceof TupleType) {
            c.error(
                    x,
                    Code.MULTIPLE_VALUES,
                    "multiple-value " + c.str(x) + " in single-value context");
            x.invalidate();
        }
    }

    // ---- kinds

    private Kind internal(Target target, Operand x, Expr e, Type hint) {
        x.expr = e;
        switch (e) {
            case Expr.Bad _ -> x.invalidate();
            case Expr.Name n -> c.typeExprs.ident(x, n, null, false);
            case Expr.Ellipsis _ -> c.error(e, Code.MISPLACED_DOTS, "invalid use of '...'");
            case Expr.BasicLit l -> literal(x, l);
            case Expr.FuncLit f -> c.compositeLits.function(x, f);
            case Expr.CompositeLit l -> c.compositeLits.composite(x, l, hint);
            case Expr.Paren p -> {
                var kind = raw(null, x, p.x(), null, false);
                x.expr = e;
                return kind;
            }
            case Expr.Selector s -> c.selectors.selector(x, s, null, false);
            case Expr.Index i -> {
                if (c.indexes.index(x, i)) {
                    c.calls.funcInst(target, i.lbrack(), x, i, true);
                }
                if (x.invalid()) {
                    x.expr = e;
                    return Kind.STATEMENT;
                }
            }
            case Expr.Slice s -> c.indexes.slice(x, s);
            case Expr.TypeAssert t -> typeAssert(x, t);
            case Expr.Call call -> {
                return c.calls.call(x, call);
            }
            case Expr.Star s -> star(x, s);
            case Expr.Unary u -> {
                c.operators.unary(x, u);
                if (!x.invalid() && u.op() == gobi.compiler.syntax.UnaryOp.RECV) {
                    x.expr = e;
                    return Kind.STATEMENT;
                }
            }
            case Expr.Binary b -> c.operators.binary(x, b, b.x(), b.y(), b.op(), b.opPos());
            case Expr.KeyValue _ -> c.error(e, Code.SYNTAX_ERROR, "no key:value expected");
            case Expr.ArrayType _,
                    Expr.StructType _,
                    Expr.FuncType _,
                    Expr.InterfaceType _,
                    Expr.MapType _,
                    Expr.ChanType _ -> {
                x.mode = Mode.TYPE;
                x.type = c.typeExprs.type(e);
            }
        }
        x.expr = e;
        return x.invalid() ? Kind.STATEMENT : Kind.EXPRESSION;
    }

    private void literal(Operand x, Expr.BasicLit l) {
        if (l.malformed()) {
            return;
        }
        boolean number =
                l.kind() == LitKind.INT || l.kind() == LitKind.FLOAT || l.kind() == LitKind.IMAG;
        if (number) {
            requireSpelling(l);
        }
        if (number && l.text().length() > MAX_LITERAL) {
            c.error(
                    l,
                    Code.INVALID_CONSTANT,
                    "excessively long constant: "
                            + l.text().substring(0, 10)
                            + "... ("
                            + l.text().length()
                            + " chars)");
            return;
        }
        var v = Constants.literal(l.kind(), l.text());
        if (Constants.isUnknown(v)) {
            c.error(l, Code.INVALID_CONSTANT, "malformed constant: " + l.text());
            return;
        }
        x.mode = Mode.CONSTANT;
        x.val = v;
        x.type =
                switch (l.kind()) {
                    case INT -> Universe.UNTYPED_INT;
                    case FLOAT -> Universe.UNTYPED_FLOAT;
                    case IMAG -> Universe.UNTYPED_COMPLEX;
                    case CHAR -> Universe.UNTYPED_RUNE;
                    case STRING -> Universe.UNTYPED_STRING;
                };
        x.expr = l;
        c.consts.overflow(x, l.pos());
    }

    /// Spellings of numbers that older language versions do not have.
    private void requireSpelling(Expr.BasicLit l) {
        var s = l.text();
        boolean prefixed = s.charAt(0) == '0' && s.length() > 1;
        String what = null;
        if (s.indexOf('_') >= 0) {
            what = "underscore in numeric";
        } else if (prefixed) {
            what =
                    switch (s.charAt(1) | 0x20) {
                        case 'b' -> "binary";
                        case 'o' -> "0o/0O-style octal";
                        case 'x' -> l.kind() == LitKind.INT ? null : "hexadecimal floating-point";
                        default -> null;
                    };
        }
        if (what != null) {
            c.require(l.pos(), 13, what + " literal");
        }
    }

    private void star(Operand x, Expr.Star e) {
        exprOrType(x, e.x(), false);
        if (x.invalid()) {
            return;
        }
        if (x.mode == Mode.TYPE) {
            c.typeExprs.validVarType(e.x(), x.type);
            x.type = new PointerType(x.type);
            return;
        }
        Type base = null;
        if (Types.asTypeParam(x.type) != null) {
            var terms = Types.terms(Types.asTypeParam(x.type));
            if (terms == null || terms.isEmpty()) {
                cannotIndirect(x);
                return;
            }
            for (var t : terms) {
                if (!(t.type().underlying() instanceof PointerType p)) {
                    cannotIndirect(x);
                    return;
                }
                if (base != null && !Types.identical(base, p.elem())) {
                    c.error(
                            x,
                            Code.INVALID_INDIRECTION,
                            "invalid operation: pointers of "
                                    + c.str(x)
                                    + " must have identical base types");
                    x.invalidate();
                    return;
                }
                base = p.elem();
            }
        } else if (x.type.underlying() instanceof PointerType p) {
            base = p.elem();
        } else {
            cannotIndirect(x);
            return;
        }
        x.mode = Mode.VARIABLE;
        x.type = base;
    }

    private void cannotIndirect(Operand x) {
        c.error(x, Code.INVALID_INDIRECTION, "invalid operation: cannot indirect " + c.str(x));
        x.invalidate();
    }

    private void typeAssert(Operand x, Expr.TypeAssert e) {
        expr(x, e.x());
        if (x.invalid()) {
            return;
        }
        if (e.type() == null) {
            c.error(
                    e,
                    Code.SYNTAX_ERROR,
                    "invalid syntax tree: use of .(type) outside type switch");
            x.invalidate();
            return;
        }
        if (Types.isTypeParam(x.type)) {
            c.error(
                    x,
                    Code.INVALID_ASSERT,
                    "invalid operation: cannot use type assertion on type parameter value "
                            + c.str(x));
            x.invalidate();
            return;
        }
        if (!(x.type.underlying() instanceof InterfaceType)) {
            c.error(
                    x,
                    Code.INVALID_ASSERT,
                    "invalid operation: " + c.str(x) + " is not an interface");
            x.invalidate();
            return;
        }
        var t = c.typeExprs.varType(e.type());
        if (!Checker.valid(t)) {
            x.invalidate();
            return;
        }
        assertable(e, x, t, false);
        x.mode = Mode.COMMA_OK;
        x.type = t;
    }

    /// Reports an assertion that can never hold.
    void assertable(Expr e, Operand x, Type t, boolean typeSwitch) {
        var cause = new Cause();
        if (c.implementing.assertableTo(x.type, t, cause)) {
            return;
        }
        if (typeSwitch) {
            c.error(
                    e,
                    Code.IMPOSSIBLE_ASSERT,
                    "impossible type switch case: "
                            + c.str(e)
                            + "\n\t"
                            + c.str(x)
                            + " cannot have dynamic type "
                            + c.str(t)
                            + " "
                            + cause.text);
            return;
        }
        c.error(
                e,
                Code.IMPOSSIBLE_ASSERT,
                "impossible type assertion: "
                        + c.str(e)
                        + "\n\t"
                        + c.str(t)
                        + " does not implement "
                        + c.str(x.type)
                        + " "
                        + cause.text);
    }
}
