package gobi.vm.heap;

import java.util.concurrent.locks.LockSupport;

/// Gives pages back to the system that a heap which has shrunk will not need soon: a little at a
/// time, from the highest addresses down since the lowest are used first, on a thread that takes a
/// hundredth of a CPU and is there only while there is too much.
final class Scavenger {
    private static final int STEP_PAGES = (256 << 10) >> SizeClasses.PAGE_SHIFT;

    /// So much more than the next collection aims at is kept, in parts of that.
    private static final int SLACK = 10;

    /// Rest for each nanosecond of work.
    private static final int REST = 99;

    private static final long MIN_REST_NANOS = 1_000_000;
    private static final long SWEEP_REST_NANOS = 50_000_000;

    private final PageHeap pages;
    private final Sweeper sweeper;
    private volatile long retained = Long.MAX_VALUE;
    private Thread thread;
    private boolean closed;

    Scavenger(PageHeap pages, Sweeper sweeper) {
        this.pages = pages;
        this.sweeper = sweeper;
    }

    /// The heap is going to grow to so many bytes before it is collected again.
    synchronized void expect(long bytes) {
        long slack = bytes / SLACK;
        retained = bytes > Long.MAX_VALUE - slack ? Long.MAX_VALUE : bytes + slack;
        if (thread == null && !closed && hasTooMuch()) {
            thread = new Thread(null, this::run, "gobi-scavenger", 0, false);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /// From now on no page is touched.
    synchronized void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private boolean hasTooMuch() {
        return pages.heldBytes() - pages.releasedBytes() > retained;
    }

    private void run() {
        while (true) {
            long began = System.nanoTime();
            // What is asked first can only become true: pages freed in between are found.
            boolean swept = sweeper.isDone();
            int released = step();
            if (released < 0 || released == 0 && swept && ends()) {
                return;
            }
            long took = System.nanoTime() - began;
            LockSupport.parkNanos(
                    this, released == 0 ? SWEEP_REST_NANOS : Math.max(MIN_REST_NANOS, REST * took));
        }
    }

    /// How many pages were given back; negative if nobody wants that any more.
    private synchronized int step() {
        if (closed) {
            return -1;
        }
        return hasTooMuch() ? pages.scavenge(STEP_PAGES) : 0;
    }

    /// The thread ends unless there is something to do again.
    private synchronized boolean ends() {
        if (!closed && sweeper.isDone() && hasTooMuch() && pages.hasDirtyFree()) {
            return false;
        }
        thread = null;
        return true;
    }
}
