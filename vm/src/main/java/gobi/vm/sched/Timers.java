package gobi.vm.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// All timers of a scheduler. Each is in the heap of the P that started it; any M that has a P and
/// nothing to run lets those of all Ps expire.
///
/// Who goes over the Ps reads their number first: a larger number is only seen with an array that
/// has so many.
///
/// Of the threads that start or stop one and the same timer there may be one at a time. An expiry
/// goes on beside them: who finds one under way waits for its end.
public final class Timers {
    private final Scheduler scheduler;
    private final Roster roster;

    /// How many Ps have timers.
    private final AtomicInteger filled = new AtomicInteger();

    Timers(Scheduler scheduler, Roster roster) {
        this.scheduler = scheduler;
        this.roster = roster;
    }

    void filled() {
        filled.incrementAndGet();
    }

    void emptied() {
        filled.decrementAndGet();
    }

    /// Whether no timer is active.
    boolean isEmpty() {
        return filled.get() == 0;
    }

    /// Time of the first expiry, or [Timer#NEVER].
    long next() {
        long first = Timer.NEVER;
        if (!isEmpty()) {
            int n = roster.processors();
            Processor[] ps = roster.all();
            for (int i = 0; i < n; i++) {
                first = Math.min(first, ps[i].timers.next());
            }
        }
        return first;
    }

    /// How many are active on each P.
    int[] counts() {
        int n = roster.processors();
        Processor[] ps = roster.all();
        return IntStream.range(0, n).map(i -> ps[i].timers.count()).toArray();
    }

    /// All active timers.
    public List<Timer> active() {
        List<Timer> timers = new ArrayList<>();
        int n = roster.processors();
        Processor[] ps = roster.all();
        for (int i = 0; i < n; i++) {
            timers.addAll(ps[i].timers.active());
        }
        return timers;
    }

    /// Starts a timer that is not active. The calling thread goes on running Go code.
    public void add(Timer t, long when) {
        add(t, when, true);
    }

    /// @param staysBusy whether the calling thread goes on running Go code
    void add(Timer t, long when, boolean staysBusy) {
        TimerHeap expiring = t.home;
        if (expiring != null) {
            expiring.awaitExpiry();
        }
        Processor p = scheduler.currentProcessor();
        TimerHeap heap = (p != null ? p : roster.all()[0]).timers;
        if (heap.add(t, when)) {
            firstChanged(when, staysBusy);
        }
    }

    /// There is a new first timer of some P. In the deterministic mode the clock goes to the
    /// timers.
    void firstChanged(long when, boolean staysBusy) {
        if (!scheduler.isDeterministic()) {
            roster.firstTimerChanged(when, staysBusy);
        }
    }

    /// Stops a timer; false if it was not active.
    public boolean remove(Timer t) {
        for (TimerHeap h = t.home; h != null; h = t.home) {
            if (h.remove(t)) {
                return true;
            }
        }
        return false;
    }

    boolean isDue() {
        long first = next();
        return first != Timer.NEVER && first <= scheduler.now();
    }

    /// Lets expire what is due on that P.
    void run(Processor p) {
        long first = p.timers.next();
        if (first != Timer.NEVER) {
            long now = scheduler.now();
            if (first <= now) {
                p.timers.run(now);
            }
        }
    }

    /// Lets expire what is due on any P; whether there was something.
    boolean runAll() {
        if (!isDue()) {
            return false;
        }
        int n = roster.processors();
        Processor[] ps = roster.all();
        for (int i = 0; i < n; i++) {
            run(ps[i]);
        }
        return true;
    }

    /// Whether some timer will make a goroutine run. True also if that cannot be found out now.
    boolean willWakeSomeone() {
        if (isEmpty()) {
            return false;
        }
        int n = roster.processors();
        Processor[] ps = roster.all();
        for (int i = 0; i < n; i++) {
            if (ps[i].timers.willWakeSomeone()) {
                return true;
            }
        }
        return false;
    }
}
