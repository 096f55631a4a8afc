package gobi.vm.ops;

import gobi.vm.gc.Barriers;
import gobi.vm.heap.Heap;
import gobi.vm.heap.MCache;
import gobi.vm.memory.Memory;
import gobi.vm.type.RType;

/// Data words of interfaces that hold a copy.
public final class Boxing {
    private static final int SMALL_VALUES = 256;

    private Boxing() {}

    /// Address of a copy of a scalar of 1 to 8 bytes.
    public static long box(Heap heap, MCache c, RType t, long value) {
        int size = (int) t.size;
        if (size == 0) {
            return heap.zeroBase;
        }
        long bits = size == 8 ? value : value & (1L << 8 * size) - 1;
        if (Long.compareUnsigned(bits, SMALL_VALUES) < 0) {
            return heap.smallValues + 8 * bits;
        }
        long p = heap.allocate(c, t);
        switch (size) {
            case 8 -> Memory.storeLong(p, bits);
            case 4 -> Memory.storeInt(p, (int) bits);
            case 2 -> Memory.storeShort(p, (short) bits);
            default -> Memory.storeByte(p, (byte) bits);
        }
        return p;
    }

    public static long boxString(Heap heap, MCache c, long s, long n) {
        if (n == 0) {
            return heap.zeroBase;
        }
        long p = heap.allocate(c, heap.stringLayout);
        Barriers.initialize(p, s);
        Memory.storeLong(p + 8, n);
        return p;
    }

    /// The data word for the value of type t at an address: the value itself if it is
    /// pointer-shaped, else the address of a copy.
    public static long boxValue(Heap heap, MCache c, RType t, long address) {
        if (t.direct) {
            return Memory.loadLong(address);
        }
        if (t.size == 0) {
            return heap.zeroBase;
        }
        long p = heap.allocate(c, t);
        Memory.copy(address, p, t.size);
        return p;
    }
}
