package gobi.vm.type;

import gobi.compiler.bytecode.TypeDef;
import gobi.compiler.bytecode.Unit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Makes types from one unit's definitions; used under the table's lock for one
/// [TypeTable#resolve].
final class TypeLoader {
    private final TypeTable table;
    private final Unit unit;
    private final FunctionResolver resolver;

    /// References to fill in when no type is half made.
    private final Deque<Runnable> pending = new ArrayDeque<>();

    TypeLoader(TypeTable table, Unit unit, FunctionResolver resolver) {
        this.table = table;
        this.unit = unit;
        this.resolver = resolver;
    }

    /// The type, with its size and pointers; its references may be pending.
    RType value(int index) {
        TypeDef def = unit.types().get(index);
        RType known = table.find(def.identity());
        if (known != null) {
            addMethods(known, def);
            return known;
        }
        RType t = new RType(def.identity(), def.display());
        table.enter(t);
        make(t, def);
        table.describe(t);
        return t;
    }

    /// Fills in all references.
    void complete() {
        while (!pending.isEmpty()) {
            pending.poll().run();
        }
    }

    private void make(RType t, TypeDef def) {
        switch (def) {
            case TypeDef.Basic d -> basic(t, d);
            case TypeDef.Named d -> named(t, d);
            case TypeDef.Pointer d -> pointer(t, d);
            case TypeDef.Slice d -> {
                TypeLayouts.slice(t);
                pending.add(() -> t.elem = value(d.elem()));
            }
            case TypeDef.Array d -> {
                t.elem = value(d.elem());
                t.length = d.length();
                TypeLayouts.array(t);
            }
            case TypeDef.MapOf d -> {
                TypeLayouts.word(t, Kind.MAP);
                pending.add(() -> t.key = value(d.key()));
                pending.add(() -> t.elem = value(d.elem()));
            }
            case TypeDef.Chan d -> {
                TypeLayouts.word(t, Kind.CHAN);
                t.chanDir = d.dir();
                pending.add(() -> t.elem = value(d.elem()));
            }
            case TypeDef.Struct d -> struct(t, d);
            case TypeDef.Func d -> {
                TypeLayouts.word(t, Kind.FUNC);
                t.variadic = d.variadic();
                t.params = references(d.params());
                t.results = references(d.results());
            }
            case TypeDef.Interface d -> iface(t, d);
        }
    }

    private static void basic(RType t, TypeDef.Basic d) {
        TypeLayouts.basic(t, d.kind());
        t.name = d.display().substring(d.display().lastIndexOf('.') + 1);
        t.pkgPath = d.kind() == Kind.UNSAFE_POINTER ? "unsafe" : "";
    }

    private void named(RType t, TypeDef.Named d) {
        t.name = d.name();
        t.pkgPath = d.pkgPath();
        t.methods = methods(d.methods());
        t.pointerMethods = methods(d.pointerMethods());
        RType u = value(d.underlying());
        t.copyFrom(u);
        t.copyReferences(u);
        // Again when the references of the underlying type are there.
        pending.add(() -> copyWhenComplete(t, u));
    }

    private void copyWhenComplete(RType t, RType u) {
        t.copyReferences(u);
        boolean incomplete =
                switch (u.kind) {
                    case Kind.POINTER, Kind.SLICE, Kind.CHAN -> u.elem == null;
                    case Kind.MAP -> u.elem == null || u.key == null;
                    default -> false;
                };
        if (incomplete) {
            pending.add(() -> copyWhenComplete(t, u));
        }
    }

    private void pointer(RType t, TypeDef.Pointer d) {
        TypeLayouts.word(t, Kind.POINTER);
        pending.add(() -> {
            t.elem = value(d.elem());
            t.elem.pointer = t;
            t.methods = t.elem.pointerMethods;
        });
    }

    private void struct(RType t, TypeDef.Struct d) {
        t.methods = methods(d.methods());
        t.pointerMethods = methods(d.pointerMethods());
        RField[] fields = new RField[d.fields().size()];
        for (int i = 0; i < fields.length; i++) {
            var f = d.fields().get(i);
            fields[i] =
                    new RField(f.name(), f.pkgPath(), value(f.type()), 0, f.tag(), f.embedded());
        }
        TypeLayouts.struct(t, fields);
    }

    private void iface(RType t, TypeDef.Interface d) {
        TypeLayouts.iface(t);
        t.interfaceMethods =
                d.methods().stream()
                        .map(m -> new RIMethod(m.name(), m.pkgPath(), reference(m.type())))
                        .toArray(RIMethod[]::new);
    }

    private RType[] references(List<Integer> indices) {
        RType[] types = new RType[indices.size()];
        for (int i = 0; i < types.length; i++) {
            int at = i;
            pending.add(() -> types[at] = value(indices.get(at)));
        }
        return types;
    }

    private TypeReference reference(int index) {
        return new TypeReference(table, unit, index, resolver);
    }

    private RMethod[] methods(List<TypeDef.MethodDef> defs) {
        if (defs.isEmpty()) {
            return RType.NO_METHODS;
        }
        var names = unit.functionRefs();
        RMethod[] methods = new RMethod[defs.size()];
        for (int i = 0; i < methods.length; i++) {
            var m = defs.get(i);
            methods[i] =
                    new RMethod(
                            m.name(),
                            m.pkgPath(),
                            reference(m.type()),
                            resolver,
                            names.get(m.interfaceFunction()),
                            names.get(m.function()));
        }
        return methods;
    }

    /// A struct type that reflection made before compiled code with methods for it was loaded.
    private void addMethods(RType t, TypeDef def) {
        if (def instanceof TypeDef.Struct d
                && t.pointerMethods.length == 0
                && !d.pointerMethods().isEmpty()) {
            t.methods = methods(d.methods());
            t.pointerMethods = methods(d.pointerMethods());
            if (t.pointer != null) {
                t.pointer.methods = t.pointerMethods;
            }
        }
    }
}
