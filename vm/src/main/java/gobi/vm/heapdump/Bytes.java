package gobi.vm.heapdump;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes of the file, most significant first.
final class Bytes {
    private byte[] bytes = new byte[64];
    private int size;

    private int grow(int n) {
        if (size + n > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + n));
        }
        size += n;
        return size - n;
    }

    Bytes byte1(int v) {
        int at = grow(1);
        bytes[at] = (byte) v;
        return this;
    }

    Bytes int2(int v) {
        return byte1(v >> 8).byte1(v);
    }

    Bytes int4(int v) {
        return int2(v >> 16).int2(v);
    }

    Bytes id(long v) {
        int at = grow(8);
        for (int i = 0; i < 8; i++) {
            bytes[at + i] = (byte) (v >>> 56 - 8 * i);
        }
        return this;
    }

    /// The lowest bytes of `bits`, as many as the type has.
    Bytes value(BasicType type, long bits) {
        return switch (type.size) {
            case 1 -> byte1((int) bits);
            case 2 -> int2((int) bits);
            case 4 -> int4((int) bits);
            default -> id(bits);
        };
    }

    Bytes text(String s) {
        return bytes(s.getBytes(StandardCharsets.UTF_8));
    }

    Bytes bytes(byte[] more) {
        int at = grow(more.length);
        System.arraycopy(more, 0, bytes, at, more.length);
        return this;
    }

    void bytes(Bytes more) {
        int at = grow(more.size);
        System.arraycopy(more.bytes, 0, bytes, at, more.size);
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }
}
