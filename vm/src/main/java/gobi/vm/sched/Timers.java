package gobi.vm.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// All timers of a scheduler: a heap of degree 4 under one lock. The time of the first is readable
/// without it.
///
/// Order of locks: this one, then a channel's, then the scheduler's.
public final class Timers {
    private static final int DEGREE = 4;

    private final Scheduler scheduler;
    private final ReentrantLock lock = new ReentrantLock();
    private Timer[] heap = new Timer[16];
    private int size;
    private volatile long next = Timer.NEVER;

    Timers(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    public void lock() {
        lock.lock();
    }

    public void unlock() {
        lock.unlock();
    }

    /// Time of the first expiry, or [Timer#NEVER].
    long next() {
        return next;
    }

    /// How many are active.
    int count() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /// Starts an inactive timer. With the lock held.
    public void add(Timer t, long when) {
        add(t, when, true);
    }

    /// @param staysBusy whether the calling thread goes on running Go code
    void add(Timer t, long when, boolean staysBusy) {
        t.when = Math.max(0, when);
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        up(size++, t);
        boolean first = t.index == 0;
        next = heap[0].when;
        if (first) {
            scheduler.firstTimerChanged(t.when, staysBusy);
        }
    }

    /// Stops a timer; false if it was not active. With the lock held.
    public boolean remove(Timer t) {
        int i = t.index;
        if (i < 0) {
            return false;
        }
        t.index = -1;
        Timer last = heap[--size];
        heap[size] = null;
        if (i != size) {
            if (i > 0 && last.when < heap[(i - 1) / DEGREE].when) {
                up(i, last);
            } else {
                down(i, last);
            }
        }
        next = size == 0 ? Timer.NEVER : heap[0].when;
        return true;
    }

    /// Stops the timers that satisfy the predicate.
    public void removeIf(Predicate<Timer> dead) {
        lock.lock();
        try {
            for (Timer t : Arrays.copyOf(heap, size)) {
                if (dead.test(t)) {
                    remove(t);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// All active timers. With the lock held.
    public List<Timer> active() {
        return List.of(Arrays.copyOf(heap, size));
    }

    boolean isDue() {
        long first = next;
        return first != Timer.NEVER && first <= scheduler.now();
    }

    /// Lets expire what is due, unless another thread is at it.
    void run() {
        if (!lock.tryLock()) {
            return;
        }
        List<Timer> rest = null;
        try {
            long now = scheduler.now();
            while (size > 0 && heap[0].when <= now) {
                Timer t = heap[0];
                remove(t);
                long again = t.expire(now);
                if (again != Timer.NEVER) {
                    add(t, again, false);
                }
                if (t.hasAfterExpiry()) {
                    rest = rest == null ? new ArrayList<>() : rest;
                    rest.add(t);
                }
            }
        } finally {
            lock.unlock();
        }
        if (rest != null) {
            rest.forEach(Timer::afterExpiry);
        }
    }

    /// Whether some timer will make a goroutine run. True also if that cannot be found out now.
    boolean willWakeSomeone() {
        if (!lock.tryLock()) {
            return true;
        }
        try {
            for (int i = 0; i < size; i++) {
                if (heap[i].wakesSomeone()) {
                    return true;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void up(int i, Timer t) {
        while (i > 0) {
            int parent = (i - 1) / DEGREE;
            if (heap[parent].when <= t.when) {
                break;
            }
            place(i, heap[parent]);
            i = parent;
        }
        place(i, t);
    }

    private void down(int i, Timer t) {
        while (true) {
            int child = i * DEGREE + 1;
            if (child >= size) {
                break;
            }
            int least = child;
            for (int c = child + 1; c < Math.min(child + DEGREE, size); c++) {
                if (heap[c].when < heap[least].when) {
                    least = c;
                }
            }
            if (t.when <= heap[least].when) {
                break;
            }
            place(i, heap[least]);
            i = least;
        }
        place(i, t);
    }

    private void place(int i, Timer t) {
        heap[i] = t;
        t.index = i;
    }
}
