package gobi.compiler.bytecode;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;

/// Named pieces of data in one file, each checked when it is asked for.
///
///     "GOBC" | version (2 bytes) | length of the directory (4) | CRC-32C of the directory (4) | directory | pieces
///     directory: number of pieces | (name, length, CRC-32C (4 bytes)) each
///
/// Integers are LEB128 unless told otherwise. A container does not change; several threads may read
/// it.
public final class Container {
    private static final byte[] MAGIC = {'G', 'O', 'B', 'C'};
    private static final int VERSION = 6;
    private static final int VERSION_AT = 4;
    private static final int LENGTH_AT = 6;
    private static final int CHECKSUM_AT = 10;
    private static final int HEADER = 14;

    /// A name of no letters, its length, and the checksum.
    private static final int LEAST_ENTRY = 6;

    /// Where the bytes come from.
    private interface Store {
        long size() throws IOException;

        ByteSource range(long from, int length) throws IOException;
    }

    private record Piece(long from, int length, int checksum) {}

    private final Store store;
    private final Map<String, Piece> pieces = new LinkedHashMap<>();

    private Container(Store store) throws IOException {
        this.store = store;
        long size = store.size();
        byte[] header = store.range(0, (int) Math.min(HEADER, size)).rest();
        if (!matches(header) || header.length < HEADER) {
            throw new DamagedFileException("not a Gobi bytecode file");
        }
        int version = header[VERSION_AT] & 0xFF | (header[VERSION_AT + 1] & 0xFF) << 8;
        if (version != VERSION) {
            throw new DamagedFileException(
                    "bytecode file of version " + version + ", this is version " + VERSION);
        }
        int length = fixed32(header, LENGTH_AT);
        if (length < 0 || length > size - HEADER) {
            throw new DamagedFileException("damaged bytecode file: its directory does not fit");
        }
        ByteSource directory = store.range(HEADER, length);
        if (directory.checksum() != fixed32(header, CHECKSUM_AT)) {
            throw new DamagedFileException(
                    "damaged bytecode file: checksum of the directory differs");
        }
        if (read(directory, HEADER + length) != size) {
            throw new DamagedFileException("damaged bytecode file: it ends too soon or too late");
        }
    }

    /// Returns where the last piece ends.
    private long read(ByteSource directory, long from) throws DamagedFileException {
        long at = from;
        for (int n = directory.count(LEAST_ENTRY); n > 0; n--) {
            String name = directory.string();
            var piece = new Piece(at, directory.count(), directory.fixed32());
            if (pieces.put(name, piece) != null) {
                throw new DamagedFileException("damaged bytecode file: " + name + " occurs twice");
            }
            at += piece.length;
        }
        return at;
    }

    /// The container that `bytes` are; the pieces share them.
    public static Container of(byte[] bytes) throws IOException {
        return new Container(
                new Store() {
                    @Override
                    public long size() {
                        return bytes.length;
                    }

                    @Override
                    public ByteSource range(long from, int length) {
                        return new ByteSource(bytes, (int) from, (int) from + length);
                    }
                });
    }

    /// The container in a file, which must not change. Of the file only the pieces are read that
    /// are asked for; it stays open as long as the container is in use.
    public static Container open(Path file) throws IOException {
        var channel = FileChannel.open(file);
        return new Container(
                new Store() {
                    @Override
                    public long size() throws IOException {
                        return channel.size();
                    }

                    @Override
                    public ByteSource range(long from, int length) throws IOException {
                        byte[] bytes = new byte[length];
                        var buffer = ByteBuffer.wrap(bytes);
                        while (buffer.hasRemaining()) {
                            if (channel.read(buffer, from + buffer.position()) < 0) {
                                throw new EOFException(file + " ends too soon");
                            }
                        }
                        return new ByteSource(bytes, 0, length);
                    }
                });
    }

    public static byte[] write(Map<String, byte[]> pieces) {
        var directory = new ByteSink();
        directory.unsigned(pieces.size());
        pieces.forEach((name, bytes) -> {
            directory.string(name);
            directory.unsigned(bytes.length);
            directory.fixed32(checksum(bytes, 0, bytes.length));
        });
        byte[] bytes = directory.toByteArray();
        var file = new ByteSink();
        file.raw(MAGIC);
        file.byteValue(VERSION & 0xFF);
        file.byteValue(VERSION >> 8);
        file.fixed32(bytes.length);
        file.fixed32(checksum(bytes, 0, bytes.length));
        file.raw(bytes);
        pieces.values().forEach(file::raw);
        return file.toByteArray();
    }

    static int checksum(byte[] bytes, int from, int length) {
        var crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private static int fixed32(byte[] bytes, int at) throws DamagedFileException {
        return new ByteSource(bytes, at, bytes.length).fixed32();
    }

    /// Whether a file begins like one of ours.
    private static boolean matches(byte[] bytes) {
        return bytes.length >= 4
                && bytes[0] == MAGIC[0]
                && bytes[1] == MAGIC[1]
                && bytes[2] == MAGIC[2]
                && bytes[3] == MAGIC[3];
    }

    /// The names of the pieces, in order.
    public Set<String> names() {
        return pieces.keySet();
    }

    public boolean contains(String name) {
        return pieces.containsKey(name);
    }

    /// A piece from its start; each call gives a source of its own.
    public ByteSource piece(String name) throws IOException {
        Piece piece = pieces.get(name);
        if (piece == null) {
            throw new DamagedFileException("damaged bytecode file: it lacks " + name);
        }
        ByteSource source = store.range(piece.from, piece.length);
        if (source.checksum() != piece.checksum) {
            throw new DamagedFileException(
                    "damaged bytecode file: checksum of " + name + " differs");
        }
        return source;
    }
}
