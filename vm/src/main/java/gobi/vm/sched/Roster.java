package gobi.vm.sched;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Who is idle and who waits for what: Ps, Ms, the global queue. Holds the scheduler's lock, which
/// guards everything here that is not volatile.
///
/// An idle P has an empty run queue, always: only the one who has a P adds to its queue, and gives
/// it up only when it is empty.
final class Roster {
    private static final int MAX_BACKOFF = 4095;

    private final Scheduler scheduler;
    final ReentrantLock lock = new ReentrantLock();

    /// The world has started again, or the program ends.
    final Condition started = lock.newCondition();

    /// A P has stopped.
    final Condition stopped = lock.newCondition();

    /// The program ends; later: an M has ended.
    final Condition ended = lock.newCondition();

    final GlobalQueue global = new GlobalQueue();

    /// All Ps; those from index `processors` on are dead. Never shrinks and is replaced before
    /// `processors` grows, so whoever looks without the lock reads `processors` first.
    private volatile Processor[] all = {};

    private volatile int processors;

    private Processor idleFirst;
    private volatile int idleCount;
    private final ArrayDeque<Machine> idleMachines = new ArrayDeque<>();

    /// Ms that hold a P and look for work.
    final AtomicInteger spinning = new AtomicInteger();

    /// Ms in blocking natives that have lost their P, including those that want one again.
    int blockedMachines;

    /// Ms that wait on their own thread until a P reaches them through the run queues; see
    /// [#awaitProcessor].
    private final ArrayDeque<Machine> waiters = new ArrayDeque<>();

    /// The M that sleeps until the next timer is due.
    private volatile Machine keeper;

    private volatile long keeperUntil;

    int machines;

    /// Those that have not ended, in the order of their making.
    private final LinkedHashSet<Machine> everyMachine = new LinkedHashSet<>();

    private volatile int machinesMade;
    private int maxThreads;

    /// What keeps the program open although no goroutine can run, e.g. a source of signals.
    private int externalSources;

    private volatile int wakeBackoff;

    Roster(Scheduler scheduler) {
        this.scheduler = scheduler;
        maxThreads = scheduler.options.maxThreads();
    }

    Processor[] all() {
        return all;
    }

    int processors() {
        return processors;
    }

    int idleCount() {
        return idleCount;
    }

    /// Sets the Ps of the next time; called with the world stopped, or at the beginning.
    void setProcessors(Processor[] ps, int n) {
        all = ps;
        processors = n;
    }

    /// All Ms; with the lock held.
    SequencedSet<Machine> machines() {
        return everyMachine;
    }

    /// With the lock held.
    int idleMachineCount() {
        return idleMachines.size() + (keeper == null ? 0 : 1);
    }

    /// Ms that wait for the goroutine which is locked to their thread; with the lock held.
    long idleLockedCount() {
        return waiters.stream().filter(m -> m.locked != null && m.p == null).count();
    }

    /// Whether it waits to be given a P; with the lock held.
    boolean isResting(Machine m) {
        return m == keeper || m.p == null && (idleMachines.contains(m) || waiters.contains(m));
    }

    int machinesMade() {
        return machinesMade;
    }

    // --- idle Ps

    void pushIdle(Processor p) {
        p.setStatus(Processor.IDLE);
        p.machine = null;
        p.idleLink = idleFirst;
        idleFirst = p;
        setIdleCount(idleCount + 1);
    }

    /// An idle P, or null if there is none or none may be taken now.
    private Processor popIdle() {
        Processor p = idleFirst;
        if (p == null || scheduler.world.isStoppingOrEnding()) {
            return null;
        }
        idleFirst = p.idleLink;
        p.idleLink = null;
        leftIdle();
        return p;
    }

    void removeIdle(Processor p) {
        Processor before = null;
        for (Processor q = idleFirst; q != null; before = q, q = q.idleLink) {
            if (q == p) {
                if (before == null) {
                    idleFirst = q.idleLink;
                } else {
                    before.idleLink = q.idleLink;
                }
                q.idleLink = null;
                leftIdle();
                return;
            }
        }
    }

