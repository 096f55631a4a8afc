package gobi.vm.ops;

import gobi.vm.fault.Fault;
import gobi.vm.gc.Barriers;
import gobi.vm.heap.Heap;
import gobi.vm.heap.MCache;
import gobi.vm.heap.SizeClasses;
import gobi.vm.memory.Memory;
import gobi.vm.type.RType;

/// make, append, copy and clear of slices.
public final class Slices {
    /// Below this capacity append doubles.
    private static final long DOUBLING = 256;

    /// gc's blocks with pointers above this size begin with a header word.
    private static final long HEADERLESS = 512;

    private static final long HEADER = 8;

    private Slices() {}

    /// The array of make([]elem, length, capacity).
    public static long make(Heap heap, MCache c, RType elem, long length, long capacity) {
        if (length < 0 || !fits(elem, length)) {
            throw Fault.of(Fault.Kind.MAKE_SLICE_LEN);
        }
        if (capacity < length || !fits(elem, capacity)) {
            throw Fault.of(Fault.Kind.MAKE_SLICE_CAP);
        }
        return heap.allocateArray(c, elem, capacity);
    }

    private static boolean fits(RType elem, long n) {
        return elem.size == 0 || Long.compareUnsigned(n, Heap.MAX_ALLOC / elem.size) <= 0;
    }

    /// The capacity that append chooses for a slice of `capacity` that shall hold `needed`
    /// elements.
    public static long newCapacity(RType elem, long capacity, long needed) {
        long size = elem.size;
        if (size == 0) {
            return needed;
        }
        long wanted = wantedCapacity(capacity, needed);
        if (!fits(elem, wanted)) {
            throw Fault.of(Fault.Kind.GROW_SLICE);
        }
        return blockSize(wanted * size, elem.pointerFree) / size;
    }

    private static long wantedCapacity(long capacity, long needed) {
        if (needed > 2 * capacity) {
            return needed;
        }
        if (capacity < DOUBLING) {
            return 2 * capacity;
        }
        long wanted = capacity;
        while (Long.compareUnsigned(wanted, needed) < 0) {
            wanted += wanted + 3 * DOUBLING >> 2;
        }
        return wanted < 0 ? needed : wanted;
    }

    /// Usable size of the block that gc allocates for that many bytes.
    public static long blockSize(long size, boolean pointerFree) {
        boolean header =
                !pointerFree && size > HEADERLESS && size <= SizeClasses.MAX_SMALL - HEADER;
        return header ? SizeClasses.roundUp(size + HEADER) - HEADER : SizeClasses.roundUp(size);
    }

    /// r[a..] = the slice r[b..] with `extra` more elements, which are zero; in a new array if need
    /// be.
    public static void growSlice(
            Heap heap, MCache c, RType elem, long[] r, int a, int b, long extra) {
        long array = r[b];
        long length = r[b + 1];
        long capacity = r[b + 2];
        long needed = length + extra;
        if (needed < 0 || extra < 0) {
            throw Fault.of(Fault.Kind.GROW_SLICE);
        }
        if (needed > capacity) {
            grow(heap, c, elem, r, a, array, length, capacity, needed, length);
        } else {
            r[a] = array;
            r[a + 2] = capacity;
            Barriers.clearArray(elem, array + length * elem.size, extra, c.shader);
        }
        r[a + 1] = needed;
    }

    /// r[a] and r[a+2] = a larger array with the first `length` elements copied, and its capacity;
    /// the elements from `zeroFrom` on are zero.
    private static void grow(
            Heap heap,
            MCache c,
            RType elem,
            long[] r,
            int a,
            long array,
            long length,
            long capacity,
            long needed,
            long zeroFrom) {
        long larger = newCapacity(elem, capacity, needed);
        r[a] = larger(heap, c, elem, array, length, larger, zeroFrom);
        r[a + 2] = larger;
    }

    /// An array with that capacity and the first `length` elements of another; the elements from
    /// `zeroFrom` on are zero.
    public static long larger(
            Heap heap, MCache c, RType elem, long array, long length, long larger, long zeroFrom) {
        long bytes = larger * elem.size;
        long used = length * elem.size;
        long p;
        if (elem.pointerFree) {
            p = heap.allocateUninitialized(c, bytes);
            long clean = zeroFrom * elem.size;
            if (bytes > SizeClasses.MAX_SMALL) {
                Memory.clear(p + clean, bytes - clean);
            }
        } else {
            p = heap.allocateArray(c, elem, larger);
        }
        if (used > 0) {
            Memory.copy(array, p, used);
        }
        return p;
    }

    /// r[a..] = append(r[b..], n elements at `source`...).
    public static void appendSlice(
            Heap heap, MCache c, RType elem, long[] r, int a, int b, long source, long n) {
        long length = r[b + 1];
        long capacity = r[b + 2];
        long room = capacityFor(elem, capacity, length + n);
        r[a] = append(heap, c, elem, r[b], length, capacity, room, source, n);
        r[a + 1] = length + n;
        r[a + 2] = room;
    }

    /// The capacity of a slice after append has made it hold `needed` elements.
    public static long capacityFor(RType elem, long capacity, long needed) {
        if (needed < 0) {
            throw Fault.of(Fault.Kind.GROW_SLICE);
        }
        return needed > capacity ? newCapacity(elem, capacity, needed) : capacity;
    }

    /// The array of a slice with n elements at `source` appended; `room` is its new capacity, see
    /// [#capacityFor].
    public static long append(
            Heap heap,
            MCache c,
            RType elem,
            long array,
            long length,
            long capacity,
            long room,
            long source,
            long n) {
        long p = room == capacity ? array : larger(heap, c, elem, array, length, room, length + n);
        if (n > 0 && elem.size > 0) {
            Barriers.copyArray(elem, p + length * elem.size, source, n, c.shader);
        }
        return p;
    }

    /// copy(dst, src): the number of elements copied.
    public static long copy(
            MCache c, RType elem, long dst, long dstLength, long src, long srcLength) {
        long n = Math.min(dstLength, srcLength);
        if (n > 0 && elem.size > 0) {
            Barriers.copyArray(elem, dst, src, n, c.shader);
        }
        return n;
    }

    public static void clear(MCache c, RType elem, long array, long length) {
        if (length > 0) {
            Barriers.clearArray(elem, array, length, c.shader);
        }
    }
}
