package gobi.vm.type;

import gobi.vm.heap.Heap;
import gobi.vm.memory.Memory;

import java.lang.invoke.VarHandle;

/// The itabs of one VM, made when first needed. Lookups take no lock.
public final class Itabs {
    /// Offsets in an itab: the two descriptors, then function numbers.
    public static final int INTERFACE = 0;

    public static final int CONCRETE = 8;
    public static final int METHODS = 16;

    /// Of a pair that nobody has asked for.
    public static final long UNKNOWN = -2;

    /// An entry for pairs that do not match.
    private static final long NONE = -1;

    private final Heap heap;

    /// Open addressing: key (interface number << 32 | concrete number), then itab or NONE. Keys are
    /// never removed, and a value is written before its key.
    private volatile long[] entries = new long[256];

    private int used;

    public Itabs(Heap heap) {
        this.heap = heap;
    }

    /// The itab for a concrete type of which the number alone is known: 0 if it lacks a method,
    /// UNKNOWN if there is none yet.
    public long known(RType iface, int concrete) {
        long known = lookup(entries, key(iface, concrete));
        return known == 0 ? UNKNOWN : known == NONE ? 0 : known;
    }

    private static long key(RType iface, int concrete) {
        return (long) iface.id << 32 | concrete & 0xFFFF_FFFFL;
    }

    /// The itab, or 0 if the concrete type lacks a method.
    public long itab(RType iface, RType concrete) {
        long key = key(iface, concrete.id);
        long known = lookup(entries, key);
        if (known == 0) {
            known = make(iface, concrete, key);
        }
        return known == NONE ? 0 : known;
    }

    private static long lookup(long[] table, long key) {
        int mask = table.length - 2;
        for (int i = start(key, mask); ; i = i + 2 & mask) {
            long k = table[i];
            if (k == key) {
                VarHandle.loadLoadFence();
                return table[i + 1];
            }
            if (k == 0) {
                return 0;
            }
        }
    }

    private static int start(long key, int mask) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 32) << 1 & mask;
    }

    private synchronized long make(RType iface, RType concrete, long key) {
        long known = lookup(entries, key);
        if (known != 0) {
            return known;
        }
        long itab = build(iface, concrete);
        if (2 * (used + 1) > entries.length / 2) {
            grow();
        }
        insert(entries, key, itab);
        used++;
        return itab;
    }

    private static void insert(long[] table, long key, long value) {
        int mask = table.length - 2;
        int i = start(key, mask);
        while (table[i] != 0) {
            i = i + 2 & mask;
        }
        table[i + 1] = value;
        VarHandle.storeStoreFence();
        table[i] = key;
    }

    private void grow() {
        long[] old = entries;
        long[] larger = new long[2 * old.length];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                insert(larger, old[i], old[i + 1]);
            }
        }
        entries = larger;
    }

    private long build(RType iface, RType concrete) {
        RMethod[] found = match(iface, concrete);
        if (found == null) {
            return NONE;
        }
        long itab = heap.allocateStatic(METHODS + 8L * found.length, 8);
        Memory.storeLong(itab + INTERFACE, iface.address);
        Memory.storeLong(itab + CONCRETE, concrete.address);
        for (int i = 0; i < found.length; i++) {
            Memory.storeLong(itab + METHODS + 8L * i, found[i].interfaceFunction());
        }
        return itab;
    }

    /// The methods that implement the interface's, in its order, or null. Both lists are sorted
    /// alike.
    private static RMethod[] match(RType iface, RType concrete) {
        RIMethod[] wanted = iface.interfaceMethods;
        RMethod[] methods = concrete.methods;
        RMethod[] found = new RMethod[wanted.length];
        int j = 0;
        for (int i = 0; i < wanted.length; i++) {
            while (j < methods.length && !implementedBy(wanted[i], methods[j])) {
                j++;
            }
            if (j == methods.length) {
                return null;
            }
            found[i] = methods[j++];
        }
        return found;
    }

    private static boolean implementedBy(RIMethod wanted, RMethod m) {
        return wanted.name().equals(m.name())
                && wanted.pkgPath().equals(m.pkgPath())
                && wanted.typeIdentity().equals(m.typeIdentity());
    }

    /// Whether a type, concrete or an interface, has all methods of the interface type.
    public boolean implementsAll(RType t, RType iface) {
        return missingMethod(iface, t) == null;
    }

    /// Name of the first method of the interface type that the type, concrete or an interface,
    /// lacks; null if it has all.
    public String missingMethod(RType iface, RType t) {
        for (var wanted : iface.interfaceMethods) {
            if (!has(t, wanted)) {
                return wanted.name();
            }
        }
        return null;
    }

    private static boolean has(RType t, RIMethod wanted) {
        if (t.isInterface()) {
            for (var m : t.interfaceMethods) {
                if (m.name().equals(wanted.name())
                        && m.pkgPath().equals(wanted.pkgPath())
                        && m.typeIdentity().equals(wanted.typeIdentity())) {
                    return true;
                }
            }
            return false;
        }
        for (var m : t.methods) {
            if (implementedBy(wanted, m)) {
                return true;
            }
        }
        return false;
    }
}
