package gobi.vm.gc;

/// Keeps the collector from taking more than half of the CPU when the memory limit is near: a
/// bucket that collecting fills and everything else empties. While it is full, allocating
/// goroutines do not help to mark, and the heap may grow beyond the limit.
final class CpuLimiter {
    private static final long CAPACITY_NANOS_PER_PROCESSOR = 1_000_000_000L;

    private long fill;
    private volatile boolean limiting;

    /// @param collecting CPU time of collecting since the last call
    /// @param total CPU time that there was in all
    synchronized void update(long collecting, long total, int processors) {
        long capacity = processors * CAPACITY_NANOS_PER_PROCESSOR;
        long others = Math.max(0, total - collecting);
        fill = Math.clamp(fill + collecting - others, 0L, capacity);
        limiting = fill == capacity;
    }

    boolean isLimiting() {
        return limiting;
    }
}
