package gobi.vm.type;

import gobi.vm.fault.Fault;
import gobi.vm.memory.Memory;

/// Go's `==` on values in memory.
public final class Equality {
    private final TypeTable types;

    public Equality(TypeTable types) {
        this.types = types;
    }

    /// Whether the values of that type at the two addresses are equal.
    public boolean equal(RType t, long a, long b) {
        if (t.plain) {
            return plainEqual(t.size, a, b);
        }
        return switch (t.kind) {
            case Kind.FLOAT32 -> Memory.loadFloat(a) == Memory.loadFloat(b);
            case Kind.FLOAT64 -> Memory.loadDouble(a) == Memory.loadDouble(b);
            case Kind.COMPLEX64 ->
                    Memory.loadFloat(a) == Memory.loadFloat(b)
                            && Memory.loadFloat(a + 4) == Memory.loadFloat(b + 4);
            case Kind.COMPLEX128 ->
                    Memory.loadDouble(a) == Memory.loadDouble(b)
                            && Memory.loadDouble(a + 8) == Memory.loadDouble(b + 8);
            case Kind.STRING -> stringEqual(a, b);
            case Kind.INTERFACE -> interfaceEqual(t, a, b);
            case Kind.ARRAY -> arrayEqual(t, a, b);
            case Kind.STRUCT -> structEqual(t, a, b);
            default -> throw uncomparable(t);
        };
    }

    private static boolean plainEqual(long size, long a, long b) {
        return size == 8 ? Memory.loadLong(a) == Memory.loadLong(b) : Memory.equal(a, b, size);
    }

    private static boolean stringEqual(long a, long b) {
        long n = Memory.loadLong(a + 8);
        if (n != Memory.loadLong(b + 8)) {
            return false;
        }
        long p = Memory.loadLong(a);
        long q = Memory.loadLong(b);
        return p == q || Memory.equal(p, q, n);
    }

    private boolean arrayEqual(RType t, long a, long b) {
        if (!t.comparable) {
            throw uncomparable(t);
        }
        for (long i = 0; i < t.length; i++) {
            if (!equal(t.elem, a + i * t.elem.size, b + i * t.elem.size)) {
                return false;
            }
        }
        return true;
    }

    private boolean structEqual(RType t, long a, long b) {
        if (!t.comparable) {
            throw uncomparable(t);
        }
        for (RField f : t.fields) {
            if (!f.name().equals("_") && !equal(f.type(), a + f.offset(), b + f.offset())) {
                return false;
            }
        }
        return true;
    }

    /// Whether two interfaces of one type are equal; `plain` if that has no methods.
    public boolean interfaceEqual(boolean plain, long wa, long da, long wb, long db) {
        if (wa != wb) {
            return false;
        }
        if (wa == 0) {
            return true;
        }
        long type = plain ? wa : Memory.loadLong(wa + Itabs.CONCRETE);
        return efaceEqual(type, da, type, db);
    }

    private boolean interfaceEqual(RType t, long a, long b) {
        return interfaceEqual(
                t.interfaceMethods.length == 0,
                Memory.loadLong(a),
                Memory.loadLong(a + 8),
                Memory.loadLong(b),
                Memory.loadLong(b + 8));
    }

    /// Whether two interface values with these type words (never itabs) and data words are equal.
    public boolean efaceEqual(long typeA, long dataA, long typeB, long dataB) {
        if (typeA != typeB) {
            return false;
        }
        if (typeA == 0) {
            return true;
        }
        RType t = types.byAddress(typeA);
        if (!t.comparable) {
            throw uncomparable(t);
        }
        if (t.direct) {
            return dataA == dataB;
        }
        return dataA == dataB && t.reflexive || equal(t, dataA, dataB);
    }

    private static Fault uncomparable(RType t) {
        return Fault.of(Fault.Kind.UNCOMPARABLE, t.display);
    }
}
