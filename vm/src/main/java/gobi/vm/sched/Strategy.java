package gobi.vm.sched;

import java.util.List;

/// Which goroutine runs, and how long, in the deterministic mode.
///
/// A poll is a safepoint at which the running goroutine could be preempted.
sealed interface Strategy permits RandomStrategy, PriorityStrategy {
    /// Even seeds choose at random, odd ones by random priorities.
    static Strategy of(long seed, SeededRandom random) {
        return (seed & 1) == 0 ? new RandomStrategy(random) : new PriorityStrategy(random);
    }

    /// A goroutine is runnable for the first time.
    void created(Goroutine g);

    /// Index of the goroutine to run next among those runnable (at least one).
    int pick(List<Goroutine> runnable);

    /// Whether `g`, which runs and is at a poll, is preempted. `runnable` are the others.
    boolean preempts(Goroutine g, List<Goroutine> runnable);

    /// `g` runs and gives way of its own accord.
    void yields(Goroutine g);
}
