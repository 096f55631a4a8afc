package gobi.vm.ops;

import gobi.vm.fault.Fault;

/// Integer division and number conversions as gc compiles them for amd64.
public final class Arithmetic {
    private static final double TWO_63 = 0x1p63;

    private Arithmetic() {}

    public static long divide(long x, long y) {
        if (y == 0) {
            throw Fault.of(Fault.Kind.DIVIDE);
        }
        return x / y;
    }

    public static long remainder(long x, long y) {
        if (y == 0) {
            throw Fault.of(Fault.Kind.DIVIDE);
        }
        return x % y;
    }

    public static long divideUnsigned(long x, long y) {
        if (y == 0) {
            throw Fault.of(Fault.Kind.DIVIDE);
        }
        return Long.divideUnsigned(x, y);
    }

    public static long remainderUnsigned(long x, long y) {
        if (y == 0) {
            throw Fault.of(Fault.Kind.DIVIDE);
        }
        return Long.remainderUnsigned(x, y);
    }

    /// Out of range and NaN give the least number.
    public static long doubleToLong(double d) {
        return d >= -TWO_63 && d < TWO_63 ? (long) d : Long.MIN_VALUE;
    }

    public static long doubleToUnsigned(double d) {
        return d < TWO_63 ? doubleToLong(d) : doubleToLong(d - TWO_63) ^ Long.MIN_VALUE;
    }

    /// Rounded to nearest, ties to even.
    public static double unsignedToDouble(long x) {
        // Halving keeps the lowest bit as a sticky bit, which rounding to 53 bits does not tell
        // from more bits.
        return x >= 0 ? (double) x : 2 * (double) (x >>> 1 | x & 1);
    }

    public static float unsignedToFloat(long x) {
        return x >= 0 ? (float) x : 2 * (float) (x >>> 1 | x & 1);
    }
}