    private void leftIdle() {
        int n = idleCount - 1;
        setIdleCount(n);
        if (n == processors - 1) {
            scheduler.sysmon.wake();
        }
    }

    private void setIdleCount(int n) {
        idleCount = n;
    }

    static void attach(Machine m, Processor p) {
        attach(m, p, Processor.RUNNING);
    }

    private static void attach(Machine m, Processor p, int status) {
        p.machine = m;
        m.p = p;
        p.setStatus(status);
    }

    /// `m`, whose thread is there now, begins to run with the P that it was given, once the world
    /// runs; with the lock held. It may have lost the P then.
    private void arrive(Machine m) {
        scheduler.world.awaitStartedOrEnd();
        if (m.p != null && m.p.status() == Processor.HANDED) {
            m.p.setStatus(Processor.RUNNING);
        }
    }

    /// A new M, on its own thread.
    void begin(Machine m) {
        lock.lock();
        try {
            arrive(m);
        } finally {
            lock.unlock();
        }
    }

    /// Takes an idle P for `m`; with the lock held.
    boolean takeIdle(Machine m) {
        Processor p = popIdle();
        if (p == null) {
            return false;
        }
        attach(m, p);
        return true;
    }

    // --- giving Ps away, with the lock held

    /// Passes an unowned P to whoever needs one. Its queue is empty, or an M is started for it.
    void pass(Processor p) {
        while (p.queue.isEmpty()) {
            Goroutine g = global.pollBound();
            if (g == null) {
                break;
            }
            if (call(g, p)) {
                return;
            }
        }
        if (!p.queue.isEmpty() || global.size() > 0) {
            start(p, false);
        } else {
            pushIdle(p);
        }
    }

    /// Whether there are more threads than allowed; the program then ends. Sysmon is one.
    private boolean exceedsLimit() {
        if (machines < maxThreads) {
            return false;
        }
        scheduler.fatalLater(
                "runtime: program exceeds "
                        + maxThreads
                        + "-thread limit\nfatal error: thread exhaustion");
        return true;
    }

    /// Sets how many threads there may be; returns the limit before.
    int setMaxThreads(int limit) {
        lock.lock();
        try {
            int old = maxThreads;
            maxThreads = limit;
            exceedsLimit();
            return old;
        } finally {
            lock.unlock();
        }
    }

    /// Gives an unowned P to the M that alone may run `g`. False if that M has not given up its own
    /// P yet: it will run `g` with that one.
    private static boolean call(Goroutine g, Processor p) {
        Machine m = g.bound;
        m.called = g;
        if (m.p != null) {
            return false;
        }
        m.waiting = g;
        assign(m, p);
        return true;
    }

    private static void assign(Machine m, Processor p) {
        attach(m, p, Processor.HANDED);
        m.signal();
    }

    /// Has an idle or a new M run with that P.
    private void start(Processor p, boolean spin) {
        Machine m = idleMachines.pollFirst();
        if (m == null && keeper != null) {
            m = keeper;
            keeper = null;
        }
        if (m != null) {
            m.spinning = spin;
            assign(m, p);
            return;
        }
        machines++;
        if (exceedsLimit()) {
            machines--;
            pushIdle(p);
            if (spin) {
                spinning.decrementAndGet();
            }
            return;
        }
        m = new Machine(scheduler, machinesMade);
        int made = machinesMade;
        machinesMade = made + 1;
        m.spinning = spin;
        everyMachine.add(m);
        attach(m, p, Processor.HANDED);
        m.start();
    }

    /// `m` has taken a goroutine from a queue that only another M may run: gives its P to that M,
    /// if it needs one.
    void handOver(Machine m, Goroutine g) {
        lock.lock();
        try {
            if (g.bound.p != null) {
                g.bound.called = g;
                return;
            }
            Processor p = m.p;
            scheduler.events.released(m);
            m.p = null;
            call(g, p);
        } finally {
            lock.unlock();
        }
    }

    // --- Ms with a goroutine that is locked to their thread

