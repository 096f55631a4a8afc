package gobi.compiler.bytecode;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;

/// A table of a unit in a file, each element behind its length. An element is decoded when it is
/// first asked for; a damaged one then raises [UncheckedIOException] with a [DamagedFileException].
final class LazyTable<T> extends AbstractList<T> {
    @FunctionalInterface
    interface Decoder<T> {
        /// The element of that index, which is all of `source`.
        T decode(int index, ByteSource source) throws DamagedFileException;
    }

    private final ByteSource bytes;
    private final int[] starts;
    private final int[] ends;
    private final Object[] decoded;
    private final Decoder<T> decoder;

    /// Takes the table out of `in`.
    LazyTable(ByteSource in, Decoder<T> decoder) throws DamagedFileException {
        this.bytes = in;
        this.decoder = decoder;
        int n = in.count(1);
        starts = new int[n];
        ends = new int[n];
        decoded = new Object[n];
        for (int i = 0; i < n; i++) {
            starts[i] = in.skip(in.count(1));
            ends[i] = in.position();
        }
    }

    static LazyTable<String> strings(ByteSource in) throws DamagedFileException {
        return new LazyTable<>(in, (i, s) -> new String(s.rest(), StandardCharsets.UTF_8));
    }

    static LazyTable<byte[]> blobs(ByteSource in) throws DamagedFileException {
        return new LazyTable<>(in, (i, s) -> s.rest());
    }

    @Override
    @SuppressWarnings("unchecked")
    public synchronized T get(int index) {
        if (decoded[index] == null) {
            decoded[index] = decode(index);
        }
        return (T) decoded[index];
    }

    private T decode(int index) {
        try {
            ByteSource element = element(index);
            T value = decoder.decode(index, element);
            if (!element.atEnd()) {
                throw new DamagedFileException(
                        "damaged bytecode file: trailing data in an element of a table");
            }
            return value;
        } catch (DamagedFileException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteSource element(int index) throws DamagedFileException {
        return bytes.slice(starts[index], ends[index] - starts[index]);
    }

    /// Whether some element is made of these bytes; decodes none.
    boolean containsEncoded(byte[] element) {
        for (int i = 0; i < starts.length; i++) {
            if (ends[i] - starts[i] == element.length && bytes.matches(starts[i], element)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int size() {
        return starts.length;
    }
}
