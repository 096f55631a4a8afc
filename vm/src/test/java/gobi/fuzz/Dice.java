package gobi.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The choices of one program, all from its seed.
final class Dice {
    private static final int PERCENT = 100;

    private final RandomGenerator random;

    Dice(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// From 0 to below `n`.
    int below(int n) {
        return random.nextInt(n);
    }

    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    boolean chance(int percent) {
        return below(PERCENT) < percent;
    }

    long bits() {
        return random.nextLong();
    }

    <T> T pick(List<T> list) {
        return list.get(below(list.size()));
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[below(choices.length)];
    }

    /// An index, with the chances that the weights give.
    int weighted(int... weights) {
        int sum = 0;
        for (int w : weights) {
            sum += w;
        }
        int at = below(sum);
        int i = 0;
        while (at >= weights[i]) {
            at -= weights[i++];
        }
        return i;
    }
}
