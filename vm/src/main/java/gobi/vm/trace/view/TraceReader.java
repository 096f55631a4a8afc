package gobi.vm.trace.view;

import gobi.vm.event.EventKind;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Reads a trace file: its tables at once, its events one after another. Holds one batch for each
/// thread in memory.
public final class TraceReader implements AutoCloseable {
    private static final int HEADER = 16;
    private static final int BATCH = 1;
    private static final int STACKS = 2;
    private static final int STRINGS = 4;
    private static final int FREQUENCY = 8;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final EventKind[] KINDS = new EventKind[256];

    static {
        for (EventKind kind : EventKind.values()) {
            KINDS[kind.number] = kind;
        }
    }

    /// A place in the source, innermost first in a stack.
    record Frame(String function, String file, int line) {}

    private record Batch(long offset, int length, long time) {}

    private final RandomAccessFile file;
    private final Map<Long, List<Batch>> threads = new HashMap<>();
    private final Map<Long, String> strings = new HashMap<>();
    private final Map<Long, long[]> stacks = new HashMap<>();
    private double nanosPerTick = 1;
    private long firstTime = Long.MAX_VALUE;

    /// Reads the tables.
    ///
    /// @throws TraceFormatException if it is no trace
    public TraceReader(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
        byte[] header = new byte[HEADER];
        if (file.read(header) != HEADER
                || !new String(header, StandardCharsets.ISO_8859_1).startsWith("go 1.2")) {
            file.close();
            throw new TraceFormatException(path + ": not a Go execution trace");
        }
        scan();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    // --- tables

    private void scan() throws IOException {
        long at = HEADER;
        long end = file.length();
        byte[] head = new byte[41];
        while (at < end) {
            file.seek(at);
            int n = file.read(head);
            var in = new Bytes(head, n);
            if (in.next() != BATCH) {
                throw new TraceFormatException("damaged trace: no batch at byte " + at);
            }
            if (!in.holdsNumbers(4)) {
                return; // cut off
            }
            in.number();
            long thread = in.number();
            long time = in.number();
            int length = (int) in.number();
            long body = at + in.at;
            if (body + length > end) {
                return; // cut off: what is before it is whole
            }
            batch(thread, new Batch(body, length, time));
            at = body + length;
        }
    }

    private void batch(long thread, Batch b) throws IOException {
        if (b.length == 0) {
            return;
        }
        file.seek(b.offset);
        int kind = file.read();
        switch (kind) {
            case STACKS, STRINGS, FREQUENCY, 6 -> table(kind, read(b));
            default -> {
                threads.computeIfAbsent(thread, t -> new ArrayList<>()).add(b);
                firstTime = Math.min(firstTime, b.time);
            }
        }
    }

    private Bytes read(Batch b) throws IOException {
        byte[] bytes = new byte[b.length];
        file.seek(b.offset);
        file.readFully(bytes);
        return new Bytes(bytes, b.length);
    }

    private void table(int kind, Bytes in) throws IOException {
        in.next();
        if (kind == FREQUENCY) {
            nanosPerTick = NANOS_PER_SECOND / in.number();
            return;
        }
        while (kind != 6 && in.hasMore()) {
            in.next();
            long id = in.number();
            if (kind == STRINGS) {
                strings.put(id, in.text((int) in.number()));
            } else {
                long[] words = new long[4 * (int) in.number()];
                for (int i = 0; i < words.length; i++) {
                    words[i] = in.number();
                }
                stacks.put(id, words);
            }
        }
    }

    /// The text with that number.
    String string(long id) {
        return strings.getOrDefault(id, "");
    }

    Collection<String> strings() {
        return strings.values();
    }

    /// Nanoseconds from the first event to a time of the file.
    long nanos(long time) {
        return (long) ((time - firstTime) * nanosPerTick);
    }

    /// The stack with that number, innermost frame first.
    List<Frame> stack(long id) {
        long[] words = stacks.get(id);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; words != null && i < words.length; i += 4) {
            frames.add(new Frame(string(words[i + 1]), string(words[i + 2]), (int) words[i + 3]));
        }
        return frames;
    }

    // --- events

    /// Tells all events.
    void read(TraceListener listener) throws IOException {
        var queue = new PriorityQueue<Stream>(Comparator.comparingLong(s -> s.time));
        for (var e : threads.entrySet()) {
            var stream = new Stream(e.getKey(), e.getValue());
            if (stream.advance()) {
                queue.add(stream);
            }
        }
        while (!queue.isEmpty()) {
            Stream s = queue.poll();
            long limit = queue.isEmpty() ? Long.MAX_VALUE : queue.peek().time;
            boolean more = true;
            while (more && s.time <= limit) {
                listener.event(nanos(s.time), s.thread, s.kind, s.fields);
                more = s.advance();
            }
            if (more) {
                queue.add(s);
            }
        }
    }

    /// The events of one thread.
    private final class Stream {
        final long thread;
        private final List<Batch> batches;
        private int next;
        private Bytes in = new Bytes(new byte[0], 0);
        final long[] fields = new long[8];
        long time;
        EventKind kind;

        Stream(long thread, List<Batch> batches) {
            this.thread = thread;
            this.batches = batches;
        }

        boolean advance() throws IOException {
            while (!in.hasMore()) {
                if (next == batches.size()) {
                    return false;
                }
                Batch b = batches.get(next++);
                in = TraceReader.this.read(b);
                time = b.time;
            }
            int number = in.next();
            kind = KINDS[number];
            if (kind == null) {
                throw new TraceFormatException("an event of kind " + number + " is not known");
            }
            time += in.number();
            for (int i = 0; i < kind.fields.size(); i++) {
                fields[i] = in.number();
            }
            return true;
        }
    }

    /// A part of the file in memory.
    private static final class Bytes {
        private final byte[] bytes;
        private final int end;
        int at;

        Bytes(byte[] bytes, int end) {
            this.bytes = bytes;
            this.end = end;
        }

        boolean hasMore() {
            return at < end;
        }

        int next() throws IOException {
            if (at >= end) {
                throw new TraceFormatException("damaged trace: a batch ends too soon");
            }
            return bytes[at++] & 0xFF;
        }

        /// Whether so many whole numbers follow.
        boolean holdsNumbers(int n) {
            int left = n;
            for (int i = at; i < end && left > 0; i++) {
                left -= bytes[i] >= 0 ? 1 : 0;
            }
            return left == 0;
        }

        long number() throws IOException {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                long b = next();
                value |= (b & 0x7F) << shift;
                if (b < 0x80) {
                    return value;
                }
            }
        }

        String text(int length) throws IOException {
            if (length < 0 || length > end - at) {
                throw new TraceFormatException("damaged trace: a text is too long");
            }
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }
    }
}
