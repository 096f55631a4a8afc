package gobi.vm.memory;

import jdk.internal.misc.Unsafe;

/// Loads and stores at addresses that are known to lie in the reservation, see [Memory#spans]. With
/// any other address the process dies.
public final class Proven {
    private static final Unsafe U = Unsafe.getUnsafe();

    private Proven() {}

    public static byte loadByte(long a) {
        return U.getByte(a);
    }

    public static short loadShort(long a) {
        return U.getShort(a);
    }

    public static int loadInt(long a) {
        return U.getInt(a);
    }

    public static long loadLong(long a) {
        return U.getLong(a);
    }

    public static double loadDouble(long a) {
        return U.getDouble(a);
    }

    public static void storeByte(long a, byte v) {
        U.putByte(a, v);
    }

    public static void storeShort(long a, short v) {
        U.putShort(a, v);
    }

    public static void storeInt(long a, int v) {
        U.putInt(a, v);
    }

    public static void storeLong(long a, long v) {
        U.putLong(a, v);
    }

    public static void storeDouble(long a, double v) {
        U.putDouble(a, v);
    }
}
