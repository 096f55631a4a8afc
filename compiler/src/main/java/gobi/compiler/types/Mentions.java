package gobi.compiler.types;

import static gobi.compiler.source.Same.sameObject;

import java.util.ArrayList;
import java.util.List;

/// Looks for type parameters in a type.
final class Mentions {
    private final List<TypeParam> params;
    private final List<Type> seen = new ArrayList<>();

    private Mentions(List<TypeParam> params) {
        this.params = params;
    }

    /// `params` null asks for any type parameter at all.
    static boolean anyOf(Type t, List<TypeParam> params) {
        return new Mentions(params).in(t);
    }

    private boolean in(Type t) {
        return switch (t) {
            case null -> false;
            case BasicType _ -> false;
            case AliasType a -> in(Types.unalias(a));
            case TypeParam p -> params == null || params.contains(p);
            case PointerType p -> in(p.elem());
            case SliceType s -> in(s.elem());
            case ArrayType a -> in(a.elem());
            case MapType m -> in(m.key()) || in(m.elem());
            case ChanType c -> in(c.elem());
            case TupleType u -> tuple(u);
            case Signature s -> tuple(s.params()) || tuple(s.results());
            case StructType s -> cyclic(s) ? false : struct(s);
            case UnionType u -> union(u);
            case InterfaceType i -> cyclic(i) ? false : iface(i);
            case NamedType n -> list(n.typeArgs()) || list(n.enclosingArgs()) || local(n);
        };
    }

    private boolean local(NamedType n) {
        if (!n.enclosingArgs().isEmpty()) {
            return false;
        }
        for (var p : n.enclosingParams()) {
            if (in(p)) {
                return true;
            }
        }
        return false;
    }

    private boolean cyclic(Type t) {
        for (var s : seen) {
            if (sameObject(s, t)) {
                return true;
            }
        }
        seen.add(t);
        return false;
    }

    private boolean list(List<Type> types) {
        for (var t : types) {
            if (in(t)) {
                return true;
            }
        }
        return false;
    }

    private boolean tuple(TupleType t) {
        for (var v : t.vars()) {
            if (in(v.type())) {
                return true;
            }
        }
        return false;
    }

    private boolean struct(StructType s) {
        for (var f : s.fields()) {
            if (in(f.type())) {
                return true;
            }
        }
        return false;
    }

    private boolean union(UnionType u) {
        for (var t : u.terms()) {
            if (in(t.type())) {
                return true;
            }
        }
        return false;
    }

    private boolean iface(InterfaceType i) {
        for (var m : i.explicitMethods()) {
            if (in(m.type())) {
                return true;
            }
        }
        return list(i.embeddeds());
    }
}
