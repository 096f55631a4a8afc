package gobi.vm.jit;

import gobi.vm.heap.Heap;
import gobi.vm.heap.SizeClasses;
import gobi.vm.map.GoMap;
import gobi.vm.memory.Memory;
import gobi.vm.ops.Slices;
import gobi.vm.ops.Strings;
import gobi.vm.sched.Goroutine;
import gobi.vm.type.Equality;
import gobi.vm.type.RType;

/// What compiled code calls for instructions of the runtime: operands are arguments, the first
/// result is returned, a second one stands in the goroutine's `result1`.
public final class RuntimeRoutines {
    private static final int LENGTH_SHIFT = 32;

    private RuntimeRoutines() {}

    // --- slices

    /// The array of a slice that is full, with room for one more element; its capacity is the
    /// second result.
    public static long grow(
            Heap heap, Goroutine g, RType elem, long array, long length, long capacity) {
        long larger = Slices.newCapacity(elem, capacity, length + 1);
        g.result1 = larger;
        return Slices.larger(heap, g.mcache(), elem, array, length, larger, length);
    }

    /// As append with n elements at `source`; the capacity is the second result.
    public static long appendSlice(
            Heap heap,
            Goroutine g,
            RType elem,
            long array,
            long length,
            long capacity,
            long source,
            long n) {
        long room = Slices.capacityFor(elem, capacity, length + n);
        g.result1 = room;
        return Slices.append(heap, g.mcache(), elem, array, length, capacity, room, source, n);
    }

    public static long copy(
            Goroutine g, RType elem, long dst, long dstLength, long src, long srcLength) {
        return Slices.copy(g.mcache(), elem, dst, dstLength, src, srcLength);
    }

    public static long makeSlice(Heap heap, Goroutine g, RType elem, long length, long capacity) {
        return Slices.make(heap, g.mcache(), elem, length, capacity);
    }

    // --- strings

    public static long concat(Heap heap, Goroutine g, long p, long n, long q, long m) {
        return Strings.concat(heap, g.mcache(), p, n, q, m);
    }

    public static long stringOfBytes(Heap heap, Goroutine g, long p, long n) {
        return Strings.ofBytes(heap, g.mcache(), p, n);
    }

    /// The capacity is the second result.
    public static long bytesOfString(Heap heap, Goroutine g, long p, long n) {
        g.result1 = SizeClasses.roundUp(n);
        return Strings.bytes(heap, g.mcache(), p, n);
    }

    /// As [Strings#decode].
    public static long decodeRune(long p, long n, long i) {
        int c = Memory.loadByte(p + i);
        return c >= 0 ? 1L << LENGTH_SHIFT | c : Strings.decode(p, n, i);
    }

    // --- interfaces

    public static long equalInterfaces(
            Equality equality, boolean plain, long w, long x, long v, long y) {
        return equality.interfaceEqual(plain, w, x, v, y) ? 1 : 0;
    }

    public static long equal(Equality equality, RType t, long p, long q) {
        return equality.equal(t, p, q) ? 1 : 0;
    }

    // --- maps

    public static long mapSet(GoMap maps, Goroutine g, RType t, long m, long key) {
        return maps.set(g.mcache(), t, m, key);
    }

    public static long mapSet64(GoMap maps, Goroutine g, RType t, long m, long key) {
        return maps.set64(g.mcache(), t, m, key);
    }

    public static long mapSetString(GoMap maps, Goroutine g, RType t, long m, long p, long n) {
        return maps.setString(g.mcache(), t, m, p, n);
    }

    public static void mapDelete(GoMap maps, Goroutine g, RType t, long m, long key) {
        maps.delete(g.mcache(), t, m, key);
    }

    /// The address of the next key; that of the element is the second result.
    public static long mapNext(GoMap maps, Goroutine g, long iterator) {
        maps.next(g.mcache(), iterator);
        g.result1 = GoMap.element(iterator);
        return GoMap.key(iterator);
    }
}
