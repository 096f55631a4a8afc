package gobi.vm.event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Takes what is in the full buffers of a recording's threads and writes it in the background:
/// those threads do not wait for the disk, unless it is slower than they are by more than what may
/// be under way.
final class EventWriter extends Thread {
    /// Full buffers for which the thread is woken. To wake it costs some microseconds, which is a
    /// part of the time in which a buffer gets full.
    private static final int WORTH_WAKING = 16;

    /// 16 MB.
    private static final int MOST = 1024;

    sealed interface Part {}

    /// Events of one thread.
    record Batch(int generation, long thread, long time, byte[] bytes, int size) implements Part {}

    /// What ends a generation.
    record Tables(int generation, StackTable stacks, StringTable strings, long time)
            implements Part {}

    private final BatchWriter out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private final Deque<Part> full = new ArrayDeque<>();
    private final Deque<byte[]> empty = new ArrayDeque<>();
    private boolean writing;

    /// Somebody waits until all is written.
    private boolean hurried;

    /// Nothing is taken.
    private boolean held;

    private boolean ended;

    EventWriter(BatchWriter out) {
        super(null, null, "gobi-trace-writer", 0, false);
        setDaemon(true);
        this.out = out;
    }

    /// Takes a copy of what is in a buffer. The calling thread is the only one that writes events
    /// as this thread.
    void take(int generation, long thread, long time, byte[] bytes, int size) {
        byte[] copy = anEmptyOne();
        System.arraycopy(bytes, 0, copy, 0, size);
        lock.lock();
        try {
            take(new Batch(generation, thread, time, copy, size));
        } finally {
            lock.unlock();
        }
    }

    private byte[] anEmptyOne() {
        lock.lock();
        try {
            byte[] one = empty.poll();
            return one != null ? one : new byte[EventBuffer.CAPACITY];
        } finally {
            lock.unlock();
        }
    }

    /// Takes the tables of a generation whose events it has.
    void add(Tables tables) {
        lock.lock();
        try {
            take(tables);
        } finally {
            lock.unlock();
        }
    }

    private void take(Part part) {
        while (held || full.size() >= MOST) {
            progress.awaitUninterruptibly();
        }
        full.add(part);
        if (full.size() == WORTH_WAKING || part instanceof Tables) {
            work.signal();
        }
    }

    /// Runs that when all is written and while nothing more is taken.
    void whenIdle(Runnable action) {
        lock.lock();
        try {
            while (held) {
                progress.awaitUninterruptibly();
            }
            held = true;
            drain();
        } finally {
            lock.unlock();
        }
        try {
            action.run();
        } finally {
            release();
        }
    }

    private void drain() {
        hurried = true;
        work.signal();
        while (writing || !full.isEmpty()) {
            progress.awaitUninterruptibly();
        }
        hurried = false;
    }

    private void release() {
        lock.lock();
        try {
            held = false;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing will be taken any more.
    void end() {
        lock.lock();
        try {
            ended = true;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        for (Part p = next(null); p != null; p = next(p)) {
            switch (p) {
                case Batch b -> out.batch(b.generation, b.thread, b.time, b.bytes, b.size);
                case Tables t -> out.tables(t.generation, t.stacks, t.strings, t.time);
            }
        }
    }

    /// The next to write, after the one that is written; null at the end.
    private Part next(Part done) {
        lock.lock();
        try {
            if (done instanceof Batch b) {
                empty.push(b.bytes);
            }
            if (done != null) {
                writing = false;
                progress.signalAll();
            }
            if (full.isEmpty()) {
                awaitWork();
            }
            writing = !full.isEmpty();
            return full.poll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitWork() {
        while (!ended && full.size() < WORTH_WAKING && !isUrgent()) {
            work.awaitUninterruptibly();
        }
    }

    private boolean isUrgent() {
        return hurried && !full.isEmpty() || full.peekLast() instanceof Tables;
    }
}
