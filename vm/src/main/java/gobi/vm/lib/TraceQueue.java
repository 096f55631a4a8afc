package gobi.vm.lib;

import gobi.vm.event.TraceSink;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.Scheduler;
import gobi.vm.sched.WaitReason;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// A trace on its way to a goroutine that writes it somewhere. A thread of its own wakes that
/// goroutine: events may be written where no goroutine can be made ready.
final class TraceQueue extends Thread implements TraceSink {
    private static final long PATIENCE_NANOS = 100_000_000;

    private final Scheduler scheduler;
    private final Queue<byte[]> chunks = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Goroutine> waiter = new AtomicReference<>();
    private volatile boolean closed;

    TraceQueue(Scheduler scheduler) {
        super(null, null, "gobi-trace", 0, false);
        setDaemon(true);
        this.scheduler = scheduler;
    }

    @Override
    public void write(byte[] bytes, int length) {
        chunks.add(Arrays.copyOf(bytes, length));
        LockSupport.unpark(this);
    }

    /// Nothing more will be written. Until [#drained], somebody may wait for the reader, whom this
    /// thread will wake: that is no deadlock.
    void close() {
        scheduler.addExternalSource();
        closed = true;
        LockSupport.unpark(this);
    }

    /// All has been read.
    void drained() {
        scheduler.removeExternalSource();
    }

    boolean isClosed() {
        return closed;
    }

    byte[] poll() {
        return chunks.poll();
    }

    /// Parks the goroutine until there is something or the end.
    void await(Goroutine g) {
        scheduler.markSystem(g);
        scheduler.park(g, WaitReason.FINALIZER);
        waiter.set(g);
        LockSupport.unpark(this);
    }

    @Override
    public void run() {
        while (!scheduler.isEnding()) {
            if (waiter.get() != null && (closed || !chunks.isEmpty())) {
                scheduler.ready(waiter.getAndSet(null));
            } else if (closed && chunks.isEmpty()) {
                return;
            } else {
                LockSupport.parkNanos(this, PATIENCE_NANOS);
            }
        }
    }
}
