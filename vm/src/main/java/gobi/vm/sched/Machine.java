package gobi.vm.sched;

import gobi.vm.event.RecordingThread;

import java.util.concurrent.locks.LockSupport;

/// An M: a platform thread that runs goroutines as long as it has a P.
final class Machine extends RecordingThread {
    /// Compiled code uses it for Go's calls, natives may recurse; memory is taken only as used.
    private static final long STACK_BYTES = 64L << 20;

    private static final int GLOBAL_TICK = 61;
    private static final int STEAL_ROUNDS = 4;

    final Scheduler scheduler;
    final int number;
    private final Roster roster;
    private final World world;
    private final Schedule schedule;

    /// Its P, or null. Set by others, with the lock held, only while this M has none or the world
    /// is stopped.
    volatile Processor p;

    /// Holds a P and looks for work; counted in [Roster#spinning].
    boolean spinning;

    /// The goroutine that it runs.
    Goroutine current;

    /// The goroutine on its Java stack that waits in a queue for this M to be given a P; guarded by
    /// the scheduler's lock.
    Goroutine waiting;

    /// The goroutine that is locked to this thread, or null; nothing else runs here then.
    Goroutine locked;

    /// A goroutine that it is to run next, because it is the only one that may, and that somebody
    /// has taken from a queue for it; guarded by the scheduler's lock.
    Goroutine called;

    /// Whether it has worked for the collector and not looked yet whether that was the last of it.
    private boolean hasMarked;

    /// In a blocking native: its P before, and that P's state.
    Processor syscallProcessor;

    int syscallState;

    /// Without P but with a goroutine, and counted in [Roster#blockedMachines]: because it wants to
    /// return from a native, or because the P ceased to be.
    boolean blocked;

    private volatile boolean signalled;

    Machine(Scheduler scheduler, int number) {
        super("gobi-m-" + number, STACK_BYTES);
        setDaemon(true);
        this.scheduler = scheduler;
        this.number = number;
        this.roster = scheduler.roster;
        this.world = scheduler.world;
        this.schedule = scheduler.schedule;
    }

    // --- parking

    void park() {
        while (!signalled) {
            LockSupport.park(this);
        }
        signalled = false;
    }

