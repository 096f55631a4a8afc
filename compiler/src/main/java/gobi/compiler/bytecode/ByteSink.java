package gobi.compiler.bytecode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A growing byte array with the encodings of the file format: LEB128 integers, length-prefixed
/// strings and lists.
public final class ByteSink {
    private byte[] bytes = new byte[256];
    private int size;

    public int size() {
        return size;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int n) {
        if (size + n > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + n));
        }
    }

    public void byteValue(int v) {
        reserve(1);
        bytes[size++] = (byte) v;
    }

    /// Unsigned LEB128.
    public void unsigned(long v) {
        while ((v & ~0x7FL) != 0) {
            byteValue((int) v & 0x7F | 0x80);
            v >>>= 7;
        }
        byteValue((int) v);
    }

    /// Zigzag LEB128.
    public void signed(long v) {
        unsigned(v << 1 ^ v >> 63);
    }

    public void fixed32(int v) {
        fixed(v, 4);
    }

    public void fixed64(long v) {
        fixed(v, 8);
    }

    private void fixed(long v, int n) {
        reserve(n);
        for (int i = 0; i < n; i++) {
            bytes[size++] = (byte) (v >>> 8 * i);
        }
    }

    public void raw(byte[] data) {
        reserve(data.length);
        System.arraycopy(data, 0, bytes, size, data.length);
        size += data.length;
    }

    public void blob(byte[] data) {
        unsigned(data.length);
        raw(data);
    }

    public void string(String s) {
        blob(s.getBytes(StandardCharsets.UTF_8));
    }

    public void strings(List<String> list) {
        unsigned(list.size());
        list.forEach(this::string);
    }

    public void bits(BitSet set) {
        longs(set.toLongArray());
    }

    public void longs(long[] values) {
        unsigned(values.length);
        for (long v : values) {
            fixed64(v);
        }
    }
}
