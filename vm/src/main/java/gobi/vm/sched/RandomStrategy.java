package gobi.vm.sched;

import java.util.List;

/// Any goroutine, for a random number of polls whose mean is drawn once for the run.
final class RandomStrategy implements Strategy {
    private final SeededRandom random;
    private final int mean;
    private int left;

    RandomStrategy(SeededRandom random) {
        this.random = random;
        mean = random.powerOfTwo(0, 9);
    }

    @Override
    public void created(Goroutine g) {
        // All are alike.
    }

    @Override
    public int pick(List<Goroutine> runnable) {
        left = 1 + random.below(2 * mean);
        return random.below(runnable.size());
    }

    @Override
    public boolean preempts(Goroutine g, List<Goroutine> runnable) {
        if (--left > 0) {
            return false;
        }
        left = 1 + random.below(2 * mean);
        return true;
    }

    @Override
    public void yields(Goroutine g) {
        // It may be picked again at once, as it may in Go.
    }
}
