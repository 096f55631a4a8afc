package gobi.compiler.types;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.syntax.Expr.ChanDir;
import gobi.compiler.types.BasicType.Kind;
import gobi.compiler.types.UnionType.Term;

import java.util.List;
import java.util.function.Predicate;

/// Questions about types.
///
/// The `is...` predicates look at the underlying type alone and are false for type parameters; the
/// `all...` ones hold for a type parameter when they hold for every type that its constraint
/// permits.
public final class Types {
    private static final Identity STRICT = new Identity(false);
    private static final Identity TAGLESS = new Identity(true);

    private Types() {}

    // ---- identity

    public static boolean identical(Type x, Type y) {
        return STRICT.same(x, y);
    }

    public static boolean identicalIgnoringTags(Type x, Type y) {
        return TAGLESS.same(x, y);
    }

    /// The type behind aliases.
    public static Type unalias(Type t) {
        while (t instanceof AliasType a) {
            t = a.aliased();
        }
        return t;
    }

    public static boolean isValid(Type t) {
        return t != null && !(unalias(t) instanceof BasicType b && b.kind() == Kind.INVALID);
    }

    /// The type as a [NamedType], or null.
    public static NamedType asNamed(Type t) {
        return unalias(t) instanceof NamedType n ? n : null;
    }

    public static TypeParam asTypeParam(Type t) {
        return unalias(t) instanceof TypeParam p ? p : null;
    }

    public static boolean isTypeParam(Type t) {
        return unalias(t) instanceof TypeParam;
    }

    // ---- kinds

    private static Kind kind(Type t) {
        return t.underlying() instanceof BasicType b ? b.kind() : Kind.INVALID;
    }

    public static boolean isKind(Type t, Kind kind) {
        return kind(t) == kind;
    }

    public static boolean isBoolean(Type t) {
        return kind(t).isBoolean();
    }

    public static boolean isString(Type t) {
        return kind(t).isString();
    }

    public static boolean isInteger(Type t) {
        return kind(t).isInteger();
    }

    public static boolean isUnsigned(Type t) {
        return kind(t).isUnsigned();
    }

    public static boolean isFloat(Type t) {
        return kind(t).isFloat();
    }

    public static boolean isComplex(Type t) {
        return kind(t).isComplex();
    }

    private static boolean numeric(Kind k) {
        return k.isInteger() || k.isFloat() || k.isComplex();
    }

    public static boolean isNumeric(Type t) {
        return numeric(kind(t));
    }

    private static boolean constant(Kind k) {
        return numeric(k) || k.isString() || k.isBoolean();
    }

    /// Whether constants may have the type.
    public static boolean isConstType(Type t) {
        return constant(kind(t));
    }

    public static boolean isUntyped(Type t) {
        return unalias(t) instanceof BasicType b && b.kind().isUntyped();
    }

    public static boolean isTyped(Type t) {
        return !isUntyped(t);
    }

    public static boolean isUntypedNumeric(Type t) {
        return isUntyped(t) && isNumeric(t);
    }

    private static boolean ordered(Kind k) {
        return k.isInteger() || k.isFloat() || k.isString();
    }

    private static boolean all(Type t, Predicate<Kind> p) {
        if (asTypeParam(t) instanceof TypeParam tp) {
            return permits(tp, u -> u instanceof BasicType b && p.test(b.kind()));
        }
        return t.underlying() instanceof BasicType b && p.test(b.kind());
    }

    /// Whether the predicate holds for the underlying types of all terms; false where there are no
    /// specific types.
    public static boolean permits(TypeParam p, Predicate<Type> test) {
        var terms = ((InterfaceType) p.underlying()).typeSet().terms();
        if (terms == null) {
            return false;
        }
        for (var t : terms) {
            if (!test.test(t.type().underlying())) {
                return false;
            }
        }
        return true;
    }

    /// The specific types of a type parameter, or null where every type is permitted.
    public static List<Term> terms(TypeParam p) {
        return ((InterfaceType) p.underlying()).typeSet().terms();
    }

    public static boolean allBoolean(Type t) {
        return all(t, Kind::isBoolean);
    }

    public static boolean allInteger(Type t) {
        return all(t, Kind::isInteger);
    }

    public static boolean allUnsigned(Type t) {
        return all(t, Kind::isUnsigned);
    }

    public static boolean allNumeric(Type t) {
        return all(t, Types::numeric);
    }

    public static boolean allString(Type t) {
        return all(t, Kind::isString);
    }

    public static boolean allNumericOrString(Type t) {
        return all(t, k -> numeric(k) || k.isString());
    }

    public static boolean allBasic(Type t) {
        return all(t, k -> k != Kind.INVALID);
    }

    public static boolean allOrdered(Type t) {
        return all(t, Types::ordered);
    }

    /// Whether the type is an interface and not a type parameter.
    public static boolean isInterface(Type t) {
        return t.underlying() instanceof InterfaceType && !isTypeParam(t);
    }

    public static boolean isInterfacePointer(Type t) {
        return t.underlying() instanceof PointerType p
                && p.elem().underlying() instanceof InterfaceType;
    }

    public static boolean isTuple(Type t) {
        return t instanceof TupleType;
    }

    /// A type that has a name: predeclared, defined, or a type parameter.
    public static boolean hasName(Type t) {
        return switch (unalias(t)) {
            case BasicType _, NamedType _, TypeParam _ -> true;
            case null -> false;
            default -> false;
        };
    }

