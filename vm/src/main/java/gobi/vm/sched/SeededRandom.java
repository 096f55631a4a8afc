package gobi.vm.sched;

/// Random numbers that follow from a seed (splitmix64). Not safe for several threads.
final class SeededRandom {
    private long state;

    SeededRandom(long seed) {
        state = seed;
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /// A random number below n.
    int below(int n) {
        return (int) ((next() >>> 32) * n >>> 32);
    }

    /// A power of two, 2^from to 2^to, each as likely.
    int powerOfTwo(int from, int to) {
        return 1 << from + below(to - from + 1);
    }

    /// An independent source.
    SeededRandom split() {
        return new SeededRandom(next());
    }
}
