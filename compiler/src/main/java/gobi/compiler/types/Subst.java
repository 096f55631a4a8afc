package gobi.compiler.types;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.types.UnionType.Term;

import java.util.ArrayList;
import java.util.List;

/// Applies a substitution; what it does not touch stays the same object.
final class Subst {
    private final Substitution map;
    private final Context context;

    Subst(Substitution map, Context context) {
        this.map = map;
        this.context = context;
    }

    Type apply(Type t) {
        return switch (t) {
            case null -> null;
            case BasicType b -> b;
            case TypeParam p -> map.of(p);
            case AliasType a -> alias(a);
            case PointerType p -> {
                var e = apply(p.elem());
                yield sameObject(e, p.elem()) ? p : new PointerType(e);
            }
            case SliceType s -> {
                var e = apply(s.elem());
                yield sameObject(e, s.elem()) ? s : new SliceType(e);
            }
            case ArrayType a -> {
                var e = apply(a.elem());
                yield sameObject(e, a.elem()) ? a : new ArrayType(e, a.length());
            }
            case MapType m -> {
                var k = apply(m.key());
                var e = apply(m.elem());
                yield sameObject(k, m.key()) && sameObject(e, m.elem()) ? m : new MapType(k, e);
            }
            case ChanType c -> {
                var e = apply(c.elem());
                yield sameObject(e, c.elem()) ? c : new ChanType(c.dir(), e);
            }
            case TupleType u -> tuple(u);
            case StructType s -> struct(s);
            case Signature s -> signature(s);
            case UnionType u -> union(u);
            case InterfaceType i -> iface(i);
            case NamedType n -> named(n);
        };
    }

    private Type alias(AliasType a) {
        var t = apply(a.aliased());
        return sameObject(t, a.aliased()) ? a : t;
    }

    private Var var(Var v) {
        var t = apply(v.type());
        if (sameObject(t, v.type())) {
            return v;
        }
        var copy = new Var(v.pos(), v.pkg(), v.name(), t, v.kind(), v.embedded());
        copy.setOrigin(v.origin());
        copy.setUsed(v.used());
        copy.setParent(v.parent());
        return copy;
    }

    /// The same list where nothing changed.
    private List<Var> vars(List<Var> vars) {
        List<Var> copy = null;
        for (int i = 0; i < vars.size(); i++) {
            var v = var(vars.get(i));
            if (copy == null && v != vars.get(i)) {
                copy = new ArrayList<>(vars);
            }
            if (copy != null) {
                copy.set(i, v);
            }
        }
        return copy == null ? vars : copy;
    }

    private List<Type> types(List<Type> types) {
        List<Type> copy = null;
        for (int i = 0; i < types.size(); i++) {
            var t = apply(types.get(i));
            if (copy == null && !sameObject(t, types.get(i))) {
                copy = new ArrayList<>(types);
            }
            if (copy != null) {
                copy.set(i, t);
            }
        }
        return copy == null ? types : copy;
    }

    TupleType tuple(TupleType t) {
        var vars = vars(t.vars());
        return sameObject(vars, t.vars()) ? t : new TupleType(vars);
    }

    private Type struct(StructType s) {
        var fields = vars(s.fields());
        return sameObject(fields, s.fields()) ? s : new StructType(fields, s.tags());
    }

    private Signature signature(Signature s) {
        var params = tuple(s.params());
        var results = tuple(s.results());
        if (params == s.params() && results == s.results()) {
            return s;
        }
        // The receiver stays: what needs another one sets it (methods of instances).
        return new Signature(
                s.recv(), s.recvTypeParams(), s.typeParams(), params, results, s.variadic());
    }

    private Type union(UnionType u) {
        List<Term> copy = null;
        for (int i = 0; i < u.terms().size(); i++) {
            var t = u.terms().get(i);
            var n = apply(t.type());
            if (!sameObject(n, t.type())) {
                if (copy == null) {
                    copy = new ArrayList<>(u.terms());
                }
                copy.set(i, new Term(t.tilde(), n));
            }
        }
        return copy == null ? u : new UnionType(copy);
    }

    private Type iface(InterfaceType i) {
        List<Func> methods = null;
        for (int k = 0; k < i.explicitMethods().size(); k++) {
            var m = i.explicitMethods().get(k);
            var t = apply(m.type());
            if (!sameObject(t, m.type())) {
                if (methods == null) {
                    methods = new ArrayList<>(i.explicitMethods());
                }
                var copy = new Func(m.pos(), m.pkg(), m.name(), (Signature) t, m.decl());
                copy.setOrigin(m.origin());
                methods.set(k, copy);
            }
        }
        var embeddeds = types(i.embeddeds());
        if (methods == null && sameObject(embeddeds, i.embeddeds())) {
            return i;
        }
        return TypeSets.complete(
                new InterfaceType(
                        methods == null ? i.explicitMethods() : methods, embeddeds, i.implicit()));
    }

    private Type named(NamedType n) {
        var typeArgs = types(n.typeArgs());
        var enclosing = n.enclosingArgs();
        if (!n.origin().enclosingParams().isEmpty()) {
            List<Type> now =
                    enclosing.isEmpty() ? new ArrayList<>(n.origin().enclosingParams()) : enclosing;
            var then = types(now);
            if (!sameObject(then, now)) {
                enclosing = then;
            }
        }
        if (sameObject(typeArgs, n.typeArgs()) && sameObject(enclosing, n.enclosingArgs())) {
            return n;
        }
        return context == null
                ? Context.create(n.origin(), typeArgs, enclosing, null)
                : context.instantiate(n.origin(), typeArgs, enclosing);
    }
}
