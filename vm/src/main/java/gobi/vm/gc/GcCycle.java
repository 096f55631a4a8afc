package gobi.vm.gc;

/// What one collection did; the figures of a gctrace line.
///
/// @param number counts from 1
/// @param forced by runtime.GC or the like
/// @param startNanos as [System#nanoTime]
/// @param markNanos time for marking
/// @param sweepNanos time for sweeping
/// @param heapBefore bytes allocated at the start
/// @param heapMarked bytes found live
/// @param goal heap size that had been aimed at
/// @param nextGoal heap size of the next collection
/// @param stackBytes memory of goroutine frames
/// @param globalBytes immortal data
/// @param scannedBytes bytes that were searched for pointers
public record GcCycle(
        long number,
        boolean forced,
        long startNanos,
        long markNanos,
        long sweepNanos,
        long heapBefore,
        long heapMarked,
        long goal,
        long nextGoal,
        long stackBytes,
        long globalBytes,
        long scannedBytes) {
    public long pauseNanos() {
        return markNanos + sweepNanos;
    }
}
