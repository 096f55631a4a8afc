package gobi.vm.sched;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The run queue of one P: a ring that its owner fills and anyone empties, and one place for the
/// goroutine to run next.
///
/// Only the owner writes `tail`; whoever takes goroutines out moves `head` by compare-and-set after
/// having read them. A slot is written again only when `head` has passed it, so what was read
/// before a successful compare-and-set was valid.
final class RunQueue {
    static final int SIZE = 256;
    private static final int MASK = SIZE - 1;

    /// How long a thief watches a running P's next goroutine before taking it: its P will most
    /// likely run it at once.
    private static final long NEXT_GRACE_NANOS = 3_000;

    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle NEXT;

    static {
        try {
            var lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(RunQueue.class, "head", int.class);
            TAIL = lookup.findVarHandle(RunQueue.class, "tail", int.class);
            NEXT = lookup.findVarHandle(RunQueue.class, "next", Goroutine.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Goroutine[] ring = new Goroutine[SIZE];
    private volatile int head;
    private volatile int tail;
    private volatile Goroutine next;

    /// How many goroutines the last steal took; for the owner.
    private int stolen;

    /// Whether there is nothing at all, at one moment during the call.
    boolean isEmpty() {
        while (true) {
            int h = head;
            int t = tail;
            Goroutine n = next;
            if (t == tail) {
                return h == t && n == null;
            }
        }
    }

    /// Number of goroutines in the ring.
    int ringSize() {
        return Math.max(0, tail - head);
    }

    int size() {
        return ringSize() + (next == null ? 0 : 1);
    }

    boolean hasNext() {
        return next != null;
    }

    // --- owner

    /// Makes `g` the next one; the one displaced, or null. A full fence.
    Goroutine putNext(Goroutine g) {
        return (Goroutine) NEXT.getAndSet(this, g);
    }

    /// Appends to the ring; false if it is full.
    boolean put(Goroutine g) {
        int h = (int) HEAD.getAcquire(this);
        int t = (int) TAIL.get(this);
        if (t - h >= SIZE) {
            return false;
        }
        ring[t & MASK] = g;
        TAIL.setRelease(this, t + 1);
        return true;
    }

    /// Takes the older half of a full ring, linked by `schedLink`, for the global queue; null if
    /// thieves were faster.
    Goroutine takeHalf() {
        int h = (int) HEAD.getAcquire(this);
        int t = (int) TAIL.get(this);
        int n = (t - h) / 2;
        if (n != SIZE / 2) {
            return null;
        }
        Goroutine[] batch = new Goroutine[n];
        for (int i = 0; i < n; i++) {
            batch[i] = ring[h + i & MASK];
        }
        if (!HEAD.compareAndSet(this, h, h + n)) {
            return null;
        }
        for (int i = 0; i < n - 1; i++) {
            batch[i].schedLink = batch[i + 1];
        }
        batch[n - 1].schedLink = null;
        return batch[0];
    }

    Goroutine takeNext() {
        Goroutine n = next;
        return n != null && NEXT.compareAndSet(this, n, null) ? n : null;
    }

    Goroutine take() {
        while (true) {
            int h = (int) HEAD.getAcquire(this);
            int t = (int) TAIL.get(this);
            if (t == h) {
                return null;
            }
            Goroutine g = ring[h & MASK];
            if (HEAD.compareAndSet(this, h, h + 1)) {
                // Only the owner writes slots, so it may forget this one.
                ring[h & MASK] = null;
                return g;
            }
        }
    }

    // --- thieves

    /// Moves half of the victim's ring here, whose owner calls; returns one of them to run. With
    /// `alsoNext`, if the ring is empty, the victim's next goroutine.
    Goroutine stealFrom(RunQueue victim, boolean alsoNext) {
        int t = (int) TAIL.get(this);
        int n = grab(victim, t, alsoNext);
        if (n == 0) {
            return null;
        }
        stolen = n;
        n--;
        int last = t + n & MASK;
        Goroutine g = ring[last];
        ring[last] = null;
        if (n > 0) {
            TAIL.setRelease(this, t + n);
        }
        return g;
    }

    /// How many goroutines [#stealFrom] took when it last took any.
    int stolen() {
        return stolen;
    }

    private int grab(RunQueue victim, int at, boolean alsoNext) {
        while (true) {
            int h = (int) HEAD.getAcquire(victim);
            int t = (int) TAIL.getAcquire(victim);
            int n = t - h;
            n -= n / 2;
            if (n == 0) {
                return alsoNext ? grabNext(victim, at) : 0;
            }
            if (n < 0 || n > SIZE / 2) {
                continue; // read at different moments
            }
            for (int i = 0; i < n; i++) {
                ring[at + i & MASK] = victim.ring[h + i & MASK];
            }
            if (HEAD.compareAndSet(victim, h, h + n)) {
                return n;
            }
        }
    }

    private int grabNext(RunQueue victim, int at) {
        Goroutine n = victim.next;
        if (n == null) {
            return 0;
        }
        long until = System.nanoTime() + NEXT_GRACE_NANOS;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
            if (victim.next != n) {
                return 0;
            }
        }
        if (!NEXT.compareAndSet(victim, n, null)) {
            return 0;
        }
        ring[at & MASK] = n;
        return 1;
    }
}
