package gobi.vm.event;

/// Unsigned numbers in groups of seven bits, the lowest first.
final class Varints {
    static final int MAX_BYTES = 10;

    private Varints() {}

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
