package gobi.vm.event;

/// Chooses which of many events of a kind are recorded: all at first, then fewer and fewer, at last
/// one in 509, which is prime so that a pattern that repeats is not always met at the same place.
/// For one thread at a time.
public final class Thinning {
    private static final int WIDEST = 509;
    private static final int STEPS = 16;

    private int left;
    private int stride = 1;
    private int recorded;

    /// One more has happened. Returns for how many it is to be recorded; 0 if it is not.
    public int next() {
        if (--left > 0) {
            return 0;
        }
        int count = stride;
        recorded++;
        stride = Math.min(WIDEST, 1 + recorded / STEPS);
        left = stride;
        return count;
    }
}
