package gobi.vm.sched;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Watches the Ps without having one: ends time slices, takes Ps from Ms that stay in natives,
/// wakes Ms that were not woken.
final class Sysmon extends Thread {
    static final long SLICE_NANOS = 10_000_000;
    private static final long MIN_DELAY = 100_000;
    private static final long MAX_DELAY = 10_000_000;
    private static final long DEEP_SLEEP = 60_000_000_000L;
    private static final int QUIET_ROUNDS = 20;
    private static final long FORCED_COLLECTION_NANOS = 120_000_000_000L;
    private static final long DETERMINISTIC_PATIENCE_NANOS = 1_000_000_000L;
    private static final long NOTE_NANOS = 10_000_000_000L;

    private final Scheduler scheduler;
    private final Roster roster;

    /// For tests of programs: slices end at random, after a few microseconds to a few milliseconds.
    private final boolean restless = "random".equals(System.getProperty("gobi.preempt"));

    private volatile boolean asleep;
    private long noted;

    /// Of the slices that are not over.
    private long nextSliceEnd;

    Sysmon(Scheduler scheduler) {
        super(null, null, "gobi-sysmon", 0, false);
        setDaemon(true);
        this.scheduler = scheduler;
        this.roster = scheduler.roster;
    }

    boolean isAsleep() {
        return asleep;
    }

    /// The first P leaves idleness.
    void wake() {
        if (asleep) {
            asleep = false;
            LockSupport.unpark(this);
        }
    }

    @Override
    public void run() {
        long delay = MIN_DELAY;
        int quiet = 0;
        while (!scheduler.world.isEnding()) {
            if (roster.idleCount() == roster.processors()) {
                sleepDeeply();
                delay = MIN_DELAY;
                quiet = 0;
            } else {
                long untilSliceEnd = nextSliceEnd - scheduler.realNow();
                LockSupport.parkNanos(
                        this,
                        restless ? randomDelay() : Math.clamp(untilSliceEnd, MIN_DELAY, delay));
            }
            if (look()) {
                delay = MIN_DELAY;
                quiet = 0;
            } else if (++quiet > QUIET_ROUNDS) {
                delay = Math.min(2 * delay, MAX_DELAY);
            }
        }
    }

    /// Mostly short.
    private static long randomDelay() {
        return ThreadLocalRandom.current()
                .nextLong(1L << ThreadLocalRandom.current().nextInt(12, 22));
    }

    private void sleepDeeply() {
        asleep = true;
        if (roster.idleCount() == roster.processors() && scheduler.world.attention() == 0) {
            LockSupport.parkNanos(this, DEEP_SLEEP);
        }
        asleep = false;
    }

    /// True if a P had to be taken from a native, so that more of that is to be expected soon.
    private boolean look() {
        long now = scheduler.realNow();
        boolean acted = false;
        int n = roster.processors();
        Processor[] all = roster.all();
        nextSliceEnd = now + MAX_DELAY;
        for (int i = 0; i < n; i++) {
            Processor p = all[i];
            int state = p.state();
            switch (Processor.status(state)) {
                case Processor.RUNNING -> watchSlice(p, now);
                case Processor.SYSCALL -> acted |= watchSyscall(p, state, now);
                default -> {}
            }
        }
        if (scheduler.timers.next() <= scheduler.now() && roster.idleCount() > 0) {
            roster.wake();
        }
        if (scheduler.world.isCollectionWanted() && !scheduler.world.isAnyRunning()) {
            roster.wake();
        }
        if (now - noted > NOTE_NANOS) {
            noted = now;
            scheduler.noteWaiting();
        }
        if (scheduler.schedule == null
                && now - scheduler.world.lastCollection() > FORCED_COLLECTION_NANOS) {
            scheduler.requestCollection();
        }
        return acted;
    }

    /// Ends the time slice if it is over; whether it is. The goroutine may be in a native.
    private boolean watchSlice(Processor p, long now) {
        if (scheduler.schedule != null) {
            return false;
        }
        int tick = p.tick();
        if (tick != p.seenTick) {
            p.seenTick = tick;
            p.seenTickAt = now;
        } else if (roster.idleCount() > 0 && !p.queue.isEmpty()) {
            roster.wake();
        }
        long end = restless ? now : p.seenTickAt + SLICE_NANOS;
        if (now < end) {
            nextSliceEnd = Math.min(nextSliceEnd, end);
            return false;
        }
        p.sliceOver = true;
        p.poison();
        p.seenTick = tick + 1; // the next one begins now, not when it is seen
        p.seenTickAt = now;
        return true;
    }

    private boolean watchSyscall(Processor p, int state, long now) {
        boolean over = watchSlice(p, now);
        if (state != p.seenEpoch && !over) {
            p.seenEpoch = state;
            p.seenEpochAt = now;
            return false;
        }
        if (scheduler.schedule != null) {
            // The others wait for it, so that their order depends on no real time, but not for
            // ever.
            if (now - p.seenEpochAt > DETERMINISTIC_PATIENCE_NANOS) {
                roster.retake(p, state);
                return true;
            }
            return false;
        }
        boolean needed =
                !p.queue.isEmpty()
                        || roster.global.size() > 0
                        || roster.idleCount() == 0 && roster.spinning.get() == 0
                        || now - p.seenEpochAt > SLICE_NANOS;
        if (needed) {
            roster.retake(p, state);
        }
        return needed;
    }
}
