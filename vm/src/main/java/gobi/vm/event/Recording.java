package gobi.vm.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One recording of events, from its start to [#finish]: a whole trace in Go's format, in as many
/// generations as [#renew] begins.
public final class Recording {
    private static final String HEADER = "go 1.22 trace\0\0\0";
    private static final long HEAP_MAPS_NANOS = 200_000_000;
    private static final long SYSTEM_GOROUTINES = 1L << 32;

    /// Distinguishes the present generation from all others of the VM; never 0. What was announced
    /// in another must be announced again.
    public int epoch;

    /// That of its first generation: what was announced before has never been announced in this
    /// recording.
    public final int firstEpoch;

    private final EventWriter writer;
    private final BatchWriter out;
    private final boolean fromStart;
    private final FrameNames names;
    private volatile StringTable strings = new StringTable();
    private volatile StackTable stacks = new StackTable();
    private int generation = 1;
    private final List<EventBuffer> buffers = new ArrayList<>();
    private final EventBuffer external;
    private final long origin = Clock.now() - 1;
    private volatile long recently;
    private long gcSequence;
    private long nextHeapMaps;
    private boolean closed;

    /// Whether GOMAXPROCS is to be told at the next chance.
    public volatile boolean processorsChanged = true;

    Recording(int epoch, TraceSink sink, FrameNames names, boolean fromStart) {
        this.epoch = epoch;
        firstEpoch = epoch;
        this.names = names;
        this.fromStart = fromStart;
        byte[] header = HEADER.getBytes(StandardCharsets.US_ASCII);
        sink.write(header, header.length);
        out = new BatchWriter(sink, names);
        writer = new EventWriter(out);
        writer.start();
        external = newBuffer();
    }

    /// In the clock's units, at least 1.
    long now() {
        return Clock.now() - origin;
    }

    /// A time not long ago: that of the last [#tick].
    long recently() {
        return recently;
    }

    /// To be called now and then: what has no time of its own may have this one.
    public void tick() {
        recently = now();
    }

    /// Whether this is not its first generation.
    public boolean isRenewed() {
        return epoch != firstEpoch;
    }

    /// Whether nothing had run when it started.
    public boolean isFromStart() {
        return fromStart;
    }

    /// Number of a string.
    public int string(String text) {
        return strings.id(text);
    }

    synchronized void compiled(String what, long nanos) {
        long units = Clock.units(nanos);
        long began = Math.max(0, now() - units);
        string(EventKind.COMPILED + " " + began + " " + units + " " + what);
    }

    StackTable stacks() {
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

    /// Takes what is in the buffer of a thread.
    void take(EventBuffer b, long time, byte[] bytes, int size) {
        writer.take(generation, b.thread, time, bytes, size);
    }

    /// Begins another generation. Nobody writes events meanwhile.
    ///
    /// @param next its epoch
    synchronized void renew(int next) {
        buffers.forEach(EventBuffer::renew);
        writer.add(new EventWriter.Tables(generation, stacks, strings, now()));
        stacks = new StackTable();
        strings = new StringTable();
        generation++;
        epoch = next;
        processorsChanged = true;
    }

    /// Whether the present generation has events.
    public synchronized boolean hasEvents() {
        return buffers.stream().anyMatch(EventBuffer::hasEvents);
    }

    /// Writes to another sink what would complete the trace if it ended now: with what the
    /// recording's own sink has been given at that moment it is a whole one.
    ///
    /// @param atThatMoment is run while the sink is given nothing
    public synchronized void snapshot(TraceSink to, Runnable atThatMoment) {
        writer.whenIdle(() -> {
            atThatMoment.run();
            complete(new BatchWriter(to, names));
        });
    }

    /// Ends the recording: writes what the buffers hold, then the tables. Nobody writes events any
    /// more.
    synchronized void finish() {
        writer.whenIdle(() -> complete(out));
        writer.end();
        closed = true;
    }

    private void complete(BatchWriter to) {
        if (!closed) {
            buffers.forEach(b -> b.copyTo(to, generation));
            to.tables(generation, stacks, strings, now());
        }
    }
}
