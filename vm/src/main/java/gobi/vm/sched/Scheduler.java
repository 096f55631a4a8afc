package gobi.vm.sched;

import gobi.vm.code.Function;
import gobi.vm.event.EventKind;
import gobi.vm.event.EventLog;
import gobi.vm.event.FrameNames;
import gobi.vm.event.TraceSink;
import gobi.vm.heap.Heap;
import gobi.vm.memory.AddressSpace;

import java.io.PrintStream;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The scheduler of one VM. See the package's page.
public final class Scheduler {
    static final int NO_YIELD = 0;
    static final int YIELD = 1;
    static final int YIELD_TO_NEXT = 2;

    /// When deterministic runs begin: when Go was announced.
    private static final Instant VIRTUAL_EPOCH = Instant.parse("2009-11-10T23:00:00Z");

    private static final long END_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long REPORT_PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    final SchedulerOptions options;
    final Roster roster;
    final Timers timers;
    final World world;
    final Sysmon sysmon;
    final SchedulerEvents events;
    final Sampling sampling;
    Executor executor;

    private final Heap heap;
    private final AddressSpace space;
    private final long seed;

    /// The deterministic mode's choices, or null.
    final Schedule schedule;

    private final long origin = System.nanoTime() - 1;
    private final GoroutineTable table = new GoroutineTable();
    private final AtomicLong ids = new AtomicLong();
    private SchedulerListener listener;
    private SchedTrace schedTrace;

    private volatile Goroutine main;
    private volatile boolean mainEnded;
    private volatile boolean running;

    // guarded by the roster's lock
    private int exitCode;
    private boolean deadlockFound;
    private boolean endReported;
    private boolean reporting;
    private String fatalFound;

    private Exploration exploration;

    /// Main has returned; the others go on so that it can be seen which of them never end.
    private volatile boolean settling;

    private volatile boolean exhausted;

    public Scheduler(Heap heap, AddressSpace space, SchedulerOptions options) {
        events = new SchedulerEvents(this, heap.events());
        sampling = new Sampling(this, heap.profiles());
        this.heap = heap;
        this.space = space;
        this.options = options;
        seed = options.seed().orElse(System.nanoTime());
        schedule = options.seed().isPresent() ? new Schedule(seed) : null;
        roster = new Roster(this);
        timers = new Timers(this, roster);
        world = new World(this, roster);
        sysmon = new Sysmon(this);
        var ps = new Processor[options.processors()];
        for (int i = 0; i < ps.length; i++) {
            ps[i] = newProcessor(i);
        }
        roster.setProcessors(ps, ps.length);
        for (int i = ps.length - 1; i >= 0; i--) {
            roster.pushIdle(ps[i]);
        }
    }

    /// With the settings that the environment gives.
    public Scheduler(Heap heap, AddressSpace space, OptionalLong seed) {
        this(heap, space, SchedulerOptions.fromEnvironment(seed));
    }

    Processor newProcessor(int id) {
        return new Processor(id, heap.newCache(), new FrameMemories(space), seed, this);
    }

    public void connect(Executor newExecutor, SchedulerListener newListener) {
        executor = newExecutor;
        listener = newListener;
    }

    /// Reports its state to `out` while the program runs; before [#run].
    public void reportState(SchedTraceOptions what, PrintStream out) {
        schedTrace = what.periodMillis() > 0 ? new SchedTrace(this, what, out) : null;
    }

    /// How stacks are read for events and profiles.
    public void readFramesWith(FrameReader reader) {
        events.readFramesWith(reader);
        sampling.readFramesWith(reader);
    }

    // --- the program

    /// Runs the program until [#exit]; returns the exit code. Afterwards no thread of this
    /// scheduler runs Go code; threads in blocking natives end when those return.
    public int run(Goroutine mainGoroutine) {
        main = mainGoroutine;
        sysmon.start();
        if (schedTrace != null) {
            schedTrace.start();
        }
        ready(mainGoroutine);
        roster.lock.lock();
        try {
            // Before there was a goroutine to run nothing was a deadlock, but now it may be one.
            running = true;
            if (roster.isDead()) {
                deadlockLater();
            }
            while (!world.isEnding() || reporting) {
                roster.ended.awaitUninterruptibly();
            }
            world.awaitEnd(END_PATIENCE_NANOS);
            return exitCode;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return exitCode;
        } finally {
            roster.lock.unlock();
        }
    }

