package gobi.vm.gc;

/// What one collection did; the figures of a gctrace line.
///
/// @param number counts from 1
/// @param forced by runtime.GC or the like
/// @param startNanos as [System#nanoTime]
/// @param firstStopNanos how long the world stood before marking
/// @param markNanos time for marking beside running goroutines
/// @param lastStopNanos how long the world stood for the end of marking
/// @param assistNanos time that allocating goroutines spent marking
/// @param workerNanos time of the workers that take a quarter of the Ps
/// @param idleNanos time of Ps that had nothing else to do
/// @param processors Ps at the end
/// @param heapBefore bytes allocated at the start
/// @param heapAtEnd bytes allocated at the end of marking
/// @param heapMarked bytes found live
/// @param goal heap size that had been aimed at
/// @param nextGoal heap size aimed at by the next collection
/// @param stackBytes memory of goroutine frames
/// @param globalBytes immortal data
/// @param scannedBytes bytes of objects and globals that were searched for pointers
/// @param rootBytes bytes of stacks and of the VM's tables that were
/// @param expectedBytes how many scanned bytes had been expected
public record GcCycle(
        long number,
        boolean forced,
        long startNanos,
        long firstStopNanos,
        long markNanos,
        long lastStopNanos,
        long assistNanos,
        long workerNanos,
        long idleNanos,
        int processors,
        long heapBefore,
        long heapAtEnd,
        long heapMarked,
        long goal,
        long nextGoal,
        long stackBytes,
        long globalBytes,
        long scannedBytes,
        long rootBytes,
        long expectedBytes) {
    public long pauseNanos() {
        return firstStopNanos + lastStopNanos;
    }

    public long endNanos() {
        return startNanos + firstStopNanos + markNanos + lastStopNanos;
    }

    /// CPU time of collecting, idle Ps' apart.
    public long cpuNanos() {
        return pauseNanos() * processors + assistNanos + workerNanos;
    }

    /// The part of all Ps' time while marking that goroutines could not have; idle Ps' apart.
    public double utilization() {
        return (assistNanos + workerNanos) / (double) Math.max(1, markNanos * processors);
    }

    /// How fast goroutines allocated against how fast others marked, in bytes for each nanosecond
    /// of a CPU: what Go's pacer calls cons/mark.
    public double consMark() {
        double collecting = utilization();
        double idle = idleNanos / (double) Math.max(1, markNanos * processors);
        return Math.max(0, heapAtEnd - heapBefore)
                * (collecting + idle)
                / (Math.max(1, scannedBytes + rootBytes) * Math.max(0.01, 1 - collecting));
    }

    /// Its record when the world runs again.
    GcCycle completed(long firstStop, long lastStops, long concurrentEnd, int ps) {
        return new GcCycle(
                number,
                forced,
                startNanos,
                firstStop,
                Math.max(0, concurrentEnd - startNanos - firstStop),
                lastStops,
                assistNanos,
                workerNanos,
                idleNanos,
                ps,
                heapBefore,
                heapAtEnd,
                heapMarked,
                goal,
                nextGoal,
                stackBytes,
                globalBytes,
                scannedBytes,
                rootBytes,
                expectedBytes);
    }
}