    /// The goroutine of `m` has left running code: gives the P up and waits until the goroutine
    /// shall run again. False if the program ends.
    boolean awaitLocked(Machine m) {
        m.current = null;
        while (true) {
            lock.lock();
            try {
                if (m.p == null || m.p.status() == Processor.HANDED) {
                    arrive(m);
                }
                unblocked(m);
                if (scheduler.world.isEnding()) {
                    return false;
                }
                if (m.called != null && m.p != null) {
                    m.called = null;
                    m.waiting = null;
                    return true;
                }
                if (m.p == null) {
                    waitWithout(m);
                    continue;
                }
                if (scheduler.world.letsRest(m)) {
                    giveUp(m);
                    continue;
                }
            } finally {
                lock.unlock();
            }
            scheduler.world.attend(m);
        }
    }

    /// What an M does before and while it rests, another one must do here.
    private void giveUp(Machine m) {
        Processor p = m.p;
        if (p == null) {
            return;
        }
        scheduler.events.released(m);
        m.p = null;
        boolean marking = scheduler.world.collector().markingCycle() != 0;
        boolean timersUnkept = keeper == null && !scheduler.timers.isEmpty();
        if (marking || timersUnkept) {
            start(p, false);
        } else {
            pass(p);
        }
    }

    /// Until somebody gives `m` a P, or wants it to look. If it was called and then lost its P in a
    /// stop of the world, its goroutine queues up again.
    private void waitWithout(Machine m) {
        if (m.called != null) {
            global.add(m.called);
            m.called = null;
            wake();
        }
        if (isDead()) {
            scheduler.deadlockLater();
        }
        waiters.addLast(m);
        lock.unlock();
        m.park();
        lock.lock();
        waiters.remove(m);
    }

    /// `m` ends with its goroutine, which was locked to its thread.
    void leave(Machine m) {
        m.current = null;
        while (true) {
            lock.lock();
            try {
                if (scheduler.world.isEnding()) {
                    return;
                }
                if (m.p == null || scheduler.world.letsRest(m)) {
                    giveUp(m);
                    return;
                }
            } finally {
                lock.unlock();
            }
            scheduler.world.attend(m);
        }
    }

    // --- coming back from natives

    /// Waits until `m` has a P, as one that returns from a blocking native with `g` on its Java
    /// stack; with the lock held. If no P is idle, `g` queues up like any other goroutine, and who
    /// comes to run it hands its P over. `m` counts as blocked until then.
    void awaitProcessor(Machine m, Goroutine g, Processor preferred) {
        scheduler.world.awaitStarted();
        if (preferred != null
                && preferred.status() == Processor.IDLE
                && preferred.id < processors) {
            removeIdle(preferred);
            attach(m, preferred);
        } else if (!takeIdle(m)) {
            queueUp(m, g);
            if (m.p == null) {
                throw new ProgramEnded();
            }
        }
        unblocked(m);
    }

    /// Waits until the M that comes to run `g` gives `m` its P.
    private void queueUp(Machine m, Goroutine g) {
        g.setStatus(GoroutineStatus.RUNNABLE);
        g.bound = m;
        global.add(g);
        m.waiting = g;
        waiters.addLast(m);
        while (m.p == null && !scheduler.world.isEnding()) {
            lock.unlock();
            m.park();
            lock.lock();
            arrive(m);
        }
        waiters.remove(m);
        m.waiting = null;
        m.called = null;
        g.bound = m.locked == g ? m : null;
    }

    /// `m` loses its P in a stop. It counts as blocked until it has put down its goroutine or has
    /// another P.
    void takeBack(Machine m, Processor p) {
        m.p = null;
        if (!m.blocked) {
            m.blocked = true;
            blockedMachines++;
        }
        if (p.status() == Processor.HANDED) {
            undoHandOver(m);
        }
    }

    /// Its thread was not there yet and will not know that it had a P.
    private void undoHandOver(Machine m) {
        if (m.spinning) {
            m.spinning = false;
            spinning.decrementAndGet();
        }
        m.called = null;
        if (m.waiting != null) {
            global.add(m.waiting);
        }
    }

