package gobi.vm.gc;

import java.util.concurrent.atomic.AtomicLong;

/// Where the CPU time of a cycle goes.
public final class GcClock {
    private final AtomicLong assists = new AtomicLong();
    private final AtomicLong workers = new AtomicLong();
    private final AtomicLong idle = new AtomicLong();

    public void assisted(long nanos) {
        assists.addAndGet(nanos);
    }

    public void worked(long nanos) {
        workers.addAndGet(nanos);
    }

    public void workedIdly(long nanos) {
        idle.addAndGet(nanos);
    }

    long assistNanos() {
        return assists.get();
    }

    long workerNanos() {
        return workers.get();
    }

    long idleNanos() {
        return idle.get();
    }

    void reset() {
        assists.set(0);
        workers.set(0);
        idle.set(0);
    }
}
