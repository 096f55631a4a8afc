package gobi.vm.sched;

import gobi.vm.code.Function;
import gobi.vm.code.NativeContext;
import gobi.vm.event.GoroutineListener;
import gobi.vm.heap.MCache;
import gobi.vm.heap.Shader;
import gobi.vm.memory.Fields;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// A goroutine: its register stack, the memory of its frames, and where it stands.
///
/// While it runs, `fp`, `pc` and `function` live in the interpreter's locals; whatever may park or
/// stop the goroutine happens after they were saved here. Nothing of a goroutine may be touched by
/// the thread that parked it once it is parked: another thread may already be running it.
public final class Goroutine implements NativeContext {
    /// Value of [#limit] that makes the next safepoint leave the interpreter.
    public static final int POISON = -1;

    private static final int INITIAL_SLOTS = 48;

    /// A stack that has that many unused slots is cut when the goroutine waits, once in so many
    /// waits: whoever waits often would pay for growing it again.
    private static final int TRIM_SLOTS = 32;

    private static final int TRIM_WAITS = 32;

    private static final long LIMIT_FIELD = Fields.find(Goroutine.class, "limit");
    private static final VarHandle STATUS;
    private static final VarHandle WAIT_REASON;
    private static final VarHandle WAIT_SINCE;
    private static final VarHandle LIMIT;
    private static final VarHandle SELECT_DONE;
    private static final VarHandle VISIT;

