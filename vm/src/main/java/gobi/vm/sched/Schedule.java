package gobi.vm.sched;

import java.util.ArrayList;
import java.util.List;

/// The deterministic mode: all that a run chooses follows from one seed.
///
/// There is one P, so one goroutine runs at a time. Its `limit` is always poisoned, so it comes by
/// at every poll; polls are counted, and the count and the [Strategy] decide when it must give way.
/// The clock is the count of polls and what was added by jumps to the next timer: when nothing can
/// run, and now and then also when something can, since a goroutine may be late for any time. Used
/// by the thread that has the P, but for the clock, which anyone may read.
final class Schedule {
    private static final long NANOS_PER_POLL = 50;

    /// Where the clock begins.
    private static final long START = 1;

    private final SeededRandom values;
    private final SeededRandom jumps;
    private final Strategy strategy;
    private final int jumpOdds;
    private final List<Goroutine> runnable = new ArrayList<>();
    private Witness witness;
    private long limit = Long.MAX_VALUE;
    private long polls;
    private volatile long clock = START;
    private boolean preempted;

    Schedule(long seed) {
        var root = new SeededRandom(seed);
        values = root.split();
        jumps = root.split();
        strategy = Strategy.of(seed, root.split());
        jumpOdds = new int[] {0, 64, 16, 4}[jumps.below(4)];
    }

    void watch(Witness newWitness) {
        witness = newWitness;
    }

    /// Sets how many polls there may be from now on.
    void limit(long morePolls) {
        limit = polls + morePolls;
    }

    boolean isExhausted() {
        return polls >= limit;
    }

    long now() {
        return clock;
    }

    /// Random bits for the program: maps, math/rand.
    synchronized long value() {
        return values.next();
    }

    // --- running

    /// `g` runs and is at a poll; true if it must give way.
    boolean poll(Goroutine g) {
        polls++;
        long now = clock + NANOS_PER_POLL;
        clock = now; // one writer: the goroutine that runs
        preempted = strategy.preempts(g, runnable) && !runnable.isEmpty();
        return preempted || polls >= limit;
    }

    void yields(Goroutine g) {
        if (!preempted) {
            strategy.yields(g);
        }
    }

    /// `g` has stopped running.
    void left(Goroutine g, Executor.Outcome outcome) {
        if (witness != null) {
            witness.left(
                    g,
                    switch (outcome) {
                        case YIELDED -> preempted ? Witness.Leave.PREEMPTED : Witness.Leave.YIELDED;
                        case PARKED -> Witness.Leave.WAITS;
                        case FINISHED -> Witness.Leave.ENDED;
                        case EXITED -> Witness.Leave.PROGRAM_ENDED;
                    });
        }
    }

    // --- choosing

    void add(Goroutine g, boolean fresh) {
        if (fresh) {
            strategy.created(g);
        }
        runnable.add(g);
    }

    boolean isEmpty() {
        return runnable.isEmpty();
    }

    /// The goroutine to run next, or null.
    Goroutine take() {
        return runnable.isEmpty() ? null : runnable.remove(strategy.pick(runnable));
    }

    /// Whether the clock jumps to the next timer although goroutines could run.
    boolean jumpsAhead() {
        return jumpOdds != 0 && jumps.below(jumpOdds) == 0;
    }

    void jumpTo(long when, boolean ahead) {
        clock = Math.max(clock, when);
        if (ahead && witness != null) {
            witness.timeJumped();
        }
    }
}
