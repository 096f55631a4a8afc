package gobi.vm.heap;

/// Adjacent free slots that a cache allocates from: zeroed, and marked as allocated in their span.
///
/// While the memory profile samples, the run opens only as far as to the next object that is a
/// sample, so that allocation comes to its slow path for it.
final class Run {
    final long slotSize;
    long cursor;

    /// Where the open slots end.
    long end;

    /// Where the slots of the run end.
    private long stop;

    /// Where the layout number of the next object goes.
    long ids;

    Span span;
    private long start;

    Run(long slotSize) {
        this.slotSize = slotSize;
    }

    void set(Span from, int first, int behind) {
        span = from;
        start = from.address(first);
        cursor = start;
        stop = from.address(behind);
        end = stop;
        ids = from.ids + (long) first * SizeClasses.ID_SIZE;
    }

    /// Whether the object at the cursor, where the open slots end, is a sample.
    boolean atSample() {
        return end < stop;
    }

    /// No object is a sample any more.
    void sampleNever() {
        end = stop;
    }

    /// The run has just been taken: the object `bytes` on is a sample.
    void sampleAfter(long bytes) {
        open(cursor, bytes);
    }

    /// The object at the cursor is taken as a sample; the next is that `bytes` behind it.
    void sampleNext(long bytes) {
        open(cursor + slotSize, bytes);
    }

    /// A sample beyond the run is forgotten: distances to it have no memory, so another one, in the
    /// next run, is as good.
    private void open(long from, long bytes) {
        end = from + Math.min((bytes - 1) / slotSize, (stop - from) / slotSize) * slotSize;
    }

    /// Bytes in all of the run's slots.
    long size() {
        return stop - cursor;
    }

    /// Bytes handed out since the run was taken or [#takeUsed] was called.
    long used() {
        return cursor - start;
    }

    /// The same, from now on counted as done.
    long takeUsed() {
        long used = used();
        start = cursor;
        return used;
    }

    /// Gives the unused slots back and leaves the span; returns their size.
    long giveBack() {
        long unused = stop - cursor;
        if (unused > 0) {
            span.returnSlots(span.slotOf(cursor), span.slotOf(stop - 1) + 1);
        }
        span = null;
        start = 0;
        cursor = 0;
        end = 0;
        stop = 0;
        return unused;
    }
}
