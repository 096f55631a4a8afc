package gobi.vm.map;

import gobi.vm.memory.Memory;
import gobi.vm.type.Equality;
import gobi.vm.type.Hashing;

/// Finding keys: one loop for each way of comparing them. All return the place, or 0; the map has
/// groups.
final class Lookup {
    private final Equality equality;

    Lookup(Equality equality) {
        this.equality = equality;
    }

    static long word(MapLayout l, long m, long key, long hash) {
        long groups = Memory.loadLong(m + Header.GROUPS);
        long mask = Memory.loadLong(m + Header.MASK);
        long pattern = Groups.pattern(hash);
        long g = Groups.first(hash, mask);
        for (long step = 1; ; step++) {
            long group = groups + g * l.groupSize;
            long control = Memory.loadLong(group);
            for (long bits = Groups.matches(control, pattern); bits != 0; bits &= bits - 1) {
                int i = Groups.slot(bits);
                if (Memory.loadLong(group + MapLayout.KEYS + 8L * i) == key) {
                    return group + i;
                }
            }
            if (Groups.hasEmpty(control) || step > mask) {
                return 0;
            }
            g = g + step & mask;
        }
    }

    static long string(MapLayout l, long m, long p, long n, long hash) {
        long groups = Memory.loadLong(m + Header.GROUPS);
        long mask = Memory.loadLong(m + Header.MASK);
        long pattern = Groups.pattern(hash);
        long g = Groups.first(hash, mask);
        for (long step = 1; ; step++) {
            long group = groups + g * l.groupSize;
            long control = Memory.loadLong(group);
            for (long bits = Groups.matches(control, pattern); bits != 0; bits &= bits - 1) {
                int i = Groups.slot(bits);
                long k = group + MapLayout.KEYS + 16L * i;
                if (Memory.loadLong(k + 8) == n) {
                    long q = Memory.loadLong(k);
                    if (q == p || Memory.equal(p, q, n)) {
                        return group + i;
                    }
                }
            }
            if (Groups.hasEmpty(control) || step > mask) {
                return 0;
            }
            g = g + step & mask;
        }
    }

    /// Keys of less than 8 bytes; `key` is zero-extended.
    static long narrow(MapLayout l, long m, long key, long hash) {
        long groups = Memory.loadLong(m + Header.GROUPS);
        long mask = Memory.loadLong(m + Header.MASK);
        long pattern = Groups.pattern(hash);
        long g = Groups.first(hash, mask);
        for (long step = 1; ; step++) {
            long group = groups + g * l.groupSize;
            long control = Memory.loadLong(group);
            for (long bits = Groups.matches(control, pattern); bits != 0; bits &= bits - 1) {
                int i = Groups.slot(bits);
                if (Scalars.load(group + MapLayout.KEYS + i * l.keySize, l.keySize) == key) {
                    return group + i;
                }
            }
            if (Groups.hasEmpty(control) || step > mask) {
                return 0;
            }
            g = g + step & mask;
        }
    }

    static long floating(MapLayout l, long m, double key, long hash) {
        long groups = Memory.loadLong(m + Header.GROUPS);
        long mask = Memory.loadLong(m + Header.MASK);
        long pattern = Groups.pattern(hash);
        long g = Groups.first(hash, mask);
        for (long step = 1; ; step++) {
            long group = groups + g * l.groupSize;
            long control = Memory.loadLong(group);
            for (long bits = Groups.matches(control, pattern); bits != 0; bits &= bits - 1) {
                int i = Groups.slot(bits);
                if (Scalars.loadFloating(group + MapLayout.KEYS + i * l.keySize, l.keySize)
                        == key) {
                    return group + i;
                }
            }
            if (Groups.hasEmpty(control) || step > mask) {
                return 0;
            }
            g = g + step & mask;
        }
    }

    /// Keys in memory.
    long generic(MapLayout l, long m, long key, long hash) {
        long groups = Memory.loadLong(m + Header.GROUPS);
        long mask = Memory.loadLong(m + Header.MASK);
        long pattern = Groups.pattern(hash);
        long g = Groups.first(hash, mask);
        for (long step = 1; ; step++) {
            long group = groups + g * l.groupSize;
            long control = Memory.loadLong(group);
            for (long bits = Groups.matches(control, pattern); bits != 0; bits &= bits - 1) {
                int i = Groups.slot(bits);
                long k = group + MapLayout.KEYS + i * l.keySize;
                if (equality.equal(l.key, l.keyIndirect ? Memory.loadLong(k) : k, key)) {
                    return group + i;
                }
            }
            if (Groups.hasEmpty(control) || step > mask) {
                return 0;
            }
            g = g + step & mask;
        }
    }

    /// Any kind of key, in memory.
    long any(MapLayout l, long m, long key, long hash) {
        return switch (l.keyKind) {
            case MapLayout.WORD -> word(l, m, Memory.loadLong(key), hash);
            case MapLayout.NARROW -> narrow(l, m, Scalars.load(key, l.keySize), hash);
            case MapLayout.FLOAT -> floating(l, m, Scalars.loadFloating(key, l.keySize), hash);
            case MapLayout.STRING ->
                    string(l, m, Memory.loadLong(key), Memory.loadLong(key + 8), hash);
            default -> generic(l, m, key, hash);
        };
    }

    /// False for keys that hold a NaN.
    boolean equalsItself(MapLayout l, long key) {
        return equality.equal(l.key, key, key);
    }

    static long hashScalar(MapLayout l, long bits, long seed) {
        return l.keyKind == MapLayout.FLOAT
                ? Hashing.hashDouble(Scalars.floating(bits, l.keySize), seed)
                : Hashing.hash64(bits, seed);
    }
}
