package gobi.compiler.types;

import java.util.List;

/// Hashes that agree for identical types.
public final class TypeHash {
    private static final int DEPTH = 4;

    private TypeHash() {}

    public static int of(Type t) {
        return hash(t, DEPTH);
    }

    public static int of(List<? extends Type> types) {
        int h = 1;
        for (var t : types) {
            h = h * 31 + of(t);
        }
        return h;
    }

    private static int hash(Type type, int depth) {
        var t = Types.unalias(type);
        if (depth == 0 || t == null) {
            return 17;
        }
        int d = depth - 1;
        return switch (t) {
            case BasicType b -> b.kind().ordinal();
            case PointerType p -> 3 + 31 * hash(p.elem(), d);
            case SliceType s -> 5 + 31 * hash(s.elem(), d);
            // Lengths that are not known are identical to all.
            case ArrayType a -> 7 + 31 * hash(a.elem(), d);
            case MapType m -> 11 + 31 * hash(m.key(), d) + 961 * hash(m.elem(), d);
            case ChanType c -> 13 + c.dir().ordinal() + 31 * hash(c.elem(), d);
            case StructType s -> struct(s, d);
            case TupleType u -> tuple(u, d);
            case Signature s -> 19 + 31 * tuple(s.params(), d) + 37 * tuple(s.results(), d);
            case InterfaceType i -> 23 + 31 * i.typeSet().methods().size();
            case UnionType _ -> 29;
            case NamedType n -> named(n, d);
            case TypeParam p -> System.identityHashCode(p);
            case AliasType _ -> throw new IllegalStateException("alias");
        };
    }

    private static int struct(StructType s, int depth) {
        int h = 41;
        for (var f : s.fields()) {
            h = h * 31 + f.name().hashCode() + hash(f.type(), depth);
        }
        return h;
    }

    private static int tuple(TupleType t, int depth) {
        int h = 43;
        for (var v : t.vars()) {
            // A generic signature's own parameters differ between identical ones.
            h = h * 31 + (v.type() instanceof TypeParam ? 1 : hash(v.type(), Math.min(depth, 1)));
        }
        return h;
    }

    private static int named(NamedType n, int depth) {
        int h = System.identityHashCode(n.origin());
        for (var a : n.typeArgs()) {
            h = h * 31 + hash(a, depth);
        }
        return h;
    }
}
