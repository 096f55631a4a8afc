package gobi.compiler.check;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constant;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.Builtin;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.Const;
import gobi.compiler.types.Func;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.Label;
import gobi.compiler.types.MapType;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.Nil;
import gobi.compiler.types.PkgName;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeName;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Type expressions, and identifiers in general.
final class TypeExprs {
    private final Checker c;

    TypeExprs(Checker c) {
        this.c = c;
    }

    /// What the name denotes. `declared` is the type name whose declaration this is the right side
    /// of, or null.
    void ident(Operand x, Expr.Name e, TypeName declared, boolean wantType) {
        x.mode = Mode.INVALID;
        x.expr = e;
        var obj = c.lookup(e.name());
        if (obj == null) {
            if (e.name().equals("_")) {
                c.error(e, Code.BLANK_USED, "cannot use _ as value or type");
            } else {
                c.error(e, Code.UNDEFINED, "undefined: " + e.name());
            }
            return;
        }
        if (obj.pkg() == null
                && (obj.name().equals("any") || obj.name().equals("comparable"))
                && !c.require(e.pos(), 18, "predeclared " + e.name())) {
            return;
        }
        c.recordUse(e, obj);
        if (wantType && !(obj instanceof TypeName) && !(obj instanceof PkgName)) {
            c.error(e, Code.NOT_A_TYPE, obj.name() + " is not a type");
            if (obj instanceof Var v && v.pkg() == c.pkg) {
                v.markUsed();
            }
            return;
        }
        var type = obj.type();
        if (obj.mark() > 1 || c.decls.containsKey(obj)) {
            c.declarations.declare(obj, declared);
            type = obj.type();
        }
        c.resolver.markDotImport(obj);
        switch (obj) {
            case PkgName _ -> {
                c.error(e, Code.PACKAGE_USED, "use of package " + obj.name() + " not in selector");
                return;
            }
            case Const k -> {
                c.addDependency(k);
                if (!Checker.valid(type)) {
                    return;
                }
                if (k == Universe.IOTA) {
                    if (c.env.iota == null) {
                        c.error(
                                e,
                                Code.IOTA_OUTSIDE,
                                "cannot use iota outside constant declaration");
                        return;
                    }
                    x.val = c.env.iota;
                } else {
                    x.val = k.value() == null ? Constants.UNKNOWN : k.value();
                }
                x.mode = Mode.CONSTANT;
            }
            case TypeName _ -> {
                if (type == null || !Checker.valid(type)) {
                    return;
                }
                x.mode = Mode.TYPE;
            }
            case Var v -> {
                if (v.pkg() == c.pkg) {
                    v.markUsed();
                }
                c.addDependency(v);
                if (!Checker.valid(type)) {
                    return;
                }
                x.mode = Mode.VARIABLE;
            }
            case Func f -> {
                c.addDependency(f);
                x.mode = Mode.VALUE;
            }
            case Builtin b -> {
                x.id = b.builtinId();
                x.mode = Mode.BUILTIN;
            }
            case Nil _ -> x.mode = Mode.NIL;
            case Label _ -> throw new IllegalStateException("label in scope");
        }
        x.type = type == null ? Universe.INVALID : type;
    }

    /// A type that is not generic.
    Type type(Expr e) {
        return declaredType(e, null);
    }

    /// The type of a variable: no constraint interface.
    Type varType(Expr e) {
        var t = declaredType(e, null);
        validVarType(e, t);
        return t;
    }

    void validVarType(Expr e, Type t) {
        if (Types.isTypeParam(t)) {
            return;
        }
        if (t instanceof InterfaceType
                || t instanceof NamedType
                || t instanceof gobi.compiler.types.AliasType) {
            c.later(() -> notConstraint(e, t));
        }
    }

    private void notConstraint(Expr e, Type t) {
        if (!(t.underlying() instanceof InterfaceType i) || Types.isTypeParam(t)) {
            return;
        }
        var set = i.typeSet();
        if (set.terms() == null && !set.comparable()) {
            return;
        }
        c.error(
                e,
                Code.MISPLACED_CONSTRAINT,
                "cannot use type "
                        + c.str(t)
                        + " outside a type constraint: "
                        + (set.comparable()
                                ? "interface is (or embeds) comparable"
                                : "interface contains type constraints"));
    }

    /// A type that is the right side of the declaration of `declared` (null elsewhere).
    Type declaredType(Expr e, TypeName declared) {
        var t = internal(e, declared);
        if (Types.isGeneric(t)) {
            c.error(
                    e,
                    Code.GENERIC_WITHOUT_INSTANTIATION,
                    "cannot use generic type " + c.str(t) + " without instantiation");
            t = Universe.INVALID;
        }
        c.recordType(e, t);
        return t;
    }

