package gobi.vm.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Unsigned numbers in groups of seven bits, the lowest first.
final class Varints {
    static final int MAX_BYTES = 10;

    private static final long PAYLOAD = 0x7F7F7F7F7F7F7F7FL;
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Varints() {}

    /// As [#put], without branches that depend on the value; needs eight bytes of room.
    static int putFast(byte[] to, int at, long value) {
        int bits = 64 - Long.numberOfLeadingZeros(value | 1);
        if (bits > 56) {
            return put(to, at, value);
        }
        int n = bits * 37 + 222 >>> 8; // bits / 7, rounded up
        long more = ~PAYLOAD & (1L << 8 * (n - 1)) - 1;
        WORD.set(to, at, Long.expand(value, PAYLOAD) | more);
        return at + n;
    }

    // The same in a fixed number of bytes, which Go's tools read as well: it takes a tenth of the
    // instructions. The number must fit into seven bits for each.

    static long two(long value) {
        return Long.expand(value, 0x7F7F) | 0x80;
    }

    static long three(long value) {
        return Long.expand(value, 0x7F7F7F) | 0x8080;
    }

    static long four(long value) {
        return Long.expand(value, 0x7F7F7F7F) | 0x808080;
    }

    /// Writes eight bytes, the lowest first.
    static void putWord(byte[] to, int at, long word) {
        WORD.set(to, at, word);
    }

    /// Writes a number; returns the index after it.
    static int put(byte[] to, int at, long value) {
        int i = at;
        long v = value;
        while ((v & ~0x7FL) != 0) {
            to[i++] = (byte) (v | 0x80);
            v >>>= 7;
        }
        to[i++] = (byte) v;
        return i;
    }
}
