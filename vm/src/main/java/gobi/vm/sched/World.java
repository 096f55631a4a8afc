package gobi.vm.sched;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Stopping and starting the world, collections, changes of GOMAXPROCS, the program's end.
///
/// [#attention] is the one word that a scheduling M looks at. Whoever sets a bit there then poisons
/// the goroutines that run; whoever starts a goroutine makes it known first and then looks at the
/// word. So one of the two notices the other.
final class World {
    private static final int STOPPING = 1;
    private static final int ENDING = 2;
    private static final int COLLECT = 4;
    private static final long RECHECK_NANOS = 500_000;

    private final Scheduler scheduler;
    private final Roster roster;
    private final AtomicInteger attention = new AtomicInteger();
    private volatile GarbageCollector collector = stopBegan -> {};
    private final AtomicLong collections = new AtomicLong();
    private volatile long lastCollection;
    private Thread stopper;
    private long stopBegan;
    private long startedAt;
    private String reason = "";

    World(Scheduler scheduler, Roster roster) {
        this.scheduler = scheduler;
        this.roster = roster;
    }

    int attention() {
        return attention.get();
    }

    boolean isEnding() {
        return (attention.get() & ENDING) != 0;
    }

    boolean isStoppingOrEnding() {
        return (attention.get() & (STOPPING | ENDING)) != 0;
    }

    private boolean isStopping() {
        return (attention.get() & STOPPING) != 0;
    }

    boolean isCollectionWanted() {
        return (attention.get() & COLLECT) != 0;
    }

    void collectWith(GarbageCollector newCollector) {
        collector = newCollector;
    }

    long collections() {
        return collections.get();
    }

    /// When the last collection began; 0 if there was none.
    long lastCollection() {
        return lastCollection;
    }

    private void raise(int bit) {
        attention.getAndAccumulate(bit, (a, b) -> a | b);
    }

    private void lower(int bit) {
        attention.getAndAccumulate(~bit, (a, b) -> a & b);
    }

    void poisonAll() {
        int n = roster.processors();
        Processor[] ps = roster.all();
        for (int i = 0; i < n; i++) {
            ps[i].poison();
        }
    }

    // --- Ms between goroutines, and in natives

    /// Serves what the word asks for. False if the program ends. The M may have lost its P
    /// afterwards.
    boolean attend(Machine m) {
        while (true) {
            int a = attention.get();
            if ((a & ENDING) != 0) {
                return false;
            }
            if ((a & STOPPING) != 0) {
                roster.lock.lock();
                try {
                    participate(m);
                } finally {
                    roster.lock.unlock();
                }
            } else if ((a & COLLECT) != 0 && m.p != null && !isLeftToOthers(m)) {
                collect(m);
            } else {
                return true;
            }
        }
    }

    /// Whether `m`, which has no goroutine in hand, leaves the collection that is wanted to an M
    /// that runs one. That one is on the way to its safepoint, and a stop which it begins itself
    /// need not wait for it: the world stands for as long as the work takes, not for as long as the
    /// system lets a thread wait for a CPU.
    ///
    /// Of two Ms that lose their goroutines at once at least one sees that the other has none. If
    /// the goroutine goes into a native, sysmon sees to the collection.
    boolean isLeftToOthers(Machine m) {
        if (m.current != null || scheduler.schedule != null) {
            return false;
        }
        VarHandle.fullFence();
        return isAnyRunning();
    }

    /// Whether a goroutine runs that will come to a safepoint.
    boolean isAnyRunning() {
        int n = roster.processors();
        Processor[] ps = roster.all();
        for (int i = 0; i < n; i++) {
            Machine m = ps[i].machine;
            if (m != null && m.current != null && ps[i].status() == Processor.RUNNING) {
                return true;
            }
        }
        return false;
    }

    /// Whether an M without work may rest although the word is not empty.
    boolean letsRest(Machine m) {
        int a = attention.get();
        return a == 0 || a == COLLECT && isLeftToOthers(m);
    }

    /// Stops the P of `m` until the world is started; with the lock held. If the P is gone
    /// afterwards, `m.p` is null.
    private void participate(Machine m) {
        if (m.p != null && m.p.status() == Processor.RUNNING) {
            scheduler.events.pauses(m);
            m.p.setStatus(Processor.STOPPED);
            roster.stopped.signalAll();
        }
        awaitStartedOrEnd();
        if (m.p != null && m.p.status() == Processor.STOPPED) {
            m.p.setStatus(Processor.RUNNING);
            scheduler.events.resumes(m);
        }
    }

