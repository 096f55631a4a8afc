package gobi.vm.ops;

import gobi.vm.gc.Barriers;
import gobi.vm.heap.Shader;
import gobi.vm.memory.Memory;

/// Package sync/atomic: sequentially consistent operations on words in memory. Slots hold signed
/// 32-bit values sign-extended and unsigned ones zero-extended; truth is 0 or 1.
public final class Atomics {
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private Atomics() {}

    // --- 32 bits

    public static long load32(long p) {
        return Memory.loadIntVolatile(p);
    }

    public static long loadUnsigned32(long p) {
        return Memory.loadIntVolatile(p) & UNSIGNED;
    }

    public static void store32(long p, long v) {
        Memory.storeIntVolatile(p, (int) v);
    }

    /// The new value.
    public static long add32(long p, long delta) {
        int sum = Memory.addInt(p, (int) delta) + (int) delta;
        return sum;
    }

    public static long addUnsigned32(long p, long delta) {
        return add32(p, delta) & UNSIGNED;
    }

    /// The old value, as with all that follow.
    public static long swap32(long p, long v) {
        return Memory.getAndSetInt(p, (int) v);
    }

    public static long swapUnsigned32(long p, long v) {
        return swap32(p, v) & UNSIGNED;
    }

    public static long cas32(long p, long expected, long v) {
        return Memory.casInt(p, (int) expected, (int) v) ? 1 : 0;
    }

    public static long and32(long p, long mask) {
        return Memory.getAndAndInt(p, (int) mask);
    }

    public static long andUnsigned32(long p, long mask) {
        return and32(p, mask) & UNSIGNED;
    }

    public static long or32(long p, long mask) {
        return Memory.getAndOrInt(p, (int) mask);
    }

    public static long orUnsigned32(long p, long mask) {
        return or32(p, mask) & UNSIGNED;
    }

    // --- 64 bits

    public static long load64(long p) {
        return Memory.loadLongVolatile(p);
    }

    public static void store64(long p, long v) {
        Memory.storeLongVolatile(p, v);
    }

    /// The new value.
    public static long add64(long p, long delta) {
        return Memory.addLong(p, delta) + delta;
    }

    public static long swap64(long p, long v) {
        return Memory.getAndSetLong(p, v);
    }

    public static long cas64(long p, long expected, long v) {
        return Memory.casLong(p, expected, v) ? 1 : 0;
    }

    public static long and64(long p, long mask) {
        return Memory.getAndAndLong(p, mask);
    }

    public static long or64(long p, long mask) {
        return Memory.getAndOrLong(p, mask);
    }

    // --- pointers

    public static void storePointer(long p, long pointer, Shader s) {
        Barriers.storePointerAtomic(p, pointer, s);
    }

    public static long swapPointer(long p, long pointer, Shader s) {
        return Barriers.swapPointer(p, pointer, s);
    }

    public static long casPointer(long p, long expected, long pointer, Shader s) {
        return Barriers.casPointer(p, expected, pointer, s) ? 1 : 0;
    }
}
