package gobi.vm.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// The part of a recording that one thread writes: a batch of encoded events, and what the events
/// so far say about the thread.
public final class EventBuffer {
    /// Bytes in a buffer: half of a core's first-level cache.
    static final int CAPACITY = 16384;

    private static final int LONGEST = 1 + 7 * Varints.MAX_BYTES;
    private static final int CACHE = 1024;

    /// A stretch of running that is shorter than this has one time: 2 us, in the clock's units.
    private static final long SHORT = Clock.units(2_000);

    /// After so many short stretches the next is expected to be short.
    private static final int ENOUGH = 16;

    private static final VarHandle SIZE;
    private static final VarHandle WOKEN;

    static {
        try {
            var lookup = MethodHandles.lookup();
            SIZE = lookup.findVarHandle(EventBuffer.class, "size", int.class);
            WOKEN = lookup.findVarHandle(EventBuffer.class, "woken", long.class);
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

    /// The P that its own has robbed, and of how many goroutines; 0 if that has been told.
    public int robbed;

    public int stolen;

    private final byte[] bytes = new byte[CAPACITY];
    private int size;
    private long base;
    private long last;
    private final long[] knownHashes = new long[CACHE];
    private final int[] knownIds = new int[CACHE];

    private boolean left;

    /// The goroutine whose wake-up is not written yet, because its time is not known; 0 for none.
    private long woken;

    private long wokenSequence;
    private int wokenStack;

    /// The time at which it was woken at the earliest.
    private long wokenAfter;

    private long startedAt;
    private int shortStretches;

    /// The generation in which the goroutine that stands for the VM was announced last, or 0.
    private int systemEpoch;

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
        if (woken != 0) {
            writeWoken(now);
        }
        return next(kind, now);
    }

    private int next(EventKind kind, long now) {
        left = false;
        int at = size;
        if (at > CAPACITY - LONGEST) {
            recording.take(this, base, bytes, at);
            at = 0;
        }
        if (at == 0) {
            base = now;
            last = now;
        }
        bytes[at++] = (byte) kind.number;
        at = Varints.putFast(bytes, at, Math.max(0, now - last));
        last = now;
        return at;
    }

    private void end(int at) {
        SIZE.setRelease(this, at);
    }

    public void write(EventKind kind) {
        end(begin(kind));
    }

    /// The thread's goroutine has left it, by the event just written.
    public void noteLeft() {
        goroutine = 0;
        left = true;
    }

    /// Nor does anything start at that moment any more.
    public void noteTimePassed() {
        left = false;
    }

    public void write(EventKind kind, long a) {
        put(begin(kind), a);
    }

    public void write(EventKind kind, long a, long b) {
        put(begin(kind), a, b);
    }

    public void write(EventKind kind, long a, long b, long c) {
        put(begin(kind), a, b, c);
    }

    public void write(EventKind kind, long a, long b, long c, long d) {
        int at = begin(kind);
        put(Varints.putFast(bytes, at, a), b, c, d);
    }

    /// An event of one of our own kinds, which the running goroutine writes as a user's log.
    public void note(String category, String text, int stack) {
        write(EventKind.LOG, 0, recording.string(category), recording.string(text), stack);
    }

    // Where an event begins may be in another buffer than before.

    private void put(int at, long a) {
        end(Varints.putFast(bytes, at, a));
    }

    private void put(int at, long a, long b) {
        put(Varints.putFast(bytes, at, a), b);
    }

    private void put(int at, long a, long b, long c) {
        put(Varints.putFast(bytes, at, a), b, c);
    }

    // --- what happens at each switch, in few instructions: numbers of usual sizes get fixed widths

    /// The running goroutine leaves the thread.
    public void writeLeave(EventKind kind, long reason, int stack) {
        long now = recording.now();
        if (woken != 0) {
            writeWoken(now);
        }
        shortStretches = now - startedAt < SHORT ? shortStretches + 1 : 0;
        int at = size;
        if ((now - last | stack) >>> 14 == 0 && reason < 1 << 7 && hasRoom(at)) {
            long head = kind.number | Varints.two(now - last) << 8 | reason << 24;
            Varints.putWord(bytes, at, head | Varints.two(stack) << 32);
            last = now;
            end(at + 6);
        } else {
            put(next(kind, now), reason, stack);
        }
        goroutine = 0;
        left = true;
    }

    /// A goroutine waits no longer. While the running goroutine is expected to leave in a moment,
    /// the clock is not read twice for that: the time is the next event's, if that comes as soon.
    public void writeUnblock(long g, long sequence, int stack) {
        if (shortStretches >= ENOUGH && woken == 0 && goroutine != 0) {
            wokenSequence = sequence;
            wokenStack = stack;
            wokenAfter = Math.max(last, recording.recently());
            WOKEN.setRelease(this, g);
        } else {
            long now = recording.now();
            if (woken != 0) {
                writeWoken(now);
            }
            writeUnblock(g, sequence, stack, now);
        }
    }

    /// The next event has that time.
    private void writeWoken(long next) {
        long g = woken;
        WOKEN.setRelease(this, 0L);
        boolean soon = next - last < SHORT;
        if (!soon) {
            shortStretches = 0;
        }
        writeUnblock(g, wokenSequence, wokenStack, soon ? next : Math.min(wokenAfter, next));
    }

    private void writeUnblock(long g, long sequence, int stack, long now) {
        int at = size;
        if ((now - last | stack) >>> 14 == 0 && isUsual(g, sequence) && hasRoom(at)) {
            long head = EventKind.GO_UNBLOCK.number | Varints.two(now - last) << 8;
            Varints.putWord(bytes, at, head | Varints.three(g) << 24);
            Varints.putWord(bytes, at + 6, Varints.four(sequence) | Varints.two(stack) << 32);
            left = false;
            last = now;
            end(at + 12);
        } else {
            put(next(EventKind.GO_UNBLOCK, now), g, sequence, stack);
        }
    }

    /// The thread begins to run a goroutine. If the last event was that another left it, only the
    /// scheduler ran since then, and reading the clock would take as long: the time is that one's.
    public void writeStart(long g, long sequence) {
        int at = size;
        if (left && isUsual(g, sequence) && hasRoom(at)) {
            Varints.putWord(bytes, at, EventKind.GO_START.number | Varints.three(g) << 16);
            Varints.putWord(bytes, at + 5, Varints.four(sequence));
            left = false;
            end(at + 9);
        } else {
            put(begin(EventKind.GO_START, left ? last : recording.now()), g, sequence);
        }
        goroutine = g;
        startedAt = last;
    }

    private static boolean hasRoom(int at) {
        return at > 0 && at <= CAPACITY - LONGEST;
    }

    private static boolean isUsual(long g, long sequence) {
        return (g >>> 21 | sequence >>> 28) == 0;
    }

    /// What is written so far, which the thread may go on with: what is written is not changed
    /// before the buffer is exchanged.
    void copyTo(BatchWriter to, int generation) {
        int n = (int) SIZE.getAcquire(this);
        long g = (long) WOKEN.getAcquire(this);
        if (n > 0) {
            to.batch(generation, thread, base, bytes, n);
        }
        if (g != 0) {
            byte[] event = new byte[LONGEST];
            event[0] = (byte) EventKind.GO_UNBLOCK.number;
            int end = 2; // behind the time: none has passed
            for (long v : new long[] {g, wokenSequence, wokenStack}) {
                end = Varints.put(event, end, v);
            }
            to.batch(generation, thread, wokenAfter, event, end);
        }
    }

    boolean hasEvents() {
        return (int) SIZE.getAcquire(this) > 0;
    }

    /// A generation ends: its numbers of stacks and strings mean nothing in the next.
    void renew() {
        if (size > 0) {
            recording.take(this, base, bytes, size);
            size = 0;
        }
        Arrays.fill(knownHashes, 0);
        left = false;
    }

    // --- tables

    /// The number of the stack that hashes to `hash` if this thread has met it, else -1; 0 for the
    /// hash 0.
    public int knownStack(long hash) {
        int slot = slot(hash);
        return knownHashes[slot] == hash ? knownIds[slot] : -1;
    }

    /// The number of the stack whose first `n` frames stand in [#frames].
    public int stack(long hash, int n) {
        int id = recording.stacks().id(hash, frames, n);
        int slot = slot(hash);
        knownHashes[slot] = hash;
        knownIds[slot] = id;
        return id;
    }

    /// The number of a stack that is read already.
    int stack(long[] read, int n) {
        long hash = 0;
        for (int i = 0; i < n; i++) {
            hash = StackTable.hash(hash, read[i]);
        }
        int known = knownStack(hash);
        if (known < 0) {
            System.arraycopy(read, 0, frames, 0, n);
            known = stack(hash, n);
        }
        return known;
    }

    /// The number of the stack of that frame alone.
    public int stack(long frame) {
        frames[0] = frame;
        return stack(frames, 1);
    }

    private static int slot(long hash) {
        return (int) (hash >>> 40) & CACHE - 1;
    }

    // --- work of the VM that needs a goroutine in the trace

    /// From here to [#leaveSystem] the thread, which has a P and no goroutine, runs one that stands
    /// for the VM.
    void enterSystem() {
        long id = recording.systemGoroutine(thread);
        if (systemEpoch == 0) {
            write(EventKind.GO_CREATE, id, recording.stacks().invent("runtime.gobiSystem"), 0);
            systemEpoch = recording.epoch;
        } else {
            announceSystem(id);
            write(EventKind.GO_UNBLOCK, id, ++systemSequence, 0);
        }
        write(EventKind.GO_START, id, ++systemSequence);
        goroutine = id;
        inSystem = true;
    }

    private void announceSystem(long id) {
        if (systemEpoch != recording.epoch) {
            systemEpoch = recording.epoch;
            systemSequence = 0;
            write(EventKind.GO_STATUS, id, -1, EventKind.G_WAITING);
        }
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