    /// Ends the program; the first call counts. Returns at once: a goroutine that calls it must
    /// leave the interpreter by itself.
    public void exit(int code) {
        roster.lock.lock();
        try {
            if (!world.isEnding()) {
                exitCode = settling ? 0 : code;
                world.end();
                sysmon.wake();
            }
        } finally {
            roster.lock.unlock();
        }
    }

    /// As [#exit], and has `report` say why before the program is over; false, without a word, if
    /// it is ending already. All others may be made to leave first, as far as that does not take
    /// too long: then their stacks can be read. From any thread.
    public boolean endWith(int code, boolean othersLeave, Runnable report) {
        roster.lock.lock();
        try {
            if (world.isEnding()) {
                return false;
            }
            reporting = true;
            exit(code);
            if (othersLeave) {
                world.awaitOthers(machine() == null ? 0 : 1, REPORT_PATIENCE_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            roster.lock.unlock();
        }
        try {
            report.run();
        } finally {
            reported();
        }
        return true;
    }

    private void reported() {
        roster.lock.lock();
        try {
            reporting = false;
            roster.ended.signalAll();
        } finally {
            roster.lock.unlock();
        }
    }

    /// The main function has returned. Ends the program and is true, unless an exploration wants to
    /// see what the other goroutines come to: then only the main goroutine ends.
    public boolean mainReturned() {
        Exploration e = exploration;
        if (e == null) {
            exit(0);
            return true;
        }
        schedule.limit(e.pollsAfterMain());
        settling = true;
        e.mainReturned().run();
        return false;
    }

    /// For a deterministic run, before it starts.
    public void explore(Exploration e) {
        exploration = e;
        schedule.limit(e.polls());
        schedule.watch(e.witness());
    }

    /// The run has used up its polls.
    void exhausted() {
        exhausted = !settling;
        exit(2);
    }

    /// In an exploration, whether main has returned.
    public boolean hasMainReturned() {
        return settling;
    }

    /// Whether the run was cut off because it did not end.
    public boolean wasExhausted() {
        return exhausted;
    }

    /// Whether [#exit] was called.
    public boolean isEnding() {
        return world.isEnding();
    }

    /// With the lock held.
    boolean isRunning() {
        return running && !deadlockFound;
    }

    /// A deadlock was found; it is reported by [#reportEnd]. With the lock held.
    void deadlockLater() {
        deadlockFound = true;
        new Reporter(this).start();
    }

    void fatalLater(String text) {
        fatalFound = text;
        new Reporter(this).start();
    }

    /// Tells the listener what was found, once.
    void reportEnd() {
        boolean deadlock;
        String fatal;
        roster.lock.lock();
        try {
            if (endReported || world.isEnding() || !deadlockFound && fatalFound == null) {
                return;
            }
            endReported = true;
            deadlock = deadlockFound;
            fatal = fatalFound;
        } finally {
            roster.lock.unlock();
        }
        try {
            if (settling) {
                listener.onLeaks();
            } else if (deadlock) {
                listener.onDeadlock(mainEnded);
            } else {
                listener.onFatal(fatal);
            }
        } finally {
            exit(2);
        }
    }

    void failed(Goroutine g, Throwable failure) {
        try {
            if (!world.isEnding()) {
                listener.onFailure(g, failure);
            }
        } finally {
            exit(2);
        }
    }

    /// While sources are open, goroutines that all wait are not a deadlock: something from outside
    /// may wake one.
    public void addExternalSource() {
        roster.addExternalSource(1);
    }

    public void removeExternalSource() {
        roster.addExternalSource(-1);
    }

    // --- goroutines

    /// A new goroutine, to be prepared and then made [#ready]. `creator` is null for the first.
    public Goroutine create(Goroutine creator, Function creatorFunction, int creatorPc) {
        long by = creator == null ? 0 : creator.id;
        var g = new Goroutine(ids.incrementAndGet(), by, creatorFunction, creatorPc);
        g.processor = currentProcessor();
        if (g.processor == null) {
            g.bringMemory(new FrameMemory(space));
        }
        if (creator != null) {
            g.labels = creator.labels;
        }
        world.created(g);
        return g;
    }

    /// Makes a goroutine runnable: a new one, or a waiting one, of which the caller is the only
    /// waker. It will run next on the caller's P. From any thread.
    public void ready(Goroutine g) {
        events.readied(g);
        sampling.readied(g);
        boolean fresh = g.status == GoroutineStatus.IDLE;
        if (fresh) {
            table.add(g);
        } else {
            g.resumed = true;
        }
        g.setStatus(GoroutineStatus.RUNNABLE);
        Machine m = machine();
        if (m == null || m.p == null) {
            roster.addGlobal(g);
            roster.wake();
            return;
        }
        if (schedule != null) {
            schedule.add(g, fresh);
            return;
        }
        Processor p = m.p;
        Goroutine displaced = p.queue.putNext(g);
        if (displaced == null && p.queue.ringSize() == 0) {
            roster.wakeForNext(p);
            return;
        }
        if (displaced != null) {
            enqueue(p, displaced);
        }
        VarHandle.fullFence(); // the queues are written before the idle Ps are counted
        roster.wake();
    }

    /// Appends to the ring of a P, or half of that and `g` to the global queue. By the one who has
    /// the P.
    void enqueue(Processor p, Goroutine g) {
        while (!p.queue.put(g)) {
            Goroutine half = p.queue.takeHalf();
            if (half != null) {
                roster.lock.lock();
                try {
                    roster.global.addAll(half);
                    roster.global.add(g);
                } finally {
                    roster.lock.unlock();
                }
                return;
            }
        }
    }

    /// Parks a goroutine that nobody can find yet, or that its waker finds under a lock that the
    /// caller holds. The calling native or instruction then leaves with PARKED without touching the
    /// goroutine.
    public void park(Goroutine g, WaitReason reason) {
        g.setWaiting(reason);
    }

    /// The running goroutine will go to the end of the global queue at its next safepoint (a native
    /// returns CHECK).
    public void yield(Goroutine g) {
        g.yielding = YIELD;
        g.limit = Goroutine.POISON;
    }

    /// As [#yield], but the goroutine that was made ready last runs at once, and `g` soon.
    public void yieldToNext(Goroutine g) {
        g.yielding = YIELD_TO_NEXT;
        g.limit = Goroutine.POISON;
    }

    void finished(Goroutine g) {
        g.setStatus(GoroutineStatus.DEAD);
        table.remove(g);
        if (g == main) {
            mainEnded = true;
        }
    }

    /// Hides a goroutine that serves the VM from counts, traces and deadlock detection.
    public void markSystem(Goroutine g) {
        table.markSystem(g);
    }

    /// A snapshot of all goroutines that have not ended, the VM's own included, by id.
    public Collection<Goroutine> allGoroutines() {
        return table.snapshot();
    }

    /// A goroutine that runs just now, or null.
    public Goroutine running() {
        int n = roster.processors();
        Processor[] ps = roster.all();
        for (int i = 0; i < n; i++) {
            Machine m = ps[i].machine;
            Goroutine g = m == null ? null : m.current;
            if (g != null && ps[i].status() == Processor.RUNNING) {
                return g;
            }
        }
        return null;
    }

    /// NumGoroutine.
    public int goroutineCount() {
        return table.users();
    }

    /// Notes the time for goroutines that have waited since before the last call.
    void noteWaiting() {
        long now = now();
        for (Goroutine g : table.snapshot()) {
            if (g.status == GoroutineStatus.WAITING && g.waitSince == 0) {
                g.waitSince = now;
            }
        }
    }

    /// The thread's M if it is one of this scheduler.
    Machine machine() {
        return Thread.currentThread() instanceof Machine m && m.scheduler == this ? m : null;
    }

    /// The P of the calling thread, or null.
    public Processor currentProcessor() {
        Machine m = machine();
        return m == null ? null : m.p;
    }

    // --- threads

    /// From now on only the thread that runs `g`, which calls, may run it, and nothing else runs
    /// there; the thread ends with `g`. Locks nest. In the deterministic mode, where no thread can
    /// be told from another, only counts.
    public void lockThread(Goroutine g) {
        g.threadLocks++;
        if (g.threadLocks == 1 && schedule == null) {
            Machine m = machine();
            m.locked = g;
            g.bound = m;
        }
    }

    /// Undoes one [#lockThread]; nothing if there was none.
    public void unlockThread(Goroutine g) {
        if (g.threadLocks == 0) {
            return;
        }
        g.threadLocks--;
        if (g.threadLocks == 0 && schedule == null) {
            machine().locked = null;
            g.bound = null;
        }
    }

    /// Sets how many threads there may be before the program ends; returns the limit before.
    public int setMaxThreads(int limit) {
        return roster.setMaxThreads(limit);
    }

    // --- time

    /// The monotonic clock: nanoseconds since shortly before the scheduler was made, at least 1.
    public long now() {
        return schedule != null ? schedule.now() : realNow();
    }

    /// As [#now], but real time in the deterministic mode too.
    long realNow() {
        return System.nanoTime() - origin;
    }

    /// The time of day, as a program sees it.
    public Instant wallTime() {
        return schedule != null ? VIRTUAL_EPOCH.plusNanos(schedule.now()) : Instant.now();
    }

    /// Random bits for programs and for maps.
    public long random() {
        return schedule != null ? schedule.value() : ThreadLocalRandom.current().nextLong();
    }

    /// Whether all choices follow from a seed.
    public boolean isDeterministic() {
        return schedule != null;
    }

    public Timers timers() {
        return timers;
    }

    /// Parks `g` for so long; true if there is nothing to wait for.
    public boolean sleep(Goroutine g, long nanos) {
        if (nanos <= 0) {
            return true;
        }
        long when = now() + nanos;
        if (g.sleepTimer == null) {
            g.sleepTimer = new SleepTimer(this, g);
        }
        SleepTimer timer = g.sleepTimer;
        g.setWaiting(WaitReason.SLEEP);
        timers.add(timer, when < 0 ? Timer.NEVER : when, false);
        return false;
    }

    // --- blocking natives

    /// The native that `g` executes may block from here on. It must not touch managed memory until
    /// [#exitBlocking].
    public void enterBlocking(Goroutine g) {
        Machine m = machine();
        Processor p = m.p;
        events.syscallBegins(m, g);
        g.setStatus(GoroutineStatus.SYSCALL);
        m.syscallProcessor = p;
        m.p = null;
        int state = p.enterSyscall();
        m.syscallState = state;
        if (world.attention() != 0) {
            world.syscallEntered(p, state);
        }
    }

    /// The native has come back: returns when it has a P again. Throws [ProgramEnded] if the
    /// program is over.
    public void exitBlocking(Goroutine g) {
        Machine m = machine();
        Processor p = m.syscallProcessor;
        m.syscallProcessor = null;
        if (p.leaveSyscall(m.syscallState, Processor.RUNNING)) {
            m.p = p;
            events.syscallEnds(m, g, true);
        } else {
            events.syscallEnds(m, g, false);
            exitBlockingSlowly(m, p, g);
        }
        if (world.isEnding()) {
            throw new ProgramEnded();
        }
        g.setStatus(GoroutineStatus.RUNNING);
    }

    private void exitBlockingSlowly(Machine m, Processor before, Goroutine g) {
        roster.lock.lock();
        try {
            m.blocked = true;
            roster.awaitProcessor(m, g, before);
        } finally {
            roster.lock.unlock();
        }
        g.attach(m.p);
        world.visit(g, m.p);
        m.p.current = g;
        events.started(m, g);
        m.p.newSlice();
        if (world.attention() != 0) {
            g.limit = Goroutine.POISON;
        }
    }

    // --- the world

    /// Returns when no other thread runs Go code. The caller is a goroutine's native, for which
    /// this is a safepoint (it holds no unrooted addresses, and its P may change), or a foreign
    /// thread.
    public void stopTheWorld(String why) {
        world.stop(why);
    }

    /// Whether a thread with a P shall come to a safepoint soon.
    public boolean mustStop() {
        return world.attention() != 0;
    }

    /// Gets an idle P to look for work of any kind.
    public void wakeIdle() {
        roster.wake();
    }

    /// By the thread that stopped it.
    public void startTheWorld() {
        world.start();
    }

    /// Who collects.
    public void collectWith(GarbageCollector collector) {
        world.collectWith(collector);
    }

    /// Has a collection happen before any goroutine that runs now goes on beyond its next
    /// safepoint. A native that then returns CHECK is continued after a whole collection.
    public void requestCollection() {
        world.requestCollection();
    }

    /// Number of collections so far.
    public long collections() {
        return world.collections();
    }

    public int processors() {
        return roster.processors();
    }

    /// Changes GOMAXPROCS; stops the world for it. Returns the previous setting.
    public int setProcessors(int n) {
        int old = roster.processors();
        if (n < 1 || n == old || schedule != null) {
            return old;
        }
        world.stop("GOMAXPROCS");
        try {
            old = roster.processors();
            world.resize(Math.min(n, 1 << 10));
        } finally {
            world.start();
        }
        return old;
    }

    // --- events and profiles

    /// Takes samples of what runs, for the profiles.
    public Sampling sampling() {
        return sampling;
    }

    /// How many threads were ever started to run goroutines.
    public int machinesStarted() {
        return roster.machinesMade();
    }

    /// Starts to record events in mid-run, from the native that `g` executes; it is a safepoint.
    ///
    /// @throws IllegalStateException if they are being recorded already
    public void startRecording(Goroutine g, TraceSink sink, FrameNames names) {
        EventLog.prepare();
        world.stop("start trace");
        try {
            events.log.start(sink, names, false);
            events.introduce(machine(), g);
            events.log.stopBegins("start trace");
        } finally {
            world.start();
        }
        renewRecording();
    }

    /// Ends it; a safepoint too.
    public void stopRecording() {
        world.stop("stop trace");
        try {
            events.log.finish();
        } finally {
            world.start();
        }
    }

    /// From here on the present recording begins a new generation each second. Not in the
    /// deterministic mode, where no clock stops the world.
    public void renewRecording() {
        if (schedule == null) {
            new TraceRenewal(events.log, world).start();
        }
    }

    /// An event that the program itself writes; `values` are the fields before the stack.
    public void userEvent(Goroutine g, EventKind kind, long... values) {
        events.user(machine(), g, kind, values);
    }

    // --- hints for natives

    /// Whether to spin for a lock held by a running goroutine: `i` counts the rounds so far.
    public boolean canSpin(Goroutine g, int i) {
        return i < 4
                && roster.processors() > 1
                && roster.idleCount() + roster.spinning.get() + 1 < roster.processors()
                && g.processor.queue.isEmpty();
    }

    public void doSpin() {
        for (int i = 0; i < 30; i++) {
            Thread.onSpinWait();
        }
    }

    /// Goroutines ready to run, for traces: `-1` the global queue, else of a P.
    public int queued(int processor) {
        return processor < 0 ? roster.global.size() : roster.all()[processor].queue.size();
    }

    /// The state of Ps, Ms and queues in words, read without a lock; for finding faults.
    public String describe() {
        return roster.describe();
    }

    /// Reports an end from a thread of its own, because it is found with locks held.
    private static final class Reporter extends Thread {
        private final Scheduler scheduler;

        Reporter(Scheduler scheduler) {
            super("gobi-report");
            setDaemon(true);
            this.scheduler = scheduler;
        }

        @Override
        public void run() {
            scheduler.reportEnd();
        }
    }
}
