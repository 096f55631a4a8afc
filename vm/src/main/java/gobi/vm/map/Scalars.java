package gobi.vm.map;

import gobi.vm.memory.Memory;

/// Scalars of 1, 2, 4 or 8 bytes, zero-extended.
final class Scalars {
    private Scalars() {}

    static long load(long p, long size) {
        return switch ((int) size) {
            case 1 -> Memory.loadByte(p) & 0xFF;
            case 2 -> Memory.loadShort(p) & 0xFFFF;
            case 4 -> Memory.loadInt(p) & 0xFFFFFFFFL;
            default -> Memory.loadLong(p);
        };
    }

    static void store(long p, long size, long bits) {
        switch ((int) size) {
            case 1 -> Memory.storeByte(p, (byte) bits);
            case 2 -> Memory.storeShort(p, (short) bits);
            case 4 -> Memory.storeInt(p, (int) bits);
            default -> Memory.storeLong(p, bits);
        }
    }

    /// The bits that a scalar of that size has in memory.
    static long narrow(long slot, long size) {
        return size == 8 ? slot : slot & (1L << 8 * size) - 1;
    }

    static double floating(long bits, long size) {
        return size == 4 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }

    static double loadFloating(long p, long size) {
        return size == 4 ? Memory.loadFloat(p) : Memory.loadDouble(p);
    }
}
