package gobi.vm.map;

import gobi.vm.memory.Memory;

/// Arithmetic on control words, and places: the address of a group plus the index of a slot.
final class Groups {
    static final long LOW_BITS = 0x0101010101010101L;
    static final long HIGH_BITS = 0x8080808080808080L;
    static final long EMPTY = 0;
    static final long DELETED = 1;

    private Groups() {}

    /// The control byte of a full slot, eight times.
    static long pattern(long hash) {
        return (hash & 0x7F | 0x80) * LOW_BITS;
    }

    /// Which group a key is first looked for in.
    static long first(long hash, long mask) {
        return hash >>> 7 & mask;
    }

    /// The high bits of the bytes that equal the pattern's; now and then also one of a full slot
    /// that does not.
    static long matches(long control, long pattern) {
        long x = control ^ pattern;
        return x - LOW_BITS & ~x & HIGH_BITS;
    }

    static boolean hasEmpty(long control) {
        return (~control & ~control << 7 & HIGH_BITS) != 0;
    }

    /// The high bits of the slots that are empty or deleted.
    static long free(long control) {
        return ~control & HIGH_BITS;
    }

    static int slot(long bits) {
        return Long.numberOfTrailingZeros(bits) >>> 3;
    }

    static long group(long place) {
        return place & ~7L;
    }

    static int slotOf(long place) {
        return (int) place & 7;
    }

    static long control(long place) {
        return Memory.loadLong(group(place)) >>> 8 * slotOf(place) & 0xFF;
    }

    static void setControl(long place, long value) {
        Memory.storeByte(group(place) + slotOf(place), (byte) value);
    }
}
