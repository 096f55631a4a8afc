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
/// @param scannedBytes bytes that were searched for pointers
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
        long scannedBytes) {
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
}
