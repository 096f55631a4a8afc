package gobi.vm.sched;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/// The runnable goroutine with the highest priority, which are random; at a few random polls the
/// running one falls below all others ("probabilistic concurrency testing": finds a bug that needs
/// d orderings with d - 1 such polls).
///
/// Only polls at which others could run count. Their number cannot be known from the seed, so its
/// order of magnitude is drawn as well. A goroutine that runs for very long while others could is
/// waiting for one of them, and falls too.
final class PriorityStrategy implements Strategy {
    private static final int MAX_CHANGES = 4;
    private static final int PATIENCE = 5_000;

    private final SeededRandom random;
    private final ArrayDeque<Integer> changes = new ArrayDeque<>();
    private int lowest;
    private int polls;
    private int inARow;

    PriorityStrategy(SeededRandom random) {
        this.random = random;
        int length = random.powerOfTwo(3, 13);
        int[] at = new int[random.below(MAX_CHANGES + 1)];
        for (int i = 0; i < at.length; i++) {
            at[i] = 1 + random.below(length);
        }
        Arrays.sort(at);
        for (int i : at) {
            changes.add(i);
        }
    }

    @Override
    public void created(Goroutine g) {
        g.priority = 1 + random.below(1 << 20);
    }

    @Override
    public int pick(List<Goroutine> runnable) {
        int best = 0;
        for (int i = 1; i < runnable.size(); i++) {
            if (runnable.get(i).priority > runnable.get(best).priority) {
                best = i;
            }
        }
        inARow = 0;
        return best;
    }

    @Override
    public boolean preempts(Goroutine g, List<Goroutine> runnable) {
        if (runnable.isEmpty()) {
            return false;
        }
        polls++;
        while (!changes.isEmpty() && changes.peekFirst() <= polls) {
            changes.pollFirst();
            yields(g);
        }
        if (++inARow > PATIENCE) {
            yields(g);
            inARow = 0;
        }
        for (int i = 0; i < runnable.size(); i++) {
            if (runnable.get(i).priority > g.priority) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void yields(Goroutine g) {
        g.priority = --lowest;
    }
}
