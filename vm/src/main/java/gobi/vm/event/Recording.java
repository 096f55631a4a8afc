package gobi.vm.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One recording of events, from its start to [#finish]: a whole trace in Go's format.
public final class Recording {
    private static final String HEADER = "go 1.22 trace\0\0\0";
    private static final long HEAP_MAPS_NANOS = 200_000_000;
    private static final long SYSTEM_GOROUTINES = 1L << 32;

    /// Distinguishes this recording from others of the VM; never 0.
    public final int epoch;

    private final EventWriter writer;
    private final BatchWriter out;
    private final boolean fromStart;
    private final StringTable strings = new StringTable();
    private final StackTable stacks = new StackTable();
    private final List<EventBuffer> buffers = new ArrayList<>();
    private final EventBuffer external;
    private final long origin = Clock.now() - 1;
    private long gcSequence;
    private long nextHeapMaps;
    private boolean closed;

    /// Whether GOMAXPROCS is to be told at the next chance.
    public volatile boolean processorsChanged = true;

    Recording(int epoch, TraceSink sink, boolean fromStart) {
        this.epoch = epoch;
        this.fromStart = fromStart;
        byte[] header = HEADER.getBytes(StandardCharsets.US_ASCII);
        sink.write(header, header.length);
        out = new BatchWriter(sink);
        writer = new EventWriter(out);
        writer.start();
        external = newBuffer();
    }

    /// In the clock's units, at least 1.
    long now() {
        return Clock.now() - origin;
    }

    /// Whether nothing had run when it started.
    public boolean isFromStart() {
        return fromStart;
    }

    /// Number of a string.
    public int string(String text) {
        return strings.id(text);
    }

    void compiled(String what, long nanos) {
        long units = Clock.units(nanos);
        long began = Math.max(0, now() - units);
        string(EventKind.COMPILED + " " + began + " " + units + " " + what);
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
        nextHeapMaps = now + Clock.units(HEAP_MAPS_NANOS);
        return true;
    }

    // --- output

    /// Takes a full buffer of a thread; returns an empty one.
    byte[] exchange(EventBuffer b, long time, byte[] bytes, int size) {
        return writer.exchange(b.thread, time, bytes, size);
    }

    /// Writes to another sink what would complete the trace if it ended now: with what the
    /// recording's own sink has been given at that moment it is a whole one.
    ///
    /// @param atThatMoment is run while the sink is given nothing
    public void snapshot(FrameNames names, TraceSink to, Runnable atThatMoment) {
        writer.whenIdle(() -> {
            atThatMoment.run();
            complete(names, new BatchWriter(to));
        });
    }

    /// Ends the recording: writes what the buffers hold, then the tables. Nobody writes events any
    /// more.
    void finish(FrameNames names) {
        writer.whenIdle(() -> complete(names, out));
        writer.end();
    }

    private synchronized void complete(FrameNames names, BatchWriter to) {
        if (!closed) {
            buffers.forEach(b -> b.copyTo(to));
            to.tables(stacks, strings, names, now());
            closed = to == out;
        }
    }
}
