package gobi.vm.memory;

import gobi.vm.fault.Fault;

import jdk.internal.misc.Unsafe;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Loads and stores at addresses, little-endian, aligned or not. An address outside of the
/// reservation raises [Fault] NIL.
public final class Memory {
    private static final Unsafe U = Unsafe.getUnsafe();

    private static final long WORD = 8;

    /// Up to here a loop over words beats the call of the copy stub.
    private static final long SHORT_COPY = 64;

    /// More elements than memory could hold, yet so few that their size in bytes is a long.
    private static final long MOST_ELEMENTS = 1L << 40;

    private static final byte POISON = (byte) 0xDB;

    /// Whether the liveness of memory is checked too.
    public static final boolean CHECKED = "checked".equals(System.getProperty("gobi.memory"));

    /// The reservation.
    public static final long BASE = Reservation.BASE;

    public static final long SIZE = Reservation.SIZE;

    /// The check compares numbers of arenas, which fit into instructions as they are; that its last
    /// bytes may be accessed with a width that leads beyond the end is what [#REACH] is for.
    private static final long FIRST_ARENA = BASE >>> AddressSpace.ARENA_SHIFT;

    private static final long ARENAS = SIZE >>> AddressSpace.ARENA_SHIFT;

    /// How far behind an address of the reservation accesses by address and offset may go.
    public static final long REACH = Reservation.REACH;

    private Memory() {}

    private static long at(long a, int n) {
        if (!contains(a)) {
            throw outside(a);
        }
        if (CHECKED) {
            Liveness.check(a, n);
        }
        return a;
    }

    private static Fault outside(long a) {
        return Fault.nil(a);
    }

    /// Raises the nil fault if a is not an address of the reservation.
    public static void check(long a) {
        if (!contains(a)) {
            throw outside(a);
        }
    }

    /// Raises the nil fault if any of the n bytes at a lies outside of the reservation.
    public static void check(long a, long n) {
        if (n == 0) {
            return;
        }
        if (Long.compareUnsigned(a - BASE, SIZE) >= 0
                || Long.compareUnsigned(n, SIZE - (a - BASE)) > 0) {
            throw outside(a);
        }
        if (CHECKED) {
            Liveness.check(a, n);
        }
    }

    /// Whether n elements of that size at a, at most 64 KB, lie in the reservation; no elements do
    /// so anywhere.
    public static boolean spans(long a, long n, long size) {
        return (a - BASE | BASE + SIZE - a - n * size | n | MOST_ELEMENTS - n) >= 0 || n == 0;
    }

    /// Whether a lies in the reservation.
    public static boolean contains(long a) {
        return Long.compareUnsigned((a >>> AddressSpace.ARENA_SHIFT) - FIRST_ARENA, ARENAS) < 0;
    }

    // --- plain

    public static byte loadByte(long a) {
        return U.getByte(at(a, 1));
    }

    public static short loadShort(long a) {
        return U.getShort(at(a, 2));
    }

    public static int loadInt(long a) {
        return U.getInt(at(a, 4));
    }

    public static long loadLong(long a) {
        return U.getLong(at(a, 8));
    }

    public static float loadFloat(long a) {
        return U.getFloat(at(a, 4));
    }

    public static double loadDouble(long a) {
        return U.getDouble(at(a, 8));
    }

    public static void storeByte(long a, byte v) {
        U.putByte(at(a, 1), v);
    }

    public static void storeShort(long a, short v) {
        U.putShort(at(a, 2), v);
    }

    public static void storeInt(long a, int v) {
        U.putInt(at(a, 4), v);
    }

    public static void storeLong(long a, long v) {
        U.putLong(at(a, 8), v);
    }

    public static void storeFloat(long a, float v) {
        U.putFloat(at(a, 4), v);
    }

    public static void storeDouble(long a, double v) {
        U.putDouble(at(a, 8), v);
    }

    // --- at a small offset, from 0 to REACH, behind an address: the check is that of the address
    // alone, so accesses of several fields need one

    private static long field(long p, long offset, int n) {
        if (!contains(p)) {
            throw outside(p + offset);
        }
        if (CHECKED) {
            at(p + offset, n);
        }
        return p + offset;
    }

    public static byte loadByte(long p, long offset) {
        return U.getByte(field(p, offset, 1));
    }

    public static short loadShort(long p, long offset) {
        return U.getShort(field(p, offset, 2));
    }

    public static int loadInt(long p, long offset) {
        return U.getInt(field(p, offset, 4));
    }

    public static long loadLong(long p, long offset) {
        return U.getLong(field(p, offset, 8));
    }

    public static double loadDouble(long p, long offset) {
        return U.getDouble(field(p, offset, 8));
    }

