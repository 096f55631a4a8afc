package gobi.compiler.bytecode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/// Named pieces of data in one file, checked as a whole.
///
///     "GOBC" | version (2 bytes) | CRC-32C of the rest (4 bytes) | number of pieces | (name, length) each | pieces
///
/// Integers are LEB128 unless told otherwise.
public final class Container {
    private static final byte[] MAGIC = {'G', 'O', 'B', 'C'};
    private static final int VERSION = 4;
    private static final int HEADER = 10;

    private Container() {}

    public static byte[] write(Map<String, byte[]> pieces) {
        var body = new ByteSink();
        body.unsigned(pieces.size());
        pieces.forEach((name, bytes) -> {
            body.string(name);
            body.unsigned(bytes.length);
        });
        pieces.values().forEach(body::raw);
        byte[] bytes = body.toByteArray();
        var file = new ByteSink();
        file.raw(MAGIC);
        file.byteValue(VERSION & 0xFF);
        file.byteValue(VERSION >> 8);
        int crc = checksum(bytes, 0, bytes.length);
        for (int i = 0; i < 4; i++) {
            file.byteValue(crc >>> 8 * i);
        }
        file.raw(bytes);
        return file.toByteArray();
    }

    private static int checksum(byte[] bytes, int from, int length) {
        var crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /// Whether a file begins like one of ours.
    public static boolean matches(byte[] bytes) {
        return bytes.length >= 4
                && bytes[0] == MAGIC[0]
                && bytes[1] == MAGIC[1]
                && bytes[2] == MAGIC[2]
                && bytes[3] == MAGIC[3];
    }

    /// The pieces by name, in order; they share `bytes`.
    public static Map<String, ByteSource> read(byte[] bytes) throws DamagedFileException {
        if (!matches(bytes) || bytes.length < HEADER) {
            throw new DamagedFileException("not a Gobi bytecode file");
        }
        int version = bytes[4] & 0xFF | (bytes[5] & 0xFF) << 8;
        if (version != VERSION) {
            throw new DamagedFileException(
                    "bytecode file of version " + version + ", this is version " + VERSION);
        }
        int crc = 0;
        for (int i = 0; i < 4; i++) {
            crc |= (bytes[6 + i] & 0xFF) << 8 * i;
        }
        if (crc != checksum(bytes, HEADER, bytes.length - HEADER)) {
            throw new DamagedFileException("damaged bytecode file: checksum differs");
        }
        return split(bytes);
    }

    private static Map<String, ByteSource> split(byte[] bytes) throws DamagedFileException {
        var in = new ByteSource(bytes, HEADER, bytes.length);
        int n = in.count(2);
        String[] names = new String[n];
        int[] lengths = new int[n];
        for (int i = 0; i < n; i++) {
            names[i] = in.string();
            lengths[i] = in.count();
        }
        Map<String, ByteSource> pieces = new LinkedHashMap<>(2 * n);
        int at = in.position();
        for (int i = 0; i < n; i++) {
            if (pieces.put(names[i], in.slice(at, lengths[i])) != null) {
                throw new DamagedFileException(
                        "damaged bytecode file: " + names[i] + " occurs twice");
            }
            at += lengths[i];
        }
        return pieces;
    }
}
