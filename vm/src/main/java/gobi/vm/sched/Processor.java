package gobi.vm.sched;

import gobi.vm.event.Thinning;
import gobi.vm.heap.MCache;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A P: the right to run Go code, with what belongs to whoever has it.
public final class Processor {
    static final int IDLE = 0;
    static final int RUNNING = 1;
    static final int SYSCALL = 2;
    static final int STOPPED = 3;
    static final int DEAD = 4;

    /// Given to an M whose thread is not there yet: the world need not wait for it to stop.
    static final int HANDED = 5;

    private static final int STATUS_MASK = 7;
    private static final int EPOCH = 8;

    private static final VarHandle STATE;
    private static final VarHandle TICK;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Processor.class, "state", int.class);
            TICK = MethodHandles.lookup().findVarHandle(Processor.class, "tick", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public final int id;
    public final MCache mcache;
    final RunQueue queue = new RunQueue();
    final FrameMemories frameMemories;
    final TimerHeap timers;

    /// The goroutine that runs, or ran last.
    volatile Goroutine current;

    /// Who has it; guarded by the scheduler's lock.
    Machine machine;

    Processor idleLink;

    // How long it has marked in its turn, and in which cycle.
    private long markedNanos;

    private long markedCycle;

    /// Set by sysmon: the present time slice is used up.
    volatile boolean sliceOver;

    /// Ticks of the CPU profile that wait for a stack.
    volatile int samplesWanted;

    /// Number of goroutines made next that need not wake another M; see [Roster#wakeForNext].
    int skipWakes;

    // What sysmon saw last.
    int seenTick;
    long seenTickAt;
    int seenEpoch;
    long seenEpochAt;

    /// Free list of the channels' wait queues, for the one who has this P.
    public Object freeChannelQueues;

    public int freeChannelQueueCount;

    /// Scratch space of select.
    public int[] selectOrder = new int[16];

    public long[] selectChannels = new long[8];

    /// Which entries of compiled loops and which exits from compiled code are recorded.
    public final Thinning loopsEntered = new Thinning();

    public final Thinning codeLeft = new Thinning();

    private volatile int state;
    private int tick;
    private long random;

    final SchedulerEvents events;
    final Sampling sampling;

    /// Its part in the present recording: which one, and the number of its last event.
    int eventEpoch;

    long eventSequence;

    Processor(int id, MCache mcache, FrameMemories frameMemories, long seed, Scheduler scheduler) {
        this.events = scheduler.events;
        this.sampling = scheduler.sampling;
        this.id = id;
        this.mcache = mcache;
        this.frameMemories = frameMemories;
        timers = new TimerHeap(scheduler.timers);
        random = seed * 0x9E3779B97F4A7C15L + id + 1;
        if (random == 0) {
            random = 1;
        }
    }

    // --- random

    /// Random bits (xorshift64*), for the one who has this P.
    public long random() {
        long x = random;
        x ^= x >>> 12;
        x ^= x << 25;
        x ^= x >>> 27;
        random = x;
        return x * 0x2545F4914F6CDD1DL;
    }

    /// A random number below n.
    public int random(int n) {
        return (int) ((random() >>> 32) * n >>> 32);
    }

    // --- state

    int status() {
        return state & STATUS_MASK;
    }

    static int status(int state) {
        return state & STATUS_MASK;
    }

    int state() {
        return state;
    }

    /// By the one who has it, or under the scheduler's lock for a P that nobody can change
    /// otherwise.
    void setStatus(int status) {
        state = state & ~STATUS_MASK | status;
    }

    /// How many stays in natives began here.
    int syscalls() {
        return state >>> 3;
    }

    /// Starts a new stay in a native; the state to be exchanged at its end.
    int enterSyscall() {
        int s = (state & ~STATUS_MASK) + EPOCH | SYSCALL;
        state = s;
        return s;
    }

    /// Ends the stay that began with `entered`, if it was not taken meanwhile.
    boolean leaveSyscall(int entered, int status) {
        return STATE.compareAndSet(this, entered, entered & ~STATUS_MASK | status);
    }

    // --- the collector's work

    /// For how long it has marked in that cycle, in its turn; for the one who has it.
    public long markNanos(long cycle) {
        return markedCycle == cycle ? markedNanos : 0;
    }

    /// It has marked for so long in that cycle.
    public void marked(long cycle, long nanos) {
        markedNanos = markNanos(cycle) + nanos;
        markedCycle = cycle;
    }

    // --- time slices

    int tick() {
        return (int) TICK.getOpaque(this);
    }

    /// Begins a new time slice.
    void newSlice() {
        TICK.setOpaque(this, tick + 1);
        if (sliceOver) {
            sliceOver = false;
        }
    }

    /// Asks what runs here to leave at its next safepoint.
    void poison() {
        Goroutine g = current;
        if (g != null) {
            g.limit = Goroutine.POISON;
        }
    }
}