    void awaitStartedOrEnd() {
        while (isStopping() && !isEnding()) {
            roster.started.awaitUninterruptibly();
        }
    }

    /// Waits until the world is started; with the lock held.
    void awaitStarted() {
        awaitStartedOrEnd();
        if (isEnding()) {
            throw new ProgramEnded();
        }
    }

    /// `m` has just entered a native while the world was being stopped: gives its P to the stop.
    void syscallEntered(Processor p, int state) {
        roster.lock.lock();
        try {
            if (isStopping()) {
                takeFromSyscall(p, state);
                roster.stopped.signalAll();
            }
        } finally {
            roster.lock.unlock();
        }
    }

    private boolean takeFromSyscall(Processor p, int state) {
        if (!p.leaveSyscall(state, Processor.STOPPED)) {
            return false;
        }
        scheduler.events.retaken(p, p.machine);
        p.machine = null;
        roster.blockedMachines++;
        return true;
    }

    // --- stopping

    /// Returns when nothing but the calling thread runs. For a caller with a P this is a safepoint:
    /// other stops may happen first.
    void stop(String why) {
        Machine m = scheduler.machine();
        roster.lock.lock();
        try {
            while (isStopping()) {
                if (m == null) {
                    roster.started.awaitUninterruptibly();
                } else {
                    yieldToStop(m);
                }
            }
            if (isEnding()) {
                throw new ProgramEnded();
            }
            raise(STOPPING);
            stopper = Thread.currentThread();
            stopBegan = System.nanoTime();
            reason = why;
            scheduler.events.stopBegins(m, why);
            poisonAll();
            awaitStopped(m);
        } finally {
            roster.lock.unlock();
        }
    }

    private void yieldToStop(Machine m) {
        boolean had = m.p != null;
        participate(m);
        if (isEnding()) {
            throw new ProgramEnded();
        }
        Goroutine g = m.current;
        if (g == null) {
            return;
        }
        if (!had || m.p != null) {
            g.attach(g.processor);
            visit(g, g.processor);
        } else {
            roster.awaitProcessor(m, g, null);
            g.attach(m.p);
            visit(g, m.p);
            m.p.current = g;
            g.setStatus(GoroutineStatus.RUNNING);
            scheduler.events.started(m, g);
        }
    }

    private void awaitStopped(Machine m) {
        while (!allStopped(m)) {
            try {
                roster.stopped.awaitNanos(RECHECK_NANOS);
            } catch (InterruptedException e) {
                // A stop is short and cannot be abandoned half way; the interrupt is kept for
                // whoever asks.
                Thread.currentThread().interrupt();
                Thread.onSpinWait();
            }
            if (isEnding()) {
                throw new ProgramEnded();
            }
            poisonAll();
        }
    }

    private boolean allStopped(Machine m) {
        Processor[] ps = roster.all();
        boolean done = true;
        for (int i = 0; i < roster.processors(); i++) {
            Processor p = ps[i];
            if (m != null && p == m.p) {
                continue;
            }
            int state = p.state();
            switch (Processor.status(state)) {
                case Processor.RUNNING -> done = false;
                case Processor.SYSCALL -> done &= takeFromSyscall(p, state);
                default -> {}
            }
        }
        return done;
    }

    void start() {
        roster.lock.lock();
        try {
            if (stopper != Thread.currentThread()) {
                throw new IllegalStateException("the world was not stopped by this thread");
            }
            stopper = null;
            scheduler.events.stopEnds();
            reason = "";
            lower(STOPPING);
            Processor[] ps = roster.all();
            for (int i = 0; i < roster.processors(); i++) {
                if (ps[i].status() == Processor.STOPPED && ps[i].machine == null) {
                    roster.pass(ps[i]);
                }
            }
            roster.started.signalAll();
            startedAt = System.nanoTime();
            if (roster.isDead()) {
                scheduler.deadlockLater();
            }
        } finally {
            roster.lock.unlock();
        }
        if (roster.anyQueued() || scheduler.timers.isDue()) {
            roster.wake();
        }
    }

    String reason() {
        return reason;
    }

    // --- collections

    void requestCollection() {
        if (isCollectionWanted()) {
            return;
        }
        raise(COLLECT);
        poisonAll();
        if (roster.idleCount() == roster.processors()) {
            roster.wake();
        }
    }

