package gobi.vm.profile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes the fields of a protocol buffer message.
final class ProtoBuffer {
    private static final int VARINT = 0;
    private static final int BYTES = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private void varint(long value) {
        long v = value;
        while ((v & ~0x7FL) != 0) {
            out.write((int) (v & 0x7F | 0x80));
            v >>>= 7;
        }
        out.write((int) v);
    }

    ProtoBuffer number(int field, long value) {
        if (value != 0) {
            varint(field << 3 | VARINT);
            varint(value);
        }
        return this;
    }

    ProtoBuffer numbers(int field, long... values) {
        var packed = new ProtoBuffer();
        for (long v : values) {
            packed.varint(v);
        }
        return message(field, packed);
    }

    ProtoBuffer text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    ProtoBuffer message(int field, ProtoBuffer message) {
        return bytes(field, message.toByteArray());
    }

    private ProtoBuffer bytes(int field, byte[] bytes) {
        varint(field << 3 | BYTES);
        varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
