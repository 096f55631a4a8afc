package gobi.compiler.codegen;

import gobi.compiler.bytecode.TypeDef;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.Func;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.MethodSets;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.Types;
import gobi.compiler.types.UnionType;
import gobi.compiler.types.Universe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The unit's type table. Types enter when code refers to them, with everything that they refer to;
/// method sets are always complete, since any type can meet an interface in another unit.
final class TypeTable {
    private static final Comparator<TypeDef.MethodDef> ORDER =
            Comparator.comparing(TypeDef.MethodDef::name).thenComparing(TypeDef.MethodDef::pkgPath);

    private final UnitGen unit;
    private final TypeNames names;
    private final List<TypeDef> defs = new ArrayList<>();
    private final Map<String, Integer> byIdentity = new HashMap<>();
    private final Map<Type, Integer> byType = new IdentityHashMap<>();

    TypeTable(UnitGen unit, TypeNames names) {
        this.unit = unit;
        this.names = names;
    }

    List<TypeDef> defs() {
        return List.copyOf(defs);
    }

    int index(Type type) {
        var known = byType.get(type);
        if (known != null) {
            return known;
        }
        var t = Types.unalias(type);
        if (t instanceof BasicType b && b.kind().isUntyped()) {
            t =
                    b.kind() == BasicType.Kind.UNTYPED_NIL
                            ? Universe.UNSAFE_POINTER
                            : Types.defaultType(b);
        }
        var identity = names.identity(t);
        var same = byIdentity.get(identity);
        if (same == null) {
            same = defs.size();
            defs.add(null);
            byIdentity.put(identity, same);
            byType.put(type, same);
            defs.set(same, make(t, identity, names.display(t)));
        }
        byType.put(type, same);
        return same;
    }

    private TypeDef make(Type t, String identity, String display) {
        return switch (t) {
            case BasicType b -> new TypeDef.Basic(identity, display, kind(b.kind()));
            case NamedType n ->
                    new TypeDef.Named(
                            identity,
                            display,
                            names.name(n),
                            n.obj().pkg() == null ? "" : n.obj().pkg().path(),
                            index(n.underlying()),
                            methods(n),
                            n.underlying() instanceof InterfaceType
                                    ? List.of()
                                    : methods(new PointerType(n)));
            case PointerType p -> new TypeDef.Pointer(identity, display, index(p.elem()));
            case SliceType s -> new TypeDef.Slice(identity, display, index(s.elem()));
            case ArrayType a -> new TypeDef.Array(identity, display, index(a.elem()), a.length());
            case MapType m -> new TypeDef.MapOf(identity, display, index(m.key()), index(m.elem()));
            case ChanType c -> new TypeDef.Chan(identity, display, index(c.elem()), direction(c));
            case StructType s -> struct(s, identity, display);
            case Signature s ->
                    new TypeDef.Func(
                            identity,
                            display,
                            indices(s.params()),
                            indices(s.results()),
                            s.variadic());
            case InterfaceType i -> iface(i, identity, display);
            case TupleType _, UnionType _, TypeParam _, gobi.compiler.types.AliasType _ ->
                    throw new IllegalArgumentException("no run-time type for " + identity);
        };
    }

    private static int kind(BasicType.Kind k) {
        return switch (k) {
            case STRING -> 24;
            case UNSAFE_POINTER -> 26;
            default -> k.ordinal();
        };
    }

    private static int direction(ChanType c) {
        return switch (c.dir()) {
            case RECV -> 1;
            case SEND -> 2;
            case BOTH -> 3;
        };
    }

    private List<Integer> indices(TupleType t) {
        return t.vars().stream().map(v -> index(v.type())).toList();
    }

    private TypeDef struct(StructType s, String identity, String display) {
        var fields = new ArrayList<TypeDef.FieldDef>();
        String pkg = "";
        boolean embeds = false;
        for (int i = 0; i < s.fields().size(); i++) {
            var f = s.fields().get(i);
            var path = f.exported() || f.pkg() == null ? "" : f.pkg().path();
            pkg = path.isEmpty() ? pkg : path;
            embeds |= f.embedded();
            fields.add(
                    new TypeDef.FieldDef(f.name(), path, index(f.type()), s.tag(i), f.embedded()));
        }
        return new TypeDef.Struct(
                identity,
                display,
                pkg,
                List.copyOf(fields),
                embeds ? methods(s) : List.of(),
                embeds ? methods(new PointerType(s)) : List.of());
    }

    private TypeDef iface(InterfaceType i, String identity, String display) {
        var methods = new ArrayList<TypeDef.InterfaceMethod>();
        String pkg = "";
        for (var m : i.methods().stream().sorted(TypeNames.METHOD_ORDER).toList()) {
            var path = TypeNames.pkgPath(m);
            pkg = path.isEmpty() ? pkg : path;
            methods.add(new TypeDef.InterfaceMethod(m.name(), path, index(withoutReceiver(m))));
        }
        return new TypeDef.Interface(identity, display, pkg, List.copyOf(methods));
    }

    private static Signature withoutReceiver(Func m) {
        var s = m.signature();
        return s.recv() == null
                ? s
                : new Signature(null, List.of(), List.of(), s.params(), s.results(), s.variadic());
    }

    private List<TypeDef.MethodDef> methods(Type t) {
        if (t.underlying() instanceof InterfaceType) {
            return List.of();
        }
        var result = new ArrayList<TypeDef.MethodDef>();
        for (var m : MethodSets.of(t)) {
            var f = m.func();
            if (f.name().equals("_")) {
                continue;
            }
            result.add(
                    new TypeDef.MethodDef(
                            f.name(),
                            TypeNames.pkgPath(f),
                            index(withoutReceiver(f)),
                            unit.functionRef(unit.methods().interfaceSymbol(t, m)),
                            unit.functionRef(unit.methods().symbol(t, m))));
        }
        result.sort(ORDER);
        return List.copyOf(result);
    }

    /// The index of a method among those of an interface.
    static int methodIndex(InterfaceType i, Func method) {
        int index = 0;
        for (var m : i.methods()) {
            if (METHOD_BEFORE.compare(m, method) < 0) {
                index++;
            }
        }
        return index;
    }

    private static final Comparator<Func> METHOD_BEFORE = TypeNames.METHOD_ORDER;
}