    public static void storeByte(long p, long offset, byte v) {
        U.putByte(field(p, offset, 1), v);
    }

    public static void storeShort(long p, long offset, short v) {
        U.putShort(field(p, offset, 2), v);
    }

    public static void storeInt(long p, long offset, int v) {
        U.putInt(field(p, offset, 4), v);
    }

    public static void storeLong(long p, long offset, long v) {
        U.putLong(field(p, offset, 8), v);
    }

    public static void storeDouble(long p, long offset, double v) {
        U.putDouble(field(p, offset, 8), v);
    }

    // --- atomic (aligned addresses)

    public static int loadIntVolatile(long a) {
        return U.getIntVolatile(null, at(a, 4));
    }

    public static long loadLongVolatile(long a) {
        return U.getLongVolatile(null, at(a, 8));
    }

    public static int loadIntAcquire(long a) {
        return U.getIntAcquire(null, at(a, 4));
    }

    public static long loadLongAcquire(long a) {
        return U.getLongAcquire(null, at(a, 8));
    }

    public static void storeIntVolatile(long a, int v) {
        U.putIntVolatile(null, at(a, 4), v);
    }

    public static void storeLongVolatile(long a, long v) {
        U.putLongVolatile(null, at(a, 8), v);
    }

    public static void storeIntRelease(long a, int v) {
        U.putIntRelease(null, at(a, 4), v);
    }

    public static void storeLongRelease(long a, long v) {
        U.putLongRelease(null, at(a, 8), v);
    }

    public static boolean casInt(long a, int expected, int v) {
        return U.compareAndSetInt(null, at(a, 4), expected, v);
    }

    public static boolean casLong(long a, long expected, long v) {
        return U.compareAndSetLong(null, at(a, 8), expected, v);
    }

    /// The old value.
    public static int addInt(long a, int delta) {
        return U.getAndAddInt(null, at(a, 4), delta);
    }

    /// The old value.
    public static long addLong(long a, long delta) {
        return U.getAndAddLong(null, at(a, 8), delta);
    }

    public static int getAndSetInt(long a, int v) {
        return U.getAndSetInt(null, at(a, 4), v);
    }

    public static long getAndSetLong(long a, long v) {
        return U.getAndSetLong(null, at(a, 8), v);
    }

    public static int getAndAndInt(long a, int mask) {
        return U.getAndBitwiseAndInt(null, at(a, 4), mask);
    }

    public static long getAndAndLong(long a, long mask) {
        return U.getAndBitwiseAndLong(null, at(a, 8), mask);
    }

    public static int getAndOrInt(long a, int mask) {
        return U.getAndBitwiseOrInt(null, at(a, 4), mask);
    }

    public static long getAndOrLong(long a, long mask) {
        return U.getAndBitwiseOrLong(null, at(a, 8), mask);
    }

    // --- areas

    /// Copies n bytes; the areas may overlap. Aligned words are copied whole.
    public static void copy(long src, long dst, long n) {
        check(src, n);
        check(dst, n);
        if (n <= SHORT_COPY && (n & WORD - 1) == 0) {
            copyWords(src, dst, (int) n);
        } else {
            U.copyMemory(src, dst, n);
        }
    }

    private static void copyWords(long src, long dst, int n) {
        if (Long.compareUnsigned(dst - src, n) >= 0) {
            for (int i = 0; i < n; i += 8) {
                U.putLong(dst + i, U.getLong(src + i));
            }
        } else {
            for (int i = n - 8; i >= 0; i -= 8) {
                U.putLong(dst + i, U.getLong(src + i));
            }
        }
    }

    public static void fill(long a, long n, byte value) {
        check(a, n);
        U.setMemory(a, n, value);
    }

    public static void clear(long a, long n) {
        check(a, n);
        if (n <= SHORT_COPY && (n & WORD - 1) == 0) {
            for (int i = 0; i < (int) n; i += 8) {
                U.putLong(a + i, 0);
            }
        } else {
            U.setMemory(a, n, (byte) 0);
        }
    }

    /// Lexicographic order of unsigned bytes: negative, 0, positive. Most comparisons end in the
    /// first word, so the loop is a method of its own, to be left out of compiled code.
    public static int compare(long a, long b, long n) {
        check(a, n);
        check(b, n);
        if (n < WORD) {
            return compareFew(a, b, (int) n);
        }
        int first = compareWords(a, b);
        return first != 0 || a == b ? first : compareRest(a, b, n);
    }

    private static int compareWords(long a, long b) {
        long x = U.getLongUnaligned(null, a);
        long y = U.getLongUnaligned(null, b);
        return Long.compareUnsigned(Long.reverseBytes(x), Long.reverseBytes(y));
    }

