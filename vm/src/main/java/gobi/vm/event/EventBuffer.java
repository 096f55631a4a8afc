package gobi.vm.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The part of a recording that one thread writes: a batch of encoded events, and what the events
/// so far say about the thread.
public final class EventBuffer {
    static final int CAPACITY = 65536;
    private static final int LONGEST = 1 + 7 * Varints.MAX_BYTES;
    private static final int CACHE = 1024;
    private static final VarHandle SIZE;

    static {
        try {
            SIZE = MethodHandles.lookup().findVarHandle(EventBuffer.class, "size", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public final Recording recording;
    public final long thread;

    /// The P that the stream says the thread has, or -1.
    public int processor = -1;

    /// The goroutine that the stream says it runs, or 0.
    public long goroutine;

    /// Room for the frames of a stack on its way into the table.
    public final long[] frames = new long[StackTable.MAX_FRAMES];

    private final byte[] bytes = new byte[CAPACITY];
    private volatile int size;
    private long base;
    private long last;
    private final long[] knownHashes = new long[CACHE];
    private final int[] knownIds = new int[CACHE];

    private boolean left;

    private int systemStack;
    private long systemSequence;
    private boolean inSystem;
    private long heapAt;

    EventBuffer(Recording recording, long thread) {
        this.recording = recording;
        this.thread = thread;
    }

    // --- encoding

    private int begin(EventKind kind) {
        return begin(kind, recording.now());
    }

    private int begin(EventKind kind, long now) {
        left = false;
        int at = size;
        if (at > CAPACITY - LONGEST) {
            recording.flush(this);
            at = 0;
        }
        if (at == 0) {
            base = now;
            last = now;
        }
        bytes[at++] = (byte) kind.number;
        at = Varints.putFast(bytes, at, now - last);
        last = now;
        return at;
    }

    private void end(int at) {
        SIZE.setRelease(this, at);
    }

    public void write(EventKind kind) {
        end(begin(kind));
    }

    /// The thread begins to run a goroutine. If the last event was that another left it, only the
    /// scheduler ran since then, and reading the clock would take as long: the time is that one's.
    public void writeStart(long g, long sequence) {
        int at = begin(EventKind.GO_START, left ? last : recording.now());
        end(Varints.putFast(bytes, Varints.putFast(bytes, at, g), sequence));
        goroutine = g;
    }

    /// The thread's goroutine has left it, by the event just written.
    public void noteLeft() {
        goroutine = 0;
        left = true;
    }

    public void write(EventKind kind, long a) {
        end(Varints.putFast(bytes, begin(kind), a));
    }

    public void write(EventKind kind, long a, long b) {
        end(Varints.putFast(bytes, Varints.putFast(bytes, begin(kind), a), b));
    }

    public void write(EventKind kind, long a, long b, long c) {
        int at = Varints.putFast(bytes, Varints.putFast(bytes, begin(kind), a), b);
        end(Varints.putFast(bytes, at, c));
    }

    public void write(EventKind kind, long a, long b, long c, long d) {
        int at = Varints.putFast(bytes, Varints.putFast(bytes, begin(kind), a), b);
        end(Varints.putFast(bytes, Varints.putFast(bytes, at, c), d));
    }

    /// What is written, to the sink; by the recording, with its lock held.
    void drainTo(Recording to) {
        int n = (int) SIZE.getAcquire(this);
        if (n > 0) {
            to.batch(thread, base, bytes, n);
            size = 0;
        }
    }

    /// The same to another sink, and nothing is lost here; with the recording's lock held. What is
    /// written is not changed before the buffer is drained, for which that lock is needed.
    void copyTo(Recording from, TraceSink to) {
        int n = (int) SIZE.getAcquire(this);
        if (n > 0) {
            from.batch(to, thread, base, bytes, n);
        }
    }

    // --- tables

    /// The number of the stack whose first `n` frames stand in [#frames].
    public int stack(int n) {
        if (n == 0) {
            return 0;
        }
        long hash = StackTable.hash(frames, n);
        int slot = (int) (hash >>> 40) & CACHE - 1;
        if (knownHashes[slot] == hash) {
            return knownIds[slot];
        }
        int id = recording.stacks().id(hash, frames, n);
        knownHashes[slot] = hash;
        knownIds[slot] = id;
        return id;
    }

    // --- work of the VM that needs a goroutine in the trace

    /// From here to [#leaveSystem] the thread, which has a P and no goroutine, runs one that stands
    /// for the VM.
    void enterSystem() {
        long id = recording.systemGoroutine(thread);
        if (systemStack == 0) {
            systemStack = recording.stacks().invent("runtime.gobiSystem");
            write(EventKind.GO_CREATE, id, systemStack, 0);
        } else {
            write(EventKind.GO_UNBLOCK, id, ++systemSequence, 0);
        }
        write(EventKind.GO_START, id, ++systemSequence);
        goroutine = id;
        inSystem = true;
    }

    public void leaveSystem() {
        if (inSystem) {
            inSystem = false;
            goroutine = 0;
            write(EventKind.GO_BLOCK, recording.string("system goroutine wait"), 0);
        }
    }

    /// Whether the heap's size is worth an event again: at most one each 64 KB.
    boolean heapMoved(long live) {
        if (Math.abs(live - heapAt) < 1 << 16) {
            return false;
        }
        heapAt = live;
        return true;
    }
}