    private void unblocked(Machine m) {
        if (m.blocked) {
            m.blocked = false;
            blockedMachines--;
        }
    }

    /// `m` has lost its P in a stop of the world and puts down its goroutine.
    void putDown(Machine m, Goroutine g) {
        lock.lock();
        try {
            global.add(g);
            unblocked(m);
        } finally {
            lock.unlock();
        }
        wake();
    }

    // --- waking

    /// Gets another M to look for work, if there is a P for it and none looks already.
    void wake() {
        if (idleCount == 0 || !spinning.compareAndSet(0, 1)) {
            return;
        }
        lock.lock();
        try {
            Processor p = popIdle();
            if (p == null) {
                spinning.decrementAndGet();
            } else {
                start(p, true);
            }
        } finally {
            lock.unlock();
        }
    }

    /// A goroutine was made the next one of `p`, where it will most likely run very soon. Waking
    /// another M for it pays only if this goroutine goes on running for long; after wakings that
    /// found nothing more and more chances are let pass. Sysmon sees to the rest.
    void wakeForNext(Processor p) {
        if (idleCount == 0 || spinning.get() != 0) {
            return;
        }
        if (p.skipWakes > 0) {
            p.skipWakes--;
            return;
        }
        p.skipWakes = wakeBackoff;
        wake();
    }

    void wakingPaid() {
        if (wakeBackoff != 0) {
            wakeBackoff = 0;
        }
    }

    void wakingWasIdle() {
        wakeBackoff = Math.min(2 * wakeBackoff + 1, MAX_BACKOFF);
    }

    /// There is a new first timer of some P. An M that goes on running Go code leaves it to another
    /// to wait for it.
    void firstTimerChanged(long when, boolean staysBusy) {
        Machine k = keeper;
        if (k != null) {
            if (when < keeperUntil) {
                k.signal();
            }
        } else if (staysBusy) {
            wake();
        }
    }

    /// Before running a goroutine while timers wait: sees to it that an idle P's M waits for them.
    void ensureKeeper() {
        if (keeper == null && idleCount > 0) {
            wake();
        }
    }

    // --- Ms without work

