package gobi.compiler.bytecode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Checks a unit's tables: every index is in range, and no type contains itself by value.
public final class UnitVerifier {
    /// The largest object; also keeps sizes far from overflow.
    private static final long MAX_SIZE = 1L << 46;

    private final Unit unit;
    private final long[] sizes;

    private UnitVerifier(Unit unit) {
        this.unit = unit;
        this.sizes = new long[unit.types().size()];
    }

    static void verifyTables(Unit unit) throws DamagedFileException {
        new UnitVerifier(unit).verify();
    }

    /// Verifies tables and all functions.
    public static void verify(Unit unit) throws DamagedFileException {
        verifyTables(unit);
        for (var f : unit.functions()) {
            FunctionVerifier.verify(unit, f);
        }
    }

    private DamagedFileException refused(String what) {
        return new DamagedFileException(
                "bytecode refused by the verifier: unit " + unit.path() + ": " + what);
    }

    private void verify() throws DamagedFileException {
        if (unit.path().isEmpty()) {
            throw refused("no path");
        }
        Set<String> names = new HashSet<>();
        for (String name : unit.functionNames()) {
            if (!names.add(name)) {
                throw refused("function " + name + " twice");
            }
        }
        for (var g : unit.globals()) {
            index(g.type(), "type of global " + g.name());
        }
        for (int i = 0; i < unit.types().size(); i++) {
            type(unit.types().get(i));
        }
        for (int i = 0; i < unit.types().size(); i++) {
            size(i, 0);
        }
        for (var itab : unit.itabs()) {
            index(itab.interfaceType(), "itab");
            index(itab.concreteType(), "itab");
            if (!(underlying(unit, itab.interfaceType()) instanceof TypeDef.Interface)) {
                throw refused("itab of a type that is no interface");
            }
        }
        if (!unit.initFunction().isEmpty() && !names.contains(unit.initFunction())) {
            throw refused("initialiser " + unit.initFunction() + " is not there");
        }
    }

    private void index(int type, String what) throws DamagedFileException {
        if (type < 0 || type >= unit.types().size()) {
            throw refused("type index " + type + " out of range in " + what);
        }
    }

    private void type(TypeDef t) throws DamagedFileException {
        switch (t) {
            case TypeDef.Basic b -> {
                boolean known = b.kind() >= 1 && b.kind() <= 16 || b.kind() == 24 || b.kind() == 26;
                if (!known) {
                    throw refused("basic type of kind " + b.kind());
                }
            }
            case TypeDef.Named n -> {
                index(n.underlying(), n.identity());
                if (unit.types().get(n.underlying()) instanceof TypeDef.Named) {
                    throw refused("underlying type of " + n.identity() + " is a defined type");
                }
                methods(n.methods());
                methods(n.pointerMethods());
            }
            case TypeDef.Pointer p -> index(p.elem(), p.identity());
            case TypeDef.Slice s -> index(s.elem(), s.identity());
            case TypeDef.Array a -> {
                index(a.elem(), a.identity());
                if (a.length() < 0 || a.length() > MAX_SIZE) {
                    throw refused("length of " + a.identity());
                }
            }
            case TypeDef.MapOf m -> {
                index(m.key(), m.identity());
                index(m.elem(), m.identity());
            }
            case TypeDef.Chan c -> {
                index(c.elem(), c.identity());
                if (c.dir() < 1 || c.dir() > 3) {
                    throw refused("direction of " + c.identity());
                }
            }
            case TypeDef.Struct s -> {
                for (var f : s.fields()) {
                    index(f.type(), s.identity());
                }
                methods(s.methods());
                methods(s.pointerMethods());
            }
            case TypeDef.Func f -> {
                for (int i : f.params()) {
                    index(i, f.identity());
                }
                for (int i : f.results()) {
                    index(i, f.identity());
                }
            }
            case TypeDef.Interface i -> {
                for (var m : i.methods()) {
                    index(m.type(), i.identity());
                }
            }
        }
    }

    private void methods(List<TypeDef.MethodDef> methods) throws DamagedFileException {
        for (var m : methods) {
            index(m.type(), "method " + m.name());
            int n = unit.functionRefs().size();
            if (m.function() < 0
                    || m.function() >= n
                    || m.interfaceFunction() < 0
                    || m.interfaceFunction() >= n) {
                throw refused("function of method " + m.name() + " out of range");
            }
        }
    }

    /// An upper bound of a type's size; finds types that contain themselves and sizes beyond the
    /// address space.
    private long size(int i, int depth) throws DamagedFileException {
        if (sizes[i] > 0) {
            return sizes[i];
        }
        if (sizes[i] < 0 || depth > 2000) {
            throw refused("type " + unit.types().get(i).identity() + " contains itself");
        }
        sizes[i] = -1;
        long size =
                switch (unit.types().get(i)) {
                    case TypeDef.Named n -> size(n.underlying(), depth + 1);
                    case TypeDef.Array a -> {
                        long elem = size(a.elem(), depth + 1);
                        if (a.length() != 0 && elem > MAX_SIZE / a.length()) {
                            throw refused("size of " + a.identity());
                        }
                        yield Math.max(8, elem * a.length());
                    }
                    case TypeDef.Struct s -> {
                        long sum = 8;
                        for (var f : s.fields()) {
                            sum += size(f.type(), depth + 1) + 8;
                            if (sum > MAX_SIZE) {
                                throw refused("size of " + s.identity());
                            }
                        }
                        yield sum;
                    }
                    case TypeDef t -> 24;
                };
        sizes[i] = size;
        return size;
    }

    /// The form of a type with names looked through.
    static TypeDef underlying(Unit unit, int index) {
        TypeDef t = unit.types().get(index);
        return t instanceof TypeDef.Named n ? unit.types().get(n.underlying()) : t;
    }
}
