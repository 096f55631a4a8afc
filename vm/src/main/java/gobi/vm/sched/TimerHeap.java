package gobi.vm.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// The timers that were started on one P: a heap of degree 4 under a lock. Its first expiry is
/// readable without it.
final class TimerHeap {
    private static final int DEGREE = 4;

    private final Timers all;
    private final ReentrantLock lock = new ReentrantLock();
    private Timer[] heap = new Timer[16];
    private int size;
    private volatile long next = Timer.NEVER;

    TimerHeap(Timers all) {
        this.all = all;
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

    /// All active timers.
    List<Timer> active() {
        lock.lock();
        try {
            return List.of(Arrays.copyOf(heap, size));
        } finally {
            lock.unlock();
        }
    }

    /// Starts a timer that is in no heap; whether it is the first one now.
    boolean add(Timer t, long when) {
        lock.lock();
        try {
            insert(t, when);
            return t.index == 0;
        } finally {
            lock.unlock();
        }
    }

    /// Stops a timer that was last seen here; false if it is not active here any more.
    boolean remove(Timer t) {
        lock.lock();
        try {
            if (t.home != this) {
                return false;
            }
            takeOut(t);
            t.home = null;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the end of an expiry that is under way.
    void awaitExpiry() {
        lock.lock();
        lock.unlock();
    }

    /// Takes over the timers of a P that ceases to be. The world is stopped.
    void adopt(TimerHeap other) {
        for (Timer t : other.active()) {
            other.remove(t);
            add(t, t.when);
        }
        all.firstChanged(next, false);
    }

    /// Lets expire what is due at `now`, unless another thread is at it.
    void run(long now) {
        if (!lock.tryLock()) {
            return;
        }
        List<Timer> rest = null;
        try {
            while (size > 0 && heap[0].when <= now) {
                Timer t = heap[0];
                expire(t, now);
                if (t.hasAfterExpiry()) {
                    rest = rest == null ? new ArrayList<>() : rest;
                    rest.add(t);
                }
            }
        } finally {
            lock.unlock();
        }
        all.firstChanged(next, false);
        if (rest != null) {
            rest.forEach(Timer::afterExpiry);
        }
    }

    /// Its home stays as it is meanwhile, so that who stops the timer waits for the end of this.
    private void expire(Timer t, long now) {
        takeOut(t);
        long again = t.expire(now);
        if (again == Timer.NEVER) {
            t.home = null;
        } else {
            insert(t, again);
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

    // --- the heap, with the lock held

    private void insert(Timer t, long when) {
        t.when = Math.max(0, when);
        t.home = this;
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        up(size++, t);
        next = heap[0].when;
        if (size == 1) {
            all.filled();
        }
    }

    private void takeOut(Timer t) {
        int i = t.index;
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
        if (size == 0) {
            all.emptied();
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
