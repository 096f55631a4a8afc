package gobi.compiler.bytecode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Reads what [ByteSink] wrote. Counts and lengths are checked against what is left before anything
/// is allocated.
public final class ByteSource {
    private final byte[] bytes;
    private int at;
    private final int end;

    public ByteSource(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /// CRC-32C of what is left.
    int checksum() {
        return Container.checksum(bytes, at, end - at);
    }

    /// What is left.
    public byte[] rest() {
        int from = at;
        at = end;
        return Arrays.copyOfRange(bytes, from, end);
    }

    public int position() {
        return at;
    }

    public boolean atEnd() {
        return at == end;
    }

    private DamagedFileException damaged() {
        return new DamagedFileException(
                "damaged bytecode file: data ends or is malformed at byte " + at);
    }

    public int byteValue() throws DamagedFileException {
        if (at >= end) {
            throw damaged();
        }
        return bytes[at++] & 0xFF;
    }

    public long unsigned() throws DamagedFileException {
        long v = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = byteValue();
            v |= (b & 0x7FL) << shift;
            if (b < 0x80) {
                return v;
            }
        }
        throw damaged();
    }

    public long signed() throws DamagedFileException {
        long v = unsigned();
        return v >>> 1 ^ -(v & 1);
    }

    /// A non-negative int.
    public int count() throws DamagedFileException {
        long v = unsigned();
        if (v < 0 || v > Integer.MAX_VALUE) {
            throw damaged();
        }
        return (int) v;
    }

    /// A number of items of at least `size` bytes each that still fit.
    public int count(int size) throws DamagedFileException {
        int n = count();
        if ((long) n * size > end - at) {
            throw damaged();
        }
        return n;
    }

    public int signedInt() throws DamagedFileException {
        long v = signed();
        if (v != (int) v) {
            throw damaged();
        }
        return (int) v;
    }

    public int fixed32() throws DamagedFileException {
        return (int) fixed(4);
    }

    public long fixed64() throws DamagedFileException {
        return fixed(8);
    }

    private long fixed(int size) throws DamagedFileException {
        if (end - at < size) {
            throw damaged();
        }
        long v = 0;
        for (int i = 0; i < size; i++) {
            v |= (bytes[at++] & 0xFFL) << 8 * i;
        }
        return v;
    }

    public byte[] blob() throws DamagedFileException {
        int n = count(1);
        at += n;
        return Arrays.copyOfRange(bytes, at - n, at);
    }

    public String string() throws DamagedFileException {
        int n = count(1);
        at += n;
        return new String(bytes, at - n, n, StandardCharsets.UTF_8);
    }

    public List<String> strings() throws DamagedFileException {
        int n = count(1);
        List<String> list = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            list.add(string());
        }
        return list;
    }

    public BitSet bits() throws DamagedFileException {
        return BitSet.valueOf(longs());
    }

    public long[] longs() throws DamagedFileException {
        int n = count(8);
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = fixed64();
        }
        return values;
    }

    /// Passes `n` bytes, which are there; returns where they begin.
    int skip(int n) {
        at += n;
        return at - n;
    }

    /// Whether these bytes stand at `from`.
    boolean matches(int from, byte[] expected) {
        return Arrays.equals(bytes, from, from + expected.length, expected, 0, expected.length);
    }

    public ByteSource slice(int from, int length) throws DamagedFileException {
        if (from < 0 || length < 0 || from > bytes.length || length > bytes.length - from) {
            throw damaged();
        }
        return new ByteSource(bytes, from, from + length);
    }
}
