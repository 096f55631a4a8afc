package gobi.vm.trace.view;

import gobi.vm.event.EventKind;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/// Reads a trace file: generation after generation, the events of each in their order. Holds one
/// batch for each thread in memory. Strings and stacks, which each generation numbers for itself,
/// get numbers for the whole trace.
public final class TraceReader implements AutoCloseable {
    private static final int HEADER = 16;
    private static final int BATCH = 1;
    private static final int STACKS = 2;
    private static final int STRINGS = 4;
    private static final int CPU_SAMPLES = 6;
    private static final int FREQUENCY = 8;
    private static final int MOST_NUMBERS = 1 << 26;
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

    /// Where the parts of a generation are.
    private static final class Generation {
        final Map<Long, List<Batch>> threads = new HashMap<>();
        final List<Batch> strings = new ArrayList<>();
        final List<Batch> stacks = new ArrayList<>();
    }

    private final RandomAccessFile file;
    private final TreeMap<Long, Generation> generations = new TreeMap<>();
    private final Interner<String> strings = new Interner<>("");
    private final Interner<List<Frame>> stacks = new Interner<>(List.of());

    // From the numbers of the generation that is being read to ours.
    private int[] stringNumbers = {0};
    private int[] stackNumbers = {0};

    private double nanosPerTick = 1;
    private long firstTime = Long.MAX_VALUE;

    /// Finds its parts.
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
            long generation = in.number();
            long thread = in.number();
            long time = in.number();
            int length = (int) in.number();
            long body = at + in.at;
            if (body + length > end) {
                return; // cut off: what is before it is whole
            }
            batch(generation, thread, new Batch(body, length, time));
            at = body + length;
        }
    }

    private void batch(long number, long thread, Batch b) throws IOException {
        if (b.length == 0) {
            return;
        }
        Generation g = generations.computeIfAbsent(number, n -> new Generation());
        file.seek(b.offset);
        switch (file.read()) {
            case STACKS -> g.stacks.add(b);
            case STRINGS -> g.strings.add(b);
            case FREQUENCY -> {
                Bytes in = read(b);
                in.next();
                nanosPerTick = NANOS_PER_SECOND / in.number();
            }
            case CPU_SAMPLES -> {}
            default -> {
                g.threads.computeIfAbsent(thread, t -> new ArrayList<>()).add(b);
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

    private void readTables(Generation g) throws IOException {
        stringNumbers = new int[1];
        for (Batch b : g.strings) {
            Bytes in = entries(b);
            while (in.hasMore()) {
                in.next();
                long id = in.number();
                stringNumbers = put(stringNumbers, id, strings.of(in.text((int) in.number())));
            }
        }
        stackNumbers = new int[1];
        for (Batch b : g.stacks) {
            Bytes in = entries(b);
            while (in.hasMore()) {
                in.next();
                long id = in.number();
                stackNumbers = put(stackNumbers, id, stacks.of(frames(in)));
            }
        }
    }

    private Bytes entries(Batch b) throws IOException {
        Bytes in = read(b);
        in.next();
        return in;
    }

    private List<Frame> frames(Bytes in) throws IOException {
        long n = in.number();
        List<Frame> frames = new ArrayList<>();
        for (long i = 0; i < n; i++) {
            in.number();
            String function = strings.get(number(stringNumbers, in.number()));
            String path = strings.get(number(stringNumbers, in.number()));
            frames.add(new Frame(function, path, (int) in.number()));
        }
        return frames;
    }

    private static int[] put(int[] numbers, long id, int number) throws IOException {
        if (id < 0 || id >= MOST_NUMBERS) {
            throw new TraceFormatException("damaged trace: a table has an entry " + id);
        }
        int[] all = id < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * (int) id + 16);
        all[(int) id] = number;
        return all;
    }

    private static int number(int[] numbers, long id) {
        return id < 0 || id >= numbers.length ? 0 : numbers[(int) id];
    }

    /// The text with that number.
    String string(long id) {
        return strings.get((int) id);
    }

    /// All of them that were read.
    Collection<String> strings() {
        return strings.all();
    }

    /// Nanoseconds from the first event to a time of the file.
    long nanos(long time) {
        return (long) ((time - firstTime) * nanosPerTick);
    }

    /// The stack with that number, innermost frame first.
    List<Frame> stack(long id) {
        return stacks.get((int) id);
    }

    // --- events

    /// Tells all events.
    void read(TraceListener listener) throws IOException {
        for (Generation g : generations.values()) {
            readTables(g);
            read(g, listener);
        }
    }

    private void read(Generation g, TraceListener listener) throws IOException {
        var queue = new PriorityQueue<Stream>(Comparator.comparingLong(s -> s.time));
        for (var e : g.threads.entrySet()) {
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
                long value = in.number();
                fields[i] =
                        switch (kind.fields.get(i)) {
                            case STRING -> TraceReader.number(stringNumbers, value);
                            case STACK -> TraceReader.number(stackNumbers, value);
                            case GOROUTINE,
                                    PROCESSOR,
                                    THREAD,
                                    SEQUENCE,
                                    BYTES,
                                    COUNT,
                                    STATE,
                                    TASK ->
                                    value;
                        };
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