    /// `m` found nothing: it gives up its P, unless something has come up. False if it still has
    /// the P.
    boolean release(Machine m) {
        lock.lock();
        try {
            if (!scheduler.world.letsRest(m) || global.size() > 0) {
                return false;
            }
            Processor p = m.p;
            scheduler.events.released(m);
            m.p = null;
            pass(p);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// After having given up its P and having looked at all queues once more: takes a P because
    /// there is work.
    boolean takeForWork(Machine m) {
        lock.lock();
        try {
            return takeIdle(m);
        } finally {
            lock.unlock();
        }
    }

    boolean anyQueued() {
        if (global.size() > 0) {
            return true;
        }
        int n = processors;
        Processor[] ps = all;
        for (int i = 0; i < n; i++) {
            if (!ps[i].queue.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// Waits until `m`, which has no P, is given one; it may have lost that again. False if it
    /// shall end.
    boolean rest(Machine m) {
        lock.lock();
        try {
            while (m.p == null) {
                unblocked(m);
                if (scheduler.world.isEnding()) {
                    return false;
                }
                if (isDead()) {
                    scheduler.deadlockLater();
                }
                if (scheduler.world.isCollectionWanted()
                        && !scheduler.world.isLeftToOthers(m)
                        && takeIdle(m)) {
                    return true;
                }
                if (mayKeepTimers()) {
                    keepTimers(m);
                } else if (idleMachines.size() > processors + 4) {
                    return false;
                } else {
                    idleMachines.addFirst(m);
                    lock.unlock();
                    m.park();
                    lock.lock();
                    idleMachines.remove(m);
                }
                arrive(m);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean mayKeepTimers() {
        long next = scheduler.timers.next();
        return keeper == null
                && scheduler.schedule == null
                && next != Timer.NEVER
                && !scheduler.world.isStoppingOrEnding()
                && (idleCount > 0 || next > scheduler.now());
    }

    private void keepTimers(Machine m) {
        // Whoever adds a timer from here on signals; whoever did so before is seen by the second
        // look.
        keeperUntil = Timer.NEVER;
        keeper = m;
        long until = scheduler.timers.next();
        keeperUntil = until;
        lock.unlock();
        if (until == Timer.NEVER) {
            m.park();
        } else {
            m.park(until - scheduler.now());
        }
        lock.lock();
        if (keeper == m) {
            keeper = null;
        }
        if (m.p == null && scheduler.timers.isDue()) {
            scheduler.world.awaitStartedOrEnd();
            if (m.p == null) {
                takeIdle(m);
            }
        }
    }

    // --- deadlock

    /// Whether no goroutine can ever run again; with the lock held.
    boolean isDead() {
        return idleCount == processors
                && blockedMachines == 0
                && global.size() == 0
                && externalSources == 0
                && scheduler.world.attention() == 0
                // Who waits for the end of a cycle, or for a finalizer, will be woken.
                && scheduler.world.collector().markingCycle() == 0
                && scheduler.isRunning()
                && !scheduler.timers.willWakeSomeone();
    }

    void addExternalSource(int delta) {
        lock.lock();
        try {
            externalSources += delta;
            if (isDead()) {
                scheduler.deadlockLater();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The state in words, for people.
    String describe() {
        var out = new StringBuilder();
        out.append("processors=").append(processors).append(" idle=").append(idleCount);
        out.append(" machines=")
                .append(machines)
                .append(" idleMachines=")
                .append(idleMachines.size());
        out.append(" spinning=").append(spinning.get()).append(" blocked=").append(blockedMachines);
        out.append(" waiters=").append(waiters.size()).append(" global=").append(global.size());
        out.append(" keeper=").append(keeper == null ? "none" : keeper.getName());
        out.append(" attention=").append(scheduler.world.attention());
        out.append(" nextTimer=")
                .append(scheduler.timers.next())
                .append(" now=")
                .append(scheduler.now());
        int n = processors;
        Processor[] ps = all;
        for (int i = 0; i < n; i++) {
            Machine m = ps[i].machine;
            out.append("\n  P").append(i).append(" status=").append(ps[i].status());
            out.append(" tick=").append(ps[i].tick()).append(" queue=").append(ps[i].queue.size());
            out.append(" m=").append(m == null ? "none" : m.getName());
        }
        return out.toString();
    }

    // --- the end

    void addGlobal(Goroutine g) {
        lock.lock();
        try {
            global.add(g);
        } finally {
            lock.unlock();
        }
    }

    /// Wakes every M; with the lock held.
    void wakeAll() {
        idleMachines.forEach(Machine::signal);
        waiters.forEach(Machine::signal);
        Machine k = keeper;
        if (k != null) {
            k.signal();
        }
        started.signalAll();
        stopped.signalAll();
        ended.signalAll();
    }

    void machineEnded(Machine m) {
        lock.lock();
        try {
            machines--;
            everyMachine.remove(m);
            Processor p = m.p;
            if (p != null) {
                m.p = null;
                p.machine = null;
                p.setStatus(Processor.DEAD);
            }
            unblocked(m);
            ended.signalAll();
            stopped.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Number of Ms that are not in blocking natives; with the lock held.
    int activeMachines() {
        int inNatives = blockedMachines;
        for (int i = 0; i < processors; i++) {
            inNatives += all[i].status() == Processor.SYSCALL ? 1 : 0;
        }
        return machines - inNatives;
    }

    /// Sysmon takes the P of an M that stays in a native.
    void retake(Processor p, int state) {
        lock.lock();
        try {
            if (!scheduler.world.isStoppingOrEnding() && p.leaveSyscall(state, Processor.STOPPED)) {
                scheduler.events.retaken(p, p.machine);
                p.machine = null;
                blockedMachines++;
                pass(p);
            }
        } finally {
            lock.unlock();
        }
    }
}
