package gobi.compiler.types;

import static gobi.compiler.source.Same.sameObject;

import java.util.List;

/// Type identity as the spec defines it.
final class Identity {
    /// Pairs of interfaces that are being compared, innermost first: what breaks cycles.
    private record Pair(Type x, Type y, Pair outer) {
        boolean holds(Type a, Type b) {
            for (var p = this; p != null; p = p.outer) {
                if (sameObject(p.x, a) && sameObject(p.y, b)
                        || sameObject(p.x, b) && sameObject(p.y, a)) {
                    return true;
                }
            }
            return false;
        }
    }

    private final boolean ignoreTags;

    Identity(boolean ignoreTags) {
        this.ignoreTags = ignoreTags;
    }

    boolean same(Type x, Type y) {
        return same(x, y, null);
    }

    private boolean same(Type x0, Type y0, Pair seen) {
        if (sameObject(x0, y0)) {
            return true;
        }
        var x = Types.unalias(x0);
        var y = Types.unalias(y0);
        if (sameObject(x, y)) {
            return true;
        }
        if (x == null || y == null) {
            return false;
        }
        return switch (x) {
            case BasicType a -> y instanceof BasicType b && a.kind() == b.kind();
            case PointerType a -> y instanceof PointerType b && same(a.elem(), b.elem(), seen);
            case SliceType a -> y instanceof SliceType b && same(a.elem(), b.elem(), seen);
            case ArrayType a ->
                    y instanceof ArrayType b
                            && (a.length() < 0 || b.length() < 0 || a.length() == b.length())
                            && same(a.elem(), b.elem(), seen);
            case MapType a ->
                    y instanceof MapType b
                            && same(a.key(), b.key(), seen)
                            && same(a.elem(), b.elem(), seen);
            case ChanType a ->
                    y instanceof ChanType b && a.dir() == b.dir() && same(a.elem(), b.elem(), seen);
            case StructType a -> y instanceof StructType b && structs(a, b, seen);
            case TupleType a -> y instanceof TupleType b && tuples(a, b, seen);
            case Signature a -> y instanceof Signature b && signatures(a, b, seen);
            case UnionType a ->
                    y instanceof UnionType b
                            && Terms.equal(TypeSets.unionTerms(a), TypeSets.unionTerms(b));
            case InterfaceType a -> y instanceof InterfaceType b && interfaces(a, b, seen);
            case NamedType a -> y instanceof NamedType b && named(a, b, seen);
            case TypeParam _ -> false;
            case AliasType _ -> throw new IllegalStateException("alias");
        };
    }

    private boolean structs(StructType a, StructType b, Pair seen) {
        if (a.fields().size() != b.fields().size()) {
            return false;
        }
        for (int i = 0; i < a.fields().size(); i++) {
            var f = a.fields().get(i);
            var g = b.fields().get(i);
            if (f.embedded() != g.embedded()
                    || !ignoreTags && !a.tag(i).equals(b.tag(i))
                    || !f.name().equals(g.name())
                    || !f.exported() && !samePackage(f, g)
                    || !same(f.type(), g.type(), seen)) {
                return false;
            }
        }
        return true;
    }

    private static boolean samePackage(Obj f, Obj g) {
        return f.pkg() == g.pkg()
                || f.pkg() != null && g.pkg() != null && f.pkg().path().equals(g.pkg().path());
    }

    private boolean tuples(TupleType a, TupleType b, Pair seen) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.at(i).type(), b.at(i).type(), seen)) {
                return false;
            }
        }
        return true;
    }

    private boolean signatures(Signature a, Signature b, Pair seen) {
        int n = a.typeParams().size();
        if (n != b.typeParams().size() || a.variadic() != b.variadic()) {
            return false;
        }
        if (n == 0) {
            return tuples(a.params(), b.params(), seen) && tuples(a.results(), b.results(), seen);
        }
        // Speak of both in terms of the first one's parameters.
        var rename = new Substitution(b.typeParams(), a.typeParams());
        for (int i = 0; i < n; i++) {
            var bound = Types.subst(b.typeParams().get(i).constraint(), rename);
            if (!same(a.typeParams().get(i).constraint(), bound, seen)) {
                return false;
            }
        }
        return tuples(a.params(), (TupleType) Types.subst(b.params(), rename), seen)
                && tuples(a.results(), (TupleType) Types.subst(b.results(), rename), seen);
    }

    private boolean interfaces(InterfaceType a, InterfaceType b, Pair seen) {
        var s = a.typeSet();
        var t = b.typeSet();
        if (s.comparable() != t.comparable()
                || s.methods().size() != t.methods().size()
                || !Terms.equal(s.terms(), t.terms())) {
            return false;
        }
        if (seen != null && seen.holds(a, b)) {
            return true;
        }
        var pair = new Pair(a, b, seen);
        for (int i = 0; i < s.methods().size(); i++) {
            var f = s.methods().get(i);
            var g = t.methods().get(i);
            if (!f.id().equals(g.id()) || !same(f.type(), g.type(), pair)) {
                return false;
            }
        }
        return true;
    }

    private boolean named(NamedType a, NamedType b, Pair seen) {
        return a.origin() == b.origin()
                && a.typeArgs().size() == b.typeArgs().size()
                && !(a.typeArgs().isEmpty() && a.enclosingArgs().isEmpty())
                && lists(a.typeArgs(), b.typeArgs(), seen)
                && lists(a.enclosingArgs(), b.enclosingArgs(), seen);
    }

    private boolean lists(List<Type> a, List<Type> b, Pair seen) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i), seen)) {
                return false;
            }
        }
        return true;
    }
}