    /// A generic type, or the invalid one with a reason.
    Type genericType(Expr e, Cause cause) {
        var t = internal(e, null);
        if (Checker.valid(t) && !Types.isGeneric(t)) {
            cause.text = c.str(t) + " is not a generic type";
            t = Universe.INVALID;
        }
        c.recordType(e, t);
        return t;
    }

    private Type internal(Expr e, TypeName declared) {
        return switch (e) {
            case Expr.Bad _ -> Universe.INVALID;
            case Expr.Name n -> {
                var x = new Operand();
                ident(x, n, declared, true);
                yield named(x);
            }
            case Expr.Selector s -> {
                var x = new Operand();
                c.selectors.selector(x, s, declared, true);
                yield named(x);
            }
            case Expr.Index i -> c.instances.instantiatedType(i);
            case Expr.Paren p -> declaredType(p.x(), declared);
            case Expr.ArrayType a -> array(a);
            case Expr.Ellipsis d -> {
                c.error(d, Code.MISPLACED_DOTS, "invalid use of '...'");
                if (d.elem() != null) {
                    varType(d.elem());
                }
                yield Universe.INVALID;
            }
            case Expr.StructType s -> c.structs.struct(s);
            case Expr.Star s -> {
                var base = varType(s.x());
                yield Checker.valid(base) ? new PointerType(base) : Universe.INVALID;
            }
            case Expr.FuncType f -> c.signatures.funcType(f);
            case Expr.InterfaceType i -> c.interfaces.iface(i, declared);
            case Expr.MapType m -> map(m);
            case Expr.ChanType ch -> new ChanType(ch.dir(), varType(ch.elem()));
            default -> {
                c.error(e, Code.NOT_A_TYPE, c.str(e) + " is not a type");
                c.calls.use(e);
                yield Universe.INVALID;
            }
        };
    }

    private Type named(Operand x) {
        switch (x.mode) {
            case TYPE -> {
                return x.type;
            }
            case INVALID -> {}
            case NO_VALUE -> c.error(x, Code.NOT_A_TYPE, c.str(x) + " used as type");
            default -> c.error(x, Code.NOT_A_TYPE, c.str(x) + " is not a type");
        }
        return Universe.INVALID;
    }

    private Type array(Expr.ArrayType a) {
        if (a.length() == null) {
            return new SliceType(varType(a.elem()));
        }
        if (a.length() instanceof Expr.Ellipsis) {
            c.error(
                    a,
                    Code.MISPLACED_DOTS,
                    "invalid use of [...] array (outside a composite literal)");
            varType(a.elem());
            return Universe.INVALID;
        }
        long n = arrayLength(a.length());
        var elem = varType(a.elem());
        c.sizeLimits.array(n);
        return n < 0 ? Universe.INVALID : new ArrayType(elem, n);
    }

    private long arrayLength(Expr e) {
        if (e instanceof Expr.Name n) {
            var obj = c.lookup(n.name());
            if (obj == null) {
                c.error(
                        n,
                        Code.INVALID_ARRAY_LENGTH,
                        "undefined array length " + n.name() + " or missing type constraint");
                return -1;
            }
            if (!(obj instanceof Const)) {
                c.error(n, Code.INVALID_ARRAY_LENGTH, "invalid array length " + n.name());
                return -1;
            }
        }
        var x = new Operand();
        c.exprs.expr(x, e);
        if (!x.isConstant()) {
            if (!x.invalid()) {
                c.error(
                        x,
                        Code.INVALID_ARRAY_LENGTH,
                        "array length " + c.str(x) + " must be constant");
            }
            return -1;
        }
        if ((Types.isUntyped(x.type) || Types.isInteger(x.type))
                && Constants.toInt(x.val) instanceof Constant.Int i
                && Constants.fitsLong(i)
                && i.value().signum() >= 0) {
            return i.value().longValue();
        }
        c.error(
                x,
                Code.INVALID_ARRAY_LENGTH,
                Types.isInteger(x.type)
                        ? "invalid array length " + c.str(x)
                        : "array length " + c.str(x) + " must be integer");
        return -1;
    }

    private Type map(Expr.MapType m) {
        var t = new MapType(varType(m.key()), varType(m.value()));
        c.later(() -> {
            if (Checker.valid(t.key()) && !Types.comparable(t.key())) {
                var why = Types.isTypeParam(t.key()) ? " (missing comparable constraint)" : "";
                c.error(
                        m.key(),
                        Code.INVALID_MAP_KEY,
                        "invalid map key type " + c.str(t.key()) + why);
            }
        });
        return t;
    }

    /// Type arguments, or null if any is invalid.
    List<Type> typeList(List<Expr> list) {
        var result = new ArrayList<Type>(list.size());
        boolean ok = true;
        for (var e : list) {
            var t = varType(e);
            ok &= Checker.valid(t);
            result.add(t);
        }
        return ok ? result : null;
    }
}