    private void collect(Machine m) {
        long seen = collections.get();
        if (!collector.prepare(m.p)) {
            lower(COLLECT);
            if (!collector.wantsToEnd()) {
                return;
            }
        }
        stop(collector.stopReason());
        boolean advanced = false;
        try {
            // Another M, which was not prepared, may have lowered the wish; or one that was, too,
            // has fulfilled it, and what would follow is a cycle that nobody wants.
            if (isCollectionWanted() || collections.get() == seen) {
                lower(COLLECT);
                lastCollection = scheduler.now();
                collector.advance(stopBegan);
                collections.incrementAndGet();
                advanced = true;
            }
        } finally {
            start();
        }
        if (advanced) {
            collector.resumed(startedAt);
        }
    }

    /// Sees to it that the stack of `g` has been visited in a cycle that is marking, before it runs
    /// on `p`: from then on what it holds is known, and what it overwrites its shader tells of. So
    /// no stack has to be visited twice.
    void visit(Goroutine g, Processor p) {
        long cycle = collector.markingCycle();
        if (cycle != 0 && g.needsVisit(cycle)) {
            collector.visit(g, p);
            g.visited(cycle);
        }
    }

    /// A new goroutine holds only what its creator holds, which runs.
    void created(Goroutine g) {
        long cycle = collector.markingCycle();
        if (cycle != 0) {
            g.visited(cycle);
        }
    }

    GarbageCollector collector() {
        return collector;
    }

    // --- GOMAXPROCS

    /// With the world stopped by a goroutine's thread or a foreign one.
    void resize(int n) {
        Machine m = scheduler.machine();
        for (int i = n; i < roster.processors(); i++) {
            roster.all()[0].timers.adopt(roster.all()[i].timers);
        }
        roster.lock.lock();
        try {
            int old = roster.processors();
            Processor[] ps = Arrays.copyOf(roster.all(), Math.max(n, roster.all().length));
            for (int i = 0; i < ps.length; i++) {
                if (ps[i] == null) {
                    ps[i] = scheduler.newProcessor(i);
                    ps[i].setStatus(Processor.DEAD);
                }
            }
            if (m != null && m.p != null && m.p.id >= n) {
                move(m, ps[0]);
            }
            for (int i = n; i < old; i++) {
                retire(ps[i]);
            }
            roster.setProcessors(ps, n);
            scheduler.events.processorsChanged();
            for (int i = old; i < n; i++) {
                roster.pushIdle(ps[i]);
            }
        } finally {
            roster.lock.unlock();
        }
    }

    /// Gives `m` another P, whose M loses it.
    private void move(Machine m, Processor p) {
        if (p.status() == Processor.IDLE) {
            roster.removeIdle(p);
        }
        detach(p);
        Processor before = m.p;
        before.machine = null;
        before.setStatus(Processor.STOPPED);
        Roster.attach(m, p);
        scheduler.events.moved(m);
        p.current = before.current;
        if (m.current != null) {
            m.current.attach(p);
        }
    }

    /// Takes a P from an M that takes part in this stop. The M may have a goroutine in hand, so it
    /// counts as blocked until it has put that down or has another P.
    private void detach(Processor p) {
        if (p.machine != null) {
            roster.takeBack(p.machine, p);
            p.machine = null;
        }
    }

    private void retire(Processor p) {
        if (p.status() == Processor.IDLE) {
            roster.removeIdle(p);
        }
        detach(p);
        Goroutine g = p.queue.takeNext();
        if (g != null) {
            roster.global.add(g);
        }
        while ((g = p.queue.take()) != null) {
            roster.global.add(g);
        }
        p.setStatus(Processor.DEAD);
        p.current = null;
    }

    // --- the end

    /// Has every M leave; with the lock held.
    void end() {
        raise(ENDING);
        poisonAll();
        roster.wakeAll();
    }

    /// Waits, with the lock held, until no M runs but those in blocking natives; at most so long.
    void awaitEnd(long nanos) throws InterruptedException {
        awaitOthers(0, nanos);
    }

    /// As [#awaitEnd], for a caller that runs on so many of the Ms itself.
    void awaitOthers(int own, long nanos) throws InterruptedException {
        long left = nanos;
        while (roster.activeMachines() > own && left > 0) {
            poisonAll();
            long slice = Math.min(left, TimeUnit.MILLISECONDS.toNanos(20));
            left -= slice - Math.max(0, roster.ended.awaitNanos(slice));
        }
    }
}