    /// Whether the type is a literal in the sense of assignability: neither basic, nor defined, nor
    /// a type parameter.
    public static boolean isTypeLiteral(Type t) {
        return !hasName(t);
    }

    /// Whether the type is generic and not instantiated.
    public static boolean isGeneric(Type t) {
        return switch (t) {
            case AliasType a -> !a.typeParams().isEmpty() && a.typeArgs().isEmpty();
            case NamedType n -> !n.typeParams().isEmpty() && n.typeArgs().isEmpty();
            case null -> false;
            default -> false;
        };
    }

    /// Whether values of the type may be nil.
    public static boolean hasNil(Type t) {
        return switch (t.underlying()) {
            case BasicType b -> b.kind() == Kind.UNSAFE_POINTER || b.kind() == Kind.UNTYPED_NIL;
            case PointerType _, SliceType _, MapType _, ChanType _, Signature _ -> true;
            case InterfaceType _ ->
                    asTypeParam(t) == null || permits(asTypeParam(t), Types::hasNil);
            default -> false;
        };
    }

    public static boolean isBytesOrRunes(Type t) {
        return t instanceof SliceType s
                && s.elem().underlying() instanceof BasicType b
                && (b.kind() == Kind.UINT8 || b.kind() == Kind.INT32);
    }

    /// The type itself, or what it points to.
    public static Type deref(Type t) {
        return unalias(t) instanceof PointerType p ? p.elem() : t;
    }

    /// The struct that the type is or points to, or null.
    public static StructType derefStruct(Type t) {
        var u = t.underlying() instanceof PointerType p ? p.elem().underlying() : t.underlying();
        return u instanceof StructType s ? s : null;
    }

    // ---- comparison

    /// Whether values can be compared with `==`. `dynamic` lets interfaces (which may panic) pass,
    /// as the language does; without it only strictly comparable types do.
    public static boolean comparable(Type t, boolean dynamic) {
        return new Comparability(dynamic).check(t);
    }

    /// As [#comparable] for the language; see [Comparability] for reasons.
    public static boolean comparable(Type t) {
        return comparable(t, true);
    }

    // ---- defaults and core types

    /// The type that an untyped value takes without context.
    public static Type defaultType(Type t) {
        return unalias(t) instanceof BasicType b
                ? switch (b.kind()) {
                    case UNTYPED_BOOL -> Universe.BOOL;
                    case UNTYPED_INT -> Universe.INT;
                    case UNTYPED_RUNE -> Universe.RUNE;
                    case UNTYPED_FLOAT -> Universe.FLOAT64;
                    case UNTYPED_COMPLEX -> Universe.COMPLEX128;
                    case UNTYPED_STRING -> Universe.STRING;
                    default -> t;
                }
                : t;
    }

    /// The larger of two untyped kinds, or null where they do not mix.
    public static Type maxUntyped(Type x, Type y) {
        if (sameObject(x, y)) {
            return x;
        }
        if (isUntypedNumeric(x) && isUntypedNumeric(y)) {
            return kind(x).compareTo(kind(y)) > 0 ? x : y;
        }
        return null;
    }

    /// The core type, or null; for a type that is no type parameter its underlying type.
    public static Type coreType(Type t) {
        var p = asTypeParam(t);
        if (p == null) {
            return t.underlying();
        }
        var terms = terms(p);
        if (terms == null || terms.isEmpty()) {
            return null;
        }
        Type core = null;
        for (var term : terms) {
            var u = term.type().underlying();
            if (core == null) {
                core = u;
                continue;
            }
            core = matching(core, u);
            if (core == null) {
                return null;
            }
        }
        return core;
    }

    /// The more specific of two identical types or of channel types that differ in direction; null
    /// otherwise.
    static Type matching(Type x, Type y) {
        if (identical(x, y)) {
            return x;
        }
        if (x instanceof ChanType a && y instanceof ChanType b && identical(a.elem(), b.elem())) {
            if (a.dir() == ChanDir.BOTH) {
                return b;
            }
            return b.dir() == ChanDir.BOTH ? a : null;
        }
        return null;
    }

    /// As [#coreType], with a mix of `[]byte` and `string` counting as `string`.
    public static Type coreString(Type t) {
        var p = asTypeParam(t);
        if (p == null) {
            return t.underlying();
        }
        var terms = terms(p);
        if (terms == null || terms.isEmpty()) {
            return null;
        }
        Type core = null;
        boolean strings = false;
        for (var term : terms) {
            var u = term.type().underlying();
            if (isString(u)) {
                strings = true;
                u = new SliceType(Universe.BYTE);
            }
            core = core == null ? u : matching(core, u);
            if (core == null) {
                return null;
            }
        }
        return strings ? Universe.STRING : core;
    }

    // ---- substitution

    /// Replaces type parameters. New instances are made afresh, so two substitutions may give
    /// different objects for identical types: use [Context#subst] where identity of objects
    /// matters.
    public static Type subst(Type t, Substitution s) {
        return s.isEmpty() ? t : new Subst(s, null).apply(t);
    }

    /// Whether the type mentions any type parameter.
    public static boolean isParameterized(Type t) {
        return Mentions.anyOf(t, null);
    }

    /// Whether the type mentions one of these type parameters.
    public static boolean mentions(Type t, List<TypeParam> params) {
        return Mentions.anyOf(t, params);
    }
}
