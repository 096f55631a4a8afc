package gobi.vm.sched;

import gobi.vm.profile.Profiles;

/// Takes the stacks for profiles: of what runs, of what allocates, and of what waits.
public final class Sampling {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private static final int FRAMES = 128;

    private final Scheduler scheduler;
    private final Profiles profiles;
    private volatile FrameReader frames = (g, to) -> 0;
    private volatile boolean waits;
    private CpuTimer timer;

    Sampling(Scheduler scheduler, Profiles profiles) {
        this.scheduler = scheduler;
        this.profiles = profiles;
        profiles.memory().readStacksWith(this::readRunning);
    }

    void readFramesWith(FrameReader reader) {
        frames = reader;
    }

    // --- what runs

    /// Starts the CPU profile, at most 1000 samples a second for each P; false if it runs already.
    public synchronized boolean startCpu(int perSecond) {
        if (timer != null) {
            return false;
        }
        profiles.cpu().clear();
        timer = new CpuTimer(scheduler, NANOS_PER_SECOND / Math.clamp(perSecond, 1, 1000));
        timer.start();
        return true;
    }

    /// Ends the CPU profile; how long it took in nanoseconds, or -1 if there was none.
    public synchronized long stopCpu() {
        CpuTimer t = timer;
        timer = null;
        return t == null ? -1 : t.end();
    }

    /// Nanoseconds that a sample of the CPU profile stands for; 0 if there is none.
    public synchronized long cpuPeriod() {
        return timer == null ? 0 : timer.period;
    }

    /// The stack of the goroutine that this thread runs.
    private int readRunning(long[] stack) {
        Machine m = scheduler.machine();
        Goroutine g = m == null ? null : m.current;
        return g == null ? 0 : frames.readRunning(g, stack);
    }

    /// `g` stands at a safepoint, on P `p`.
    void take(Processor p, Goroutine g) {
        int ticks = p.samplesWanted;
        if (ticks != 0) {
            p.samplesWanted = 0;
            takeCpu(g, ticks);
        }
    }

    private void takeCpu(Goroutine g, int ticks) {
        long period = cpuPeriod();
        if (period != 0) {
            long[] stack = new long[FRAMES];
            int n = readSampled(g, stack);
            profiles.cpu().add(stack, n, g.labels, ticks, ticks * period);
        }
    }

    /// The stack to be charged. A function at whose entry `g` stands has done nothing yet: what the
    /// sample is about happened in its caller.
    private int readSampled(Goroutine g, long[] stack) {
        int n = frames.read(g, stack);
        if (n > 1 && g.pc == 0) {
            System.arraycopy(stack, 1, stack, 0, --n);
        }
        return n;
    }

    // --- what waits

    /// Some setting of [Profiles] for waits has changed.
    public void waitsChanged() {
        waits = profiles.watchesWaits();
    }

    /// `g` is about to wait; nobody can wake it yet.
    void blocks(Goroutine g, WaitReason reason) {
        if (waits) {
            noteWait(g, reason);
        }
    }

    private void noteWait(Goroutine g, WaitReason reason) {
        g.blockedSince = 0;
        if (isProfiled(reason)) {
            long[] stack = new long[FRAMES];
            int n = frames.read(g, stack);
            g.blockedStack = java.util.Arrays.copyOf(stack, n);
            g.blockedByLock = isLock(reason);
            g.blockedSince = System.nanoTime() | 1;
        }
    }

    private static boolean isProfiled(WaitReason reason) {
        return switch (reason) {
            case CHAN_RECEIVE, CHAN_SEND, SELECT, COND_WAIT, WAIT_GROUP, SEMACQUIRE -> true;
            default -> isLock(reason);
        };
    }

    private static boolean isLock(WaitReason reason) {
        return switch (reason) {
            case MUTEX_LOCK, RWMUTEX_LOCK, RWMUTEX_RLOCK -> true;
            default -> false;
        };
    }

    /// `g` is woken, or new.
    void readied(Goroutine g) {
        if (waits && g.blockedSince != 0) {
            countWait(g);
        }
    }

    private void countWait(Goroutine g) {
        long nanos = System.nanoTime() - g.blockedSince;
        g.blockedSince = 0;
        long[] stack = g.blockedStack;
        profiles.waited(stack, stack.length, g.labels, nanos);
        Machine m = scheduler.machine();
        if (g.blockedByLock && m != null && m.current != null) {
            long[] holder = new long[FRAMES];
            int n = frames.read(m.current, holder);
            profiles.contended(holder, n, m.current.labels, nanos);
        }
    }
}
