package gobi.vm.sync;

import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.Scheduler;
import gobi.vm.sched.Sudog;
import gobi.vm.sched.SudogQueue;
import gobi.vm.sched.WaitReason;

import java.util.concurrent.atomic.AtomicInteger;

/// Counting semaphores: any uint32 in memory. A goroutine waits only if the count was 0 when it was
/// enqueued.
///
/// Whoever releases increments the count, then gives one unit to the first waiter if there is one
/// and nobody was faster. A woken goroutine therefore has its unit and never tries again.
public final class Semaphores {
    private static final int ROOTS = 64;

    /// The waiters of the addresses that fall to one lock.
    private static final class Root {
        private final AtomicInteger lock = new AtomicInteger();
        private final LongTable<SudogQueue> queues = new LongTable<>();

        /// How many wait or are about to; read without the lock.
        private volatile int waiting;

        void lock() {
            for (int i = 0; !lock.compareAndSet(0, 1); i++) {
                SpinLock.pause(i);
            }
        }

        void unlock() {
            lock.setRelease(0);
        }

        void countWaiting(int delta) {
            int n = waiting + delta;
            waiting = n;
        }
    }

    private final Scheduler scheduler;
    private final Root[] roots = new Root[ROOTS];

    public Semaphores(Scheduler scheduler) {
        this.scheduler = scheduler;
        for (int i = 0; i < ROOTS; i++) {
            roots[i] = new Root();
        }
    }

    private Root root(long address) {
        return roots[(int) (address * 0x9E3779B97F4A7C15L >>> 58) & ROOTS - 1];
    }

    /// Takes one unit: true if done, false if `g` was parked; when it is resumed it has its unit,
    /// and the native calls [#finish].
    public boolean acquire(Goroutine g, long address, boolean lifo, WaitReason reason) {
        if (tryAcquire(address)) {
            return true;
        }
        Root root = root(address);
        root.lock();
        // Counted first: a release that comes now sees the waiter, or its unit is seen below.
        root.countWaiting(1);
        if (tryAcquire(address)) {
            root.countWaiting(-1);
            root.unlock();
            return true;
        }
        Sudog s = g.acquireSudog();
        g.sudogs = s;
        s.object = address;
        SudogQueue queue = root.queues.get(address);
        if (queue == null) {
            queue = new SudogQueue();
            root.queues.put(address, queue);
        }
        if (lifo) {
            queue.addFirst(s);
        } else {
            queue.add(s);
        }
        g.setWaiting(reason);
        root.unlock();
        return false;
    }

    /// After `g` was resumed with its unit.
    public void finish(Goroutine g) {
        Sudog s = g.sudogs;
        g.sudogs = null;
        if (s != null) {
            g.releaseSudog(s);
        }
    }

    private static boolean tryAcquire(long address) {
        while (true) {
            int n = Memory.loadIntVolatile(address);
            if (n == 0) {
                return false;
            }
            if (Memory.casInt(address, n, n - 1)) {
                return true;
            }
        }
    }

    /// Adds one unit, for the first waiter if there is one. With `handoff` a woken waiter runs next
    /// and `g` yields to it; then the answer is true and the native returns CHECK. `g` may be null
    /// without `handoff`.
    public boolean release(Goroutine g, long address, boolean handoff) {
        Memory.addInt(address, 1);
        Root root = root(address);
        if (root.waiting == 0) {
            return false;
        }
        root.lock();
        Sudog s = pollFor(root, address);
        root.unlock();
        if (s == null) {
            return false;
        }
        scheduler.ready(s.g);
        if (handoff) {
            scheduler.yieldToNext(g);
        }
        return handoff;
    }

    private static Sudog pollFor(Root root, long address) {
        if (root.waiting == 0) {
            return null;
        }
        SudogQueue queue = root.queues.get(address);
        if (queue == null || !tryAcquire(address)) {
            return null;
        }
        Sudog s = queue.poll();
        if (queue.isEmpty()) {
            root.queues.remove(address);
        }
        root.countWaiting(-1);
        return s;
    }

    /// Number of goroutines that wait anywhere, for tests.
    int waiting() {
        int n = 0;
        for (Root r : roots) {
            n += r.waiting;
        }
        return n;
    }
}
