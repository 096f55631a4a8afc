package gobi.vm.heap;

/// Counters of a heap; the names are those of Go's `runtime.MemStats` where they mean the same.
///
/// @param totalAlloc bytes ever allocated
/// @param mallocs objects ever allocated
/// @param freed bytes ever freed
/// @param frees objects ever freed
/// @param live bytes counted as allocated now: what the pacer compares with the trigger
/// @param heapInuse bytes of spans
/// @param heapIdle bytes of free pages
/// @param heapReleased bytes of free pages given back to the system
/// @param staticBytes immortal data
/// @param stackInuse memory of goroutine frames
public record HeapStats(
        long totalAlloc,
        long mallocs,
        long freed,
        long frees,
        long live,
        long heapInuse,
        long heapIdle,
        long heapReleased,
        long staticBytes,
        long stackInuse) {
    public long heapAlloc() {
        return totalAlloc - freed;
    }

    public long heapObjects() {
        return mallocs - frees;
    }

    public long heapSys() {
        return heapInuse + heapIdle;
    }
}
