package gobi.vm.gc;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// What the markers of one cycle share: roots still to be visited, the pool of grey objects, who is
/// at work, and credit that workers give to assists.
final class Marking {
    private final GreyPool pool;
    private final Supplier<List<RootSource>> roots;
    private List<RootSource> parts;
    private int nextPart;
    private volatile boolean rootsTaken;
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicLong scanned = new AtomicLong();
    private final AtomicLong credit = new AtomicLong();

    /// @param roots asked once, when the first marker wants work: the parts that the roots are
    ///   visited in
    Marking(GreyPool pool, Supplier<List<RootSource>> roots) {
        this.pool = pool;
        this.roots = roots;
    }

    GreyPool pool() {
        return pool;
    }

    /// A part of the roots that nobody has visited, for the caller to visit; null if there is none.
    RootSource nextRoot() {
        return rootsTaken ? null : takeRoot();
    }

    private synchronized RootSource takeRoot() {
        if (parts == null) {
            parts = roots.get();
        }
        if (nextPart == parts.size()) {
            rootsTaken = true;
            return null;
        }
        return parts.get(nextPart++);
    }

    /// A marker begins to work.
    void enter() {
        active.incrementAndGet();
    }

    /// It ends, having given all it has to the pool.
    void leave() {
        active.decrementAndGet();
    }

    /// Whether a marker that begins to work now would find something.
    boolean hasWork() {
        return !pool.isEmpty() || !rootsTaken;
    }

    /// Whether all is marked but for what write barriers have not told the pool of.
    boolean isDone() {
        // In this order: who works may add to the pool until it has left.
        return active.get() == 0 && rootsTaken && pool.isEmpty();
    }

    void scanned(long bytes) {
        if (bytes != 0) {
            scanned.addAndGet(bytes);
        }
    }

    /// Bytes searched for pointers so far.
    long scanned() {
        return scanned.get();
    }

    // --- credit

    /// A worker has scanned so many bytes for nobody in particular.
    void addCredit(long bytes) {
        credit.addAndGet(bytes);
    }

    /// Takes at most that much of the workers' credit.
    long takeCredit(long wanted) {
        while (true) {
            long there = credit.get();
            long taken = Math.min(there, wanted);
            if (taken <= 0 || credit.compareAndSet(there, there - taken)) {
                return Math.max(0, taken);
            }
        }
    }
}