    static {
        try {
            var lookup = MethodHandles.lookup();
            STATUS = lookup.findVarHandle(Goroutine.class, "status", GoroutineStatus.class);
            WAIT_REASON = lookup.findVarHandle(Goroutine.class, "waitReason", WaitReason.class);
            WAIT_SINCE = lookup.findVarHandle(Goroutine.class, "waitSince", long.class);
            LIMIT = lookup.findVarHandle(Goroutine.class, "limit", int.class);
            VISIT = lookup.findVarHandle(Goroutine.class, "visit", long.class);
            SELECT_DONE = lookup.findVarHandle(Goroutine.class, "selectDone", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public final long id;

    // --- where it stands (owned by the interpreter)
    public long[] stack = new long[INITIAL_SLOTS];
    public int fp;
    public int pc;
    public Function function;

    /// [#POISON] asks whoever runs it to leave at the next safepoint; set by the scheduler from
    /// other threads. Otherwise the slots up to which compiled code may go without asking; 0 at
    /// first.
    public volatile int limit;

    // --- compiled code (see the JIT's page)

    /// Compiled code is leaving: every activation writes its state to its frame and returns.
    public boolean unwinding;

    /// It left at the innermost function's entry, for want of room only: its code is to be entered
    /// again.
    public boolean reenters;

    /// What made it leave, if it was a fault of the innermost frame's last instruction.
    public RuntimeException pending;

    /// Frame in which the interpreter last entered compiled code.
    public int compiledBase;

    /// It has not run yet.
    public boolean begins;

    /// Where compiled code last left to wait, or null. The goroutine need not stand there any more.
    public WaitPoint waitPoint;

    /// Results of a compiled function beyond the first.
    public long result1;

    public long result2;
    public long result3;
    public long result4;
    public long result5;
    public long result6;
    public long result7;

    /// Memory of its frames, or null while none of them has any.
    private FrameMemory memory;

    /// How often it has waited, more or less.
    private byte waits;

    public DeferRecord defers;
    public PanicRecord panics;

    /// Address of the last nil dereference that panicked, or -1; for the message of a fatal panic.
    public long faultAddress = -1;

    /// Set by whoever readies a parked goroutine; consumed by the instruction that parked, when it
    /// is executed again.
    public boolean resumed;

    /// Results handed over by the waker: `ok` of a receive, index of a select case.
    public boolean wakeOk;

    public int wakeIndex;

    // --- scheduling (owned by the scheduler)
    public volatile GoroutineStatus status = GoroutineStatus.IDLE;
    public volatile WaitReason waitReason = WaitReason.ZERO;
    public volatile long waitSince;
    public Processor processor;

    /// Whom its pointer stores tell what they overwrite: its P's while the heap is marked, else
    /// null. Changes only where the goroutine stands at a safepoint.
    public Shader shader;

    public Goroutine schedLink;

    /// Anything the parking code wants to find again (sudog list, timer).
    public Object waiting;

    /// What it waits in: one for a channel operation, one per case of a select, in order.
    public Sudog sudogs;

    private Sudog freeSudogs;

    /// 0 while a select waits; whoever makes it 1 has won the right to wake it.
    private volatile int selectDone;

    /// The timer of its sleeps, made at the first.
    SleepTimer sleepTimer;

    /// How it wants to yield; see [Scheduler#yield].
    int yielding;

    /// The only M that may run it: the one that has a native call of this goroutine on its Java
    /// stack and waits for a P, or the one whose thread it is locked to. Guarded by the scheduler's
    /// lock while the goroutine is not queued.
    Machine bound;

    /// How often it has locked itself to its thread.
    int threadLocks;

    /// Twice the number of the last cycle of the collector that its stack was visited in; one less
    /// while somebody visits it.
    private volatile long visit;

    /// Its part in the present recording of events: which one, and the number of its last event.
    int eventEpoch;

    long eventSequence;

    /// Who is told what becomes of it, or null.
    GoroutineListener listener;

    /// Labels for profiles, which goroutines inherit: keys and values in turn, each ended by a zero
    /// character.
    public volatile String labels = "";

    // While it waits, if waits are profiled: since when, and its stack then.
    long blockedSince;
    long[] blockedStack;
    boolean blockedByLock;

    /// Its place in the table of goroutines.
    int tableIndex;

    /// In the deterministic mode: the highest runs first.
    int priority;

    // --- for tracebacks
    public final long creatorId;
    public final Function creatorFunction;
    public final int creatorPc;

    /// Hidden from goroutine counts, deadlock detection and tracebacks (finalizer runner and the
    /// like).
    public boolean system;

    public Goroutine(long id, long creatorId, Function creatorFunction, int creatorPc) {
        this.id = id;
        this.creatorId = creatorId;
        this.creatorFunction = creatorFunction;
        this.creatorPc = creatorPc;
    }

    @Override
    public boolean resumed() {
        boolean was = resumed;
        resumed = false;
        return was;
    }

    /// It runs with that P from now on.
    void attach(Processor p) {
        processor = p;
        shader = p.mcache.shader;
    }

    // --- memory of its frames

    /// For a goroutine that is made where there is no P.
    void bringMemory(FrameMemory m) {
        memory = m;
    }

    /// Zeroed memory for a frame that begins.
    public long pushMemory(int size) {
        FrameMemory m = memory;
        if (m == null) {
            m = processor.frameMemories.take();
            memory = m;
        }
        return m.push(size);
    }

    /// Gives back everything from `mark` (the base of a frame's memory, or an earlier [#memoryTop])
    /// on.
    public void popMemory(long mark) {
        if (memory != null) {
            memory.popTo(mark);
        }
    }

    /// Mark of what its frames have now.
    public long memoryTop() {
        return memory == null ? 0 : memory.top();
    }

    /// Below all addresses of its frames' memory.
    public long memoryLow() {
        return memory == null ? 0 : memory.lowest();
    }

    /// Above all addresses of its frames' memory.
    public long memoryHigh() {
        return memory == null ? 0 : memory.highest();
    }

    /// At its end.
    public void releaseMemory() {
        if (memory != null) {
            processor.frameMemories.give(memory);
            memory = null;
        }
    }

    /// Waiting goroutines are many; they keep only what their frames use.
    private void trimMemory() {
        if (memory.isEmpty()) {
            releaseMemory();
        } else {
            memory.trim();
        }
    }

    private void trimStack() {
        int need = fp + function.reserve;
        if (need + TRIM_SLOTS <= stack.length) {
            stack = Arrays.copyOf(stack, need);
        }
    }

    /// The allocation cache of the P that runs it.
    public MCache mcache() {
        return processor.mcache;
    }

    public Sudog acquireSudog() {
        Sudog s = freeSudogs;
        if (s == null) {
            return new Sudog(this);
        }
        freeSudogs = s.next;
        s.next = null;
        return s;
    }

    /// Only sudogs that are in no queue.
    public void releaseSudog(Sudog s) {
        s.clear();
        s.next = freeSudogs;
        freeSudogs = s;
    }

    /// Before a select becomes visible to others.
    public void armSelect() {
        selectDone = 0;
    }

    /// True for the one who may wake this select.
    public boolean winSelect() {
        return selectDone == 0 && SELECT_DONE.compareAndSet(this, 0, 1);
    }

    /// Changes the status without a full fence.
    void setStatus(GoroutineStatus s) {
        STATUS.setRelease(this, s);
    }

    /// To be called with the lock held under which others will find this goroutine, after it can be
    /// found.
    public void setWaiting(WaitReason reason) {
        processor.events.blocks(this, reason);
        processor.sampling.blocks(this, reason);
        if (memory != null) {
            trimMemory();
        }
        if ((waits++ & TRIM_WAITS - 1) == 0 && function != null) {
            trimStack();
        }
        WAIT_REASON.setOpaque(this, reason);
        if ((long) WAIT_SINCE.getOpaque(this) != 0) {
            WAIT_SINCE.setOpaque(this, 0L);
        }
        STATUS.setRelease(this, GoroutineStatus.WAITING);
    }

    // --- roots

    /// Whether the caller shall visit its stack in that cycle: nobody has, and nobody else will.
    /// The goroutine does not run before [#visited] is called.
    public boolean claimVisit(long cycle) {
        long seen = visit;
        return seen < 2 * cycle - 1 && VISIT.compareAndSet(this, seen, 2 * cycle - 1);
    }

    /// The stack has been visited, or holds nothing that needs it.
    public void visited(long cycle) {
        visit = 2 * cycle;
    }

    /// Before it runs: true if the caller must visit the stack first. Waits for another who does.
    boolean needsVisit(long cycle) {
        if (visit == 2 * cycle) {
            return false;
        }
        if (claimVisit(cycle)) {
            return true;
        }
        while (visit != 2 * cycle) {
            Thread.onSpinWait();
        }
        return false;
    }

    /// Whether it has locked itself to its thread.
    public boolean isLockedToThread() {
        return threadLocks > 0;
    }

    /// Whether it runs or could.
    public boolean isRunnable() {
        return status != GoroutineStatus.WAITING;
    }

    /// Whether the interpreter or compiled code shall leave; not to be moved out of loops.
    public boolean poisoned() {
        return Fields.getOpaque(this, LIMIT_FIELD) < 0;
    }

    /// Whether a frame of compiled code may end before that slot of the stack: false as well if it
    /// is poisoned.
    public boolean fits(int end) {
        return end <= Fields.getOpaque(this, LIMIT_FIELD);
    }

    /// Replaces a limit that is not poison by another; the poison of another thread wins.
    public void exchangeLimit(int seen, int next) {
        LIMIT.compareAndSet(this, seen, next);
    }

    void clearLimit() {
        LIMIT.setOpaque(this, 0);
    }

    /// Takes the poison away after the interpreter has left at a safepoint.
    public void resetLimit() {
        limit = 0;
    }
}