    private static int compareRest(long a, long b, long n) {
        for (long i = WORD; i + WORD <= n; i += WORD) {
            int d = compareWords(a + i, b + i);
            if (d != 0) {
                return d;
            }
        }
        return compareWords(a + n - WORD, b + n - WORD);
    }

    /// Less than a word: reads that overlap, in the order of the bytes, cover all of them.
    private static int compareFew(long a, long b, int n) {
        if (n >= Integer.BYTES) {
            return Long.compareUnsigned(few(a, n), few(b, n));
        }
        return n == 0 ? 0 : fewer(a, n) - fewer(b, n);
    }

    private static long few(long a, int n) {
        long first = Integer.reverseBytes(U.getIntUnaligned(null, a));
        int last = Integer.reverseBytes(U.getIntUnaligned(null, a + n - Integer.BYTES));
        return first << Integer.SIZE | last & 0xFFFF_FFFFL;
    }

    private static int fewer(long a, int n) {
        return (U.getByte(a) & 0xFF) << 16
                | (U.getByte(a + (n >> 1)) & 0xFF) << 8
                | U.getByte(a + n - 1) & 0xFF;
    }

    public static boolean equal(long a, long b, long n) {
        check(a, n);
        check(b, n);
        if (n < WORD) {
            return compareFew(a, b, (int) n) == 0;
        }
        return U.getLongUnaligned(null, a) == U.getLongUnaligned(null, b)
                && (n == WORD || equalRest(a, b, n));
    }

    private static boolean equalRest(long a, long b, long n) {
        for (long i = WORD; i + WORD <= n; i += WORD) {
            if (U.getLongUnaligned(null, a + i) != U.getLongUnaligned(null, b + i)) {
                return false;
            }
        }
        return U.getLongUnaligned(null, a + n - WORD) == U.getLongUnaligned(null, b + n - WORD);
    }

    /// Index of the first such byte, or -1.
    public static long indexOf(long a, long n, byte value) {
        check(a, n);
        long pattern = (value & 0xFFL) * 0x0101010101010101L;
        long i = 0;
        for (; i + WORD <= n; i += WORD) {
            long x = U.getLongUnaligned(null, a + i) ^ pattern;
            long zeros = (x - 0x0101010101010101L) & ~x & 0x8080808080808080L;
            if (zeros != 0) {
                return i + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        for (; i < n; i++) {
            if (U.getByte(a + i) == value) {
                return i;
            }
        }
        return -1;
    }

    // --- Java arrays

    public static byte[] readBytes(long a, int n) {
        byte[] bytes = new byte[n];
        readBytes(a, bytes, 0, n);
        return bytes;
    }

    public static void readBytes(long a, byte[] bytes, int offset, int n) {
        check(a, n);
        Objects.checkFromIndexSize(offset, n, bytes.length);
        U.copyMemory(null, a, bytes, Unsafe.ARRAY_BYTE_BASE_OFFSET + offset, n);
    }

    public static void writeBytes(long a, byte[] bytes, int offset, int n) {
        check(a, n);
        Objects.checkFromIndexSize(offset, n, bytes.length);
        U.copyMemory(bytes, Unsafe.ARRAY_BYTE_BASE_OFFSET + offset, null, a, n);
    }

    public static void writeBytes(long a, byte[] bytes) {
        writeBytes(a, bytes, 0, bytes.length);
    }

    /// The UTF-8 text of n bytes as a Java string; invalid bytes become U+FFFD.
    public static String readString(long a, long n) {
        return new String(readBytes(a, Math.toIntExact(n)), StandardCharsets.UTF_8);
    }

    // --- for those who hand memory out

    /// Tells the checked mode that the area may be used.
    public static void live(long a, long n) {
        if (CHECKED) {
            Liveness.set(a, n, true);
        }
    }

    /// Tells the checked mode that the area must not be used any more.
    public static void dead(long a, long n) {
        if (CHECKED) {
            U.setMemory(a, n, POISON);
            Liveness.set(a, n, false);
        }
    }

    /// As [#dead] for whole arenas, which are not touched.
    static void bury(long a, long n) {
        if (CHECKED) {
            Liveness.set(a, n, false);
        }
    }

    /// Whether [#dead] overwrites, so that memory needs zeroing even where it was clean.
    public static boolean poisons() {
        return CHECKED;
    }

    /// Zeroes an area, giving its pages back to the system; both bounds are multiples of the
    /// system's page size.
    static void discard(long a, long n) {
        if (!Reservation.discard(a, n)) {
            U.setMemory(a, n, (byte) 0);
        }
    }

    /// Zeroes without regard to liveness.
    static void zero(long a, long n) {
        U.setMemory(a, n, (byte) 0);
    }
}
