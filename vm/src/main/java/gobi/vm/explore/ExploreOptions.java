package gobi.vm.explore;

/// What to try.
///
/// @param runs how many seeds
/// @param firstSeed the first one
/// @param strategy how goroutines are chosen
/// @param maxPolls after how many safepoints a run counts as one that does not end
/// @param anyOutput whether output may differ from run to run
/// @param anyLeaks whether goroutines may be left over
public record ExploreOptions(
        int runs,
        long firstSeed,
        StrategyChoice strategy,
        long maxPolls,
        boolean anyOutput,
        boolean anyLeaks) {
    public static final ExploreOptions DEFAULT =
            new ExploreOptions(1000, 1, StrategyChoice.BOTH, 2_000_000, false, false);

    /// Seed of the n-th run, from 0.
    long seed(int n) {
        return switch (strategy) {
            case BOTH -> firstSeed + n;
            case RANDOM -> (firstSeed & 1) + firstSeed + 2L * n;
            case PRIORITIES -> (firstSeed & 1 ^ 1) + firstSeed + 2L * n;
        };
    }

    /// Which seeds are taken: even ones choose at random, odd ones by priorities.
    public enum StrategyChoice {
        BOTH,
        RANDOM,
        PRIORITIES
    }
}
