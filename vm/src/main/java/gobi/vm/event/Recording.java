package gobi.vm.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One recording of events, from its start to [#finish]: a whole trace in Go's format.
public final class Recording {
    private static final String HEADER = "go 1.22 trace\0\0\0";
    private static final int GENERATION = 1;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NO_THREAD = -1;
    private static final long SYSTEM_GOROUTINES = 1L << 32;

    // Kinds of batches and of their entries.
    private static final int BATCH = 1;
    private static final int STACKS = 2;
    private static final int STACK = 3;
    private static final int STRINGS = 4;
    private static final int STRING = 5;
    private static final int FREQUENCY = 8;

    /// Distinguishes this recording from others of the VM; never 0.
    public final int epoch;

    private final TraceSink sink;
    private final boolean fromStart;
    private final StringTable strings = new StringTable();
    private final StackTable stacks = new StackTable();
    private final List<EventBuffer> buffers = new ArrayList<>();
    private final EventBuffer external;
    private final long origin = System.nanoTime() - 1;
    private long gcSequence;
    private long nextHeapMaps;
    private boolean closed;

    /// Whether GOMAXPROCS is to be told at the next chance.
    public volatile boolean processorsChanged = true;

    Recording(int epoch, TraceSink sink, boolean fromStart) {
        this.epoch = epoch;
        this.sink = sink;
        this.fromStart = fromStart;
        byte[] header = HEADER.getBytes(StandardCharsets.US_ASCII);
        sink.write(header, header.length);
        external = newBuffer();
    }

    long now() {
        return System.nanoTime() - origin;
    }

    /// Whether nothing had run when it started.
    public boolean isFromStart() {
        return fromStart;
    }

    /// Number of a string.
    public int string(String text) {
        return strings.id(text);
    }

    void compiled(String what, long began, long nanos) {
        long at = Math.max(0, began - origin);
        string(EventKind.COMPILED + " " + at + " " + nanos + " " + what);
    }

    public StackTable stacks() {
        return stacks;
    }

    long systemGoroutine(long thread) {
        return SYSTEM_GOROUTINES + thread;
    }

    /// The buffer that threads without one share; to be locked while it is used.
    public EventBuffer external() {
        return external;
    }

    synchronized EventBuffer newBuffer() {
        var b = new EventBuffer(this, buffers.size() + 1L);
        buffers.add(b);
        return b;
    }

    /// The next number of the collector's events.
    synchronized long nextGc() {
        return ++gcSequence;
    }

    /// At most five times a second.
    synchronized boolean wantsHeapMaps() {
        long now = now();
        if (now < nextHeapMaps) {
            return false;
        }
        nextHeapMaps = now + NANOS_PER_SECOND / 5;
        return true;
    }

    // --- output

    synchronized void flush(EventBuffer b) {
        b.drainTo(this);
    }

    void batch(long thread, long time, byte[] bytes, int length) {
        if (!closed) {
            batch(sink, thread, time, bytes, length);
        }
    }

    void batch(TraceSink to, long thread, long time, byte[] bytes, int length) {
        byte[] head = new byte[1 + 4 * Varints.MAX_BYTES];
        head[0] = BATCH;
        int n = Varints.put(head, 1, GENERATION);
        n = Varints.put(head, n, thread);
        n = Varints.put(head, n, time);
        n = Varints.put(head, n, length);
        to.write(head, n);
        to.write(bytes, length);
    }

    /// Writes to another sink what would complete the trace if it ended now: with what the
    /// recording's own sink has been given at that moment it is a whole one.
    ///
    /// @param atThatMoment is run while the sink is given nothing
    public synchronized void snapshot(FrameNames names, TraceSink to, Runnable atThatMoment) {
        atThatMoment.run();
        if (!closed) {
            for (EventBuffer b : buffers) {
                b.copyTo(this, to);
            }
            writeTables(names, to);
        }
    }

    /// Ends the recording: writes what the buffers hold, then the tables. Nobody writes events any
    /// more.
    synchronized void finish(FrameNames names) {
        for (EventBuffer b : buffers) {
            b.drainTo(this);
        }
        writeTables(names, sink);
        closed = true;
    }

    private void writeTables(FrameNames names, TraceSink to) {
        writeStacks(names, to);
        writeStrings(to);
        byte[] frequency = new byte[1 + Varints.MAX_BYTES];
        frequency[0] = FREQUENCY;
        batch(to, NO_THREAD, now(), frequency, Varints.put(frequency, 1, NANOS_PER_SECOND));
    }

    private void writeStacks(FrameNames names, TraceSink to) {
        var page = new Page(STACKS, to);
        for (int id = 1; id < stacks.size(); id++) {
            var places = stacks.places(id, names);
            int count = Math.min(places.size(), StackTable.MAX_FRAMES);
            page.entry(STACK, (4 * count + 2) * Varints.MAX_BYTES);
            page.put(id);
            page.put(count);
            for (var place : places.subList(0, count)) {
                page.put(place.address());
                page.put(string(place.function()));
                page.put(string(place.file()));
                page.put(place.line());
            }
        }
        page.flush();
    }

    private void writeStrings(TraceSink to) {
        var page = new Page(STRINGS, to);
        for (Map.Entry<Integer, byte[]> e : strings.snapshot().entrySet()) {
            page.entry(STRING, e.getValue().length + 2 * Varints.MAX_BYTES);
            page.put(e.getKey());
            page.put(e.getValue().length);
            page.put(e.getValue());
        }
        page.flush();
    }

    /// A batch of table entries.
    private final class Page {
        private final byte[] bytes = new byte[EventBuffer.CAPACITY];
        private final int kind;
        private final TraceSink to;
        private int size;

        Page(int kind, TraceSink to) {
            this.kind = kind;
            this.to = to;
        }

        /// Begins an entry of at most so many bytes.
        void entry(int entryKind, int most) {
            if (size + 1 + most > bytes.length) {
                flush();
            }
            if (size == 0) {
                bytes[size++] = (byte) kind;
            }
            bytes[size++] = (byte) entryKind;
        }

        void put(long value) {
            size = Varints.put(bytes, size, value);
        }

        void put(byte[] text) {
            System.arraycopy(text, 0, bytes, size, text.length);
            size += text.length;
        }

        void flush() {
            if (size > 0) {
                batch(to, NO_THREAD, now(), bytes, size);
                size = 0;
            }
        }
    }
}
