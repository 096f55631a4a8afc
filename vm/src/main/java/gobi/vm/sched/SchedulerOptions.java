package gobi.vm.sched;

import java.util.OptionalLong;

/// Settings of a [Scheduler].
///
/// @param processors GOMAXPROCS: how many goroutines run at once; at least 1
/// @param seed when present, all random choices come from it
/// @param maxThreads most threads, including those in blocking natives
public record SchedulerOptions(int processors, OptionalLong seed, int maxThreads) {
    static final int DEFAULT_MAX_THREADS = 10_000;

    /// As a Go program finds them: GOMAXPROCS from the environment, else the number of processors.
    /// A seed means one processor.
    public static SchedulerOptions fromEnvironment(OptionalLong seed) {
        int n = seed.isPresent() ? 1 : processors(System.getenv("GOMAXPROCS"));
        return new SchedulerOptions(n, seed, DEFAULT_MAX_THREADS);
    }

    public static SchedulerOptions of(int processors) {
        return new SchedulerOptions(processors, OptionalLong.empty(), DEFAULT_MAX_THREADS);
    }

    private static int processors(String setting) {
        int machine = Runtime.getRuntime().availableProcessors();
        if (setting == null) {
            return machine;
        }
        try {
            int n = Integer.parseInt(setting.strip());
            return n > 0 ? Math.min(n, 1 << 10) : machine;
        } catch (NumberFormatException e) {
            return machine;
        }
    }
}
