package gobi.vm.gc;

import gobi.vm.heap.Layout;
import gobi.vm.heap.Shader;
import gobi.vm.memory.Memory;

/// Every store of pointers into memory that the collector scans.
///
/// While the heap is marked the shader of whoever stores is told of each pointer that is
/// overwritten, before that happens: the deletion barrier, see the package's page. At other times
/// the shader is null.
public final class Barriers {
    private Barriers() {}

    public static void storePointer(long address, long pointer, Shader s) {
        if (s != null) {
            s.shade(Memory.loadLong(address));
        }
        Memory.storeLong(address, pointer);
    }

    /// Stores into an object that the caller has just allocated and that has no pointer there yet.
    public static void initialize(long address, long pointer) {
        Memory.storeLong(address, pointer);
    }

    /// One value.
    public static void copy(Layout t, long dst, long src, Shader s) {
        if (s != null) {
            shade(t, dst, 1, s);
        }
        Memory.copy(src, dst, t.size);
    }

    /// n adjacent values; the areas may overlap.
    public static void copyArray(Layout elem, long dst, long src, long n, Shader s) {
        if (s != null) {
            shade(elem, dst, n, s);
        }
        Memory.copy(src, dst, elem.size * n);
    }

    /// Exchanges two values, which do not overlap.
    public static void swap(Layout t, long p, long q, Shader s) {
        if (s != null) {
            shade(t, p, 1, s);
            shade(t, q, 1, s);
        }
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

    public static void clear(Layout t, long dst, Shader s) {
        if (s != null) {
            shade(t, dst, 1, s);
        }
        Memory.clear(dst, t.size);
    }

    public static void clearArray(Layout elem, long dst, long n, Shader s) {
        if (s != null) {
            shade(elem, dst, n, s);
        }
        Memory.clear(dst, elem.size * n);
    }

    /// Tells of the pointers in n adjacent values.
    private static void shade(Layout t, long address, long n, Shader s) {
        if (t.pointerFree) {
            return;
        }
        long cell = t.cellSize;
        for (long p = address, end = address + t.size * n; p < end; p += cell) {
            for (int w = 0; w < t.pointerWords.length; w++) {
                for (long bits = t.pointerWords[w]; bits != 0; bits &= bits - 1) {
                    s.shade(
                            Memory.loadLong(
                                    p + (w << 9) + (Long.numberOfTrailingZeros(bits) << 3)));
                }
            }
        }
    }

    // --- atomic: the value that was there is told of afterwards, the caller still being on its way
    // to the next safepoint

    public static long loadPointer(long address) {
        return Memory.loadLongVolatile(address);
    }

    public static void storePointerAtomic(long address, long pointer, Shader s) {
        if (s == null) {
            Memory.storeLongVolatile(address, pointer);
        } else {
            s.shade(Memory.getAndSetLong(address, pointer));
        }
    }

    /// The old value.
    public static long swapPointer(long address, long pointer, Shader s) {
        long old = Memory.getAndSetLong(address, pointer);
        if (s != null) {
            s.shade(old);
        }
        return old;
    }

    public static boolean casPointer(long address, long expected, long pointer, Shader s) {
        boolean done = Memory.casLong(address, expected, pointer);
        if (done && s != null) {
            s.shade(expected);
        }
        return done;
    }
}
