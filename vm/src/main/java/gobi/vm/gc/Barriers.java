package gobi.vm.gc;

import gobi.vm.heap.Layout;
import gobi.vm.memory.Memory;

/// Every store of pointers into memory that the collector scans.
public final class Barriers {
    private Barriers() {}

    public static void storePointer(long address, long pointer) {
        Memory.storeLong(address, pointer);
    }

    /// One value.
    public static void copy(Layout t, long dst, long src) {
        Memory.copy(src, dst, t.size);
    }

    /// n adjacent values; the areas may overlap.
    public static void copyArray(Layout elem, long dst, long src, long n) {
        Memory.copy(src, dst, elem.size * n);
    }

    /// Exchanges two values, which do not overlap.
    public static void swap(Layout t, long p, long q) {
        long size = t.size;
        long i = 0;
        for (; i + 8 <= size; i += 8) {
            long x = Memory.loadLong(p + i);
            Memory.storeLong(p + i, Memory.loadLong(q + i));
            Memory.storeLong(q + i, x);
        }
        for (; i < size; i++) {
            byte x = Memory.loadByte(p + i);
            Memory.storeByte(p + i, Memory.loadByte(q + i));
            Memory.storeByte(q + i, x);
        }
    }

    public static void clear(Layout t, long dst) {
        Memory.clear(dst, t.size);
    }

    public static void clearArray(Layout elem, long dst, long n) {
        Memory.clear(dst, elem.size * n);
    }

    // --- atomic

    public static long loadPointer(long address) {
        return Memory.loadLongVolatile(address);
    }

    public static void storePointerAtomic(long address, long pointer) {
        Memory.storeLongVolatile(address, pointer);
    }

    /// The old value.
    public static long swapPointer(long address, long pointer) {
        return Memory.getAndSetLong(address, pointer);
    }

    public static boolean casPointer(long address, long expected, long pointer) {
        return Memory.casLong(address, expected, pointer);
    }
}