    void park(long nanos) {
        long until = System.nanoTime() + nanos;
        while (!signalled) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                break;
            }
            LockSupport.parkNanos(this, left);
        }
        signalled = false;
    }

    void signal() {
        signalled = true;
        LockSupport.unpark(this);
    }

    // --- running goroutines

    @Override
    public void run() {
        try {
            roster.begin(this);
            Goroutine g = null;
            while (true) {
                if (g == null) {
                    g = findRunnable();
                    if (g == null) {
                        return;
                    }
                }
                g = execute(g);
                if (g == null && locked != null) {
                    if (locked.status == GoroutineStatus.DEAD) {
                        roster.leave(this);
                        return;
                    }
                    g = roster.awaitLocked(this) ? locked : null;
                }
            }
        } catch (ProgramEnded e) {
            // The program is over.
        } catch (Throwable e) {
            scheduler.failed(current, e);
        } finally {
            if (spinning) {
                roster.spinning.decrementAndGet();
            }
            roster.machineEnded(this);
        }
    }

    /// Runs `g`; returns it if it goes on at once.
    private Goroutine execute(Goroutine g) {
        if (spinning) {
            stopSpinning();
            roster.wake();
        }
        if (g.bound != null && g.bound != this) {
            roster.handOver(this, g);
            return null;
        }
        Processor mine = p;
        current = g;
        g.attach(mine);
        world.visit(g, mine);
        g.clearLimit();
        g.setStatus(GoroutineStatus.RUNNING);
        mine.current = g; // a full fence: see World
        scheduler.events.started(this, g);
        if (world.attention() != 0 || mine.samplesWanted != 0) {
            g.limit = Goroutine.POISON;
        }
        return switch (schedule == null ? scheduler.executor.run(g) : runByPolls(g)) {
            case PARKED -> null;
            case YIELDED -> yielded(g);
            case FINISHED -> {
                scheduler.events.finished(g);
                scheduler.finished(g);
                yield null;
            }
            case EXITED -> {
                scheduler.exit(2);
                yield null;
            }
        };
    }

    /// Runs `g` in the deterministic mode until it leaves or must give way.
    private Executor.Outcome runByPolls(Goroutine g) {
        while (true) {
            g.limit = Goroutine.POISON;
            var outcome = scheduler.executor.run(g);
            boolean gives = false;
            if (outcome == Executor.Outcome.YIELDED) {
                gives = schedule.poll(g);
                if (schedule.isExhausted()) {
                    scheduler.exhausted();
                }
                if (gives || g.yielding != Scheduler.NO_YIELD) {
                    schedule.yields(g);
                    g.yielding = Scheduler.YIELD;
                } else if (world.attention() == 0) {
                    continue;
                } else {
                    return outcome;
                }
            }
            schedule.left(g, outcome);
            return outcome;
        }
    }

    private Goroutine yielded(Goroutine g) {
        int how = g.yielding;
        g.yielding = Scheduler.NO_YIELD;
        scheduler.sampling.take(p, g);
        if (world.attention() != 0) {
            g.setStatus(GoroutineStatus.RUNNABLE);
            if (!world.attend(this)) {
                return null;
            }
            if (p == null) {
                roster.putDown(this, g);
                return null;
            }
        }
        Processor mine = p;
        if (how == Scheduler.NO_YIELD && !mine.sliceOver) {
            return g;
        }
        scheduler.events.stopped(g, how != Scheduler.NO_YIELD);
        g.setStatus(GoroutineStatus.RUNNABLE);
        if (schedule != null) {
            schedule.add(g, false);
        } else if (how == Scheduler.YIELD_TO_NEXT) {
            scheduler.enqueue(mine, g);
        } else {
            roster.addGlobal(g);
        }
        return null;
    }

    private void stopSpinning() {
        spinning = false;
        roster.spinning.decrementAndGet();
    }

    private void startSpinning() {
        if (!spinning) {
            spinning = true;
            roster.spinning.incrementAndGet();
        }
    }

    // --- looking for work

    /// The next goroutine to run; waits for one. Null if this M shall end.
    private Goroutine findRunnable() {
        current = null;
        while (true) {
            if (world.attention() != 0 && !world.attend(this)) {
                return null;
            }
            if (p == null) {
                announceEnd();
                if (spinning) {
                    // The P was taken away. Whoever added work meanwhile may have relied on this M.
                    stopSpinning();
                    if (roster.anyQueued()) {
                        roster.wake();
                    }
                }
                if (!roster.rest(this)) {
                    return null;
                }
                continue;
            }
            Goroutine g = schedule == null ? look() : lookInOrder();
            if (g != null) {
                if (hasMarked) {
                    announceEnd();
                }
                if (schedule == null && !scheduler.timers.isEmpty()) {
                    roster.ensureKeeper();
                }
                return g;
            }
        }
    }

    /// The deterministic mode's look.
    private Goroutine lookInOrder() {
        Processor mine = p;
        while (true) {
            for (Goroutine g = global(mine, false); g != null; g = global(mine, false)) {
                schedule.add(g, g.priority == 0);
            }
            boolean idle = schedule.isEmpty();
            long next = scheduler.timers.next();
            if (next != Timer.NEVER
                    && next > schedule.now()
                    && (idle ? scheduler.timers.willWakeSomeone() : schedule.jumpsAhead())) {
                schedule.jumpTo(next, !idle);
            }
            if (scheduler.timers.runAll()) {
                continue;
            }
            Goroutine g = schedule.take();
            if (g != null) {
                mine.newSlice();
                return g;
            }
            if (roster.release(this)) {
                released();
            }
            return null;
        }
    }

    /// One look everywhere; gives the P up if there is nothing.
    private Goroutine look() {
        Processor mine = p;
        if (world.collector().wantsWorker(mine)) {
            world.collector().work(mine, scheduler::mustStop);
            hasMarked = true;
            return null;
        }
        scheduler.timers.run(mine);
        Goroutine g = local(mine);
        if (g != null) {
            return g;
        }
        scheduler.events.searches(this);
        g = global(mine, true);
        if (g == null) {
            g = steal(mine);
        }
        if (g == null && scheduler.timers.runAll()) {
            g = local(mine);
        }
        if (g != null) {
            mine.newSlice();
            return g;
        }
        if (worksIdly(mine)) {
            return null;
        }
        if (roster.release(this)) {
            released();
        }
        return null;
    }

    /// Whether it has done something for the collector, for want of goroutines.
    private boolean worksIdly(Processor mine) {
        if (!world.collector().hasIdleWork()) {
            return false;
        }
        if (spinning) {
            stopSpinning();
        }
        boolean worked = world.collector().workIdly(mine, this::isWanted);
        hasMarked |= worked;
        return worked;
    }

    /// After marking, when there is a goroutine to run, and whenever the P is given up, since
    /// goroutines mark too: if nothing is left to mark, whoever runs a goroutine shall end the
    /// cycle. Said earlier, its stop would have to wait for this M.
    private void announceEnd() {
        hasMarked = false;
        if (world.collector().wantsToEnd()) {
            scheduler.requestCollection();
        }
    }

    /// Whether there is something better to do than idle work.
    private boolean isWanted() {
        return world.attention() != 0 || roster.anyQueued() || scheduler.timers.isDue();
    }

    private Goroutine local(Processor mine) {
        int tick = mine.tick();
        // After a used-up slice turns are taken: the goroutine that used it up stands in the global
        // queue itself.
        if (tick % GLOBAL_TICK == 0 || mine.sliceOver && (tick & 1) == 0) {
            Goroutine g = global(mine, false);
            if (g != null) {
                mine.newSlice();
                return g;
            }
        }
        Goroutine next = mine.queue.takeNext();
        if (next != null) {
            if (!mine.sliceOver) {
                return next; // inherits the time slice
            }
            scheduler.enqueue(mine, next);
        }
        Goroutine g = mine.queue.take();
        if (g != null) {
            mine.newSlice();
        }
        return g;
    }

    private Goroutine global(Processor mine, boolean batch) {
        if (roster.global.size() == 0) {
            return null;
        }
        roster.lock.lock();
        try {
            return batch
                    ? roster.global.pollFor(mine.queue, roster.processors())
                    : roster.global.poll();
        } finally {
            roster.lock.unlock();
        }
    }

    private Goroutine steal(Processor mine) {
        int n = roster.processors();
        if (n == 1) {
            return null;
        }
        if (!spinning && 2 * roster.spinning.get() >= n - roster.idleCount()) {
            return null;
        }
        startSpinning();
        Processor[] all = roster.all();
        for (int round = 0; round < STEAL_ROUNDS; round++) {
            int start = mine.random(n);
            for (int i = 0; i < n; i++) {
                Processor victim = all[(start + i) % n];
                if (victim == mine || victim.status() == Processor.IDLE) {
                    continue;
                }
                if (world.attention() != 0) {
                    return null;
                }
                Goroutine g = mine.queue.stealFrom(victim.queue, round == STEAL_ROUNDS - 1);
                if (g != null) {
                    roster.wakingPaid();
                    scheduler.events.stole(this, victim, mine.queue.stolen());
                    return g;
                }
            }
        }
        return null;
    }

    /// The P is given up. Work that came before that may have seen this M spinning and woken
    /// nobody, so look once more.
    private void released() {
        boolean was = spinning;
        if (was) {
            stopSpinning();
        }
        if (roster.anyQueued() && roster.takeForWork(this)) {
            startSpinning();
            return;
        }
        if (was) {
            roster.wakingWasIdle();
        }
    }
}
